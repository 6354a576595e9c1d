package interview

import (
	"slices"

	"github.com/pressoir/pressoir/internal/news"
)

// people lists the named persons of the article, in the order they appear,
// with their roles and how many words they say in exchanges and quotes.
func (p *page) people(out Result) []news.Person {
	words := make(map[string]int)
	if out.Interview != nil {
		for _, x := range out.Interview.Exchanges {
			words[string(x.Speaker)] += countWords(x.Answer)
		}
	}
	for _, q := range out.Quotes {
		if q.SpeakerType == news.SpeakerPerson {
			words[string(q.Speaker)] += countWords(q.Text)
		}
	}
	var list []news.Person
	for _, who := range p.cast.people {
		if n := words[who.name]; n > 0 || (who.sure && len(who.parts) > 1) {
			list = append(list, news.Person{Name: who.name, Roles: slices.Clone(who.roles), Words: n})
		}
	}
	return list
}
