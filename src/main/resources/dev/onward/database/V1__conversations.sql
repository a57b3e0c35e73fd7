-- Moments are milliseconds since 1970 (UTC); contents of several values are JSON. Both engines read this file.

CREATE TABLE person (
  id         TEXT   NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL
);

CREATE TABLE browser_session (
  token_hash TEXT   NOT NULL PRIMARY KEY,
  person_id  TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL
);
CREATE INDEX browser_session_of_person ON browser_session (person_id);

CREATE TABLE profile (
  person_id  TEXT   NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  content    TEXT   NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE career_plan (
  person_id  TEXT   NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  id         TEXT   NOT NULL,
  content    TEXT   NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE conversation (
  id         TEXT   NOT NULL PRIMARY KEY,
  person_id  TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  title      TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX conversation_of_person ON conversation (person_id, updated_at);

-- A question and its answer. The question is kept before the answer is begun.
CREATE TABLE turn (
  id              TEXT    NOT NULL PRIMARY KEY,
  conversation_id TEXT    NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  place           INTEGER NOT NULL,
  question        TEXT    NOT NULL,
  asked_at        BIGINT  NOT NULL,
  state           TEXT    NOT NULL, -- answering, answered, stopped, interrupted
  focus           TEXT,             -- what it was about, for the turns that follow
  answer          TEXT,
  answered_at     BIGINT,
  UNIQUE (conversation_id, place)
);

CREATE TABLE feedback (
  turn_id  TEXT    NOT NULL PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
  helpful  INTEGER NOT NULL, -- 1 or 0
  note     TEXT    NOT NULL,
  given_at BIGINT  NOT NULL
);

-- As db-scheduler asks for (github.com/kagkarlsson/db-scheduler, postgresql_tables.sql).
CREATE TABLE scheduled_tasks (
  task_name            TEXT      NOT NULL,
  task_instance        TEXT      NOT NULL,
  task_data            ${bytes},
  execution_time       ${moment} NOT NULL,
  picked               BOOLEAN   NOT NULL,
  picked_by            TEXT,
  last_success         ${moment},
  last_failure         ${moment},
  consecutive_failures INT,
  last_heartbeat       ${moment},
  version              BIGINT    NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
