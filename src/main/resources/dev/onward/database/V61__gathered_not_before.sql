-- The day before which something won't end, where its source says no more than that.
ALTER TABLE gathered_item ADD COLUMN not_before TEXT;
