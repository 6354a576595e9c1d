package archive

import (
	"context"
	"database/sql"
	"net/url"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// aliasTarget finds the article that a page is another address of, "" for
// none: what its canonical address stands for, where that is stored and one of
// its versions says the same. An alias never points at an alias, so there is
// one step to follow, and no cycle: a page that its own canonical address
// stands for stays what it is.
func (t *tx) aliasTarget(ctx context.Context, p *page, canonical string) (target string, version int, err error) {
	if canonical == "" {
		return "", 0, nil
	}
	row, err := t.article(ctx, canonical)
	if err != nil || !row.found {
		return "", 0, err
	}
	target = canonical
	if row.aliasOf != "" {
		target = row.aliasOf
	}
	if target == p.id {
		return "", 0, nil
	}
	found, err := t.row(ctx, sqlHasHash, []any{target, p.hash}, &version)
	if err != nil || !found {
		return "", 0, err
	}
	return target, version, nil
}

// makeAlias lets an article's id stand for another article, and every id that
// stood for it too. shown tells whether the index may hold the alias.
func (t *tx) makeAlias(ctx context.Context, id, target string, shown bool) error {
	if _, err := t.exec(ctx, sqlSetAlias, id, target); err != nil {
		return err
	}
	if _, err := t.exec(ctx, sqlMoveAlias, id, target); err != nil {
		return err
	}
	if !shown {
		return nil
	}
	_, err := t.exec(ctx, sqlNumber, id)
	return err
}

// turnWaiting turns the articles into aliases that named this one as their
// canonical address before it was stored and that say the same.
func (t *tx) turnWaiting(ctx context.Context, id string) error {
	var waiting []string
	var shown []bool
	err := t.rows(ctx, sqlWaiting, []any{id}, func(rows *sql.Rows) error {
		var other string
		var s bool
		err := rows.Scan(&other, &s)
		waiting, shown = append(waiting, other), append(shown, s)
		return err
	})
	if err != nil {
		return err
	}
	for i, other := range waiting {
		if err := t.makeAlias(ctx, other, id, shown[i]); err != nil {
			return err
		}
	}
	return nil
}

// siteOf is the name by which sites are counted: as the page says it, else its host.
func siteOf(a *news.Article) string {
	if a.Site != "" {
		return string(a.Site)
	}
	u, err := url.Parse(a.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
