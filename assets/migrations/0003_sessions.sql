-- Feedback sessions. In clear: who, when, which kind, states, due dates. What is said is sealed, in `part`.

CREATE TABLE session (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  revision INTEGER NOT NULL
) STRICT;

-- Every revision, the newest included; never changed. `participants` are numbers of people, ascending, eight
-- bytes each, lowest first.
CREATE TABLE session_revision (
  session INTEGER NOT NULL REFERENCES session,
  number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  template BLOB,
  participants BLOB NOT NULL,
  starts INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  cadence INTEGER,
  stage INTEGER NOT NULL,
  round INTEGER NOT NULL,
  confidential INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- Who takes part (0), did once (1), or was handed the session and does not take part (2): derived from revisions and
-- hand-overs.
CREATE TABLE involved (
  person INTEGER NOT NULL REFERENCES person,
  session INTEGER NOT NULL REFERENCES session,
  how INTEGER NOT NULL,
  PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
CREATE INDEX involved_session ON involved (session, how, person);

-- Every revision of everything that is said in a session; never changed but for `newest`.
CREATE TABLE part (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session,
  id BLOB NOT NULL,
  revision INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  owner INTEGER REFERENCES person,
  due INTEGER,
  place INTEGER NOT NULL,
  carried_from BLOB,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  entry INTEGER NOT NULL,
  UNIQUE (id, revision)
) STRICT;
CREATE INDEX part_session ON part (session, newest, kind, place);
CREATE INDEX part_owner ON part (owner, state, at) WHERE owner IS NOT NULL AND newest = 1;

-- The key of one revision of a part, sealed for one reader by who signs for it.
CREATE TABLE wrap (
  part INTEGER NOT NULL REFERENCES part,
  reader INTEGER NOT NULL REFERENCES person,
  generation INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  by_generation INTEGER NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (part, reader, generation)
) STRICT, WITHOUT ROWID;
CREATE INDEX wrap_reader ON wrap (reader, generation, part);

CREATE TABLE sign_off (
  session INTEGER NOT NULL REFERENCES session,
  round INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person,
  comment BLOB NOT NULL,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (session, round, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_over (
  session INTEGER NOT NULL REFERENCES session,
  reader INTEGER NOT NULL REFERENCES person,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (session, reader)
) STRICT, WITHOUT ROWID;

-- Somebody vouches that new keys are those of whom they say.
CREATE TABLE key_confirmation (
  by INTEGER NOT NULL REFERENCES person,
  person INTEGER NOT NULL REFERENCES person,
  generation INTEGER NOT NULL,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (by, person, generation)
) STRICT, WITHOUT ROWID;

-- What an organisation asks in sessions of a kind, in its own words: a JSON list of pairs [es, en].
CREATE TABLE session_template (
  id BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  es TEXT NOT NULL,
  en TEXT NOT NULL,
  prompts TEXT NOT NULL,
  cadence INTEGER,
  retired INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE retention (
  kind INTEGER PRIMARY KEY,
  open_days INTEGER,
  blocked_days INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES person,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL
) STRICT;

-- What was done in one session, without going through the whole chain.
CREATE INDEX chain_session ON chain (subject) WHERE kind >= 'session' AND kind < 'sessioo';

-- Who was let onto the board, with which keys and roles: asked before anything is sealed, among a million entries about
-- everything else.
CREATE INDEX chain_access ON chain (kind, seq) WHERE kind IN ('code', 'people', 'roles');
