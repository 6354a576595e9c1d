package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/pressoir/pressoir/internal/news"
)

// Article is an article's text: of a version, or with version 0 the current
// one. For an alias it is the article it stands for; but the versions an id
// had before it became an alias stay to be read. Errors: ErrNotFound.
func (a *Archive) Article(ctx context.Context, id string, version int) (*news.Article, error) {
	query, args := sqlCurrentText, []any{id}
	if version != 0 {
		query, args = sqlVersionText, []any{id, version}
	}
	var packed []byte
	err := a.read.QueryRowContext(ctx, query, args...).Scan(&packed)
	if isNoRow(err) {
		err = ErrNotFound
	}
	var article *news.Article
	if err == nil {
		article, err = a.codec.article(packed)
	}
	if err != nil {
		return nil, fmt.Errorf("article %s, version %d: %w", id, version, err)
	}
	return article, nil
}

// Resolve gives the id itself, or for an alias the id it stands for. Errors:
// ErrNotFound.
func (a *Archive) Resolve(ctx context.Context, id string) (string, error) {
	var own string
	err := a.read.QueryRowContext(ctx, sqlResolve, id).Scan(&own)
	if isNoRow(err) {
		err = ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("article %s: %w", id, err)
	}
	return own, nil
}

// Changes lists the articles changed after a number, each once, with its last
// change, in ascending order. Numbers are given inside SQLite's one write
// transaction at a time, so their order is the order of commits: once a number
// has been seen, no smaller one appears any more, and a follower that asks
// from the last number it saw misses nothing.
func (a *Archive) Changes(ctx context.Context, after int64, limit int) ([]Change, error) {
	if limit <= 0 {
		return nil, nil
	}
	var changes []Change
	rows, err := a.read.QueryContext(ctx, sqlChanges, after, limit)
	err = each(rows, err, sqlChanges, func(rows *sql.Rows) error {
		var c Change
		var shown bool
		err := rows.Scan(&c.Number, &c.ArticleID, &c.Version, &shown)
		c.Removed = !shown
		changes = append(changes, c)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("changes after %d: %w", after, err)
	}
	return changes, nil
}

// LastChange is the number of the last change, 0 when there is none.
func (a *Archive) LastChange(ctx context.Context) (int64, error) {
	var n int64
	if err := a.read.QueryRowContext(ctx, sqlLast).Scan(&n); err != nil {
		return 0, fmt.Errorf("last change: %w", err)
	}
	return n, nil
}

// Versions lists an article's versions by number; for an alias, those of the
// article it stands for. Errors: ErrNotFound.
func (a *Archive) Versions(ctx context.Context, id string) ([]Version, error) {
	own, err := a.Resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	var versions []Version
	rows, err := a.read.QueryContext(ctx, sqlVersions, own)
	err = each(rows, err, sqlVersions, func(rows *sql.Rows) error {
		var v Version
		var first, last int64
		err := rows.Scan(&v.Number, &v.Capture, &first, &last, &v.Digest, &v.Current)
		v.FirstSeen, v.LastSeen = time.Unix(first, 0).UTC(), time.Unix(last, 0).UTC()
		versions = append(versions, v)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", id, err)
	}
	return versions, nil
}

// Stats counts what the archive holds.
func (a *Archive) Stats(ctx context.Context) (Stats, error) {
	var s Stats
	var first, last string
	err := a.read.QueryRowContext(ctx, sqlStats).Scan(&s.Captures, &s.Articles, &s.Interviews, &s.Sites, &first, &last)
	if err != nil {
		return Stats{}, fmt.Errorf("statistics: %w", err)
	}
	s.First, s.Last = news.Date(first), news.Date(last)
	s.WARCBytes, err = folderSize(filepath.Join(a.dir, warcFolder))
	return s, err
}

func folderSize(folder string) (int64, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("statistics: %w", err)
	}
	var size int64
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
	}
	return size, nil
}
