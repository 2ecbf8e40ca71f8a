-- The first schema. Times are microseconds since 1970 UTC, days are days since 1970, and words are kept as the small
-- numbers that their enumerations list them by (src/store/sqlite/columns.rs).

CREATE TABLE board (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id BLOB NOT NULL,
  organisation TEXT NOT NULL,
  zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  sample INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  settled_on INTEGER NOT NULL,
  last_position INTEGER NOT NULL
) STRICT;

CREATE TABLE chart (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  leadership INTEGER NOT NULL,
  everyone INTEGER NOT NULL,
  wide INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE
) STRICT;

-- What the chart said of a person from version `since` until before version `until`.
CREATE TABLE profile (
  person INTEGER NOT NULL REFERENCES person,
  since INTEGER NOT NULL REFERENCES chart,
  until INTEGER,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  area TEXT NOT NULL,
  level INTEGER NOT NULL,
  manager INTEGER REFERENCES person,
  client_type INTEGER NOT NULL,
  bond INTEGER NOT NULL,
  locale TEXT NOT NULL,
  active_from INTEGER,
  active_until INTEGER,
  successor INTEGER REFERENCES person,
  roles INTEGER NOT NULL,
  PRIMARY KEY (person, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  uid INTEGER PRIMARY KEY,
  person INTEGER NOT NULL UNIQUE REFERENCES person
) STRICT;

CREATE TABLE keys (
  person INTEGER NOT NULL REFERENCES person,
  generation INTEGER NOT NULL,
  verify BLOB NOT NULL,
  seal BLOB NOT NULL,
  memory_kib INTEGER NOT NULL,
  passes INTEGER NOT NULL,
  lanes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL,
  recovery_nonce BLOB NOT NULL,
  recovery_sealed BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (person, generation)
) STRICT;

CREATE TABLE code (
  person INTEGER PRIMARY KEY REFERENCES person,
  generation INTEGER NOT NULL,
  digest BLOB NOT NULL,
  issued_by INTEGER NOT NULL REFERENCES person,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  entry INTEGER NOT NULL
) STRICT;

CREATE TABLE chain (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  author INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject BLOB NOT NULL,
  digest BLOB NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB
) STRICT;

-- A set of viewers (recipients and author), shared by all announcements that have exactly these: bit p of the blob
-- (byte p / 8, lowest bit first) is the person with id p.
CREATE TABLE audience (
  id INTEGER PRIMARY KEY,
  viewers BLOB NOT NULL UNIQUE
) STRICT;

-- Everybody whom some wide announcement of this direction and day (of its position) reaches: lets a feed step over
-- days that hold nothing for its viewer.
CREATE TABLE wide_day (
  direction INTEGER NOT NULL,
  day INTEGER NOT NULL,
  viewers BLOB NOT NULL,
  PRIMARY KEY (direction, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE announcement (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  author INTEGER NOT NULL REFERENCES person,
  steward INTEGER NOT NULL REFERENCES person,
  direction INTEGER NOT NULL,
  reach INTEGER NOT NULL,
  depth INTEGER,
  height INTEGER,
  filter_area TEXT,
  filter_client_type INTEGER,
  filter_bond INTEGER,
  copy_manager INTEGER NOT NULL,
  audience INTEGER NOT NULL REFERENCES audience,
  wide INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  publish_at INTEGER NOT NULL,
  expires_at INTEGER,
  withdrawn_at INTEGER,
  acknowledge INTEGER NOT NULL,
  ack_due INTEGER,
  pinned INTEGER NOT NULL,
  replies_open INTEGER NOT NULL,
  replies INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  asks_since INTEGER NOT NULL,
  revised_at INTEGER NOT NULL,
  chart INTEGER NOT NULL REFERENCES chart,
  recipients INTEGER NOT NULL,
  entry INTEGER,
  starts INTEGER,
  ends INTEGER,
  place TEXT,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX announcement_wide ON announcement (direction, position, audience) WHERE wide = 1;
CREATE INDEX announcement_steward ON announcement (steward, position);
CREATE INDEX announcement_handed_over ON announcement (position) WHERE steward <> author;
CREATE INDEX announcement_pinned ON announcement (position) WHERE pinned = 1 AND withdrawn_at IS NULL;
CREATE INDEX announcement_pinned_by ON announcement (author, direction, expires_at)
  WHERE pinned = 1 AND withdrawn_at IS NULL;
CREATE INDEX announcement_event ON announcement (starts) WHERE starts IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX announcement_urgent ON announcement (author, publish_at) WHERE priority = 2;
CREATE INDEX announcement_acknowledge ON announcement (position) WHERE acknowledge = 1;
CREATE INDEX announcement_asking ON announcement (steward, position) WHERE acknowledge = 1 AND withdrawn_at IS NULL;

-- One row per viewer of announcements that are not wide, and per person one came to later.
CREATE TABLE inbox (
  person INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (person, direction, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE addition (
  position INTEGER NOT NULL,
  person INTEGER NOT NULL,
  day INTEGER NOT NULL,
  stands_in INTEGER NOT NULL,
  PRIMARY KEY (position, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  position INTEGER NOT NULL,
  person INTEGER NOT NULL,
  opened_at INTEGER,
  opened_revision INTEGER NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_revision INTEGER NOT NULL,
  entry INTEGER,
  PRIMARY KEY (position, person)
) STRICT, WITHOUT ROWID;

-- Acknowledgements still owed: deleted when given or lapsed, so the table stays small on a board of any age.
CREATE TABLE duty (
  person INTEGER NOT NULL,
  position INTEGER NOT NULL,
  due INTEGER,
  PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_position ON duty (position, due);

CREATE TABLE revision (
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry INTEGER,
  PRIMARY KEY (position, number)
) STRICT;

CREATE TABLE reply (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES person,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry INTEGER
) STRICT;
CREATE INDEX reply_position ON reply (position, seq);

CREATE TABLE question (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  asker INTEGER NOT NULL REFERENCES person,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry INTEGER,
  answerer INTEGER REFERENCES person,
  answer TEXT,
  answered_at INTEGER,
  answer_entry INTEGER
) STRICT;
CREATE INDEX question_position ON question (position, seq);
CREATE INDEX question_open ON question (position) WHERE answer IS NULL;

CREATE TABLE draft (
  id BLOB PRIMARY KEY,
  author INTEGER NOT NULL REFERENCES person,
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_author ON draft (author, saved_at);

CREATE VIRTUAL TABLE announcement_text USING fts5 (
  title, body, replies,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
