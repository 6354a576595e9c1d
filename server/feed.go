package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// feedEntries is how much a feed has where the request does not say: what is
// published on a busy day of a middling site.
const feedEntries = 30

// How much of words said stands in the title and in the summary of an entry,
// in characters. The content has all that may be shown.
const (
	entryTitle   = 90
	entrySummary = 420
)

// feed is what is followed: a search, with the page that shows the same.
type feed struct {
	title string
	query query.Query
	page  string // the page's address on this site
	self  string // the feed's own
}

// feedOf is the feed of a search, whatever page and order of it is asked for.
func (v *visit) feedOf(q query.Query) feed {
	q = unpaged(q)
	return feed{title: v.feedTitle(q), query: q, page: v.search(newestFirst(q)), self: v.link("/", v.atom(q.Values()))}
}

// feedOfSubject is the feed of a subject's page.
func (v *visit) feedOfSubject(about *subject) feed {
	return feed{
		title: about.value, query: unpaged(about.query), page: v.subject(about.kind, about.value, nil),
		self: v.subject(about.kind, about.value, v.atom(url.Values{})),
	}
}

// atom asks for a feed, in this language: feed readers do not say which they want.
func (v *visit) atom(values url.Values) url.Values {
	values.Set(formatParameter, formatAtom)
	if v.lang != web.Languages()[0] {
		values.Set(langParameter, string(v.lang))
	}
	return values
}

// unpaged is a search as such, without the page and order of one look at it.
func unpaged(q query.Query) query.Query {
	q.Sort, q.Cursor, q.Limit = query.ByRelevance, "", 0
	return q.Normal()
}

func newestFirst(q query.Query) query.Query {
	q.Sort = query.Newest
	return q
}

// feedTitle names a search by its words and its choices.
func (v *visit) feedTitle(q query.Query) string {
	parts := []string{v.title(q)}
	for _, chip := range v.chips(q) {
		parts = append(parts, chip.Label)
	}
	return strings.Join(parts, " · ")
}

// follow offers a feed on a page.
func follow(shell *web.Shell, f feed) { shell.FeedHref = f.self }

// showFeed answers with the newest of what a search finds.
func (s *server) showFeed(v *visit, w http.ResponseWriter, r *http.Request, f feed) error {
	q := newestFirst(f.query)
	if _, _, err := parsed(q); err != nil {
		return fmt.Errorf("q: %w", err)
	}
	if q.Limit = feedEntries; r.URL.Query().Has(limitParameter) {
		limit, err := limitOf(r.URL.Query(), query.MaxLimit)
		if err != nil {
			return err
		}
		q.Limit = limit
	}
	result, err := s.find(r.Context(), search.Request{Query: q, Snippets: 1, Group: true})
	if err != nil {
		return err
	}
	home := origin(r)
	doc := atomFeed{
		Lang: string(v.lang), ID: lasting("feed", f.query.Values().Encode()),
		Title: plainText(f.title + " – Pressoir"), Subtitle: plainText(v.total(q, result)),
		Author: atomPerson{Name: "Pressoir"}, Generator: "Pressoir", Icon: home + "/favicon.ico",
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: home + f.self},
			{Rel: "alternate", Type: "text/html", Href: home + f.page},
		},
	}
	updated := time.Unix(0, 0).UTC() // of a feed that has nothing yet
	for _, h := range result.Hits {
		entry, changed := s.entry(r.Context(), v, home, h)
		doc.Entries = append(doc.Entries, entry)
		if changed.After(updated) {
			updated = changed
		}
	}
	doc.Updated = atomTime(updated)
	return sendFeed(v, w, r, doc, updated)
}

// sendFeed sends a feed, or that it is still the one that the reader has.
func sendFeed(v *visit, w http.ResponseWriter, r *http.Request, doc atomFeed, updated time.Time) error {
	var body bytes.Buffer
	body.WriteString(xml.Header)
	if err := xml.NewEncoder(&body).Encode(doc); err != nil {
		return fmt.Errorf("feed: %w", err)
	}
	sum := sha256.Sum256(body.Bytes())
	h := w.Header()
	h.Set("Content-Type", "application/atom+xml; charset=utf-8")
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Content-Language", string(v.lang))
	h.Add("Vary", "Accept-Language")
	http.ServeContent(w, r, "", updated, bytes.NewReader(body.Bytes()))
	return nil
}

