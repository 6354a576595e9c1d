package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// searcher is whoever answers: the index opened here, or a running server.
type searcher interface {
	Search(ctx context.Context, r search.Request) (*search.Result, error)
	Each(ctx context.Context, r search.Request, found func(*search.Hit) error) error
	Complete(ctx context.Context, r search.CompleteRequest) (*search.Completions, error)
}

// Snippets a hit on the command line.
const snippetsShown = 2

type searchFlags struct {
	json, words, all   bool
	explain            bool
	complete, like     string
	limit              int
	match, sort, batch string
	cursor, timeline   string
	facets             map[query.Facet]*[]string
}

const searchLong = `Search the archive. Words are ANDed; "…" or « … » is an exact phrase; OR (OU), NOT (SAUF)
or - and parentheses combine; titre: chapo: texte: auteur: citation: locuteur: question:
reponse: rubrique: source: mot-cle: type: evenement: site: url: and date:2019-01..2019-06
narrow to a field; rech* is a prefix, =mot the very form, mot~1 one letter off, a NEAR/5 b
words near each other.

With --words the results are words said: questions answered and quotes, with who said them.
While 'pressoir serve' runs on the archive, the server answers.`

const searchExample = `  pressoir search 'reconnaissance faciale'
  pressoir search --json 'locuteur:kerdraon partenariat'
  pressoir search --words --sort newest 'vie privée'
  pressoir search --section Actualités --year 2019 '"libertés individuelles" -vidéo'
  pressoir search --match any 'Qui forme les policiers à la reconnaissance faciale ?'
  pressoir search --timeline year 'reconnaissance faciale'
  pressoir search --explain --limit 3 'colloque "vie privée"'
  pressoir search --complete 'reconn'
  pressoir search --like k3v7q2m5x4p6b3d2 --limit 5
  pressoir search --all --json --sort newest 'mot-cle:nucléaire' > hits.jsonl
  pressoir search --batch questions.jsonl --limit 5 > answers.jsonl
  pressoir demo --once --dir ./demo-archive && pressoir search --dir ./demo-archive 'reconnaissance faciale'`

