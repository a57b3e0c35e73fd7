-- When a source was last read from its beginning, not only for what changed.
ALTER TABLE gather_source ADD COLUMN whole_at BIGINT;
