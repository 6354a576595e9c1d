package server

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// memory is an archive and an index of a few articles. It finds words by
// their beginnings and reads no operator but a field's name; what it answers
// has every part that an engine's answers have.
type memory struct {
	articles []*news.Article
	aliases  map[string]string
	versions map[string][]archive.Version
	captures map[int64]*archive.Capture
	err      error // of every search, when set
}

func (m *memory) Article(_ context.Context, id string, version int) (*news.Article, error) {
	for _, a := range m.articles {
		if a.ID == id && (version == 0 || version == a.Version) {
			return a, nil
		}
	}
	return nil, fmt.Errorf("article %s: %w", id, archive.ErrNotFound)
}

func (m *memory) Resolve(_ context.Context, id string) (string, error) {
	if real, ok := m.aliases[id]; ok {
		return real, nil
	}
	if _, err := m.Article(context.Background(), id, 0); err != nil {
		return "", err
	}
	return id, nil
}

func (m *memory) Versions(_ context.Context, id string) ([]archive.Version, error) {
	return m.versions[id], nil
}

func (m *memory) Capture(_ context.Context, id int64) (*archive.Capture, error) {
	if c, ok := m.captures[id]; ok {
		return c, nil
	}
	return nil, fmt.Errorf("capture %d: %w", id, archive.ErrNotFound)
}

func (m *memory) Stats(context.Context) (archive.Stats, error) {
	stats := archive.Stats{Articles: int64(len(m.articles))}
	sites := map[news.Maybe]bool{}
	for _, a := range m.articles {
		sites[a.Site] = true
		if a.Interview != nil {
			stats.Interviews++
		}
		if a.Published != "" && (stats.First == "" || a.Published < stats.First) {
			stats.First = a.Published
		}
		stats.Last = max(stats.Last, a.Published)
	}
	stats.Sites = int64(len(sites))
	return stats, nil
}

func (m *memory) Position() (int64, error) { return int64(len(m.articles)), m.err }

func (m *memory) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	if m.err != nil {
		return nil, m.err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	q := r.Query.Normal()
	words := wanted(q.Text)
	if r.Like != "" {
		return m.like(r.Like)
	}
	result := search.Empty()
	result.Query, result.Relation = q.Text, search.Exactly
	var matched, found []foundHit
	for _, a := range m.articles {
		for _, f := range candidates(a, q.Unit) {
			if !f.matches(words) {
				continue
			}
			matched = append(matched, f)
			if f.passes(q, "") {
				f.hit.Snippets = f.snippets(words, r.Snippets)
				found = append(found, f)
			}
		}
	}
	slices.SortStableFunc(found, func(x, y foundHit) int { return byDate(q.Sort, x, y) })
	result.Total = len(found)
	count(result, r, q, matched, m.articles)
	start := 0
	if q.Cursor != "" {
		if _, err := fmt.Sscanf(q.Cursor, "c%d", &start); err != nil || start > len(found) {
			return nil, fmt.Errorf("%w: cursor %q", search.ErrQuery, q.Cursor)
		}
	}
	end := min(start+q.Limit, len(found))
	for _, f := range found[start:end] {
		result.Hits = append(result.Hits, f.hit)
	}
	if end < len(found) {
		result.Next = news.Maybe(fmt.Sprintf("c%d", end))
	}
	return result, nil
}

// like finds the articles that share a tag with one.
func (m *memory) like(id string) (*search.Result, error) {
	result := search.Empty()
	one, err := m.Article(context.Background(), id, 0)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", search.ErrUnknown, err)
	}
	for _, a := range m.articles {
		if a.ID != id && slices.ContainsFunc(a.Tags, func(tag string) bool { return slices.Contains(one.Tags, tag) }) {
			result.Hits = append(result.Hits, candidates(a, query.Articles)[0].hit)
		}
	}
	result.Total = len(result.Hits)
	return result, nil
}

// Complete finds titles by the beginning of any word.
func (m *memory) Complete(ctx context.Context, r search.CompleteRequest) (*search.Completions, error) {
	answer := &search.Completions{Query: r.Text, Completions: []search.Completion{}}
	for _, a := range m.articles {
		if r.Text != "" && strings.Contains(" "+french.Key(string(a.Title)), " "+french.Key(r.Text)) {
			answer.Completions = append(answer.Completions, search.Completion{
				Kind: search.CompleteTitle, Value: string(a.Title), Label: string(a.Title), Count: 1, Article: news.Maybe(a.ID),
			})
		}
	}
	return answer, cmp.Or(m.err, ctx.Err())
}

// foundHit is a hit with what it is found and counted by.
type foundHit struct {
	hit    search.Hit
	text   string // all that words are looked for in
	values map[query.Facet][]string
}

// wanted is the words of a query without marks and fields.
func wanted(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \u202f«»\"", r) }) {
		if _, after, ok := strings.Cut(w, ":"); ok {
			w = after
		}
		if w != "" {
			words = append(words, french.Fold(strings.ToLower(w)))
		}
	}
	return words
}

