-- Which items' notes the chat model was asked for, by what their source said then.
CREATE TABLE gathered_note (
  item_id      TEXT NOT NULL PRIMARY KEY REFERENCES gathered_item (id) ON DELETE CASCADE,
  content_hash TEXT NOT NULL
);