// entry is one hit, with the moment when the archive last saw it change. What
// the index does not have of it is read from the archive; an article that
// cannot be read there has an entry all the same.
func (s *server) entry(ctx context.Context, v *visit, home string, h search.Hit) (atomEntry, time.Time) {
	e := atomEntry{
		ID: lasting(string(h.Type), h.ID), Title: plainText(v.titleOf(h.Title)),
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: home + v.said(h)}},
	}
	if source, _ := outside(h.URL); source != "" {
		e.Links = append(e.Links, atomLink{Rel: "via", Type: "text/html", Href: source})
	}
	changed := time.Unix(0, 0).UTC()
	if published, ok := h.Published.Time(); ok {
		e.Published, changed = atomTime(published), published
	}
	var lead string
	if a, err := s.Archive.Article(ctx, h.Article, 0); err == nil {
		shown := s.Display(a.URL).article(a)
		lead, e.Lang = string(shown.Lead), string(shown.Language)
		for _, name := range slices.Concat(shown.Authors, shown.Agency) {
			e.Authors = append(e.Authors, atomPerson{Name: name})
		}
		if seen, ok := s.lastChange(ctx, h.Article); ok {
			changed = seen
		}
	}
	e.Updated = atomTime(changed)
	if len(e.Authors) == 0 && h.Site != "" {
		e.Authors = []atomPerson{{Name: string(h.Site)}}
	}
	e.Categories = v.categories(h)
	if h.Type == search.HitArticle {
		e.Summary = plainText(articleSummary(h, lead))
		return e, changed
	}
	v.enterWords(&e, h)
	return e, changed
}

// lastChange is when the archive first saw the text that an article has now.
func (s *server) lastChange(ctx context.Context, id string) (time.Time, bool) {
	versions, err := s.Archive.Versions(ctx, id)
	if err != nil {
		return time.Time{}, false
	}
	for _, known := range versions {
		if known.Current && !known.FirstSeen.IsZero() {
			return known.FirstSeen.UTC(), true
		}
	}
	return time.Time{}, false
}

func (v *visit) categories(h search.Hit) []atomCategory {
	var list []atomCategory
	if h.Kind != "" {
		list = append(list, atomCategory{Term: string(h.Kind), Label: v.kind(string(h.Kind))})
	}
	if h.Section != "" {
		list = append(list, atomCategory{Term: string(h.Section)})
	}
	return list
}

// articleSummary is the lead, else the passage found.
func articleSummary(h search.Hit, lead string) string {
	if lead != "" {
		return cut(lead, entrySummary)
	}
	for _, s := range h.Snippets {
		if s.Field != query.FieldTitle {
			return plain(s.Parts)
		}
	}
	return ""
}

// enterWords fills an entry with words said: who, what, and to what question.
func (v *visit) enterWords(e *atomEntry, h search.Hit) {
	words := string(h.Text)
	inMarks := func(s string) string {
		if quoted(words) && s == words {
			return s
		}
		return v.words.Text("quote.open") + s + v.words.Text("quote.close")
	}
	who := string(h.Speaker)
	if who == "" {
		who = v.words.Text("said.nobody")
	}
	if words == "" { // they may not be shown
		e.Title.Text = who + " – " + v.titleOf(h.Title)
		return
	}
	e.Title.Text = set(who+" : ") + inMarks(cut(strings.Join(strings.Fields(words), " "), entryTitle))
	e.Summary = plainText(inMarks(cut(words, entrySummary)))
	div := atomDiv{Question: string(h.Question), Words: strings.Split(inMarks(words), "\n\n"), Who: who}
	if h.Role != "" {
		div.Who += ", " + string(h.Role)
	}
	if sure, _ := v.confidence(h.Confidence); sure != "" {
		div.Who += " (" + sure + ")"
	}
	e.Content = &atomContent{Type: "xhtml", Div: div}
}
