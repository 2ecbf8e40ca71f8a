-- The searches people keep, each sealed to the one who keeps it.
CREATE TABLE kept_search (
  id BLOB NOT NULL,
  person INTEGER NOT NULL REFERENCES person,
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

-- What the board was called and in which zone its days were counted, without going through the whole chain.
CREATE INDEX chain_board ON chain (kind, seq) WHERE kind = 'board';
