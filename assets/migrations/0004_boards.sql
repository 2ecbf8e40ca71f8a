-- The searches people keep, each sealed to the one who keeps it.
CREATE TABLE kept_search (
  id BLOB NOT NULL,
  person INTEGER NOT NULL REFERENCES person,
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

-- Events of over a week, in microseconds: the few that touch days their start is far from.
CREATE INDEX announcement_long_event ON announcement (starts) WHERE withdrawn_at IS NULL AND ends - starts > 604800000000;
