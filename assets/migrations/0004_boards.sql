-- The searches people keep, each sealed to the one who keeps it.
CREATE TABLE kept_search (
  id BLOB NOT NULL,
  person INTEGER NOT NULL REFERENCES person,
  saved_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

-- Words folded by the program (src/domain/folding.rs), so that what is found is what the program itself takes for a word,
-- with a sign of its own between replies. Prefixes of these lengths are found without gathering every word they begin.
DROP TABLE announcement_text;
CREATE VIRTUAL TABLE announcement_text USING fts5 (
  title, body, replies,
  content = '', contentless_delete = 1,
  tokenize = 'ascii', prefix = '1 2 3 4'
);
INSERT INTO announcement_text (rowid, title, body, replies)
SELECT position, words(title), words(body),
       coalesce((SELECT group_concat(words(body), ' ¶ ') FROM reply WHERE reply.position = announcement.position), '')
FROM announcement WHERE withdrawn_at IS NULL;

-- What somebody wrote, newest first. What was published far from its place, which a clock set back leaves behind.
CREATE INDEX announcement_author ON announcement (author, position);
CREATE INDEX announcement_displaced ON announcement (position) WHERE position > publish_at / 1000 + 3600000;

-- Events of over a week, in microseconds: the few that touch days their start is far from.
CREATE INDEX announcement_long_event ON announcement (starts) WHERE withdrawn_at IS NULL AND ends - starts > 604800000000;
-- What the board was called and in which zone its days were counted, and what was put out again, without going through the
-- whole chain.
CREATE INDEX chain_board ON chain (kind, seq) WHERE kind IN ('board', 'reinstatement');
