package bleveindex

import (
	"time"

	"github.com/pressoir/pressoir/internal/news"
)

// monthNumber numbers the months that news can bear from 1 on; 0 is none.
type monthNumber uint16

const lastMonth = monthNumber((news.MaxYear - news.MinYear + 1) * 12)

func monthOf(day int32) monthNumber {
	year, month := day/10000, day/100%100
	if year < news.MinYear || year > news.MaxYear || month < int32(time.January) || month > int32(time.December) {
		return 0
	}
	return monthNumber((year-news.MinYear)*12 + month)
}

// dayOf is the first day of a month, YYYYMMDD; 0 of none.
func dayOf(m monthNumber) int32 {
	if m == 0 {
		return 0
	}
	return (news.MinYear+int32(m-1)/12)*10000 + (int32(m-1)%12+1)*100 + 1
}

// monthCounts counts by month. A slot for each month there can be makes
// counting one addition, where a map would cost most of a search.
type monthCounts []int

func newMonthCounts() monthCounts { return make(monthCounts, lastMonth+1) }

// monthCount is how many documents of a segment are of a month.
type monthCount struct {
	month monthNumber
	n     int
}

// countMonths counts the documents of the months that have some.
func (c *columns) countMonths() []monthCount {
	all, some := newMonthCounts(), 0
	for local := range c.tie {
		month := c.month[c.row(uint64(local))]
		if all[month] == 0 {
			some++
		}
		all[month]++
	}
	counts := make([]monthCount, 0, some)
	for month, n := range all {
		if n > 0 {
			counts = append(counts, monthCount{monthNumber(month), n})
		}
	}
	return counts
}

// countMonths counts the documents of each month.
func (v *view) countMonths(into monthCounts) {
	for i := range v.segments {
		s := &v.segments[i]
		for _, m := range s.columns.months {
			into[m.month] += m.n
		}
		if deleted := s.deleted(); deleted != nil {
			for it := deleted.Iterator(); it.HasNext(); {
				into[s.columns.month[s.columns.row(uint64(it.Next()))]]--
			}
		}
	}
}

// byMonth are the counts of the months that have some: YYYYMM → count.
func (c monthCounts) byMonth() map[int32]int {
	months := map[int32]int{}
	for i, n := range c {
		if i > 0 && n > 0 {
			months[int32(news.MinYear+(i-1)/12)*100+int32((i-1)%12)+1] = n
		}
	}
	return months
}
