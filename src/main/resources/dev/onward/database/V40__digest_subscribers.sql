-- The weekly mail's readers. Moments are milliseconds since 1970 (UTC).

-- Who confirmed that they want the mail. The id outlives a change of the address and stands in no link by itself.
CREATE TABLE digest_subscriber (
  id           TEXT    NOT NULL PRIMARY KEY,
  address      TEXT    NOT NULL UNIQUE, -- in the form that tells duplicates
  person_id    TEXT    REFERENCES person (id) ON DELETE CASCADE,
  goal         TEXT,
  topics       TEXT    NOT NULL, -- a comma between them
  weekday      INTEGER NOT NULL, -- 1 is Monday
  hour         INTEGER NOT NULL,
  zone         TEXT    NOT NULL, -- IANA
  language     TEXT    NOT NULL,
  state        TEXT    NOT NULL, -- active, ended (by themselves), suppressed (bounced or complained)
  reason       TEXT,             -- of the suppression
  confirmed_at BIGINT  NOT NULL,
  changed_at   BIGINT  NOT NULL
);
CREATE INDEX digest_subscriber_by_state ON digest_subscriber (state, id);
CREATE INDEX digest_subscriber_of_person ON digest_subscriber (person_id);

-- Wishes that wait for the click in the confirmation mail; the mail holds what is hashed here.
CREATE TABLE digest_confirmation (
  hash       TEXT    NOT NULL PRIMARY KEY,
  address    TEXT    NOT NULL,
  person_id  TEXT    REFERENCES person (id) ON DELETE CASCADE,
  goal       TEXT,
  topics     TEXT    NOT NULL,
  weekday    INTEGER NOT NULL,
  hour       INTEGER NOT NULL,
  zone       TEXT    NOT NULL,
  language   TEXT    NOT NULL,
  expires_at BIGINT  NOT NULL,
  used_at    BIGINT
);
CREATE INDEX digest_confirmation_by_end ON digest_confirmation (expires_at);

-- Asking for the mail is limited by where it comes from and by the address; both are hashed here.
CREATE TABLE digest_attempt (
  id   TEXT   NOT NULL PRIMARY KEY,
  who  TEXT   NOT NULL,
  at   BIGINT NOT NULL
);
CREATE INDEX digest_attempt_by_who ON digest_attempt (who, at);

-- What a subscriber was told and in which issue, so that nothing comes twice.
CREATE TABLE digest_told (
  subscriber_id TEXT   NOT NULL REFERENCES digest_subscriber (id) ON DELETE CASCADE,
  item_id       TEXT   NOT NULL,
  issue         BIGINT NOT NULL,
  PRIMARY KEY (subscriber_id, item_id)
);

-- More like this, less like this.
CREATE TABLE digest_vote (
  subscriber_id TEXT    NOT NULL REFERENCES digest_subscriber (id) ON DELETE CASCADE,
  item_id       TEXT    NOT NULL,
  vote          INTEGER NOT NULL, -- 1 or -1
  voted_at      BIGINT  NOT NULL,
  PRIMARY KEY (subscriber_id, item_id)
);

-- The key that signs the links in mails; one for all nodes.
CREATE TABLE digest_key (
  id      INTEGER NOT NULL PRIMARY KEY, -- 1, so that there is one
  content TEXT    NOT NULL
);
