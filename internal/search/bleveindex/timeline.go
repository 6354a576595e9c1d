package bleveindex

import (
	"fmt"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// timeline counts by day, month or year: slot by slot, 0 being those without a
// date.
type timeline struct {
	unit   search.TimelineUnit
	counts []int
}

const (
	monthsOfYear = 12
	daysOfMonth  = 31 // of the longest: a slot each, some of them never used
)

// newTimeline is nil where none is wanted.
func newTimeline(unit search.TimelineUnit) *timeline {
	if unit == search.NoTimeline {
		return nil
	}
	t := &timeline{unit: unit}
	t.counts = make([]int, t.slot(news.MaxYear*10000+monthsOfYear*100+daysOfMonth)+1)
	return t
}

// slot is the number of the period that a day lies in, YYYYMMDD.
func (t *timeline) slot(day int32) int {
	month := int(monthOf(day))
	if month == 0 {
		return 0
	}
	switch t.unit {
	case search.ByDay:
		return (month-1)*daysOfMonth + int(day%100)
	case search.ByYear:
		return (month-1)/monthsOfYear + 1
	default:
		return month
	}
}

// add counts a document. That of its month is known.
func (t *timeline) add(cols *columns, local uint64) {
	row := cols.row(local)
	if t.unit == search.ByMonth {
		t.counts[cols.month[row]]++
		return
	}
	t.counts[t.slot(cols.day[row])]++
}

// from is the first day of a slot's period, YYYY-MM-DD.
func (t *timeline) from(slot int) string {
	month, day := slot-1, 1
	switch t.unit {
	case search.ByDay:
		month, day = (slot-1)/daysOfMonth, (slot-1)%daysOfMonth+1
	case search.ByYear:
		month = (slot - 1) * monthsOfYear
	}
	return fmt.Sprintf("%04d-%02d-%02d", news.MinYear+month/monthsOfYear, month%monthsOfYear+1, day)
}

// periods are those from the first hit to the last, beside all of the view.
func (t *timeline) periods(v *view) []search.Period {
	periods := []search.Period{}
	first, last := 0, 0
	for slot := 1; slot < len(t.counts); slot++ {
		if t.counts[slot] > 0 {
			last = slot
			if first == 0 {
				first = slot
			}
		}
	}
	if first == 0 {
		return periods
	}
	all := newTimeline(t.unit)
	all.corpus(v)
	for slot := first; slot <= last; slot++ {
		if n := all.counts[slot]; n > 0 {
			periods = append(periods, search.Period{From: t.from(slot), Count: t.counts[slot], All: n})
		}
	}
	return periods
}

// corpus counts all documents of a view. Months were counted with each
// segment, so that nothing but what was deleted since is looked at; days are
// too many to be kept so.
func (t *timeline) corpus(v *view) {
	for i := range v.segments {
		s := &v.segments[i]
		cols := s.columns
		if t.unit == search.ByDay {
			for local := range s.size {
				t.counts[t.slot(cols.day[cols.row(local)])]++
			}
		} else {
			for _, m := range cols.months {
				t.counts[t.slot(dayOf(m.month))] += m.n
			}
		}
		if deleted := s.deleted(); deleted != nil {
			for it := deleted.Iterator(); it.HasNext(); {
				t.counts[t.slot(cols.day[cols.row(uint64(it.Next()))])]--
			}
		}
	}
}
