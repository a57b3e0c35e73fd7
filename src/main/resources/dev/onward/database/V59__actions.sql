-- What an answer would do, asked back first, and what an action took, so that it can be undone. Moments are milliseconds since 1970 (UTC).

-- What was asked back and waits for a yes in the next turn; a conversation has one at most. Deleted by whatever comes next, and soon by itself, for it may hold an e-mail address.
CREATE TABLE pending_action (
  conversation_id TEXT   NOT NULL PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
  person_id       TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  turn_id         TEXT   NOT NULL REFERENCES turn (id) ON DELETE CASCADE, -- in which it was asked back
  content         TEXT   NOT NULL, -- JSON
  until           BIGINT NOT NULL
);
CREATE INDEX pending_action_by_end ON pending_action (until);
CREATE INDEX pending_action_of_person ON pending_action (person_id);
CREATE INDEX pending_action_of_turn ON pending_action (turn_id);

-- What was erased, forgotten, replaced or ended, kept for a day so that it can come back. Goes at once with the person.
CREATE TABLE set_aside (
  id        TEXT    NOT NULL PRIMARY KEY,
  person_id TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL, -- the last comes back first
  kind      TEXT    NOT NULL, -- by what it was taken
  content   TEXT    NOT NULL, -- JSON
  until     BIGINT  NOT NULL
);
CREATE INDEX set_aside_by_end ON set_aside (until);
CREATE INDEX set_aside_of_person ON set_aside (person_id, place);
