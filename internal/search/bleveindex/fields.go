package bleveindex

import (
	"fmt"
	"slices"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// formatNumber is the format of what is written here: analysis, fields and
// columns. An index of another format is refused, and rebuilt by `reindex`.
const formatNumber = 9

// A text field is indexed in the forms of its words as they stand, each once;
// their stems are found through the [vocabulary].
type textField struct {
	name   query.Field
	weight float64 // what a word in it is worth, the body's text being 1
	// length is how much a longer text is held against it (b of BM25): a title
	// is short by nature, and its length says little.
	length float64
	names  bool // names are never stemmed, and indexed with and without their accents
}

func (f textField) exact() string { return exactName(f.name) }

// pairs is the field of its pairs of stop words.
func (f textField) pairs() string { return string(f.name) + "&" }

func exactName(f query.Field) string { return string(f) + "=" }

// The text fields. The weights follow what a reader expects: what an article
// is about stands in its title, then in its lead.
var (
	titleField    = textField{name: query.FieldTitle, weight: 2.5, length: 0.4}
	leadField     = textField{name: query.FieldLead, weight: 1.5, length: 0.5}
	bodyField     = textField{name: query.FieldText, weight: 1, length: 0.75}
	questionField = textField{name: query.FieldQuestion, weight: 1, length: 0.6}
	answerField   = textField{name: query.FieldAnswer, weight: 1.2, length: 0.75}
	quoteField    = textField{name: query.FieldQuote, weight: 1.2, length: 0.6}
)

// Who speaks, as plain words find it among words said: by the name and by the
// role. A match there is worth less than one mention in the longest answer, so
// that words said about somebody come before those that only are by them.
var (
	speakerField = textField{name: query.FieldSpeaker, weight: nameWeight, names: true}
	roleField    = textField{name: roleName, weight: nameWeight, names: true}
)

const (
	nameWeight = 0.02
	// roleName is no field that a query can name.
	roleName query.Field = "role"
)

// textFields in the order their lengths are counted in a column.
func textFields() []textField {
	return []textField{titleField, leadField, bodyField, questionField, answerField, quoteField}
}

// Fields beside the texts.
const (
	recordField    = "record"    // stored: what columns are made of and a Hit shows
	idField        = "_id"       // Bleve's own: the document's name
	signatureField = "signature" // stored: what near-copies are known by
	articleField   = "article"   // of words said: their article's id
	urlField       = "url"       // without its scheme
)

// nameFields hold names, matched by their words whatever their case and accents.
func nameFields() []query.Field {
	return []query.Field{
		query.FieldAuthor, query.FieldSpeaker, query.FieldSection, query.FieldSite,
		query.FieldTag, query.FieldKind, query.FieldEvent,
	}
}

// scope is where a part of a query looks: in any of some fields, or in the
// address.
type scope struct {
	fields []textField
	url    bool
	across bool // the fields are in the other index: see [compiler.across]
}

// defaultScope is where words look that name no field. Words said are found by
// who said them, too.
func defaultScope(u query.Unit) scope {
	if u == query.Words {
		return scope{fields: append(saidFields(), speakerField, roleField)}
	}
	return scope{fields: []textField{titleField, leadField, bodyField}}
}

func saidFields() []textField { return []textField{questionField, answerField, quoteField} }

// fieldScope is where words look that name one. The text of words said is
// the words themselves.
func fieldScope(f query.Field, u query.Unit) (scope, error) {
	ofWords := u == query.Words
	if f == query.FieldURL {
		return scope{url: true, across: ofWords}, nil
	}
	if f == query.FieldText && ofWords {
		return scope{fields: saidFields()}, nil
	}
	for _, t := range textFields() {
		if t.name == f {
			return scope{fields: []textField{t}, across: ofWords != isSaid(f)}, nil
		}
	}
	for _, n := range nameFields() {
		if n == f {
			return scope{fields: []textField{{name: f, weight: 1, names: true}}, across: ofWords && f != query.FieldSpeaker}, nil
		}
	}
	return scope{}, fmt.Errorf("%w: unknown field %q", search.ErrQuery, f)
}

func isSaid(f query.Field) bool {
	return slices.ContainsFunc(saidFields(), func(t textField) bool { return t.name == f })
}
