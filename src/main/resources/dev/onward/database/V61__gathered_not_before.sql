-- The day before which something won't end, where its source says no more than that.
ALTER TABLE gathered_item ADD COLUMN not_before TEXT;

-- Two sources tell one end where both tell the same day.
CREATE INDEX gathered_item_takes_effect ON gathered_item (takes_effect);
