package bleveindex

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// storedHit is what the index keeps of a hit, so that a page of hits without
// snippets costs no reading of texts.
type storedHit struct {
	Type      search.HitType
	ID        string
	Article   string
	Version   int
	URL       string
	Title     string
	Site      news.Maybe
	Section   news.Maybe
	Published news.Date
	Kind      news.Kind

	Speaker    news.Maybe
	Role       news.Maybe
	Confidence news.Confidence
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
// nothing of an article is indexed that is not named in this file. It is used
// by one goroutine at a time.
type builder struct {
	forms   gatherer
	pairs   pairGatherer
	columns map[string]bool // those of the document being made
}

func newBuilder() *builder {
	return &builder{pairs: newPairGatherer(), columns: map[string]bool{}}
}

// article is the document of an article.
func (b *builder) article(a *news.Article) *document.Document {
	words := wordsSaid(a)
	d := b.draft(a.ID, isFrench(a))
	d.text(titleField, string(a.Title))
	d.text(leadField, string(a.Lead))
	d.text(bodyField, a.Text)
	speakers := make([]string, 0, len(words))
	for i := range words {
		if w := &words[i]; w.known() {
			speakers = append(speakers, string(w.hit.Speaker))
			if w.person {
				d.column(columnSpeaker, string(w.hit.Speaker))
			}
		}
	}
	d.names(query.FieldSpeaker, speakers)
	d.called(a)
	d.filed(a)
	if s := signatureOf(a); s != nil {
		d.doc.AddField(&field{name: signatureField, options: optionsOf(signatureField), stored: s.encode()})
	}
	h := baseHit(a)
	d.record = d.record.addArticle(&h)
	return d.finish(&h)
}

// words are the documents of what is said in an article: see [shared].
func (b *builder) words(a *news.Article) []*document.Document {
	said, seen := wordsSaid(a), map[string]bool{}
	list := make([]*document.Document, 0, len(said))
	for i := range said {
		w := &said[i]
		if seen[w.docID()] {
			continue // one would replace the other
		}
		seen[w.docID()] = true
		d := b.draft(w.docID(), isFrench(a))
		d.keyword(articleField, a.ID)
		d.text(questionField, w.question)
		d.text(answerField, w.answer)
		d.text(quoteField, w.quote)
		if i == 0 {
			d.filed(shared(a, len(said)))
			d.record = record(nil).add(hitShared, string(d.record.addArticle(&w.hit)))
		}
		if w.known() {
			d.names(query.FieldSpeaker, []string{string(w.hit.Speaker)})
			if w.person {
				d.column(columnSpeaker, string(w.hit.Speaker))
			}
		}
		if w.hit.Confidence != news.Guessed {
			d.names(roleName, []string{string(w.hit.Role)})
		}
		list = append(list, d.finish(&w.hit))
	}
	return list
}

// articleFields and wordsFields are all fields that a document can have.
func articleFields() []string {
	list := []string{urlField, recordField, signatureField}
	for _, f := range []textField{titleField, leadField, bodyField} {
		list = append(list, f.exact(), f.pairs())
	}
	for _, f := range nameFields() {
		list = append(list, exactName(f))
	}
	return list
}

func wordsFields() []string {
	list := []string{articleField, recordField, speakerField.exact(), roleField.exact()}
	for _, f := range saidFields() {
		list = append(list, f.exact(), f.pairs())
	}
	return list
}

// pad gives a document the fields that it has not, without any terms. Bleve
// copies postings as they are where it merges segments with the same fields,
// and reads and writes each anew where they differ.
func pad(d *document.Document, names []string) {
	for _, name := range names {
		if !slices.ContainsFunc(d.Fields, func(f document.Field) bool { return f.Name() == name }) {
			d.AddField(&field{name: name, options: optionsOf(name)})
		}
	}
}

// optionsOf is how Bleve keeps a field.
func optionsOf(name string) index.FieldIndexingOptions {
	switch name {
	case recordField, signatureField:
		return index.StoreField
	case urlField, articleField:
		return index.IndexField
	}
	return index.IndexField | index.IncludeTermVectors
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

// called adds the names that an article is found by.
func (d *draft) called(a *news.Article) {
	d.names(query.FieldAuthor, slices.Concat(a.Authors, a.Agency))
	d.names(query.FieldTag, a.Tags)
	d.names(query.FieldKind, kindNames(a.Kind))
	d.names(query.FieldSite, siteNames(a))
	d.names(query.FieldSection, append([]string{string(a.Section)}, sectionPath(a)...))
	d.names(query.FieldEvent, eventNames(a))
	if a.URL != "" {
		d.keyword(urlField, bareURL(a.URL))
	}
}

// filed adds the columns that an article and the words said in it have in
// common.
func (d *draft) filed(a *news.Article) {
	path := sectionPath(a)
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
	*builder
	doc    *document.Document
	french bool
	record record
}

func (b *builder) draft(id string, isFrench bool) *draft {
	clear(b.columns)
	return &draft{builder: b, doc: document.NewDocument(id), french: isFrench}
}

// text adds a text.
func (d *draft) text(f textField, text string) {
	if text == "" {
		return
	}
	const perForm = 12 // bytes of text
	d.forms.begin(len(text) / perForm)
	if n := d.forms.gather(text, d.french); n > 0 {
		d.add(d.forms.field(f.exact()))
		d.record = d.record.add(columnLength, string(encodedLength(f.name, n)))
		if d.pairs.gather(d.forms.tokens) {
			d.add(d.pairs.field(f.pairs()))
		}
	}
}

// names adds names to be found by their words.
func (d *draft) names(f query.Field, names []string) {
	seen := map[string]bool{}
	list := make([]string, 0, len(names))
	for _, n := range names {
		if n != "" && !seen[n] {
			seen[n] = true
			list = append(list, n)
		}
	}
	if len(list) == 0 {
		return
	}
	d.forms.begin(2 * len(list))
	d.forms.names(list)
	d.add(d.forms.field(exactName(f)))
}

// keyword adds a value as a single term, in the exact bytes it has.
func (d *draft) keyword(name, value string) {
	tf := &index.TokenFreq{}
	tf.SetFrequency(1)
	d.add(&field{name: name, options: optionsOf(name), terms: index.TokenFrequencies{value: tf}, length: 1})
}

func (d *draft) add(f *field) { d.doc.AddField(f) }

// column adds a value for counting and sorting, once.
func (d *draft) column(code byte, value string) {
	value = columnValue(value)
	if key := string(code) + value; value != "" && !d.columns[key] {
		d.columns[key] = true
		d.record = d.record.add(code, value)
	}
}

func (d *draft) finish(h *storedHit) *document.Document {
	d.add(&field{name: recordField, options: optionsOf(recordField), stored: d.record.addHit(h, d.doc.ID())})
	return d.doc
}
