-- How an answer came about: what its question was taken for, and how long each step took.
CREATE TABLE inspection (
  turn_id TEXT NOT NULL PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
  content TEXT NOT NULL
);
