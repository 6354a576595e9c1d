package interview

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is somebody the article names.
type person struct {
	name  string
	parts []string // the folded words of the name
	roles []string // as worded, in order, the fullest first asked for by roleOf
	seen  int      // how often named in the text
	where place    // the first place it is named in
	order int
	sex   gender
	sure  bool
}

// place is where in an article a name stands; the smaller, the more telling.
type place int8

const (
	inTitle place = iota
	inLead
	inIntro
	inText
	inCaption
)

// cast is the people of an article, and finds them again by part of a name.
type cast struct {
	people []*person
	byPart map[string][]*person
	parts  map[string][]string // what nameParts made of a name: an article repeats few
}

// maxPeople bounds the cast of one article: lists of names are no speakers.
const maxPeople = 200

func newCast() *cast {
	return &cast{byPart: make(map[string][]*person), parts: make(map[string][]string)}
}

// partsOf is nameParts, kept.
func (c *cast) partsOf(name string) []string {
	parts, ok := c.parts[name]
	if !ok {
		parts = nameParts(name)
		c.parts[name] = parts
	}
	return parts
}

// read adds the people a text names.
func (c *cast) read(s string, toks []token, where place) []mention {
	found := findNames(s, toks)
	for _, m := range found {
		c.note(s, toks, m, where)
	}
	return found
}

func (c *cast) note(s string, toks []token, m mention, where place) *person {
	before, from := roleBefore(s, toks, m.from)
	after, _ := roleAfter(s, toks, m.to)
	sure := m.sure || surelyPerson(toks, m, before+after != "", from)
	p := c.find(m.name)
	switch {
	case p != nil && belonging(p.parts, c.partsOf(m.name)):
		// « Jeanne Roux de la Ligue » is Jeanne Roux
	case p != nil && belonging(c.partsOf(m.name), p.parts):
		p.name, p.parts = m.name, c.partsOf(m.name)
	case p != nil:
		c.widen(p, m.name)
	case !sure && !isFirstName(m.name) && (m.words < 2 || where == inText):
		return nil
	default:
		if p = c.add(m.name, where); p == nil {
			return nil
		}
	}
	if m.female == unknownGender && before != "" {
		m.female = genderOfRole(toks[from].low, "")
	}
	p.learn(m, where, sure, before, after)
	return p
}

// surelyPerson reports whether what stands around a name says that it is a
// person's: a role that starts at token from or follows, a verb of speech.
func surelyPerson(toks []token, m mention, role bool, from int) bool {
	if m.words > 1 {
		return role || besideCue(toks, m)
	}
	return isFirstName(m.name) && role || agedAt(toks, m.to) || role && holdsRole(toks, m, from)
}

// agedAt reports whether « , 32 ans » stands at token i.
func agedAt(toks []token, i int) bool {
	return i+2 < len(toks) && toks[i].text == "," && isDigits(toks[i+1].text) && toks[i+2].low == "ans"
}

// learn adds what one mention says of a person.
func (p *person) learn(m mention, where place, sure bool, before, after string) {
	p.seen++
	p.sure = p.sure || sure || (p.seen > 1 && isFirstName(p.name))
	p.where = min(p.where, where)
	p.addRole(before)
	p.addRole(after)
	p.learnSex(m.female, cmp.Or(before, after))
}

// holdsRole reports whether a single name stands right behind a role with its
// article, and so is a person's: « le rappeur Zoltan ».
func holdsRole(toks []token, m mention, from int) bool {
	if from >= m.from {
		return false
	}
	opens := toks[from].low == "le" || toks[from].low == "la" || toks[from].low == "l'"
	role := toks[m.from-1].low
	return opens && isRoleWord(role) && !strings.HasSuffix(role, "s") && !upperOnly(m.name) // « des députés Insoumis »
}

// besideCue reports whether a verb of speech stands right beside a name, which
// is a person's then, whatever the first name: « explique Xyla Brun ».
func besideCue(toks []token, m mention) bool {
	return m.from > 0 && isFiniteCue(toks[m.from-1].low) || m.to < len(toks) && isFiniteCue(toks[m.to].low)
}

// learnSex takes the gender from the civility, else the role, else the name.
func (p *person) learnSex(civil gender, role string) {
	if p.sex == unknownGender {
		p.sex = civil
	}
	if p.sex == unknownGender {
		head, _, _ := strings.Cut(strings.ToLower(role), " ")
		p.sex = genderOfRole("", head)
	}
	if p.sex == unknownGender {
		p.sex = genderOfName(p.parts)
	}
}

func (p *person) addRole(role string) {
	if role != "" && !slices.Contains(p.roles, role) && len(p.roles) < 8 {
		p.roles = append(p.roles, role)
	}
}

