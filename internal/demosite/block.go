package demosite

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"
)

// block is one block of a body as its file writes it.
type block struct {
	mark byte // one of the marks below
	text string
	by   *Person // of an answer
}

// The marks that open a block; a block without one is a paragraph.
const (
	paragraph = 'p'
	heading   = '#'
	item      = '-' // each line of the block is an item
	quote     = '>'
	question  = '?'
	answer    = '=' // "= text", or "= [AB] text" by the person with these initials
)

var answerBy = regexp.MustCompile(`^\[(\p{Lu}+)\] *`)

// parseBlocks cuts a body at its blank lines. A line break inside a block is a
// space, but in a list.
func parseBlocks(body string, people []Person) ([]block, error) {
	var blocks []block
	for _, chunk := range strings.Split(strings.TrimSpace(body), "\n\n") {
		b := block{mark: paragraph, text: strings.TrimSpace(chunk)}
		if len(b.text) > 2 && b.text[1] == ' ' && strings.IndexByte("#->?=", b.text[0]) >= 0 {
			b.mark, b.text = b.text[0], b.text[2:]
		}
		if b.mark == item {
			b.text = strings.ReplaceAll(b.text, "\n- ", "\n")
		} else {
			b.text = strings.Join(strings.Fields(spaces.Replace(b.text)), " ")
			b.text = unspaces.Replace(b.text)
		}
		if b.mark == answer {
			if err := b.findSpeaker(people); err != nil {
				return nil, err
			}
		}
		blocks = append(blocks, b)
	}
	return blocks, nil
}

// No-break spaces must outlive the folding of white space.
var (
	spaces   = strings.NewReplacer("\u00a0", "\x01", "\u202f", "\x02")
	unspaces = strings.NewReplacer("\x01", "\u00a0", "\x02", "\u202f")
)

func (b *block) findSpeaker(people []Person) error {
	if len(people) == 0 {
		return fmt.Errorf("answer %.40q: the head names no interviewee", b.text)
	}
	b.by = &people[0]
	m := answerBy.FindStringSubmatch(b.text)
	if m == nil {
		return nil
	}
	i := slices.IndexFunc(people, func(p Person) bool { return p.Initials == m[1] })
	if i < 0 {
		return fmt.Errorf("answer %.40q: nobody has the initials %s", b.text, m[1])
	}
	b.by, b.text = &people[i], b.text[len(m[0]):]
	return nil
}

// exchanges gathers each question with its answers, one exchange a speaker.
func exchanges(blocks []block) []Exchange {
	var list []Exchange
	var asked string
	for _, b := range blocks {
		switch b.mark {
		case question:
			asked = plain(b.text)
		case answer:
			last := len(list) - 1
			if last >= 0 && list[last].Question == asked && list[last].Speaker == b.by.Name {
				list[last].Answer += "\n\n" + plain(b.text)
				continue
			}
			list = append(list, Exchange{asked, plain(b.text), b.by.Name, b.by.Role})
		}
	}
	return list
}

func paragraphs(blocks []block) []string {
	var list []string
	for _, b := range blocks {
		list = append(list, strings.Split(plain(b.text), "\n")...)
	}
	return list
}

var (
	bold   = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	italic = regexp.MustCompile(`\*([^*]+)\*`)
	anchor = regexp.MustCompile(`\[([^\]]+)\]\(([^)\s]+)\)`)
)

// plain is a text without its inline marks.
func plain(s string) string {
	s = bold.ReplaceAllString(s, "$1")
	s = italic.ReplaceAllString(s, "$1")
	return anchor.ReplaceAllString(s, "$1")
}

// inline turns **bold**, *italic* and [label](path) into HTML.
func inline(s string) string {
	s = template.HTMLEscapeString(s)
	s = bold.ReplaceAllString(s, "<strong>$1</strong>")
	s = italic.ReplaceAllString(s, "<em>$1</em>")
	return anchor.ReplaceAllString(s, `<a href="$2">$1</a>`)
}
