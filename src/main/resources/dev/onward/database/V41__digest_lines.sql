-- Lines of the weekly mail that the chat model worded and the check let pass, so that the same letter says the same again.
CREATE TABLE digest_line (
  item_id  TEXT NOT NULL,
  aim      TEXT NOT NULL, -- id of a path, or empty
  language TEXT NOT NULL,
  version  TEXT NOT NULL, -- of the prompt and of the item's own words
  line     TEXT NOT NULL, -- empty where what the model said was refused
  PRIMARY KEY (item_id, aim, language, version)
);
