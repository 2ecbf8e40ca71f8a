-- KPI goals. Amounts are ten-thousandths of their unit (steps and ratings too), shares ten-thousandths of the whole,
-- progress is in millionths. An aim is its `kind` and of `baseline` to `share` those that its kind has.

-- A draft is its author's own: two people may be writing about the same goal under the same id.
CREATE TABLE own_draft (
  author INTEGER NOT NULL REFERENCES person,
  id BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (author, id)
) STRICT, WITHOUT ROWID;
INSERT INTO own_draft SELECT author, id, saved_at, sealed FROM draft;
DROP TABLE draft;
ALTER TABLE own_draft RENAME TO draft;
CREATE INDEX draft_author ON draft (author, saved_at);

CREATE TABLE dimension (
  number INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  es TEXT NOT NULL,
  en TEXT NOT NULL,
  entry INTEGER
) STRICT;

CREATE TABLE kpi (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  es TEXT NOT NULL,
  en TEXT NOT NULL,
  unit_es TEXT NOT NULL,
  unit_en TEXT NOT NULL,
  dimension INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  aggregation INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER
) STRICT;

CREATE TABLE cycle (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER,
  closed_by INTEGER REFERENCES person,
  closed_at INTEGER,
  note TEXT,
  chart INTEGER REFERENCES chart,
  closing_entry INTEGER
) STRICT;

CREATE TABLE template (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  kpi INTEGER NOT NULL REFERENCES kpi,
  kind INTEGER NOT NULL,
  baseline INTEGER,
  target INTEGER,
  low INTEGER,
  high INTEGER,
  share INTEGER,
  weight INTEGER NOT NULL,
  cadence INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER
) STRICT, WITHOUT ROWID;

-- A goal at its newest revision. What follows `entry` is derived: from its check-ins (`checked` to `before_in_band`), and
-- from them and the day (`current` on).
CREATE TABLE goal (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  owner INTEGER NOT NULL REFERENCES person,
  kpi INTEGER NOT NULL REFERENCES kpi,
  cycle INTEGER REFERENCES cycle,
  carried_from BLOB,
  state INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  baseline INTEGER,
  target INTEGER,
  low INTEGER,
  high INTEGER,
  share INTEGER,
  weight INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  cadence INTEGER NOT NULL,
  checkpoints BLOB,
  revision INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  entry INTEGER,
  checked INTEGER NOT NULL DEFAULT 0,
  sum INTEGER NOT NULL DEFAULT 0,
  last_day INTEGER,
  last_value INTEGER,
  last_confidence INTEGER,
  slots_in_band INTEGER NOT NULL DEFAULT 0,
  last_slot INTEGER,
  last_in_band INTEGER,
  slot_before INTEGER,
  before_in_band INTEGER,
  current INTEGER NOT NULL DEFAULT 1,
  status INTEGER NOT NULL DEFAULT 0,
  stale INTEGER NOT NULL DEFAULT 0,
  progress INTEGER,
  next_due INTEGER
) STRICT;
-- Lists choose and order by these alone, without the rows: those are four times as long.
CREATE INDEX goal_list ON goal (current, owner, position, kpi, status, stale, progress, next_due);
CREATE INDEX goal_cycle ON goal (cycle, owner, position, kpi, current, status, stale, progress, next_due)
  WHERE cycle IS NOT NULL;

-- What a goal was before; as it stands it is in `goal` alone.
CREATE TABLE goal_revision (
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  state INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  baseline INTEGER,
  target INTEGER,
  low INTEGER,
  high INTEGER,
  share INTEGER,
  weight INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  cadence INTEGER NOT NULL,
  checkpoints BLOB,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  entry INTEGER,
  PRIMARY KEY (position, number)
) STRICT, WITHOUT ROWID;

-- Never changed but for `corrected_by`. By day, so that the newest values of a goal lie together at its end, however many
-- there are; a goal's own numbering is kept by whoever inserts.
CREATE TABLE check_in (
  goal INTEGER NOT NULL,
  day INTEGER NOT NULL,
  number INTEGER NOT NULL,
  id BLOB NOT NULL,
  value INTEGER NOT NULL,
  confidence INTEGER,
  evidence TEXT,
  by INTEGER NOT NULL,
  at INTEGER NOT NULL,
  corrects INTEGER,
  reason TEXT,
  corrected_by INTEGER,
  entry INTEGER,
  PRIMARY KEY (goal, day, number)
) STRICT, WITHOUT ROWID;

-- How the goals of a closed cycle ended.
CREATE TABLE score (
  cycle INTEGER NOT NULL REFERENCES cycle,
  goal INTEGER NOT NULL,
  value REAL,
  progress REAL,
  status INTEGER NOT NULL,
  confidence INTEGER,
  PRIMARY KEY (cycle, goal)
) STRICT, WITHOUT ROWID;

-- Where people stand, over all dimensions (0) and in each, as of `goals.settled_on`.
CREATE TABLE standing (
  dimension INTEGER NOT NULL,
  person INTEGER NOT NULL,
  goals INTEGER NOT NULL,
  checked INTEGER NOT NULL,
  stale INTEGER NOT NULL,
  progress INTEGER,
  not_rated INTEGER NOT NULL,
  on_track INTEGER NOT NULL,
  at_risk INTEGER NOT NULL,
  off_track INTEGER NOT NULL,
  achieved INTEGER NOT NULL,
  missed INTEGER NOT NULL,
  PRIMARY KEY (dimension, person)
) STRICT, WITHOUT ROWID;

-- The progress alone, as it stood when each week was last written to: 128 people a row, in the order of their numbers, four
-- bytes each, lowest first, and -1 for who had none. A row for each person would make a trend of many take as long as
-- there are people times weeks; of these rows, which still fit their pages, a year of 5,000 people is read in a frame.
CREATE TABLE standing_week (
  dimension INTEGER NOT NULL,
  week INTEGER NOT NULL,
  block INTEGER NOT NULL,
  progress BLOB NOT NULL,
  PRIMARY KEY (dimension, week, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_rollup (
  area TEXT NOT NULL,
  week INTEGER NOT NULL,
  people BLOB NOT NULL,
  percent INTEGER NOT NULL,
  PRIMARY KEY (area, week)
) STRICT, WITHOUT ROWID;

CREATE TABLE goals_settled (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  day INTEGER NOT NULL
) STRICT;
