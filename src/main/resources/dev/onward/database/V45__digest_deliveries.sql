-- The delivery of the weekly mail. Moments are milliseconds since 1970 (UTC).

-- One subscriber's issue of one day, from the plan to its end.
CREATE TABLE digest_delivery (
  id            TEXT    NOT NULL PRIMARY KEY, -- random; stands in Message-ID and return path, so that what comes back is known
  issue         TEXT    NOT NULL, -- the day it is for, by the subscriber's calendar
  subscriber_id TEXT    NOT NULL REFERENCES digest_subscriber (id) ON DELETE CASCADE,
  issue_at      BIGINT  NOT NULL, -- the moment it is for
  domain        TEXT    NOT NULL, -- of the address
  state         TEXT    NOT NULL, -- planned, claimed, handing-over, and at the end sent, empty, failed, suppressed, skipped, in-doubt
  attempts      INTEGER NOT NULL, -- that failed
  due_at        BIGINT  NOT NULL, -- nobody takes it before; of a claimed one, when another node may
  holder        TEXT,             -- the node that claimed it
  reply         TEXT,             -- codes of the mail server, or why not
  bounce        TEXT,             -- status of a report that came back
  changed_at    BIGINT  NOT NULL,
  UNIQUE (issue, subscriber_id)
);
CREATE INDEX digest_delivery_due ON digest_delivery (state, due_at);
CREATE INDEX digest_delivery_of_subscriber ON digest_delivery (subscriber_id, issue_at);

-- While a row stands here, no node sends issues.
CREATE TABLE digest_pause (
  id        INTEGER NOT NULL PRIMARY KEY, -- 1, so that there is one
  paused_at BIGINT  NOT NULL
);
