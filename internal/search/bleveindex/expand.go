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
	found, err := c.view.union(ctx, s.fields, w, last.Folded)
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
	one, err := c.view.union(ctx, s.fields, w, r.Folded)
	if err != nil {
		_ = whole.close() // the first error says more
		return nil, err
	}
	return oneOf([]docs{whole, one}), nil
}

// dictionary opens the terms of a field that are like something.
type dictionary func(field string) (index.FieldDict, error)

// like opens the terms of names that begin as a word does, or that are some
// letters off.
func (v *view) like(w query.Word, folded string) dictionary {
	return func(field string) (index.FieldDict, error) {
		if w.Prefix {
			return v.snapshot.FieldDictPrefix(field, []byte(folded))
		}
		return v.snapshot.FieldDictFuzzy(field, folded, w.Fuzz, "")
	}
}

// likeIn lists the terms of a field that begin as a word does, or that are some
// letters off. Of a text some of them may be in no document.
func (v *view) likeIn(ctx context.Context, f textField, w query.Word, folded string) ([]string, error) {
	if f.names {
		return expansions(f.exact(), v.like(w, folded), maxExpansions, folded)
	}
	words, err := v.lexicons(ctx)
	if err != nil {
		return nil, err
	}
	var terms []string
	add := func(w lexWord) {
		if _, mark := cutMark(w.term); mark != wideMark {
			terms = append(terms, w.term)
		}
	}
	for _, l := range words {
		if w.Prefix {
			l.beginning(folded, add)
		} else {
			l.near(folded, w.Fuzz, "", add)
		}
	}
	return terms, nil
}

// union is the documents that have any term of some fields that is like a word.
// They are worth the same, but for the weight of the fields they have it in:
// the title before the text.
func (v *view) union(ctx context.Context, fields []textField, w query.Word, folded string) (docs, error) {
	sets, all := make([]*roaring.Bitmap, len(fields)), roaring.New()
	for i, field := range fields {
		terms, err := v.likeIn(ctx, field, w, folded)
		if err != nil {
			return nil, err
		}
		if sets[i], err = v.anyTerm(ctx, field.exact(), terms, folded); err != nil {
			return nil, err
		}
		all.Or(sets[i])
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
	terms, err := expansions(urlField, func(field string) (index.FieldDict, error) {
		return v.snapshot.FieldDictPrefix(field, []byte(prefix))
	}, maxExpansions, prefix)
	if err != nil {
		return nil, err
	}
	set, err := v.anyTerm(ctx, urlField, terms, prefix)
	if err != nil {
		return nil, err
	}
	return newSetDocs(set, 0), nil
}

// anyTerm is the set of the documents that have any of some terms, of which no
// more than maxExpansions may be in any.
func (v *view) anyTerm(ctx context.Context, field string, terms []string, typed string) (*roaring.Bitmap, error) {
	set, found := roaring.New(), 0
	for _, term := range terms {
		ok, err := v.collectTerm(ctx, field, term, set)
		if err != nil {
			return nil, err
		}
		if ok {
			found++
		}
		if found > maxExpansions {
			return nil, tooMany(maxExpansions, typed)
		}
	}
	return set, nil
}

func tooMany(most int, typed string) error {
	return fmt.Errorf("%w: more than %d words are like %q: type more letters", search.ErrQuery, most, typed)
}

// collectTerm adds the documents of a term, and reports whether it has any.
func (v *view) collectTerm(ctx context.Context, field, term string, set *roaring.Bitmap) (any bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
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
			return nil, tooMany(most, typed)
		}
		terms = append(terms, entry.Term)
	}
}

// placedExpansions opens what a prefix or an approximate word stands for in
// one field, with its places.
func (v *view) placedExpansions(ctx context.Context, f textField, w query.Word, t *token) (placed, error) {
	terms, err := v.likeIn(ctx, f, w, t.Folded)
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
		if len(parts) > maxPlacedExpansions {
			abandon(parts)
			return nil, tooMany(maxPlacedExpansions, w.Text)
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return newAnyPlaces(parts), nil
}
