package bleveindex

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// storedHit is what the index keeps of a hit, so that a page of hits without
// snippets costs no reading of texts.
type storedHit struct {
	Type      search.HitType `json:"t"`
	ID        string         `json:"i"`
	Article   string         `json:"a"`
	Version   int            `json:"v"`
	URL       string         `json:"u,omitempty"`
	Title     string         `json:"h,omitempty"`
	Site      news.Maybe     `json:"s,omitempty"`
	Section   news.Maybe     `json:"r,omitempty"`
	Published news.Date      `json:"d,omitempty"`
	Kind      news.Kind      `json:"k,omitempty"`

	Speaker    news.Maybe      `json:"p,omitempty"`
	Role       news.Maybe      `json:"o,omitempty"`
	Confidence news.Confidence `json:"c,omitempty"`
}

// said is an exchange or a quote on its way into the index.
type said struct {
	hit      storedHit
	question string
	answer   string
	quote    string
	person   bool // the speaker is a person
}

// known reports whether the page says who speaks, rather than the reader
// guessing it.
func (s *said) known() bool {
	return s.hit.Speaker != "" && (s.hit.Confidence == news.Stated || s.hit.Confidence == news.Resolved)
}

// docID tells exchanges from quotes: both are named by their words.
func (s *said) docID() string { return string(search.Anchor(s.hit.Type, s.hit.ID)) }

func wordsSaid(a *news.Article) []said {
	base := baseHit(a)
	list := make([]said, 0, len(a.Quotes))
	if a.Interview != nil {
		for _, e := range a.Interview.Exchanges {
			h := base
			h.Type, h.ID = search.HitExchange, e.ID
			h.Speaker, h.Role, h.Confidence = e.Speaker, e.Role, e.Confidence
			list = append(list, said{hit: h, question: e.Question, answer: e.Answer, person: true})
		}
	}
	for _, q := range a.Quotes {
		h := base
		h.Type, h.ID = search.HitQuote, q.ID
		h.Speaker, h.Role, h.Confidence = q.Speaker, q.Role, q.Confidence
		person := q.SpeakerType == news.SpeakerPerson || q.SpeakerType == ""
		list = append(list, said{hit: h, quote: q.Text, person: person})
	}
	return slices.DeleteFunc(list, func(s said) bool { return s.hit.ID == "" })
}

func baseHit(a *news.Article) storedHit {
	return storedHit{
		Type: search.HitArticle, ID: a.ID, Article: a.ID, Version: a.Version, URL: a.URL, Title: string(a.Title),
		Site: a.Site, Section: a.Section, Published: honest(a.Published), Kind: a.Kind,
	}
}

// honest is a date that news can bear; any other is none, as for whoever reads
// the page.
func honest(d news.Date) news.Date {
	d, _ = news.ParseDate(string(d)) // empty when it is refused
	return d
}

// builder makes Bleve's documents, all of whose fields are set here by hand:
// nothing of an article is indexed that is not named in this file.
type builder struct{}

// article is the document of an article.
func (b *builder) article(a *news.Article) (*document.Document, error) {
	words := wordsSaid(a)
	d := newDraft(a.ID, isFrench(a))
	d.text(titleField, string(a.Title))
	d.text(leadField, string(a.Lead))
	d.text(bodyField, a.Text)
	speakers := make([]string, 0, len(words))
	for i := range words {
		w := &words[i]
		d.said(w)
		if w.known() {
			speakers = append(speakers, string(w.hit.Speaker))
			if w.person {
				d.column(columnSpeaker, string(w.hit.Speaker))
			}
		}
	}
	b.about(d, a, speakers)
	if s := signatureOf(a); s != nil {
		d.doc.AddField(document.NewTextFieldCustom(signatureField, nil, s.encode(), index.StoreField, nil))
	}
	return d.finish(baseHit(a))
}

// words is the document of one exchange or quote in an article: see [shared].
func (b *builder) words(a *news.Article, w *said) (*document.Document, error) {
	d := newDraft(w.docID(), isFrench(a))
	d.keyword(articleField, a.ID)
	d.text(titleField, string(a.Title))
	d.text(leadField, string(a.Lead))
	d.said(w)
	var speakers []string
	if w.known() {
		speakers = []string{string(w.hit.Speaker)}
		if w.person {
			d.column(columnSpeaker, string(w.hit.Speaker))
		}
	}
	if w.hit.Confidence != news.Guessed {
		d.names(roleName, []string{string(w.hit.Role)})
	}
	b.about(d, a, speakers)
	return d.finish(w.hit)
}

// An article's words said carry its authors, tags and events: together at most
// maxShared of each, but each at least minShared. Of an article with thousands
// of both tags and quotes, the index would else hold every pair.
const (
	maxShared = 20_000
	minShared = 5
)

