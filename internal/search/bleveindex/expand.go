package bleveindex

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

const (
	// maxExpansions bounds the words that a prefix or an approximate word
	// stands for: each costs a look into every segment.
	maxExpansions = 10_000
	// maxPlacedExpansions bounds them inside NEAR, where every position of
	// every one is read.
	maxPlacedExpansions = 500
	// expansionWorth is what a word found by its beginning or by its look is
	// worth beside one found as typed.
	expansionWorth = 0.8
)

// expanded compiles a prefix or an approximate word: the last of its tokens is
// what is incomplete, those before it must be there too.
func (c *compiler) expanded(ctx context.Context, w query.Word, tokens []token, s scope) (docs, error) {
	last := &tokens[len(tokens)-1]
	found, err := c.view.union(ctx, s.fields, c.view.like(w, last.Folded), last.Folded)
	if err != nil {
		return nil, err
	}
	parts := []docs{found}
	for i := range tokens[:len(tokens)-1] {
		if tokens[i].Stop {
			continue
		}
		part, err := c.view.word(ctx, s, &tokens[i], false)
		if err != nil {
			_ = closeAll(parts) // the first error says more
			return nil, err
		}
		parts = append(parts, part)
	}
	whole := allOf(parts)
	r := french.Joined(tokens)
	if !w.Prefix || len(tokens) != 2 || r == nil {
		return whole, nil
	}
	one, err := c.view.union(ctx, s.fields, c.view.like(w, r.Folded), r.Folded)
	if err != nil {
		_ = whole.close() // the first error says more
		return nil, err
	}
	return oneOf([]docs{whole, one}), nil
}

// dictionary opens the terms of a field that are like something.
type dictionary func(field string) (index.FieldDict, error)

// like opens the terms that begin as a word does, or that are some letters off.
func (v *view) like(w query.Word, folded string) dictionary {
	return func(field string) (index.FieldDict, error) {
		if w.Prefix {
			return v.snapshot.FieldDictPrefix(field, []byte(folded))
		}
		return v.snapshot.FieldDictFuzzy(field, folded, w.Fuzz, "")
	}
}

// union is the documents that have any term of the dictionaries of some
// fields. They are worth the same, but for the weight of the fields they have
// it in: the title before the text.
func (v *view) union(ctx context.Context, fields []textField, dict dictionary, typed string) (docs, error) {
	sets, all := make([]*roaring.Bitmap, len(fields)), roaring.New()
	for i, field := range fields {
		set, err := v.anyTerm(ctx, field.exact(), dict, typed)
		if err != nil {
			return nil, err
		}
		sets[i] = set
		all.Or(set)
	}
	worth := expansionWorth * v.idf(all.GetCardinality())
	parts := make([]docs, len(fields))
	for i, field := range fields {
		parts[i] = newSetDocs(sets[i], worth*field.weight)
	}
	return oneOf(parts), nil
}

// addresses are the documents whose address begins so.
func (v *view) addresses(ctx context.Context, prefix string) (docs, error) {
	set, err := v.anyTerm(ctx, urlField, func(field string) (index.FieldDict, error) {
		return v.snapshot.FieldDictPrefix(field, []byte(prefix))
	}, prefix)
	if err != nil {
		return nil, err
	}
	return newSetDocs(set, 0), nil
}

// anyTerm is the set of the documents that have any term of a dictionary.
func (v *view) anyTerm(ctx context.Context, field string, dict dictionary, typed string) (*roaring.Bitmap, error) {
	terms, err := expansions(field, dict, maxExpansions, typed)
	if err != nil {
		return nil, err
	}
	set := roaring.New()
	for _, term := range terms {
		if err := v.collectTerm(ctx, field, term, set); err != nil {
			return nil, err
		}
	}
	return set, nil
}

func (v *view) collectTerm(ctx context.Context, field, term string, set *roaring.Bitmap) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return v.addTo(set, field, term)
}

// expansions reads the terms of a dictionary.
func expansions(field string, open dictionary, most int, typed string) ([]string, error) {
	dict, err := open(field)
	if err != nil {
		return nil, unreadable(err)
	}
	var terms []string
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			if closeErr := dict.Close(); err == nil {
				err = closeErr
			}
			return terms, unreadable(err)
		}
		if len(terms) == most {
			_ = dict.Close() // the refusal below says more
			return nil, fmt.Errorf("%w: more than %d words are like %q: type more letters", search.ErrQuery, most, typed)
		}
		terms = append(terms, entry.Term)
	}
}

// placedExpansions opens what a prefix or an approximate word stands for in
// one field, with its places.
func (v *view) placedExpansions(ctx context.Context, f textField, w query.Word, t *token) (placed, error) {
	terms, err := expansions(f.exact(), v.like(w, t.Folded), maxPlacedExpansions, w.Text)
	if err != nil {
		return nil, err
	}
	parts := make([]placed, 0, len(terms))
	for _, term := range terms {
		p, err := v.placedTerm(ctx, f.exact(), term)
		if err != nil {
			return nil, err
		}
		if p != nil {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return newAnyPlaces(parts), nil
}
