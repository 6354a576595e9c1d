package archive

// schemaVersion is the form of the catalogue this program reads and writes,
// kept in PRAGMA user_version.
const schemaVersion = 1

// schema makes an empty catalogue.
//
// Times are seconds since 1970, UTC. An article's id stands for it everywhere:
// 16 characters, made from its address.
const schema = `
-- Which catalogue this is: an index that follows another one is no use here.
CREATE TABLE identity (id TEXT NOT NULL) STRICT;
INSERT INTO identity VALUES (lower(hex(randomblob(16))));

CREATE TABLE warc_file (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE                -- inside warc/
) STRICT;

CREATE TABLE capture (
	id             INTEGER PRIMARY KEY,
	url            TEXT NOT NULL,            -- as received, '' when unknown
	article        TEXT NOT NULL,            -- the id of what it shows
	time           INTEGER NOT NULL,
	origin         TEXT NOT NULL,
	source         TEXT NOT NULL,
	type           TEXT NOT NULL,            -- of the record
	content_type   TEXT NOT NULL,            -- of the record's block
	status         INTEGER NOT NULL,         -- of the HTTP response, 0 for a resource
	readable       INTEGER NOT NULL,         -- a reader may make an article of it
	reader         INTEGER NOT NULL,         -- the newest that has read it, 0 none
	block_digest   TEXT NOT NULL,
	payload_digest TEXT NOT NULL,
	warc_file      INTEGER NOT NULL REFERENCES warc_file,
	offset         INTEGER NOT NULL,
	length         INTEGER NOT NULL
) STRICT;
CREATE INDEX capture_article ON capture (article, status, time);
CREATE INDEX capture_digest ON capture (block_digest);
CREATE INDEX capture_unread ON capture (id) WHERE readable = 1 AND reader = 0;

-- What each reader made of each capture: a version of its article, or neither
-- (an alias, a refusal).
CREATE TABLE reading (
	capture INTEGER NOT NULL REFERENCES capture,
	reader  INTEGER NOT NULL,
	version INTEGER,
	refused TEXT,
	PRIMARY KEY (capture, reader)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
	id        TEXT PRIMARY KEY,
	url       TEXT NOT NULL,
	canonical TEXT,                          -- the id of the address it calls its own, where that is another
	alias_of  TEXT,                          -- the id it stands for: never that of an alias
	versions  INTEGER NOT NULL,              -- the highest number given
	current   INTEGER NOT NULL,              -- 0: no version (an alias, or all withdrawn)
	change    INTEGER,                       -- the number of its last change; NULL: the index has nothing to learn
	shown     INTEGER NOT NULL,              -- to be found in a search
	kind      TEXT NOT NULL,
	site      TEXT NOT NULL,
	published TEXT                           -- of the current version, NULL where it has no date
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX article_change ON article (change) WHERE change IS NOT NULL;
CREATE INDEX article_canonical ON article (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX article_alias ON article (alias_of) WHERE alias_of IS NOT NULL;
CREATE INDEX article_shown ON article (published, site, kind) WHERE shown = 1;

CREATE TABLE version (
	article    TEXT NOT NULL REFERENCES article,
	number     INTEGER NOT NULL,
	capture    INTEGER NOT NULL REFERENCES capture, -- the first that showed it
	first_seen INTEGER NOT NULL,
	last_seen  INTEGER NOT NULL,
	PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

-- The content hashes a version has had, by whichever reader: an older reading
-- of the same text is still the same text.
CREATE TABLE version_hash (
	article TEXT NOT NULL,
	version INTEGER NOT NULL,
	hash    TEXT NOT NULL,
	PRIMARY KEY (article, version, hash),
	FOREIGN KEY (article, version) REFERENCES version ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE text (
	article TEXT NOT NULL,
	version INTEGER NOT NULL,
	reader  INTEGER NOT NULL,
	capture INTEGER NOT NULL REFERENCES capture, -- it was read from
	json    BLOB NOT NULL,                       -- the article, zstd
	PRIMARY KEY (article, version, reader),
	FOREIGN KEY (article, version) REFERENCES version ON DELETE CASCADE
) STRICT;

CREATE TABLE round (
	crawl   TEXT NOT NULL,
	number  INTEGER NOT NULL,
	started INTEGER NOT NULL,
	ended   INTEGER,
	PRIMARY KEY (crawl, number)
) STRICT, WITHOUT ROWID;

-- The addresses of each crawl's present round.
CREATE TABLE frontier (
	id       INTEGER PRIMARY KEY,            -- the order of finding
	crawl    TEXT NOT NULL,
	url      TEXT NOT NULL,
	depth    INTEGER NOT NULL,
	priority INTEGER NOT NULL,
	via      TEXT NOT NULL,
	outcome  TEXT,                           -- NULL: still to be fetched
	UNIQUE (crawl, url)
) STRICT;
CREATE INDEX frontier_next ON frontier (crawl, priority DESC, id) WHERE outcome IS NULL;
CREATE INDEX frontier_outcome ON frontier (crawl, outcome);
`
