-- What a conversation was about so far, for the turns that point back to it (JSON); in place of what each turn was about by itself.

ALTER TABLE conversation ADD COLUMN state TEXT;
ALTER TABLE turn DROP COLUMN focus;
