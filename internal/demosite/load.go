package demosite

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

//go:embed content templates static
var files embed.FS

// section is a rubric of the site.
type section struct {
	Path  string // from the root, with a slash at both ends
	Label string
	Theme Theme
}

// loadSections reads content/sections.txt: path, label, theme.
func loadSections() ([]section, error) {
	const name = "content/sections.txt"
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	var list []section
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		f := fields(line, 3)
		s := section{Path: f[0], Label: f[1], Theme: Theme(f[2])}
		if s.Label == "" || dialects[s.Theme] == nil {
			return nil, fmt.Errorf("%s: %q: want path | label | theme", name, line)
		}
		s.Label = dialects[s.Theme].typography(s.Label)
		list = append(list, s)
	}
	return list, nil
}

// crumbsOf lists the way from the home page down to a section.
func crumbsOf(sections []section, where string) []link {
	crumbs := []link{{Label: "Accueil", Path: "/"}}
	for _, s := range sections {
		if strings.HasPrefix(where, s.Path) {
			crumbs = append(crumbs, link{Label: s.Label, Path: s.Path})
		}
	}
	return crumbs
}

// loadArticles reads the files of one folder of content.
func loadArticles(folder string, sections []section) ([]*Article, error) {
	names, err := fs.Glob(files, path.Join("content", folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var list []*Article
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		a, err := parseArticle(name, string(text), sections)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		list = append(list, a)
	}
	return list, nil
}

// correction is a stretch of text that changes: {before→after}.
var correction = regexp.MustCompile(`\{([^{}→]*)→([^{}→]*)\}`)

// parseArticle reads one file: the head, a blank line, the body. A file with
// corrections is read twice, and its later state hangs from the first.
func parseArticle(name, text string, sections []section) (*Article, error) {
	a, err := parseState(name, correction.ReplaceAllString(text, "$1"), sections)
	if err != nil || !correction.MatchString(text) {
		return a, err
	}
	a.Corrected, err = parseState(name, correction.ReplaceAllString(text, "$2"), sections)
	return a, err
}

func parseState(name, text string, sections []section) (*Article, error) {
	head, body, ok := strings.Cut(text, "\n\n")
	if !ok {
		return nil, fmt.Errorf("no blank line between head and body")
	}
	a := &Article{source: source{file: name, label: ShortName}}
	folder := path.Base(path.Dir(name))
	if a.Theme = Theme(folder); dialects[a.Theme] == nil {
		a.Theme = WordPress // plain pages
	}
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			return nil, fmt.Errorf("head line %q has no colon", line)
		}
		if err := a.set(key, strings.TrimSpace(value)); err != nil {
			return nil, fmt.Errorf("head line %q: %w", line, err)
		}
	}
	a.crumbs = crumbsOf(sections, a.Path)
	for _, c := range a.crumbs {
		a.Breadcrumb = append(a.Breadcrumb, c.Label)
	}
	a.Section = a.Breadcrumb[len(a.Breadcrumb)-1]
	a.retouch(dialects[a.Theme].typography)
	blocks, err := parseBlocks(dialects[a.Theme].typography(body), a.Interviewees)
	if err != nil {
		return nil, err
	}
	a.blocks = blocks
	a.Paragraphs = paragraphs(blocks)
	a.Exchanges = exchanges(blocks)
	return a, a.check()
}

// set takes one line of the head.
func (a *Article) set(key, value string) error {
	switch key {
	case "id":
		n, err := strconv.Atoi(value)
		a.ID = n
		return err
	case "date":
		a.Published = value
		return checkDate(value)
	case "modified":
		a.Modified = value
		return checkDate(value)
	case "comment":
		f := fields(value, 3)
		a.comments = append(a.comments, comment{f[0], f[1], f[2]})
	case "interviewee":
		f := fields(value, 3)
		a.Interviewees = append(a.Interviewees, Person{f[0], f[1], f[2]})
	case "image":
		f := fields(value, 3)
		a.image = illustration{f[0], f[1], f[2]}
	case "print":
		a.print = value == "yes"
	case "noindex":
		a.noindex = value == "yes"
	default:
		return a.setText(key, value)
	}
	return nil
}

func (a *Article) setText(key, value string) error {
	switch key {
	case "path":
		a.Path = value
	case "kind":
		a.Kind = value
	case "title":
		a.Title = value
	case "lead":
		a.Lead = value
	case "authors":
		a.Authors = commaList(value)
	case "tags":
		a.Tags = commaList(value)
	case "form":
		a.Form = Form(value)
	case "interviewers":
		a.Interviewers = commaList(value)
	case "label":
		a.label = value
	case "see":
		a.see = value
	case "contact":
		a.contact = value
	case "old":
		a.old = value
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// retouch gives the texts of the head the typography of the theme.
func (a *Article) retouch(typography func(string) string) {
	a.Title, a.Lead = typography(a.Title), typography(a.Lead)
	a.image.Caption, a.contact = typography(a.image.Caption), typography(a.contact)
	for i := range a.Tags {
		a.Tags[i] = typography(a.Tags[i])
	}
	for i := range a.Interviewees {
		a.Interviewees[i].Role = typography(a.Interviewees[i].Role)
	}
	for i := range a.comments {
		a.comments[i].Text = typography(a.comments[i].Text)
	}
}

// check refuses a file that lacks what every page needs.
func (a *Article) check() error {
	switch {
	case a.ID == 0, a.Title == "", !strings.HasPrefix(a.Path, "/"), a.Kind == "":
		return fmt.Errorf("id, title, path and kind are needed")
	case (a.Form != "") != (len(a.Exchanges) > 0):
		return fmt.Errorf("form %q with %d exchanges", a.Form, len(a.Exchanges))
	case a.Form != "" && turnsOf[a.Form] == nil:
		return fmt.Errorf("unknown form %q", a.Form)
	}
	return nil
}

// checkDate accepts RFC 3339, a day, and "".
func checkDate(s string) error {
	if s == "" {
		return nil
	}
	if moment(s).IsZero() {
		return fmt.Errorf("date %q is neither RFC 3339 nor YYYY-MM-DD", s)
	}
	return nil
}

// moment is when the page last changed, by its own word.
func (a *Article) moment() time.Time {
	s := a.Modified
	if s == "" {
		s = a.Published
	}
	return moment(s)
}

// moment reads a date that [checkDate] has passed; the zero time for "".
func moment(s string) time.Time {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t
	}
	t, _ := time.Parse(time.DateOnly, s)
	return t
}

// fields cuts a line at its bars into n trimmed fields, the missing ones empty.
func fields(line string, n int) []string {
	parts := strings.SplitN(line, "|", n)
	for len(parts) < n {
		parts = append(parts, "")
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func commaList(value string) []string {
	var items []string
	for _, item := range strings.Split(value, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}
