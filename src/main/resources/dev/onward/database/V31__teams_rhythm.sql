-- Bulletins with a rhythm of their own: daily ones, and weekly ones on a weekday that the person
-- chooses.
ALTER TABLE teams_preference ADD COLUMN weekday INTEGER NOT NULL DEFAULT 1; -- 1 is Monday

-- What was told unasked last, so that it is told once in its rhythm at most.
CREATE TABLE teams_telling (
  person_id   TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  bulletin    TEXT   NOT NULL,
  settled_on  TEXT,            -- the day, in the person's time zone, on which it was told or had nothing to tell
  sent_at     BIGINT,          -- when it was sent last
  taken_until BIGINT NOT NULL, -- somebody is about to tell it
  PRIMARY KEY (person_id, bulletin)
);
DROP TABLE teams_told;
