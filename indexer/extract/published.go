package extract

import (
	"strings"
	"time"

	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// stamp is a date that the page gives, with the surety of its place.
type stamp struct {
	m        moment
	source   string
	text     string
	score    int
	modified bool
}

// readDates sets when the article was published and changed. A visible date
// that the page calls the publication's wins over metadata; metadata gives
// the time of day where the day agrees.
func (d *draft) readDates() {
	shown := d.shownDates()
	said := d.saidDates()
	if d.article.Published = d.ruledDate(rulePublished, said); d.article.Published == "" {
		d.article.Published = d.choose("published", shown, said, false)
	}
	if d.article.Modified = d.ruledDate(ruleModified, said); d.article.Modified == "" {
		d.article.Modified = d.choose("modified", shown, said, true)
	}
	if d.article.Published == "" {
		d.dateFromAddress()
	}
}

// choose weighs what is shown against what is said.
func (d *draft) choose(field string, shown, said []stamp, modified bool) news.Date {
	best, witness := pick(shown, modified), pick(said, modified)
	if best != nil {
		for _, s := range shown {
			if s.modified == modified && s.text != best.text {
				d.reject(field, s.text, s.source, "another date stands nearer to the title or says more")
			}
		}
	}
	switch {
	case best == nil || best.m.year == 0:
		return d.take(field, witness)
	case witness == nil:
		if modified && best.score < sure {
			return ""
		}
		return d.take(field, best)
	}
	return d.weigh(field, best, witness)
}

// weigh chooses between a date that is shown and one that is said.
func (d *draft) weigh(field string, shown, said *stamp) news.Date {
	switch {
	case agree(shown, said):
		if said.m.timed {
			return d.take(field, localised(said, shown))
		}
		return d.take(field, shown)
	case shown.score >= sure, d.isFiledUnder(shown.m):
		d.reject(field, string(said.m.date()), said.source, "the page shows another day")
		return d.take(field, shown)
	}
	d.reject(field, shown.text, shown.source, "metadata says otherwise and the page does not call it the publication's")
	return d.take(field, said)
}

// sure is the score from which a visible date is the article's own.
const sure = 40

// minStamp is the score below which a date is somebody else's.
const minStamp = 12

func pick(list []stamp, modified bool) *stamp {
	var best *stamp
	for i := range list {
		if list[i].modified == modified && list[i].score >= minStamp && (best == nil || list[i].score > best.score) {
			best = &list[i]
		}
	}
	return best
}

func (d *draft) take(field string, s *stamp) news.Date {
	if s == nil {
		return ""
	}
	date := s.m.date()
	d.note(field, string(date), s.source)
	return date
}

// agree holds for two stamps of one day, in the said one's zone or in ours.
func agree(shown, said *stamp) bool {
	day := shown.m
	day.timed = false
	return said.m.date().Day() == day.date().Day() || inParis(said.m).date().Day() == day.date().Day()
}

// localised is the said moment on the shown day: where only our zone gives
// that day, in our zone.
func localised(said, shown *stamp) *stamp {
	day := shown.m
	day.timed = false
	if said.m.date().Day() == day.date().Day() {
		return said
	}
	moved := *said
	moved.m = inParis(said.m)
	return &moved
}

func inParis(m moment) moment {
	if !m.timed || m.zone == nil {
		return m
	}
	t := time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, 0, m.zone).In(defaultZone)
	m.year, m.month, m.day = t.Year(), int(t.Month()), t.Day()
	m.hour, m.minute, m.zone = t.Hour(), t.Minute(), defaultZone
	return m
}

