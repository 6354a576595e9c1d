package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	// busyTimeout is how long a writer waits for another process to finish its
	// transaction: a group takes a fraction of a second, a checkpoint of a large
	// log some seconds.
	busyTimeout = 30 * time.Second
	// readers is how many connections read at once: a search page asks for a
	// handful of texts at a time.
	readers = 8
)

func (a *Archive) openCatalogue(ctx context.Context) error {
	path := filepath.Join(a.dir, catalogueName)
	db, err := sql.Open("sqlite", dsn(path, ""))
	if err != nil {
		return fmt.Errorf("catalogue %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	a.w = &writer{db: db, codec: a.codec, stmts: map[string]*sql.Stmt{}}
	if err := retryBusy(ctx, func() error { return a.setUp(ctx, path) }); err != nil {
		return explain(path, err)
	}
	if a.read, err = sql.Open("sqlite", dsn(path, "&_pragma=query_only(1)")); err != nil {
		return fmt.Errorf("catalogue %s: %w", path, err)
	}
	a.read.SetMaxOpenConns(readers)
	a.read.SetMaxIdleConns(readers)
	if err := a.read.QueryRowContext(ctx, sqlIdentity).Scan(&a.identity); err != nil {
		return explain(path, err)
	}
	return nil
}

// dsn names the catalogue for the driver.
//
// synchronous is FULL: a commit that is reported is on disk. A follower may
// have stored the number of a change; were that change lost with the power,
// its number would be given again, and the follower would miss what has it.
func dsn(path, more string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() +
		fmt.Sprintf("?_pragma=busy_timeout(%d)", busyTimeout.Milliseconds()) +
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)" +
		"&_pragma=journal_size_limit(67108864)&_pragma=cache_size(-32768)" + more
}

// setUp opens the writing connection, and makes the schema in a new catalogue.
func (a *Archive) setUp(ctx context.Context, path string) error {
	if a.w.conn == nil {
		conn, err := a.w.db.Conn(ctx)
		if err != nil {
			return err
		}
		a.w.conn = conn
	}
	var version, tables int
	const look = `SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`
	if err := a.w.conn.QueryRowContext(ctx, look).Scan(&version, &tables); err != nil {
		return err
	}
	if version == schemaVersion {
		return nil
	}
	if !a.o.Create && tables == 0 {
		return fmt.Errorf("%w: %s is empty", ErrNoArchive, path)
	}
	return a.w.tx(ctx, func(tx *tx) error {
		// Another process may have made the schema since.
		if err := tx.conn.QueryRowContext(ctx, look).Scan(&version, &tables); err != nil {
			return err
		}
		switch {
		case version == schemaVersion:
			return nil
		case version > schemaVersion:
			return fmt.Errorf("%w: %s has form %d, this program knows %d: open it with a newer pressoir", ErrVersion, path, version, schemaVersion)
		case version != 0 || tables != 0:
			return fmt.Errorf("%w: %s has form %d, this program knows %d: %s", ErrVersion, path, version, schemaVersion, startAgain(path))
		}
		_, err := tx.conn.ExecContext(ctx, schema+fmt.Sprintf("PRAGMA user_version = %d;", schemaVersion))
		return err
	})
}

// retryBusy tries again while another process makes the same new catalogue:
// the change to WAL mode does not wait for a lock by itself.
func retryBusy(ctx context.Context, try func() error) error {
	for deadline := time.Now().Add(busyTimeout); ; {
		err := try()
		if !isBusy(err) || time.Now().After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// code is SQLite's primary result code for an error, 0 when it is none of its.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isBusy(err error) bool {
	return code(err) == sqlite3.SQLITE_BUSY || code(err) == sqlite3.SQLITE_LOCKED
}

// startAgain says how to get past a catalogue that cannot be used: all but the
// frontiers of crawls is in the WARC files too.
func startAgain(path string) string {
	return "make a new archive of its pages: pressoir --dir NEW import " + filepath.Join(filepath.Dir(path), warcFolder)
}

// explain says what a failure to open means for the user.
func explain(path string, err error) error {
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return fmt.Errorf("catalogue %s: it and its directory must be writable for this user: %w: %w", path, os.ErrPermission, err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("catalogue %s: it is damaged or no catalogue: %s: %w", path, startAgain(path), err)
	}
	return fmt.Errorf("catalogue %s: %w", path, err)
}

func (a *Archive) closeCatalogue() error {
	var err error
	if a.read != nil {
		err = a.read.Close()
	}
	if a.w != nil {
		err = errors.Join(err, a.w.close())
	}
	a.codec.close()
	return err
}
