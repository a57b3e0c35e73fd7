-- The inbox of Teams becomes that of any channel, and holds what people see of an answer already,
-- so that whoever goes on after a kill or on another node finishes the same message.
DROP INDEX teams_activity_waiting;
ALTER TABLE teams_activity RENAME TO channel_inbox;
ALTER TABLE channel_inbox RENAME COLUMN chat_id TO lane;
ALTER TABLE channel_inbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'teams';
ALTER TABLE channel_inbox ADD COLUMN host TEXT NOT NULL DEFAULT '';   -- the far side that gets the answer
ALTER TABLE channel_inbox ADD COLUMN holder TEXT NOT NULL DEFAULT ''; -- who took it last; nobody else may write
ALTER TABLE channel_inbox ADD COLUMN shown TEXT NOT NULL DEFAULT '';  -- what people see of it, in the channel's words
ALTER TABLE channel_inbox ADD COLUMN reply TEXT NOT NULL DEFAULT '';  -- what to send, once that is made
ALTER TABLE channel_inbox ADD COLUMN sending INTEGER NOT NULL DEFAULT 0; -- 1: may have been sent, outcome not noted
ALTER TABLE channel_inbox ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;  -- attempts with an unknown outcome
-- state: waiting, done, refused (the far side did not want it), unknown (perhaps shown), given-up
CREATE INDEX channel_inbox_waiting ON channel_inbox (state, channel, lane, received_at);
