-- Mails to one address, such as the one that asks to confirm; kept until they are handed over, then wiped.
CREATE TABLE digest_notice (
  id         TEXT    NOT NULL PRIMARY KEY,
  content    TEXT    NOT NULL, -- JSON
  attempts   INTEGER NOT NULL,
  due_at     BIGINT  NOT NULL, -- nobody takes it before; whoever works on it moves this on
  created_at BIGINT  NOT NULL
);
CREATE INDEX digest_notice_due ON digest_notice (due_at);
