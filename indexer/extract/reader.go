package extract

import (
	"context"
	"fmt"
	"net/url"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// Reader reads pages. It holds no state between them and is safe for
// concurrent use.
type Reader struct {
	options Options
}

// New makes a reader.
func New(o Options) *Reader { return &Reader{options: o} }

// Read makes an article of a page. The error is one of this package's
// sentinels or the context's, wrapped with the page's address; it never
// panics.
func (r *Reader) Read(ctx context.Context, p Page) (reading *Reading, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			reading, err = nil, fmt.Errorf("read %s: %w: %v", p.name(), ErrPanic, fault)
		}
	}()
	reading, err = r.read(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", p.name(), err)
	}
	return reading, nil
}

func (r *Reader) read(ctx context.Context, p Page) (*Reading, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	text, source, err := decode(p.Body, p.ContentType)
	if err != nil {
		return nil, err
	}
	d := newDraft(ctx, p)
	d.rule = r.options.Rules.of(d.base)
	d.note("charset", source, "bytes")
	switch sniff(text, p.ContentType) {
	case articleJSON:
		err = d.readArticleJSON(text)
	case plainText:
		err = d.readPlain(text)
	default:
		err = d.readHTML(text)
	}
	if err != nil {
		return nil, err
	}
	return d.finish(), nil
}

// readers take the fields in this order: each may lean on those before it.
var readers = []struct {
	field string
	read  func(*draft)
}{
	{"meta", (*draft).readMeta},
	{"jsonld", (*draft).readLinkedData},
	{"site", (*draft).readSite},
	{"title", (*draft).readTitle},
	{"breadcrumb", (*draft).readBreadcrumb},
	{"body", (*draft).readBody},
	{"lead", (*draft).readLead},
	{"published", (*draft).readDates},
	{"authors", (*draft).readAuthors},
	{"section", (*draft).readSection},
	{"tags", (*draft).readTags},
	{"images", (*draft).readImages},
	{"language", (*draft).readLanguage},
	{"events", (*draft).readEvents},
}

func (d *draft) readHTML(text string) error {
	if err := d.parse(text); err != nil {
		return err
	}
	for _, r := range readers {
		if err := d.ctx.Err(); err != nil {
			return fmt.Errorf("before %s: %w", r.field, err)
		}
		r.read(d)
	}
	if d.article.Title == "" && len(d.blocks) == 0 {
		return fmt.Errorf("%w: neither title nor text", ErrEmpty)
	}
	return nil
}

// parse makes the page's tree, without what the site's rule drops.
func (d *draft) parse(text string) error {
	doc, err := parsePage(d.ctx, text)
	if err != nil {
		return err
	}
	chosen := d.choices(doc)
	if d.tree, err = growTree(d.ctx, doc, min(64+len(text)/32, maxNodes)); err != nil {
		return err
	}
	d.settleChoices(chosen)
	d.tree.settle()
	return nil
}

// finish says what was said in the article, and what kind of page it is.
func (d *draft) finish() *Reading {
	a := d.article
	if a.Body == nil {
		a.Body = bodyOf(d.blocks)
	}
	a.Text = news.TextOf(a.Body)
	d.readWords()
	d.readKind()
	a.Fill()
	return &Reading{Article: a, Canonical: d.canonical, NoIndex: d.noIndex, Notes: d.notes}
}

// readWords asks package interview who asked, answered and said what.
func (d *draft) readWords() {
	a := d.article
	found := interview.Find(interview.Input{
		ArticleID: a.ID,
		Title:     a.Title.String(),
		Lead:      a.Lead.String(),
		Blocks:    d.saidIn(),
		Captions:  d.captions(),
		Authors:   a.Authors,
	})
	a.Interview, a.Quotes, a.People = found.Interview, found.Quotes, found.People
	if a.Interview != nil {
		for _, e := range a.Interview.Exchanges {
			d.note("exchange", e.Question, saidBy(found.Rules[e.ID], e.Speaker, e.Confidence))
		}
	}
	for _, q := range a.Quotes {
		d.note("quote", q.Text, saidBy(found.Rules[q.ID], q.Speaker, q.Confidence))
	}
}

// saidIn are the blocks in which words said are looked for: as many from the
// beginning as maxSaid allows.
func (d *draft) saidIn() []interview.Block {
	size := 0
	for i := range d.blocks {
		if size += len(d.blocks[i].Text); size > maxSaid {
			d.reject("quote", d.blocks[i].Text, "text", "words said are not looked for this far into a text")
			return d.blocks[:i]
		}
	}
	return d.blocks
}

// saidBy is the rule that found words said, and who is taken for the speaker.
func saidBy(rule string, speaker news.Maybe, sure news.Confidence) string {
	if speaker == "" {
		return rule + ", speaker not known"
	}
	return rule + ", speaker " + speaker.String() + " (" + string(sure) + ")"
}

func (p Page) check() error {
	switch {
	case len(p.Body) == 0:
		return ErrEmpty
	case len(p.Body) > MaxBytes:
		return fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLarge, len(p.Body), MaxBytes)
	}
	return nil
}

// name is what an error calls the page.
func (p Page) name() string {
	if p.URL == "" {
		return "a page without address"
	}
	return fmt.Sprintf("%.200q", p.URL)
}

func (p Page) base() *url.URL {
	u, err := url.Parse(p.URL)
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}
