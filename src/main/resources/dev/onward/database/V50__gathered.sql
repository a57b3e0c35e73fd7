-- What live sources said, and what was decided on it. Moments are milliseconds since 1970 (UTC).

-- How each source is faring, and where the next look at it goes on.
CREATE TABLE gather_source (
  source        TEXT    NOT NULL PRIMARY KEY,
  etag          TEXT,
  last_modified TEXT,
  newest        BIGINT,
  looked_at     BIGINT,
  succeeded_at  BIGINT,
  outcome       TEXT    NOT NULL, -- in words, for an editor
  failing_since BIGINT,           -- stale from then on
  failures      INTEGER NOT NULL, -- in a row
  due_at        BIGINT  NOT NULL,
  busy_until    BIGINT  NOT NULL  -- whoever looks at it moves this on; nobody else looks before
);

-- One item of one source, as it is there, and how it stands with us.
CREATE TABLE gathered_item (
  id           TEXT    NOT NULL PRIMARY KEY, -- of the update that it becomes
  source       TEXT    NOT NULL,
  item_key     TEXT    NOT NULL,
  publisher    TEXT    NOT NULL,
  confidence   TEXT    NOT NULL,
  url          TEXT    NOT NULL,
  title        TEXT    NOT NULL,
  published_at BIGINT,
  modified_at  BIGINT,
  change_kind  TEXT    NOT NULL,
  takes_effect TEXT,
  products     TEXT    NOT NULL, -- JSON lists
  categories   TEXT    NOT NULL,
  content      TEXT    NOT NULL,
  remarks      TEXT    NOT NULL,
  content_hash TEXT    NOT NULL, -- of all that the source says of it

  address      TEXT    NOT NULL, -- the url in the one form by which it is compared
  text_hash    TEXT,             -- the same for the same words
  title_key    TEXT,             -- the same for titles of the same names
  same_as      TEXT,             -- the item that stands for this one

  standing     TEXT    NOT NULL, -- let-in, waiting, dropped
  score        INTEGER NOT NULL,
  reasons      TEXT    NOT NULL,
  topics       TEXT    NOT NULL,
  goals        TEXT    NOT NULL,
  shown_title  TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  why          TEXT    NOT NULL,
  by_editor    INTEGER NOT NULL, -- 1 where an editor decided last
  edited       INTEGER NOT NULL, -- 1 where the words are an editor's
  pinned       INTEGER NOT NULL, -- 1 where it stays as it is, whatever its source does

  found_at     BIGINT  NOT NULL,
  changed_at   BIGINT  NOT NULL,
  seen_at      BIGINT  NOT NULL,
  vanished_at  BIGINT,
  version      BIGINT  NOT NULL, -- the count of gathered_version at its last change
  UNIQUE (source, item_key)
);
CREATE INDEX gathered_item_address ON gathered_item (address);
CREATE INDEX gathered_item_text ON gathered_item (text_hash);
CREATE INDEX gathered_item_title ON gathered_item (title_key);
CREATE INDEX gathered_item_same ON gathered_item (same_as);
CREATE INDEX gathered_item_version ON gathered_item (version, id);
CREATE INDEX gathered_item_standing ON gathered_item (standing, score);

-- Bands of MinHash signatures: items that share one are likely to share most of their words.
CREATE TABLE gathered_band (
  band    TEXT NOT NULL,
  item_id TEXT NOT NULL REFERENCES gathered_item (id) ON DELETE CASCADE,
  PRIMARY KEY (band, item_id)
);
CREATE INDEX gathered_band_item ON gathered_band (item_id);

-- Counts the changes of items, so that every node sees that there is something to show.
CREATE TABLE gathered_version (
  version BIGINT NOT NULL
);
INSERT INTO gathered_version (version) VALUES (0);

-- Every decision, by rule or by an editor; nothing is ever changed or deleted here.
CREATE TABLE gathered_decision (
  id      TEXT   NOT NULL PRIMARY KEY,
  item_id TEXT   NOT NULL,
  verdict TEXT   NOT NULL, -- let-in, waiting, dropped by rule; accept, reject, edit, pin, unpin, undo by an editor
  who     TEXT   NOT NULL,
  why     TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  before  TEXT,            -- how the item stood, as JSON, for undoing
  undoes  TEXT             -- the decision that this one takes back
);
CREATE INDEX gathered_decision_of_item ON gathered_decision (item_id, at);
CREATE INDEX gathered_decision_at ON gathered_decision (at);

-- What a source says of a credential otherwise than we do. Never applied by itself.
CREATE TABLE gathered_proposal (
  id         TEXT   NOT NULL PRIMARY KEY, -- hash of what differs
  source     TEXT   NOT NULL,
  credential TEXT   NOT NULL,
  field      TEXT   NOT NULL,
  ours       TEXT   NOT NULL,
  theirs     TEXT   NOT NULL,
  url        TEXT   NOT NULL,
  remark     TEXT   NOT NULL,
  raised_at  BIGINT NOT NULL,
  state      TEXT   NOT NULL, -- open, to-be-written, dismissed
  who        TEXT,
  why        TEXT,
  decided_at BIGINT
);
CREATE INDEX gathered_proposal_state ON gathered_proposal (state, raised_at);

-- The editor's token and who is logged in with it: hashes only.
CREATE TABLE editor_token (
  one  INTEGER NOT NULL PRIMARY KEY, -- always 1
  hash TEXT    NOT NULL
);
CREATE TABLE editor_session (
  hash       TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL,
  expires_at BIGINT NOT NULL
);
