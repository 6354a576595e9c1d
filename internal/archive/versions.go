package archive

import (
	"bytes"
	"context"
	"database/sql"

	"github.com/pressoir/pressoir/internal/news"
)

// see stores the text of a capture that no version is tied to: the version it
// shows again, or a new one.
func (t *tx) see(ctx context.Context, p *page) (Stored, error) {
	known, err := t.sameVersion(ctx, p)
	if err != nil {
		return Stored{}, err
	}
	s := Stored{ArticleID: p.id, Version: known, Outcome: Unchanged}
	if known != 0 {
		p.Article.Version = known
		if _, err := t.exec(ctx, sqlSeen, p.id, known, p.Capture, p.at); err != nil {
			return s, err
		}
		if p.row.aliasOf != "" && p.newest { // it no longer says what the other address says
			s.Outcome = NewVersion
		}
		return s, t.settle(ctx, p, 0)
	}
	s.Version, s.Outcome = p.row.versions+1, NewVersion
	if p.row.versions == 0 {
		s.Outcome = NewArticle
	}
	p.Article.Version = s.Version
	raw, err := encode(p.Article)
	if err != nil {
		return s, err
	}
	if _, err := t.exec(ctx, sqlAddVersion, p.id, s.Version, p.Capture, p.at); err != nil {
		return s, err
	}
	if _, err := t.exec(ctx, sqlGrow, p.id, s.Version); err != nil {
		return s, err
	}
	if err := t.putText(ctx, p, s.Version, raw); err != nil {
		return s, err
	}
	return s, t.settle(ctx, p, s.Version)
}

// sameVersion finds the version that a capture shows again, 0 for none: one
// with the same content hash, between whose sightings and this one no other
// version was seen. So a text that comes back after another one is a new
// version, and an older capture that is imported later is not.
func (t *tx) sameVersion(ctx context.Context, p *page) (int, error) {
	if p.row.versions == 0 {
		return 0, nil
	}
	same := map[int]bool{}
	err := t.rows(ctx, sqlHashes, []any{p.id, p.hash}, func(rows *sql.Rows) error {
		var n int
		err := rows.Scan(&n)
		same[n] = true
		return err
	})
	if err != nil || len(same) == 0 {
		return 0, err
	}
	var seen []sighting
	err = t.rows(ctx, sqlSightings, []any{p.id}, func(rows *sql.Rows) error {
		var s sighting
		err := rows.Scan(&s.number, &s.first, &s.last)
		seen = append(seen, s)
		return err
	})
	if err != nil {
		return 0, err
	}
	for i := len(seen) - 1; i >= 0; i-- {
		if same[seen[i].number] && seen[i].reaches(p.at, seen) {
			return seen[i].number, nil
		}
	}
	return 0, nil
}

// sighting is when a version was seen.
type sighting struct {
	number      int
	first, last int64
}

// reaches reports whether no other version was seen between this one and a time.
func (s sighting) reaches(at int64, all []sighting) bool {
	from, to := s.last, at
	switch {
	case at >= s.first && at <= s.last:
		return true
	case at < s.first:
		from, to = at, s.first
	}
	for _, other := range all {
		if other.number != s.number && other.first < to && other.last > from {
			return false
		}
	}
	return true
}

// reread stores another reading of a capture that is tied to a version: the
// version's text becomes what this reader says. Of several captures that show
// one version, the first one read by a reader gives the text.
func (t *tx) reread(ctx context.Context, p *page) (Stored, error) {
	s := Stored{ArticleID: p.id, Version: p.tied, Outcome: Reread}
	p.Article.Version = p.tied
	var reader int
	var capture int64
	var packed []byte
	found, err := t.row(ctx, sqlText, []any{p.id, p.tied}, &reader, &capture, &packed)
	if err != nil {
		return s, err
	}
	if found && (reader > p.Reader || reader == p.Reader && capture != p.Capture) {
		return s, t.settle(ctx, p, 0)
	}
	raw, err := encode(p.Article)
	if err != nil {
		return s, err
	}
	touched := p.tied
	if found {
		before, err := t.codec.unpack(packed)
		if err == nil && bytes.Equal(before, raw) {
			touched = 0
		}
	}
	if _, err := t.exec(ctx, sqlDropTexts, p.id, p.tied); err != nil {
		return s, err
	}
	if err := t.putText(ctx, p, p.tied, raw); err != nil {
		return s, err
	}
	return s, t.settle(ctx, p, touched)
}

// putText stores a version's text and the hash of its content.
func (t *tx) putText(ctx context.Context, p *page, version int, raw []byte) error {
	if _, err := t.exec(ctx, sqlAddHash, p.id, version, p.hash); err != nil {
		return err
	}
	_, err := t.exec(ctx, sqlAddText, p.id, version, p.Reader, p.Capture, t.codec.pack(raw))
	return err
}

// settle makes the version seen last the current one, and numbers a change if
// what is to be found under the article's id is no longer the same. touched is
// the version whose text has just been written, 0 for none.
func (t *tx) settle(ctx context.Context, p *page, touched int) error {
	latest := 0
	if _, err := t.row(ctx, sqlLatest, []any{p.id}, &latest); err != nil {
		return err
	}
	switch {
	case p.row.aliasOf != "" && (!p.newest || latest == 0):
		_, err := t.exec(ctx, sqlSetHidden, p.id, latest)
		return err
	case latest == 0:
		if _, err := t.exec(ctx, sqlSetHidden, p.id, 0); err != nil || !p.row.shown {
			return err
		}
		_, err := t.exec(ctx, sqlNumber, p.id)
		return err
	case latest == p.row.current && latest != touched && p.row.aliasOf == "" && !p.reappears():
		return nil
	}
	return t.setCurrent(ctx, p, latest)
}

// reappears reports whether an article that was hidden is to be found again,
// its newest capture being one that may be.
func (p *page) reappears() bool {
	return p.newest && p.Article != nil && p.Article.Kind.Searchable() && !p.row.shown
}

// setCurrent makes a version the current one, and numbers the change.
func (t *tx) setCurrent(ctx context.Context, p *page, version int) error {
	article := p.Article
	if article == nil || version != article.Version {
		var err error
		if article, err = t.textOf(ctx, p.id, version); err != nil {
			return err
		}
	}
	published := sql.NullString{String: string(article.Published), Valid: article.Published != ""}
	if _, err := t.exec(ctx, sqlSetCurrent, p.id, version, article.Kind.Searchable(), string(article.Kind), siteOf(article), published); err != nil {
		return err
	}
	_, err := t.exec(ctx, sqlNumber, p.id)
	return err
}

func (t *tx) textOf(ctx context.Context, id string, version int) (*news.Article, error) {
	var reader int
	var capture int64
	var packed []byte
	found, err := t.row(ctx, sqlText, []any{id, version}, &reader, &capture, &packed)
	if err == nil && !found {
		err = ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return t.codec.article(packed)
}