func candidates(a *news.Article, unit query.Unit) []foundHit {
	hit := search.Hit{
		Type: search.HitArticle, ID: a.ID, Article: a.ID, URL: a.URL, Title: string(a.Title), Site: a.Site,
		Section: news.Maybe(sectionPath(a)), Published: a.Published, Kind: a.Kind, Authors: a.Authors, Path: strings.Split(sectionPath(a), query.PathSeparator), Snippets: []search.Snippet{}, Copies: []search.Copy{},
	}
	if unit == query.Articles {
		f := foundHit{hit: hit, values: values(a)}
		f.text = strings.Join([]string{string(a.Title), string(a.Lead), a.Text}, "\n\n")
		for _, p := range a.People {
			f.values[query.Speaker] = append(f.values[query.Speaker], p.Name)
		}
		return []foundHit{f}
	}
	var list []foundHit
	said := func(t search.HitType, id, question, text string, speaker, role news.Maybe, c news.Confidence) {
		h := hit
		h.Type, h.ID, h.Anchor = t, id, search.Anchor(t, id)
		h.Text, h.Question, h.Speaker, h.Role, h.Confidence = news.Maybe(text), news.Maybe(question), speaker, role, c
		f := foundHit{hit: h, values: values(a), text: question + "\n\n" + text + "\n\n" + string(speaker)}
		if speaker != "" && c != news.Guessed {
			f.values[query.Speaker] = []string{string(speaker)}
		}
		list = append(list, f)
	}
	if a.Interview != nil {
		for _, e := range a.Interview.Exchanges {
			said(search.HitExchange, e.ID, e.Question, e.Answer, e.Speaker, e.Role, e.Confidence)
		}
	}
	for _, q := range a.Quotes {
		said(search.HitQuote, q.ID, "", q.Text, q.Speaker, q.Role, q.Confidence)
	}
	return list
}

func sectionPath(a *news.Article) string {
	var labels []string
	for _, c := range a.Breadcrumb[min(1, len(a.Breadcrumb)):] {
		labels = append(labels, c.Label)
	}
	return strings.Join(labels, query.PathSeparator)
}

func values(a *news.Article) map[query.Facet][]string {
	v := map[query.Facet][]string{
		query.Kind: {string(a.Kind)}, query.Site: {string(a.Site)}, query.Author: a.Authors, query.Tag: a.Tags,
	}
	path := ""
	for _, label := range strings.Split(sectionPath(a), query.PathSeparator) {
		if path != "" {
			path += query.PathSeparator
		}
		path += label
		v[query.Section] = append(v[query.Section], path)
	}
	for _, e := range a.Events {
		v[query.Event] = append(v[query.Event], e.Type)
	}
	if a.Published != "" {
		v[query.Year] = []string{a.Published.Year(), a.Published.Month()}
	}
	return v
}

func (f foundHit) matches(words []string) bool {
	text := " " + plainWords(french.Fold(f.text))
	for _, w := range words {
		if !strings.Contains(text, " "+w) {
			return false
		}
	}
	return true
}

// passes reports whether a hit has the values chosen in every facet but one,
// none of those excluded, and is of the days asked for.
func (f foundHit) passes(q query.Query, but query.Facet) bool {
	has := func(facet query.Facet, values []string) bool {
		return slices.ContainsFunc(values, func(value string) bool { return slices.Contains(f.values[facet], value) })
	}
	for facet, chosen := range q.Filters {
		if facet != but && !has(facet, chosen) {
			return false
		}
	}
	for facet, excluded := range q.Excluded {
		if facet != but && has(facet, excluded) {
			return false
		}
	}
	days, _ := q.Days()
	day := f.hit.Published.Day()
	return (days.From == "" || day >= days.From) && (days.To == "" || day != "" && day <= days.To)
}

func byDate(order query.Sort, x, y foundHit) int {
	if order == query.Oldest {
		x, y = y, x
	}
	return strings.Compare(string(y.hit.Published), string(x.hit.Published))
}

// snippets marks the words in the title, the question and the paragraphs that
// have them.
func (f foundHit) snippets(words []string, n int) []search.Snippet {
	list := []search.Snippet{}
	add := func(field query.Field, text string, whole bool) {
		parts := marked(text, words)
		if len(parts) > 1 || whole {
			list = append(list, search.Snippet{Field: field, Parts: parts})
		}
	}
	if f.hit.Type == search.HitArticle && len(words) > 0 {
		add(query.FieldTitle, f.hit.Title, false)
	}
	add(query.FieldQuestion, string(f.hit.Question), f.hit.Question != "")
	body := string(f.hit.Text)
	if f.hit.Type == search.HitArticle {
		_, body, _ = strings.Cut(f.text, "\n\n")
	}
	taken := 0
	for paragraph := range strings.SplitSeq(body, "\n\n") {
		for _, s := range french.Sentences(paragraph) {
			sentence := paragraph[s.Start:s.End]
			if taken < n && utf8.RuneCountInString(sentence) > 0 && (len(words) == 0 || len(marked(sentence, words)) > 1) {
				add(query.FieldText, strings.TrimSpace(sentence), true)
				taken++
			}
		}
	}
	return list
}

// marked cuts a text where a word begins as one of words does.
func marked(text string, words []string) []search.Part {
	var parts []search.Part
	from := 0
	flush := func(to int, match bool) {
		if to > from {
			parts = append(parts, search.Part{Text: text[from:to], Match: match})
			from = to
		}
	}
	for i := 0; i < len(text); {
		end := i + strings.IndexFunc(text[i:]+" ", func(r rune) bool { return !isLetter(r) })
		end = min(end, len(text))
		word := strings.ToLower(french.Fold(text[i:end]))
		if end > i && slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(word, w) }) {
			flush(i, false)
			flush(end, true)
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		i = end + max(size, 1)
	}
	flush(len(text), false)
	return parts
}

func isLetter(r rune) bool { return plainWords(string(r)) != "" }

// full is a memory with the press of an invented institute.
func full(t testing.TB) *memory {
	t.Helper()
	return &memory{articles: press(t), aliases: map[string]string{}, versions: map[string][]archive.Version{}, captures: map[int64]*archive.Capture{}}
}