// publishedNames and modifiedNames are metadata that give the dates, surest first.
var (
	publishedNames = [...]string{"article:published_time", "og:article:published_time", "datepublished", "og:published_time", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "date_published", "cxenseparse:recs:publishtime", "dc.date", "dcterms.date", "citation_publication_date", "date", "creation_date", "datecreated"}
	modifiedNames  = [...]string{"article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "dc.date.modified", "og:article:modified_time", "last-modified", "lastmod"}
)

// saidDates are the dates of metadata.
func (d *draft) saidDates() []stamp {
	var list []stamp
	add := func(value, source string, score int, modified bool) {
		if m, ok := parseMachineDate(value); ok && m.year > 0 && m.date() != "" {
			list = append(list, stamp{m: m, source: source, text: value, score: score, modified: modified})
		} else {
			d.reject("published", value, source, "no date")
		}
	}
	add(d.data.published, "jsonld datePublished", 60, false)
	add(d.data.modified, "jsonld dateModified", 60, true)
	for i, name := range publishedNames {
		add(d.meta.first(name), "meta "+name, 59-i, false)
	}
	for i, name := range modifiedNames {
		add(d.meta.first(name), "meta "+name, 59-i, true)
	}
	return append(list, d.timeElements()...)
}

// maxTimes bounds the <time> elements of one page that are looked at.
const maxTimes = 40

// timeElements are <time datetime> that microdata or place make the article's.
func (d *draft) timeElements() []stamp {
	var list []stamp
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if !n.isElement() || n.under&(traitComment|traitRelated|traitFooter|traitAside|traitNav) != 0 || len(list) > maxTimes {
			continue
		}
		if s, ok := d.timeElement(i); ok {
			list = append(list, s)
		}
	}
	return list
}

func (d *draft) timeElement(i int) (stamp, bool) {
	n := &d.tree.nodes[i]
	value, prop := attr(n.html, "datetime"), attr(n.html, "itemprop")
	if value == "" && strings.HasPrefix(prop, "date") {
		value = attr(n.html, "content")
	}
	if value == "" {
		return stamp{}, false
	}
	m, ok := parseMachineDate(value)
	if !ok || m.year == 0 || m.date() == "" {
		return stamp{}, false
	}
	s := stamp{m: m, source: "<" + n.html.Data + " " + prop + ">", text: value, score: 25}
	switch {
	case prop == "datePublished" || hasAttr(n.html, "pubdate"):
		s.score = 50
	case prop == "dateModified" || n.traits&traitDate != 0 && strings.Contains(attr(n.html, "class"), "updated"):
		s.modified = true
	default:
		ok = n.tag == atom.Time && d.nearTitle(i)
	}
	return s, ok
}

// nearTitle holds for a node between the trail and the text's first blocks.
func (d *draft) nearTitle(at int) bool {
	if d.titleAt < 0 {
		return d.tree.inside(at, d.bodyAt)
	}
	return at > d.titleAt-nearNodes && at < d.startAt+nearNodes
}

// nearNodes is how many nodes around the headline count as near.
const nearNodes = 60

// dateFromAddress takes /2017/01/18/ of the page's address, which content
// systems write when they file an article.
func (d *draft) dateFromAddress() {
	if m := d.addressDate(); m.year > 0 && validDay(m.day, m.month) {
		d.article.Published = d.take("published", &stamp{m: m, source: "address"})
	}
}

// addressDate is the first day that the page's address has, or none.
func (d *draft) addressDate() moment {
	if d.base == nil {
		return moment{}
	}
	list := strings.Split(d.page.URL, "/")
	for i := 3; i+2 < len(list); i++ {
		if len(list[i]) == 4 && isNumber(list[i]) && isNumber(list[i+1]) && isNumber(list[i+2]) && len(list[i+1]) == 2 && len(list[i+2]) == 2 {
			return moment{year: fullYear(list[i]), month: number(list[i+1]), day: number(list[i+2])}
		}
	}
	return moment{}
}

// isFiledUnder holds for a date that the page's address has too.
func (d *draft) isFiledUnder(m moment) bool {
	filed := d.addressDate()
	return filed.year > 0 && filed.year == m.year && filed.month == m.month && filed.day == m.day
}
