package archive

// Every statement of the catalogue, by what it serves. Those that write are
// prepared once a process; see [writer].
const (
	sqlIdentity = `SELECT id FROM identity`

	// captures
	sqlSameCapture = `SELECT id FROM capture WHERE block_digest = ?1 AND url = ?2 AND (url = '' OR type = 'resource' OR time = ?3) LIMIT 1`
	sqlAddFile     = `INSERT INTO warc_file (name) VALUES (?1) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id`
	sqlAddCapture  = `INSERT INTO capture (url, article, time, origin, source, type, content_type, status, readable, reader,
			block_digest, payload_digest, warc_file, offset, length)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10, ?11, ?12, ?13, ?14) RETURNING id`
	sqlCapture = `SELECT c.id, c.url, c.time, c.origin, c.source, c.type, c.content_type, c.block_digest, f.name, c.offset, c.length
		FROM capture c JOIN warc_file f ON f.id = c.warc_file WHERE c.id = ?1`
	sqlLastCaptures = `SELECT id, url FROM capture WHERE article = ?1 AND status = 200 ORDER BY time DESC, id DESC`
	sqlNeverRead    = `SELECT id FROM capture WHERE readable = 1 AND reader = 0 AND id > ?1 ORDER BY id LIMIT ?2`
	sqlNotReadBy    = `SELECT id FROM capture c WHERE readable = 1 AND id > ?1
			AND NOT EXISTS (SELECT 1 FROM reading WHERE capture = c.id AND reader = ?3)
		ORDER BY id LIMIT ?2`

	// readings
	sqlReadCapture = `SELECT article, url, time FROM capture WHERE id = ?1`
	sqlLastReading = `SELECT reader, version FROM reading WHERE capture = ?1 ORDER BY reader DESC LIMIT 1`
	sqlLastRead    = `SELECT coalesce(max(time), 0) FROM capture WHERE article = ?1 AND reader > 0`
	sqlAddReading  = `INSERT INTO reading (capture, reader, version, refused) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT DO UPDATE SET version = excluded.version, refused = excluded.refused`
	sqlMarkRead  = `UPDATE capture SET reader = max(reader, ?2) WHERE id = ?1`
	sqlOtherTies = `SELECT count(*) FROM capture c JOIN reading r ON r.capture = c.id
		WHERE c.article = ?1 AND r.version = ?2 AND c.id <> ?3
			AND r.reader = (SELECT max(reader) FROM reading WHERE capture = c.id)`

	// articles
	sqlArticle      = `SELECT url, alias_of, versions, current, shown FROM article WHERE id = ?1`
	sqlAddArticle   = `INSERT INTO article (id, url, versions, current, shown, kind, site) VALUES (?1, ?2, 0, 0, 0, '', '')`
	sqlSetCanonical = `UPDATE article SET canonical = ?2 WHERE id = ?1`
	sqlSetAlias     = `UPDATE article SET alias_of = ?2, shown = 0 WHERE id = ?1`
	sqlMoveAlias    = `UPDATE article SET alias_of = ?2 WHERE alias_of = ?1`
	sqlSetCurrent   = `UPDATE article SET alias_of = NULL, current = ?2, shown = ?3, kind = ?4, site = ?5, published = ?6 WHERE id = ?1`
	sqlSetHidden    = `UPDATE article SET current = ?2, shown = 0 WHERE id = ?1`
	sqlWaiting      = `SELECT id, shown FROM article x WHERE canonical = ?1 AND alias_of IS NULL AND current > 0 AND id <> ?1
			AND EXISTS (SELECT 1 FROM version_hash a JOIN version_hash b ON a.hash = b.hash
				WHERE a.article = x.id AND a.version = x.current AND b.article = ?1)`
	sqlHasHash  = `SELECT version FROM version_hash WHERE article = ?1 AND hash = ?2 ORDER BY version DESC LIMIT 1`
	sqlResolve  = `SELECT coalesce(alias_of, id) FROM article WHERE id = ?1`
	sqlNumber   = `UPDATE article SET change = (SELECT coalesce(max(change), 0) + 1 FROM article WHERE change IS NOT NULL) WHERE id = ?1`
	sqlVersions = `SELECT v.number, v.capture, v.first_seen, v.last_seen, c.payload_digest, v.number = a.current
		FROM version v JOIN capture c ON c.id = v.capture JOIN article a ON a.id = v.article
		WHERE v.article = ?1 ORDER BY v.number`

	// versions and texts
	sqlSightings  = `SELECT number, first_seen, last_seen FROM version WHERE article = ?1 ORDER BY number`
	sqlHashes     = `SELECT version FROM version_hash WHERE article = ?1 AND hash = ?2`
	sqlAddVersion = `INSERT INTO version (article, number, capture, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?4)`
	sqlGrow       = `UPDATE article SET versions = ?2 WHERE id = ?1`
	sqlSeen       = `UPDATE version SET
			capture = CASE WHEN ?4 < first_seen THEN ?3 ELSE capture END,
			first_seen = min(first_seen, ?4), last_seen = max(last_seen, ?4)
		WHERE article = ?1 AND number = ?2`
	sqlDropVersion = `DELETE FROM version WHERE article = ?1 AND number = ?2`
	sqlAddHash     = `INSERT INTO version_hash (article, version, hash) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`
	sqlLatest      = `SELECT number FROM version WHERE article = ?1 ORDER BY last_seen DESC, number DESC LIMIT 1`
	sqlAddText     = `INSERT INTO text (article, version, reader, capture, json) VALUES (?1, ?2, ?3, ?4, ?5)`
	sqlDropTexts   = `DELETE FROM text WHERE article = ?1 AND version = ?2`
	sqlText        = `SELECT reader, capture, json FROM text WHERE article = ?1 AND version = ?2 ORDER BY reader DESC LIMIT 1`
	sqlCurrentText = `SELECT t.json FROM article a JOIN text t ON t.article = a.id AND t.version = a.current
		WHERE a.id = (SELECT coalesce(alias_of, id) FROM article WHERE id = ?1) ORDER BY t.reader DESC LIMIT 1`
	sqlVersionText = `SELECT json FROM text
		WHERE version = ?2 AND article IN (?1, (SELECT alias_of FROM article WHERE id = ?1))
		ORDER BY article = ?1 DESC, reader DESC LIMIT 1`

	// the followers
	sqlChanges = `SELECT change, id, current, shown FROM article WHERE change IS NOT NULL AND change > ?1 ORDER BY change LIMIT ?2`
	sqlLast    = `SELECT coalesce(max(change), 0) FROM article WHERE change IS NOT NULL`
	sqlStats   = `SELECT (SELECT count(*) FROM capture), count(*), coalesce(sum(kind = 'interview'), 0), count(DISTINCT nullif(site, '')),
			coalesce(min(published), ''), coalesce(max(published), '')
		FROM article WHERE shown = 1`

	// the frontier
	sqlLastRound = `SELECT number, started, ended FROM round WHERE crawl = ?1 ORDER BY number DESC LIMIT 1`
	sqlAddRound  = `INSERT INTO round (crawl, number, started) VALUES (?1, ?2, ?3)`
	sqlEndRound  = `UPDATE round SET ended = ?3 WHERE crawl = ?1 AND number = ?2 AND ended IS NULL`
	sqlEmpty     = `DELETE FROM frontier WHERE crawl = ?1`
	sqlFind      = `INSERT INTO frontier (crawl, url, depth, priority, via) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`
	sqlVisited   = `INSERT INTO frontier (crawl, url, depth, priority, via, outcome) VALUES (?1, ?2, 0, 0, '', ?3)
		ON CONFLICT DO UPDATE SET outcome = excluded.outcome`
	sqlNext = `SELECT url, depth, priority, via FROM frontier WHERE crawl = ?1 AND outcome IS NULL
		ORDER BY priority DESC, id LIMIT ?2`
	sqlOutcomes = `SELECT outcome, count(*) FROM frontier WHERE crawl = ?1 GROUP BY outcome`
)
