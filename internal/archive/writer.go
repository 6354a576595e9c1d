package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	sqlite3 "modernc.org/sqlite/lib"
)

// writer is the one connection of this process that changes the catalogue,
// with its prepared statements.
type writer struct {
	db    *sql.DB
	mu    sync.Mutex
	conn  *sql.Conn
	codec *codec
	stmts map[string]*sql.Stmt
}

// tx is a transaction under way; it is used by one goroutine.
type tx struct{ *writer }

// tx runs a transaction: committed when do returns nil, undone otherwise.
// IMMEDIATE takes SQLite's single write lock at once, so that what do reads
// cannot change under it.
func (w *writer) tx(ctx context.Context, do func(*tx) error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, err := w.conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := do(&tx{w})
	if err == nil {
		if _, err = w.conn.ExecContext(ctx, "COMMIT"); err == nil {
			return nil
		}
	}
	// The lock must go even when the caller's time is up.
	// SQLite has undone some failed transactions by itself, and says so with
	// its plain error code.
	if _, undo := w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); undo != nil && code(undo) != sqlite3.SQLITE_ERROR {
		err = errors.Join(err, fmt.Errorf("roll back: %w", undo))
	}
	return err
}

func (t *tx) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := t.stmts[query]; s != nil {
		return s, nil
	}
	s, err := t.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %.60q: %w", query, err)
	}
	t.stmts[query] = s
	return s, nil
}

// exec runs a statement that gives no rows, and tells how many it changed.
func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	s, err := t.stmt(ctx, query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("%.60q: %w", query, err)
	}
	return res.RowsAffected()
}

// row runs a statement that gives one row; found is false where it gives none.
func (t *tx) row(ctx context.Context, query string, args []any, into ...any) (found bool, err error) {
	s, err := t.stmt(ctx, query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("%.60q: %w", query, err)
	}
	return true, nil
}

// rows runs a statement and hands each row to scan.
func (t *tx) rows(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	s, err := t.stmt(ctx, query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	return each(rows, err, query, scan)
}

// each hands every row to scan and closes the rows.
func each(rows *sql.Rows, err error, query string, scan func(*sql.Rows) error) error {
	if err != nil {
		return fmt.Errorf("%.60q: %w", query, err)
	}
	for rows.Next() {
		if err := scan(rows); err != nil {
			return errors.Join(fmt.Errorf("%.60q: %w", query, err), rows.Close())
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return fmt.Errorf("%.60q: %w", query, err)
	}
	return nil
}

func (w *writer) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	var err error
	for _, s := range w.stmts {
		err = errors.Join(err, s.Close())
	}
	if w.conn != nil {
		err = errors.Join(err, w.conn.Close())
	}
	return errors.Join(err, w.db.Close())
}
