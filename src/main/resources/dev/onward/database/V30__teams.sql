-- Microsoft Teams. Moments are milliseconds since 1970 (UTC).

-- What came in, kept until it is worked. Then the content is wiped; the id stays for a while, so
-- that the same activity sent twice is worked once.
CREATE TABLE teams_activity (
  id          TEXT    NOT NULL PRIMARY KEY, -- hash of the chat and the activity's id
  chat_id     TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  received_at BIGINT  NOT NULL,
  state       TEXT    NOT NULL, -- waiting, done, given-up
  attempts    INTEGER NOT NULL,
  due_at      BIGINT  NOT NULL, -- nobody takes it before; whoever works on it moves this on
  turn_id     TEXT              -- the question that was begun for it
);
CREATE INDEX teams_activity_waiting ON teams_activity (state, chat_id, received_at);

-- A person behind a Teams account. The tenant and the account's id, never a name.
CREATE TABLE teams_account (
  tenant_id TEXT NOT NULL,
  user_id   TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  own       INTEGER NOT NULL, -- 1 where the person is known in Teams only, 0 where linked
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX teams_account_of_person ON teams_account (person_id);

-- Where a chat is reached. A personal one belongs to its person.
CREATE TABLE teams_chat (
  id          TEXT   NOT NULL PRIMARY KEY,
  kind        TEXT   NOT NULL, -- personal, group, channel
  tenant_id   TEXT   NOT NULL,
  service_url TEXT   NOT NULL,
  bot_id      TEXT   NOT NULL,
  person_id   TEXT   REFERENCES person (id) ON DELETE CASCADE,
  welcomed_at BIGINT,
  closed_at   BIGINT, -- removed or blocked there
  seen_at     BIGINT NOT NULL
);
CREATE INDEX teams_chat_of_person ON teams_chat (person_id);

-- Which conversation a person's words in a chat go on with.
CREATE TABLE teams_thread (
  chat_id         TEXT NOT NULL,
  person_id       TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  PRIMARY KEY (chat_id, person_id)
);

-- Which answer a message of ours carried, for feedback on it.
CREATE TABLE teams_answer (
  chat_id     TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  turn_id     TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
  PRIMARY KEY (chat_id, activity_id)
);

-- When and where a person wants to be told something unasked.
CREATE TABLE teams_preference (
  person_id TEXT    NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  bulletins TEXT    NOT NULL, -- ids, a comma between them
  zone      TEXT    NOT NULL,
  hour      INTEGER NOT NULL
);

-- What was told unasked, so that it is told once a day at most.
CREATE TABLE teams_told (
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  bulletin  TEXT NOT NULL,
  day       TEXT NOT NULL, -- in the person's time zone
  PRIMARY KEY (person_id, bulletin, day)
);

-- Links that open something of a person's without a session; the address holds what is hashed here.
CREATE TABLE teams_link (
  hash       TEXT   NOT NULL PRIMARY KEY,
  person_id  TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  turn_id    TEXT   REFERENCES turn (id) ON DELETE CASCADE, -- an answer; without it the plan
  expires_at BIGINT NOT NULL
);

-- Short codes by which a person proves in one channel who they are in another.
CREATE TABLE link_code (
  hash       TEXT   NOT NULL PRIMARY KEY,
  person_id  TEXT   NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
  expires_at BIGINT NOT NULL
);
