-- Whose fault a failure is, and to whom no mail goes. Moments are milliseconds since 1970 (UTC).

-- Of a failed delivery or of a report that came back: recipient, sender, content, reputation, list or relay. Only the first counts against a reader.
ALTER TABLE digest_delivery ADD COLUMN fault TEXT;

-- Set right before the last word to the server, so that a notice that may have been taken is never sent again.
ALTER TABLE digest_notice ADD COLUMN handed_at BIGINT;

-- Notices that were sent, for as long as a report or a complaint may come back.
CREATE TABLE mail_sent (
  id      TEXT   NOT NULL PRIMARY KEY, -- as in Message-ID and return path
  address TEXT   NOT NULL,
  sent_at BIGINT NOT NULL
);
CREATE INDEX mail_sent_by_moment ON mail_sent (sent_at);

-- Mailboxes to which no mail goes until somebody lifts it.
CREATE TABLE mail_suppression (
  mailbox       TEXT   NOT NULL PRIMARY KEY, -- the form that tells duplicates
  address       TEXT   NOT NULL,             -- as it was written
  cause         TEXT   NOT NULL,             -- none (there is no such mailbox), unreached (three issues in a row), complaint
  reply         TEXT   NOT NULL,             -- codes of the server or of the report
  suppressed_at BIGINT NOT NULL
);

-- While a row stands here, sending has stopped for a fault that is no reader's.
CREATE TABLE mail_breaker (
  id        INTEGER NOT NULL PRIMARY KEY, -- 1, so that there is one
  fault     TEXT    NOT NULL,
  reply     TEXT    NOT NULL,
  failures  INTEGER NOT NULL, -- in a row
  opened_at BIGINT  NOT NULL,
  last_at   BIGINT  NOT NULL
);
