-- One mailbox, one reader. Rows from before have none until the program starts, which knows the rule.
ALTER TABLE digest_subscriber ADD COLUMN mailbox TEXT;
CREATE UNIQUE INDEX digest_subscriber_by_mailbox ON digest_subscriber (mailbox);
