-- When the next request of somebody is due (generic cell rate algorithm); "who" is a pseudonym. Shared by all nodes.

CREATE TABLE rate_limit (
  who TEXT PRIMARY KEY,
  due BIGINT NOT NULL
);

CREATE INDEX rate_limit_due ON rate_limit (due);
