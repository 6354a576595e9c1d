package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pressoir/pressoir/internal/news"
)

// ErrReading is a reading that cannot be stored as it is.
var ErrReading = errors.New("a reading that cannot be stored")

// StoreReadings stores what a reader made of captures, in one transaction, and
// numbers a change for each article that is no longer what it was. ID and
// Version of each article are filled in. What is returned stands in the
// readings' order. Errors: ErrReading, ErrNotFound for a capture; nothing of
// the group is stored then.
func (a *Archive) StoreReadings(ctx context.Context, readings []Reading) ([]Stored, error) {
	stored := make([]Stored, len(readings))
	err := a.w.tx(ctx, func(tx *tx) error {
		for i := range readings {
			var err error
			if stored[i], err = tx.store(ctx, &readings[i]); err != nil {
				return fmt.Errorf("reading of capture %d: %w", readings[i].Capture, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store %d readings: %w", len(readings), err)
	}
	return stored, nil
}

// page is a reading with what the catalogue knows of its capture and article.
type page struct {
	*Reading
	id   string // the article's
	url  string
	at   int64  // of the capture
	hash string // of the content

	reader int // the newest that has read the capture, 0 none
	tied   int // the version the capture showed by that reading, 0 none

	row    articleRow
	newest bool // no later capture of the article has been read
}

// articleRow is an article as the catalogue has it.
type articleRow struct {
	found    bool
	url      string
	aliasOf  string
	versions int
	current  int
	shown    bool
}

// store stores one reading.
func (t *tx) store(ctx context.Context, r *Reading) (Stored, error) {
	if r.Reader <= 0 || (r.Article == nil) == (r.Refused == "") {
		return Stored{}, fmt.Errorf("%w: it needs a reader's version above 0, and either an article or a reason", ErrReading)
	}
	p, err := t.page(ctx, r)
	if err != nil {
		return Stored{}, err
	}
	var s Stored
	if r.Refused != "" {
		s, err = t.refuse(ctx, p)
	} else {
		s, err = t.accept(ctx, p)
	}
	if err != nil {
		return Stored{}, fmt.Errorf("article %s: %w", p.id, err)
	}
	version := sql.NullInt64{Int64: int64(s.Version), Valid: s.Version != 0 && s.Outcome != Alias}
	refused := sql.NullString{String: r.Refused, Valid: r.Refused != ""}
	if _, err := t.exec(ctx, sqlAddReading, r.Capture, r.Reader, version, refused); err != nil {
		return Stored{}, err
	}
	_, err = t.exec(ctx, sqlMarkRead, r.Capture, r.Reader)
	return s, err
}

// page looks up what a reading is about.
func (t *tx) page(ctx context.Context, r *Reading) (*page, error) {
	p := &page{Reading: r}
	found, err := t.row(ctx, sqlReadCapture, []any{r.Capture}, &p.id, &p.url, &p.at)
	if err == nil && !found {
		err = ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	var tied sql.NullInt64
	if _, err = t.row(ctx, sqlLastReading, []any{r.Capture}, &p.reader, &tied); err != nil {
		return nil, err
	}
	p.tied = int(tied.Int64)
	if p.row, err = t.article(ctx, p.id); err != nil {
		return nil, err
	}
	p.newest = true
	if p.row.found {
		var last int64
		if _, err := t.row(ctx, sqlLastRead, []any{p.id}, &last); err != nil {
			return nil, err
		}
		p.newest = p.at >= last
	}
	return p, nil
}

func (t *tx) article(ctx context.Context, id string) (row articleRow, err error) {
	var alias sql.NullString
	row.found, err = t.row(ctx, sqlArticle, []any{id}, &row.url, &alias, &row.versions, &row.current, &row.shown)
	row.aliasOf = alias.String
	return row, err
}

// refuse stores that a reader found no article. When it is the newest reader
// of the one capture that showed a version, the version is withdrawn: what an
// older reader took for an article is none.
func (t *tx) refuse(ctx context.Context, p *page) (Stored, error) {
	s := Stored{ArticleID: p.id, Outcome: Refused}
	if p.Reader < p.reader {
		return s, nil
	}
	if err := t.withdraw(ctx, p); err != nil || !p.Hide || !p.newest {
		return s, err
	}
	return s, t.hide(ctx, p.id)
}

// withdraw takes back the version that only this capture showed.
func (t *tx) withdraw(ctx context.Context, p *page) error {
	if p.tied == 0 {
		return nil
	}
	var others int
	if _, err := t.row(ctx, sqlOtherTies, []any{p.id, p.tied, p.Capture}, &others); err != nil || others > 0 {
		return err
	}
	if _, err := t.exec(ctx, sqlDropVersion, p.id, p.tied); err != nil {
		return err
	}
	return t.settle(ctx, p, 0)
}

// hide takes an article out of the index; its versions stay.
func (t *tx) hide(ctx context.Context, id string) error {
	row, err := t.article(ctx, id)
	if err != nil || !row.shown {
		return err
	}
	if _, err := t.exec(ctx, sqlSetHidden, id, row.current); err != nil {
		return err
	}
	_, err = t.exec(ctx, sqlNumber, id)
	return err
}

// accept stores an article: as another address of a known one, as the text of
// the version its capture is tied to, or as the version it turns out to be.
func (t *tx) accept(ctx context.Context, p *page) (Stored, error) {
	p.hash = p.Article.ContentHash()
	p.Article.ID = p.id
	if p.Reader < p.reader { // a newer reader has been here: nothing to learn
		p.Article.Version = p.tied
		return Stored{ArticleID: p.id, Version: p.tied, Outcome: Reread}, nil
	}
	canonical := p.canonical()
	if p.newest {
		target, version, err := t.aliasTarget(ctx, p, canonical)
		if err != nil {
			return Stored{}, err
		}
		if err := t.address(ctx, p, canonical); err != nil {
			return Stored{}, err
		}
		if target != "" {
			p.Article.ID, p.Article.Version = target, version
			return Stored{ArticleID: target, Version: version, Outcome: Alias}, t.makeAlias(ctx, p.id, target, p.row.shown)
		}
	} else if err := t.address(ctx, p, ""); err != nil {
		return Stored{}, err
	}
	put := t.see
	if p.tied != 0 {
		put = t.reread
	}
	s, err := put(ctx, p)
	if err != nil || p.row.aliasOf != "" && !p.newest {
		return s, err
	}
	return s, t.turnWaiting(ctx, p.id)
}

// address adds the article's row where it is missing, and remembers which
// address its newest capture calls its own.
func (t *tx) address(ctx context.Context, p *page, canonical string) error {
	if !p.row.found {
		if _, err := t.exec(ctx, sqlAddArticle, p.id, p.url); err != nil {
			return err
		}
	}
	if !p.newest || (canonical == "" && !p.row.found) {
		return nil
	}
	_, err := t.exec(ctx, sqlSetCanonical, p.id, sql.NullString{String: canonical, Valid: canonical != ""})
	return err
}

// canonical is the id of the address that a page calls its own, where that is
// another one of its site; "" otherwise.
func (p *page) canonical() string {
	if p.Canonical == "" || !news.SameSite(p.Canonical, p.url) {
		return ""
	}
	id, err := news.ID(p.Canonical)
	if err != nil || id == p.id {
		return ""
	}
	return id
}
