package archive

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// BeginRound goes on with a crawl's unfinished round, or starts the next one
// with an empty frontier.
func (a *Archive) BeginRound(ctx context.Context, crawl string) (Round, error) {
	r := Round{Crawl: crawl}
	err := a.w.tx(ctx, func(tx *tx) error {
		var started int64
		var ended sql.NullInt64
		found, err := tx.row(ctx, sqlLastRound, []any{crawl}, &r.Number, &started, &ended)
		if err != nil {
			return err
		}
		if found && !ended.Valid {
			r.Started, r.Resumed = time.Unix(started, 0).UTC(), true
			return nil
		}
		r.Number++
		r.Started = time.Now().UTC().Truncate(time.Second)
		if _, err := tx.exec(ctx, sqlEmpty, crawl); err != nil {
			return err
		}
		_, err = tx.exec(ctx, sqlAddRound, crawl, r.Number, r.Started.Unix())
		return err
	})
	if err != nil {
		return Round{}, fmt.Errorf("begin a round of %s: %w", crawl, err)
	}
	return r, nil
}

// EndRound says that a round is done; its frontier stays to be looked at until
// the next one begins. Ending a round twice changes nothing.
func (a *Archive) EndRound(ctx context.Context, r Round) error {
	err := a.w.tx(ctx, func(tx *tx) error {
		_, err := tx.exec(ctx, sqlEndRound, r.Crawl, r.Number, time.Now().Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("end round %d of %s: %w", r.Number, r.Crawl, err)
	}
	return nil
}

// FrontierAdd adds addresses to a crawl's frontier; one that the round knows
// already, fetched or not, stays as it is. added counts the new ones.
func (a *Archive) FrontierAdd(ctx context.Context, crawl string, urls []FrontierURL) (added int, err error) {
	err = a.w.tx(ctx, func(tx *tx) error {
		added, err = tx.find(ctx, crawl, urls)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("frontier of %s: %w", crawl, err)
	}
	return added, nil
}

func (t *tx) find(ctx context.Context, crawl string, urls []FrontierURL) (added int, err error) {
	for _, u := range urls {
		n, err := t.exec(ctx, sqlFind, crawl, u.URL, u.Depth, u.Priority, u.Via)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", u.URL, err)
		}
		added += int(n)
	}
	return added, nil
}

// Visit records the end of a frontier address that led to no capture, and what
// it led to. An address that the frontier does not have is added as visited.
func (a *Archive) Visit(ctx context.Context, v Visit) error {
	err := a.w.tx(ctx, func(tx *tx) error { return tx.visit(ctx, &v) })
	if err != nil {
		return fmt.Errorf("visit %s: %w", v.URL, err)
	}
	return nil
}

func (t *tx) visit(ctx context.Context, v *Visit) error {
	if _, err := t.exec(ctx, sqlVisited, v.Crawl, v.URL, v.Outcome); err != nil {
		return err
	}
	_, err := t.find(ctx, v.Crawl, v.Found)
	return err
}

// FrontierNext lists addresses still to be fetched, by priority, then in the
// order of finding. It does not mark them: they stay until visited.
func (a *Archive) FrontierNext(ctx context.Context, crawl string, limit int) ([]FrontierURL, error) {
	if limit <= 0 {
		return nil, nil
	}
	var urls []FrontierURL
	rows, err := a.read.QueryContext(ctx, sqlNext, crawl, limit)
	err = each(rows, err, sqlNext, func(rows *sql.Rows) error {
		var u FrontierURL
		err := rows.Scan(&u.URL, &u.Depth, &u.Priority, &u.Via)
		urls = append(urls, u)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("frontier of %s: %w", crawl, err)
	}
	return urls, nil
}

// FrontierCounts says how far a crawl's present round has come.
func (a *Archive) FrontierCounts(ctx context.Context, crawl string) (FrontierCounts, error) {
	counts := FrontierCounts{Outcomes: map[string]int{}}
	rows, err := a.read.QueryContext(ctx, sqlOutcomes, crawl)
	err = each(rows, err, sqlOutcomes, func(rows *sql.Rows) error {
		var outcome sql.NullString
		var n int
		if err := rows.Scan(&outcome, &n); err != nil {
			return err
		}
		if outcome.Valid {
			counts.Outcomes[outcome.String] = n
		} else {
			counts.Pending = n
		}
		return nil
	})
	if err != nil {
		return FrontierCounts{}, fmt.Errorf("frontier of %s: %w", crawl, err)
	}
	return counts, nil
}
