-- The month under which a page lists an item without a day of its own.
ALTER TABLE gathered_item ADD COLUMN listed TEXT;