// role is the wording to show: the first that says more than one word, else
// the first.
func (p *person) role() string {
	for _, r := range p.roles {
		if strings.Contains(r, " ") {
			return r
		}
	}
	if len(p.roles) > 0 {
		return p.roles[0]
	}
	return ""
}

func (c *cast) add(name string, where place) *person {
	if len(c.people) >= maxPeople {
		return nil
	}
	p := &person{name: name, parts: c.partsOf(name), where: where, order: len(c.people)}
	c.people = append(c.people, p)
	for _, part := range p.parts {
		c.byPart[part] = append(c.byPart[part], p)
	}
	return p
}

// widen takes the fuller of two forms of one name.
func (c *cast) widen(p *person, name string) {
	parts := c.partsOf(name)
	if len(parts) <= len(p.parts) {
		return
	}
	for _, part := range parts {
		if !slices.Contains(p.parts, part) {
			c.byPart[part] = append(c.byPart[part], p)
		}
	}
	p.name, p.parts = name, parts
}

// find returns the person a name stands for: the same words; or a part of a
// known name that includes its last word or is its first name; or a longer
// form of a known one.
func (c *cast) find(name string) *person {
	parts := c.partsOf(name)
	if len(parts) == 0 {
		return nil
	}
	var best *person
	for _, p := range c.byPart[parts[len(parts)-1]] {
		if samePerson(parts, p.parts) && (best == nil || len(p.parts) > len(best.parts) || p.seen > best.seen) {
			best = p
		}
	}
	if best == nil && len(parts) > 1 {
		for _, p := range c.byPart[parts[0]] {
			if samePerson(parts, p.parts) {
				return p
			}
		}
	}
	if best == nil && len(parts) == 2 {
		return c.misspelt(parts)
	}
	return best
}

// belonging reports whether a name is another, of first name and surname, with
// a body or a place behind « de ».
func belonging(short, long []string) bool {
	n := len(short)
	return n > 1 && len(long) > n && slices.Equal(short, long[:n]) && (long[n] == "de" || long[n] == "du" || long[n] == "des")
}

// misspelt finds whom a name means in which one letter is wrong: « Marc Vidal »
// for « Marc Vidall ». Two first names that both exist are two people.
func (c *cast) misspelt(parts []string) *person {
	first, last := parts[0], parts[1]
	for _, p := range c.byPart[last] {
		if len(p.parts) == 2 && oneLetterOff(p.parts[0], first) && (!isFirstName(p.parts[0]) || !isFirstName(first)) {
			return p
		}
	}
	for _, p := range c.byPart[first] {
		if len(p.parts) == 2 && p.parts[0] == first && oneLetterOff(p.parts[1], last) {
			return p
		}
	}
	return nil
}

// oneLetterOff reports whether two words of four letters or more differ by one
// letter changed, added or left out.
func oneLetterOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return a[i:] == b[i+1:] || len(a) == len(b) && i < len(a) && a[i+1:] == b[i+1:]
}

// samePerson reports whether one name can be a form of the other: every word
// of the shorter in the longer, in order, or its first letter (« J. Roux »), and
// not only particles. No words are nobody's.
func samePerson(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	j := 0
	for _, w := range a {
		for j < len(b) && b[j] != w && !abbreviates(w, b, j) {
			j++
		}
		if j == len(b) {
			return false
		}
		j++
	}
	return len(a) > 1 || len(a[0]) > 1 && !particles[a[0]]
}

// abbreviates reports whether w is the first letter of word j of a name, which
// is not its last.
func abbreviates(w string, name []string, j int) bool {
	return len(w) == 1 && j+1 < len(name) && strings.HasPrefix(name[j], w)
}

func nameParts(name string) []string {
	var out []string
	for _, t := range tokenize(name) {
		if t.word {
			out = append(out, fold(strings.Trim(t.text, "'’")))
		}
	}
	return out
}

// byInitials finds the one person whose name has these initials.
func (c *cast) byInitials(initials string) *person {
	var found *person
	for _, p := range c.people {
		if len(p.parts) > 1 && initialsOf(p.name) == initials {
			if found != nil {
				return nil
			}
			found = p
		}
	}
	return found
}

// initialsOf: « Jean-Marc Roux » has « JMR ».
func initialsOf(name string) string {
	var b strings.Builder
	for _, part := range nameParts(name) {
		if particles[part] {
			continue
		}
		for sub := range strings.SplitSeq(part, "-") {
			if r, size := utf8.DecodeRuneInString(sub); size > 0 {
				b.WriteRune(unicode.ToUpper(r))
			}
		}
	}
	return b.String()
}
