package extract

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Rule says where the pages of one site keep what a reader looks for, as CSS
// selectors; a field without one is found as on any page. A chosen element
// wins over the reader's own finding; a selector that matches nothing leaves
// it, and a note says so.
type Rule struct {
	Origin string // where it was written, for errors: a file and a place in it

	Host string // "journal.example"; www. before it counts as the same host
	Path string // as in robots.txt: a beginning, * for anything, $ for the end; "" for every page

	Title      string
	Lead       string   // several elements are put together
	Body       string   // several elements are put together
	Breadcrumb string   // the trail, or each of its steps
	Published  string   // an element with a date in words, or in datetime or content
	Modified   string   // the same
	Authors    string   // each names one or several
	Section    string   //
	Drop       []string // what the reader is not to see at all
}

// Limits of rules.
const (
	maxRules   = 20_000
	maxDrops   = 64
	maxAsked   = 256 // classes, ids … in all selectors of one rule: what one page may cost
	maxPattern = 300 // bytes
)

// ErrRule is a site rule that cannot be used; compare with errors.Is.
var ErrRule = errors.New("a site rule cannot be used")

// Rules are site rules, ready for use. They do not change and may be shared;
// nil holds none.
type Rules struct {
	hosts map[string][]*siteRule
}

// siteRule is a rule with its selectors compiled.
type siteRule struct {
	name   string // what notes call it
	path   string
	fields [ruleFields]*selector // nil where the rule says nothing
	drop   []*selector
}

// ruleField numbers the fields that a rule may name.
type ruleField int

const (
	ruleTitle ruleField = iota
	ruleLead
	ruleBody
	ruleBreadcrumb
	rulePublished
	ruleModified
	ruleAuthors
	ruleSection
	ruleFields // how many there are
)

func (f ruleField) String() string {
	return [...]string{"title", "lead", "body", "breadcrumb", "published", "modified", "authors", "section"}[f]
}

// CompileRules checks and compiles rules. The error, which wraps ErrRule, says
// everything that is wrong, a line each. Of several rules for one page the
// first one counts.
func CompileRules(list []Rule) (*Rules, error) {
	if len(list) > maxRules {
		return nil, fmt.Errorf("%w: more than %d rules", ErrRule, maxRules)
	}
	rules := &Rules{hosts: make(map[string][]*siteRule)}
	var errs []error
	for _, r := range list {
		compiled, err := r.compile()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		host := bareHost(r.Host)
		rules.hosts[host] = append(rules.hosts[host], compiled)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return rules, nil
}

func (r *Rule) compile() (*siteRule, error) {
	s := &siteRule{name: "site rule " + r.Host + r.Path, path: r.Path}
	var errs []error
	bad := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("%w: %s: "+format, append([]any{ErrRule, firstOf(r.Origin, r.Host+r.Path)}, args...)...))
	}
	if r.Host == "" {
		bad("no host is named")
	}
	if len(r.Path) > maxPattern || r.Path != "" && r.Path[0] != '/' && r.Path[0] != '*' {
		bad("path %.40q: at most %d bytes that begin with / or * are wanted", r.Path, maxPattern)
	}
	asked := 0
	compile := func(name, text string) *selector {
		compiled, err := compileSelector(text)
		if err != nil {
			bad("%s %q: %w", name, text, err)
			return nil
		}
		asked += compiled.size()
		return compiled
	}
	for f, text := range [ruleFields]string{r.Title, r.Lead, r.Body, r.Breadcrumb, r.Published, r.Modified, r.Authors, r.Section} {
		if text != "" {
			s.fields[f] = compile(ruleField(f).String(), text)
		}
	}
	for _, text := range r.Drop[:min(len(r.Drop), maxDrops)] {
		s.drop = append(s.drop, compile("drop", text))
	}
	switch {
	case len(r.Drop) > maxDrops:
		bad("drop: more than %d selectors", maxDrops)
	case len(errs) == 0 && asked == 0:
		bad("it names nothing")
	case asked > maxAsked:
		bad("its selectors name more than %d tags, classes, ids and attributes together", maxAsked)
	}
	return s, errors.Join(errs...)
}

// of is the rule for a page, nil where there is none.
func (r *Rules) of(u *url.URL) *siteRule {
	if r == nil || u == nil {
		return nil
	}
	list := r.hosts[bareHost(u.Hostname())]
	at := slices.IndexFunc(list, func(s *siteRule) bool { return matchesPath(s.path, u.RequestURI()) })
	if at < 0 {
		return nil
	}
	return list[at]
}

func bareHost(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// matchesPath matches a path, with its query, against a pattern in the manner
// of robots.txt (RFC 9309, 2.2.3).
func matchesPath(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !whole || path == ""
}