// shared is an article with no longer lists than its n words said carry.
func shared(a *news.Article, n int) *news.Article {
	most := max(minShared, maxShared/max(n, 1))
	if max(len(a.Authors), len(a.Agency), len(a.Tags), len(a.Events)) <= most {
		return a
	}
	short := *a
	short.Authors = a.Authors[:min(len(a.Authors), most)]
	short.Agency = a.Agency[:min(len(a.Agency), most)]
	short.Tags = a.Tags[:min(len(a.Tags), most)]
	short.Events = a.Events[:min(len(a.Events), most)]
	return &short
}

// about adds what an article and the words said in it have in common.
func (b *builder) about(d *draft, a *news.Article, speakers []string) {
	d.names(query.FieldSpeaker, speakers)
	d.names(query.FieldAuthor, slices.Concat(a.Authors, a.Agency))
	d.names(query.FieldTag, a.Tags)
	d.names(query.FieldKind, kindNames(a.Kind))
	d.names(query.FieldSite, siteNames(a))
	path := sectionPath(a)
	d.names(query.FieldSection, append([]string{string(a.Section)}, path...))
	d.names(query.FieldEvent, eventNames(a))
	if a.URL != "" {
		d.keyword(urlField, bareURL(a.URL))
	}
	for i := range path {
		d.column(columnSection, strings.Join(path[:i+1], query.PathSeparator))
	}
	d.column(columnKind, string(a.Kind))
	for _, e := range a.Events {
		d.column(columnEvent, e.Type)
	}
	for _, name := range a.Authors {
		d.column(columnAuthor, name)
	}
	for _, tag := range a.Tags {
		d.column(columnTag, tag)
	}
	d.column(columnSite, string(a.Site))
	d.column(columnDate, string(honest(a.Published)))
}

// isFrench reports whether the article is to be stemmed as French; a page
// that names no language is taken for French, as nearly all of them are.
func isFrench(a *news.Article) bool {
	lang := strings.ToLower(string(a.Language))
	return lang == "" || lang == "fr" || strings.HasPrefix(lang, "fr-") || strings.HasPrefix(lang, "fr_")
}

// draft is a document being made.
type draft struct {
	doc     *document.Document
	french  bool
	columns map[string]bool
	counts  map[string]uint64 // values so far of each field
	lengths lengths
}

func newDraft(id string, isFrench bool) *draft {
	return &draft{
		doc: document.NewDocument(id), french: isFrench,
		columns: map[string]bool{}, counts: map[string]uint64{},
	}
}

func (d *draft) said(w *said) {
	d.text(questionField, w.question)
	d.text(answerField, w.answer)
	d.text(quoteField, w.quote)
}

// text adds a text under its two names. Positions are kept for phrases.
func (d *draft) text(f textField, text string) {
	if text == "" {
		return
	}
	shared := &analyzed{}
	d.lengths = append(d.lengths, textLength{f.name, d.french, shared})
	if d.french {
		d.add(f.stems(), text, index.IndexField|index.IncludeTermVectors, stems{shared})
	}
	d.add(f.exact(), text, index.IndexField|index.IncludeTermVectors, exactForms{shared})
}

// names adds names to be found by their words.
func (d *draft) names(f query.Field, names []string) {
	seen := map[string]bool{}
	for _, n := range names {
		if n == "" || seen[n] {
			continue
		}
		seen[n] = true
		d.add(exactName(f), n, index.IndexField|index.IncludeTermVectors, exactForms{&analyzed{}})
	}
}

func (d *draft) keyword(name, value string) {
	d.add(name, value, index.IndexField, whole{})
}

func (d *draft) add(name, value string, options index.FieldIndexingOptions, a analysis.Analyzer) {
	var nth []uint64 // of the second value on: see [valueApart]
	if n := d.counts[name]; n > 0 {
		nth = []uint64{n}
	}
	d.counts[name]++
	d.doc.AddField(document.NewTextFieldCustom(name, nth, []byte(value), options, a))
}

// column adds a value for counting and sorting, once.
func (d *draft) column(code byte, value string) {
	value = columnValue(value)
	if value != "" {
		d.columns[string(code)+value] = true
	}
}

func (d *draft) finish(h storedHit) (*document.Document, error) {
	stored, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", h.Article, err)
	}
	d.column(columnID, d.doc.ID())
	for value := range d.columns {
		d.add(columnField, value, index.IndexField|index.DocValues, whole{})
	}
	// Bleve analyses fields in this order, the texts before their lengths.
	d.add(columnField, "", index.IndexField|index.DocValues, d.lengths)
	d.doc.AddField(document.NewTextFieldCustom(hitField, nil, stored, index.StoreField, nil))
	return d.doc, nil
}
