package bleveindex

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"

	"github.com/pressoir/pressoir/internal/french"
)

const (
	minPart      = 3  // letters of each of two words that were typed as one
	enoughFound  = 50 // times that two words stand together: more say no more
	formsWeighed = 4  // of a word beside one that is respelt
)

// eliding looks at what may have been typed without the apostrophe after an
// elided article.
func (c *compiler) eliding(ctx context.Context, w *typedWord, look func(candidate)) error {
	for _, article := range french.Elisions() {
		rest, ok := strings.CutPrefix(w.Folded, article)
		if !ok || utf8.RuneCountInString(rest) < minSuspect {
			continue
		}
		if _, cut := french.Elide(article + "'" + rest); cut == 0 || w.elided {
			continue
		}
		docs, form, err := c.known(ctx, w.scope, rest)
		if err != nil {
			return err
		}
		look(candidate{form: article + "’" + form, docs: docs, off: 1, split: true})
	}
	return nil
}

// splitting looks at two words typed as one that stand together somewhere.
func (c *compiler) splitting(ctx context.Context, w *typedWord, look func(candidate)) error {
	if !w.splits || w.elided {
		return nil
	}
	for i := minPart; i <= len(w.Folded)-minPart; i++ {
		if !utf8.RuneStart(w.Folded[i]) {
			continue
		}
		if err := c.splitAt(ctx, w, i, look); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) splitAt(ctx context.Context, w *typedWord, i int, look func(candidate)) error {
	left, leftForm, err := c.known(ctx, w.scope, w.Folded[:i])
	if err != nil || left == 0 {
		return err
	}
	right, rightForm, err := c.known(ctx, w.scope, w.Folded[i:])
	if err != nil || right == 0 {
		return err
	}
	docs, err := c.standing(ctx, w.scope, w.Folded[:i]+" "+w.Folded[i:])
	look(candidate{form: leftForm + " " + rightForm, docs: docs, split: true})
	return err
}

// known is how many documents have a word, and how it is written there.
func (c *compiler) known(ctx context.Context, s scope, folded string) (uint64, string, error) {
	docs, err := c.view.havingForm(ctx, s, folded)
	if err != nil || docs == 0 {
		return 0, "", err
	}
	form, err := c.accents(ctx, s, folded)
	return docs, form, err
}

// standing is in how many documents words stand together, up to enoughFound.
func (c *compiler) standing(ctx context.Context, s scope, words string) (uint64, error) {
	found, err := c.together(ctx, french.Typed(words), s, true, nil)
	if err != nil {
		return 0, err
	}
	n := uint64(0)
	for target := uint64(0); n < enoughFound; n++ {
		if err = found.seek(target); err != nil || found.doc() == noMore {
			break
		}
		target = found.doc() + 1
	}
	if closeErr := found.close(); err == nil {
		err = closeErr
	}
	return n, unreadable(err)
}

// accents writes a folded word as most documents have it that have it with
// accents; without any where no one spelling is in half of all.
func (c *compiler) accents(ctx context.Context, s scope, folded string) (string, error) {
	all, best, form := uint64(0), uint64(0), folded
	for _, f := range s.fields {
		counts, err := c.view.spellings(ctx, f, folded)
		if err != nil {
			return "", err
		}
		sum := uint64(0)
		for _, term := range slices.Sorted(maps.Keys(counts)) {
			docs := counts[term]
			sum += docs
			if term != folded && docs > best {
				best, form = docs, term
			}
		}
		all = max(all, sum)
	}
	if 2*best < all {
		return folded, nil
	}
	return form, nil
}

// spellings counts the documents that have a form, by its accents.
func (v *view) spellings(ctx context.Context, f textField, folded string) (map[string]uint64, error) {
	counts := map[string]uint64{}
	if f.names {
		return counts, v.spellingsOfName(ctx, f, folded, counts)
	}
	forms, err := v.forms(ctx, bare(folded), true)
	if err != nil {
		return nil, err
	}
	for _, one := range forms {
		docs, err := v.docsOf(scope{fields: []textField{f}}, []form{one}, bare(folded))
		if err != nil {
			return nil, err
		}
		written, _ := cutMark(one.term)
		counts[written] += docs
	}
	return counts, nil
}

func (v *view) spellingsOfName(ctx context.Context, f textField, folded string, counts map[string]uint64) error {
	terms, err := matching(ctx, f, func(field string) (index.FieldDict, error) {
		return v.snapshot.FieldDictRegexp(field, accented(folded))
	})
	if err != nil {
		return err
	}
	for _, term := range terms {
		docs, err := v.count(f.exact(), term)
		if err != nil {
			return err
		}
		if docs > 0 {
			counts[term] = docs
		}
	}
	return nil
}

// accented is a pattern of a word's spellings with and without accents.
func accented(folded string) string {
	var b strings.Builder
	for rest := folded; rest != ""; {
		if after, ok := strings.CutPrefix(rest, "oe"); ok {
			b.WriteString("(oe|œ|oé|oè|oê|oë|ôe)")
			rest = after
			continue
		}
		r, width := utf8.DecodeRuneInString(rest)
		if class, ok := accentClasses[r]; ok {
			b.WriteString(class)
		} else {
			b.WriteString(regexp.QuoteMeta(rest[:width]))
		}
		rest = rest[width:]
	}
	return b.String()
}

var accentClasses = map[rune]string{
	'a': "[aàâä]", 'c': "[cç]", 'e': "[eéèêë]", 'i': "[iîï]", 'o': "[oôö]", 'u': "[uùûü]", 'y': "[yÿ]", 'n': "[nñ]",
}

// agree gives the words beside one that is respelt the form in which they
// most often stand beside it: facial beside a slip for reconnaissance is
// faciale. Both forms find the same.
func (c *compiler) agree(ctx context.Context, words []typedWord, respelt map[int]string) error {
	for i := range words {
		if _, ok := respelt[i]; ok || words[i].Stop || len(words[i].Also) > 0 {
			continue
		}
		before, after := "", ""
		if words[i].follows {
			before = respelt[i-1]
		}
		if i+1 < len(words) && words[i+1].follows {
			after = respelt[i+1]
		}
		if before == "" && after == "" {
			continue
		}
		form, err := c.agreeing(ctx, &words[i], before, after)
		if err != nil {
			return err
		}
		if form != "" {
			respelt[i] = form
		}
	}
	return nil
}

func (c *compiler) agreeing(ctx context.Context, w *typedWord, before, after string) (string, error) {
	if n := utf8.RuneCountInString(w.Form); n < minSuspect || n > maxSuspect || strings.ContainsFunc(w.Form, notLetter) {
		return "", nil
	}
	forms := map[string]uint64{}
	err := c.lookAround(ctx, w, 1, "", func(other candidate) {
		if other.form != w.Folded && stemOf(other.form) == w.Stem() {
			forms[other.form] = max(forms[other.form], other.docs)
		}
	})
	if err != nil || len(forms) == 0 {
		return "", err
	}
	list := make([]candidate, 0, len(forms))
	for form, docs := range forms {
		list = append(list, candidate{form: form, docs: docs})
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.docs, a.docs), strings.Compare(a.form, b.form)) })
	best, bestForm := uint64(0), ""
	list = append([]candidate{{form: w.Folded}}, list[:min(len(list), formsWeighed)]...)
	for _, other := range list {
		n, err := c.standing(ctx, w.scope, strings.TrimSpace(before+" "+other.form+" "+after))
		if err != nil {
			return "", err
		}
		if n > best {
			best, bestForm = n, other.form
		}
	}
	if bestForm == "" || bestForm == w.Folded {
		return "", nil
	}
	return c.accents(ctx, w.scope, bestForm)
}
