-- What the chat model was used for, by day (UTC) and by what is counted.
CREATE TABLE model_use (
  day     TEXT   NOT NULL,
  measure TEXT   NOT NULL,
  amount  BIGINT NOT NULL,
  PRIMARY KEY (day, measure)
);