func (a *app) searchCommand() *cobra.Command {
	f := searchFlags{facets: map[query.Facet]*[]string{}}
	cmd := &cobra.Command{
		Use:     "search QUERY",
		Short:   "search the archive",
		Long:    searchLong,
		Example: searchExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.search(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, "print the whole result as JSON, facets and timeline too")
	flags.BoolVar(&f.all, "all", false, "with --json: every hit there is, one a line, near-copies too")
	flags.BoolVar(&f.words, "words", false, "find words said (exchanges and quotes), not articles")
	flags.BoolVar(&f.explain, "explain", false, "say what each hit's score is made of")
	flags.IntVar(&f.limit, "limit", query.DefaultLimit, "how many hits")
	flags.StringVar(&f.match, "match", string(query.MatchAll), "all: every word; any: ranked by how much matches, for questions")
	flags.StringVar(&f.sort, "sort", string(query.ByRelevance), "relevance, newest or oldest")
	flags.StringVar(&f.cursor, "cursor", "", "go on after an earlier result: its \"next\"")
	flags.StringVar(&f.timeline, "timeline", "", "count the hits by day, month or year, beside all articles of that time (with --json: month)")
	flags.StringVar(&f.complete, "complete", "", "what a text that is being typed may become: sections, speakers, tags, titles")
	flags.StringVar(&f.like, "like", "", "the articles most like the one of this id")
	flags.StringVar(&f.batch, "batch", "", "a file of queries, JSON lines {\"id\", \"q\"} or CSV with the columns id,q; one result a line")
	for _, facet := range query.Facets() {
		f.facets[facet] = flags.StringArray(string(facet), nil, "only this "+string(facet)+" (may be repeated)")
	}
	return cmd
}

func (a *app) search(ctx context.Context, f searchFlags, args []string) error {
	q, err := f.query(strings.Join(args, " "))
	if err != nil {
		return err
	}
	if err := f.check(q, args); err != nil {
		return err
	}
	index, done, err := a.openSearch(ctx)
	if err != nil {
		return err
	}
	defer done()
	switch {
	case f.all:
		return a.all(ctx, index, q)
	case f.batch != "":
		return a.batch(ctx, index, f.batch, q)
	case f.complete != "":
		return a.complete(ctx, index, f)
	}
	req := search.Request{
		Query: q, Timeline: search.TimelineUnit(f.timeline), Snippets: snippetsShown, Group: true, Explain: f.explain, Suggest: true, Like: f.like,
	}
	if f.json {
		req.Facets, req.Snippets = query.Facets(), search.MaxSnippets
		req.Timeline = cmp.Or(req.Timeline, search.ByMonth)
	}
	res, err := index.Search(ctx, req)
	if err != nil {
		return queryError(err)
	}
	if f.json {
		return printJSON(a.stdout, res)
	}
	return printResult(a.stdout, res, q.Unit)
}

// check refuses flags and words that say nothing together.
func (f searchFlags) check(q query.Query, args []string) error {
	instead := 0
	for name, value := range map[string]string{"batch": f.batch, "complete": f.complete, "like": f.like} {
		if value == "" {
			continue
		}
		if instead++; len(args) > 0 {
			return usage("--%s stands in place of a query, but there is %q", name, args[0])
		}
	}
	switch {
	case f.all && (instead > 0 || !f.streams()):
		return usage("--all prints every hit of a query as JSON lines: it goes with --json, and without --batch, --complete, --like, --cursor, --explain and --timeline")
	case instead > 1:
		return usage("--batch, --complete and --like cannot go together")
	case instead == 0 && q.Text == "" && len(q.Filters) == 0:
		return usage("search needs a query")
	case f.like != "" && f.words:
		return usage("--like finds articles, not words said")
	}
	units := append(search.TimelineUnits(), search.NoTimeline)
	if !slices.Contains(units, search.TimelineUnit(f.timeline)) {
		return usage("--timeline %q: it must be one of %v", f.timeline, search.TimelineUnits())
	}
	if _, err := query.Parse(q.Text); err != nil {
		return queryError(err)
	}
	return nil
}

// streams reports whether the flags leave nothing to be said of a result but its
// hits.
func (f searchFlags) streams() bool {
	return f.json && f.cursor == "" && !f.explain && f.timeline == ""
}

// complete prints what a text that is being typed may become.
func (a *app) complete(ctx context.Context, index searcher, f searchFlags) error {
	res, err := index.Complete(ctx, search.CompleteRequest{Text: f.complete, Limit: min(f.limit, search.MaxCompletions)})
	if err != nil {
		return queryError(err)
	}
	if f.json {
		return printJSON(a.stdout, res)
	}
	return printCompletions(a.stdout, res)
}

// query makes the Query the flags ask for, through the same door as a URL, so
// that both know the same names and limits.
func (f searchFlags) query(text string) (query.Query, error) {
	unit := query.Articles
	if f.words {
		unit = query.Words
	}
	values := map[string][]string{
		"q": {text}, "unit": {string(unit)}, "match": {f.match}, "sort": {f.sort},
		"limit": {fmt.Sprint(f.limit)}, "cursor": {f.cursor},
	}
	for facet, chosen := range f.facets {
		values[string(facet)] = *chosen
	}
	q, err := query.FromValues(values)
	if err != nil {
		return q, usage("%w", err)
	}
	return q, nil
}

// queryError makes a query that cannot be read a wrong use of the program,
// with its place and the nearest reading.
func queryError(err error) error {
	var syntax *query.SyntaxError
	if errors.As(err, &syntax) {
		if syntax.Nearest == "" {
			return usage("%w", syntax)
		}
		return usage("%w; the nearest reading is: %s", syntax, syntax.Nearest)
	}
	if errors.Is(err, search.ErrQuery) || errors.Is(err, search.ErrUnknown) {
		return usage("%w", err)
	}
	return err
}
