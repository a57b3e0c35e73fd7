-- How often a reader wants the mail, and up to which moment their issues are planned. Moments are milliseconds since 1970 (UTC).
ALTER TABLE digest_subscriber ADD COLUMN rhythm TEXT NOT NULL DEFAULT 'weekly'; -- weekly, two-weeks, four-weeks
ALTER TABLE digest_subscriber ADD COLUMN paused_until TEXT;                     -- a day of the reader's calendar, ISO
ALTER TABLE digest_confirmation ADD COLUMN rhythm TEXT NOT NULL DEFAULT 'weekly';
ALTER TABLE digest_confirmation ADD COLUMN paused_until TEXT;

-- The moment of the latest issue that was planned; 0 where it is to be reckoned anew. Whoever plans looks only at those that it lies behind.
ALTER TABLE digest_subscriber ADD COLUMN planned_until BIGINT NOT NULL DEFAULT 0;
CREATE INDEX digest_subscriber_by_plan ON digest_subscriber (state, planned_until);
