package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// maxBatchLine is the longest line of a batch file, in bytes: the text's own
// limit with room for its JSON.
const maxBatchLine = 16 * query.MaxText

// batchChunk is how many queries are answered side by side before their
// results are printed, in order.
const batchChunk = 64

// ask is one query of a batch. Its id is printed as it came.
type ask struct {
	ID json.RawMessage `json:"id"`
	Q  string          `json:"q"`
	// err is set where the line itself cannot be read.
	err error
}

// answer is a result with the id of its query.
type answer struct {
	ID json.RawMessage `json:"id"`
	*search.Result
}

// batch answers every query of a file, one JSON object a line, in order.
func (a *app) batch(ctx context.Context, index searcher, path string, base query.Query) error {
	in, done, err := a.openInput(ctx, path)
	if err != nil {
		return err
	}
	defer done()
	out := bufio.NewWriter(a.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	chunk := make([]ask, 0, batchChunk)
	flush := func() error {
		answers, err := answerAll(ctx, index, chunk, base)
		if err != nil {
			return err
		}
		chunk = chunk[:0]
		for _, one := range answers {
			if err := enc.Encode(one); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	for q, err := range asks(in) {
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if chunk = append(chunk, q); len(chunk) == batchChunk {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// openInput opens a file named on the command line, or standard input for "-".
func (a *app) openInput(ctx context.Context, path string) (io.Reader, func(), error) {
	if path == stdinName {
		return a.input(ctx), func() {}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, usage("cannot read %s: %w", path, indexer.FileCause(err))
	}
	return f, func() { _ = f.Close() }, nil
}

// answerAll answers queries side by side, each in its place.
func answerAll(ctx context.Context, index searcher, list []ask, base query.Query) ([]answer, error) {
	answers := make([]answer, len(list))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range list {
		g.Go(func() (err error) {
			answers[i].ID = list[i].ID
			answers[i].Result, err = answerOne(ctx, index, list[i], base)
			return err
		})
	}
	return answers, g.Wait()
}

// answerOne answers one query of a batch. What does not parse gets its nearest
// reading with a warning; a query that cannot be answered at all gets an empty
// result with a warning, so that the batch goes on.
func answerOne(ctx context.Context, index searcher, one ask, base query.Query) (*search.Result, error) {
	warning := one.err
	q := base
	q.Text = one.Q
	unanswerable := one.err != nil
	if _, err := query.Parse(q.Text); err != nil {
		_, q.Text = query.Nearest(q.Text)
		warning = err
		unanswerable = q.Text == "" // nothing of it can be searched: that is no wish for everything
	}
	var res *search.Result
	if !unanswerable {
		var err error
		res, err = index.Search(ctx, search.Request{Query: q, Snippets: snippetsShown})
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, search.ErrQuery), errors.Is(err, search.ErrTimeout):
			warning, res = err, nil
		case err != nil:
			return nil, err
		}
	}
	if res == nil {
		res = search.Empty()
	}
	res.Query = one.Q
	if warning != nil {
		res.Warning = news.Maybe(warning.Error())
	}
	return res, nil
}

// asks reads a batch: JSON lines where the first byte is a brace, else CSV with
// a header that names the columns id and q.
func asks(r io.Reader) iter.Seq2[ask, error] {
	in := bufio.NewReaderSize(r, 64<<10)
	head, _ := in.Peek(64)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("{")) {
		return jsonAsks(in)
	}
	return csvAsks(in)
}

func jsonAsks(r io.Reader) iter.Seq2[ask, error] {
	return func(yield func(ask, error) bool) {
		lines := bufio.NewReaderSize(r, 64<<10)
		for n := 1; ; n++ {
			line, err := indexer.ReadLine(lines, maxBatchLine)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, indexer.ErrLineTooLong) {
				yield(ask{}, err)
				return
			}
			if line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")); err == nil && len(line) == 0 {
				continue
			}
			q := ask{err: err}
			if err == nil {
				q = parseAsk(line, n)
			}
			if len(q.ID) == 0 {
				q.ID = json.RawMessage(strconv.Itoa(n))
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}

func parseAsk(line []byte, n int) ask {
	var q ask
	if err := json.Unmarshal(line, &q); err != nil {
		q.err = fmt.Errorf("line %d is no JSON object with id and q: %w", n, err)
	}
	return q
}

func csvAsks(r io.Reader) iter.Seq2[ask, error] {
	return func(yield func(ask, error) bool) {
		rows := csv.NewReader(r)
		rows.FieldsPerRecord = -1
		header, err := rows.Read()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				yield(ask{}, err)
			}
			return
		}
		id, q := slices.Index(header, "id"), slices.Index(header, "q")
		if q < 0 {
			yield(ask{}, usage("a batch is JSON lines {\"id\", \"q\"}, or CSV whose first row names a column q"))
			return
		}
		for n := 1; ; n++ {
			row, err := rows.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(ask{}, err)
				return
			}
			one := ask{ID: json.RawMessage(strconv.Itoa(n))}
			if id >= 0 && id < len(row) {
				one.ID, _ = json.Marshal(row[id])
			}
			if q < len(row) {
				one.Q = row[q]
			}
			if !yield(one, nil) {
				return
			}
		}
	}
}
