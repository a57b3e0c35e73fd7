-- What knows nothing of Teams belongs to any channel: accounts, threads, preferences, bulletins, links.

-- A person behind an account of a channel. The workspace and the account's id, never a name.
CREATE TABLE channel_account (
  channel      TEXT    NOT NULL,
  workspace_id TEXT    NOT NULL,
  user_id      TEXT    NOT NULL,
  person_id    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  own          INTEGER NOT NULL, -- 1 where the person is known in this channel only, 0 where linked
  PRIMARY KEY (channel, workspace_id, user_id)
);
INSERT INTO channel_account (channel, workspace_id, user_id, person_id, own)
  SELECT 'teams', tenant_id, user_id, person_id, own FROM teams_account;
DROP TABLE teams_account;
CREATE INDEX channel_account_of_person ON channel_account (person_id);

-- Which conversation a person's words in a chat go on with.
CREATE TABLE channel_thread (
  channel         TEXT NOT NULL,
  chat_id         TEXT NOT NULL,
  person_id       TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  PRIMARY KEY (channel, chat_id, person_id)
);
INSERT INTO channel_thread (channel, chat_id, person_id, conversation_id)
  SELECT 'teams', chat_id, person_id, conversation_id FROM teams_thread;
DROP TABLE teams_thread;

-- Which answer a message of ours carried, for feedback on it and for edits of its question.
CREATE TABLE channel_answer (
  channel    TEXT NOT NULL,
  chat_id    TEXT NOT NULL,
  message_id TEXT NOT NULL,
  turn_id    TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
  PRIMARY KEY (channel, chat_id, message_id)
);
INSERT INTO channel_answer (channel, chat_id, message_id, turn_id)
  SELECT 'teams', chat_id, activity_id, turn_id FROM teams_answer;
DROP TABLE teams_answer;

ALTER TABLE teams_preference RENAME TO channel_preference;
ALTER TABLE teams_telling RENAME TO channel_telling;
ALTER TABLE teams_link RENAME TO channel_link;
