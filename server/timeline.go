package server

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// The drawing of the timeline, in its own units: it is stretched to the page.
const (
	slotWidth      = 12
	slotGap        = 2
	timelineHeight = 60
	leastBar       = 2 // one hit among thousands is still seen
)

// maxBars is how many bars a timeline has at most: past it, months become
// years and years decades, so that each can still be pointed at.
const maxBars = 60

// bucket is a span of time: a month, a year or a decade.
type bucket struct {
	first, last int // months since the year 0
	count, all  int
}

// timeline draws the hits over time; nil where there is no time to show.
func (v *visit) timeline(q query.Query, periods []search.Period) *web.Timeline {
	months := dated(periods)
	if len(months) < 2 {
		return nil
	}
	unit, size := unitOf(months[0].first, months[len(months)-1].first)
	buckets := gather(months, size)
	t := &web.Timeline{
		Width: len(buckets) * slotWidth, Height: timelineHeight,
		First: v.bucket(unit, buckets[0]), Last: v.bucket(unit, buckets[len(buckets)-1]),
		Unit: v.words.Text("timeline.unit." + unit),
	}
	t.Caption = v.words.Text("timeline.caption."+unit, "from", t.First, "to", t.Last)
	highest := slices.MaxFunc(buckets, func(a, b bucket) int { return cmp.Compare(a.count, b.count) }).count
	for i, b := range buckets {
		bar := v.bar(q, unit, b)
		bar.X, bar.W = i*slotWidth+slotGap/2, slotWidth-slotGap
		if b.count > 0 {
			bar.H = max(leastBar, b.count*timelineHeight/highest)
		}
		bar.Y = timelineHeight - bar.H
		t.Bars = append(t.Bars, bar)
	}
	return t
}

// dated is the months that can be read, oldest first.
func dated(periods []search.Period) []bucket {
	var months []bucket
	for _, p := range periods {
		var year, month int
		if _, err := fmt.Sscanf(p.From, "%4d-%2d", &year, &month); err != nil || month < 1 || month > 12 {
			continue
		}
		at := 12*year + month - 1
		months = append(months, bucket{first: at, last: at, count: p.Count, all: p.All})
	}
	slices.SortFunc(months, func(a, b bucket) int { return cmp.Compare(a.first, b.first) })
	for len(months) > 0 && months[0].count == 0 {
		months = months[1:]
	}
	for n := len(months); n > 0 && months[n-1].count == 0; n-- {
		months = months[:n-1]
	}
	return months
}

func unitOf(first, last int) (unit string, months int) {
	switch years := last/12 - first/12 + 1; {
	case years*12 <= maxBars:
		return "month", 1
	case years <= maxBars:
		return "year", 12
	default:
		return "decade", 120
	}
}

// gather sums months up to spans of a size, those without a hit included.
// Months fill whole years, so that one year looks like another.
func gather(months []bucket, size int) []bucket {
	whole := max(size, 12)
	start := months[0].first / whole * whole / size
	end := (months[len(months)-1].first/whole + 1) * whole / size
	buckets := make([]bucket, end-start)
	for i := range buckets {
		buckets[i].first = (start + i) * size
		buckets[i].last = buckets[i].first + size - 1
	}
	for _, m := range months {
		b := &buckets[m.first/size-start]
		b.count += m.count
		b.all += m.all
	}
	return buckets
}

// bar is a span with its figures and the search that chooses it, or drops it
// where it is chosen.
func (v *visit) bar(q query.Query, unit string, b bucket) web.Bar {
	values := bucketValues(unit, b)
	selected := !slices.ContainsFunc(values, func(value string) bool { return !q.Has(query.Year, value) })
	link := q
	for _, value := range values {
		if selected {
			link = link.Without(query.Year, value)
		} else {
			link = link.With(query.Year, value)
		}
	}
	bar := web.Bar{
		Href: v.search(link), Label: v.bucket(unit, b), Selected: selected, Zero: b.count == 0,
		Count: v.number(b.count), All: v.number(b.all), Share: v.percent(b.count, b.all),
	}
	bar.Title = v.words.Text("timeline.bar", "label", bar.Label, "count", bar.Count, "all", bar.All, "share", bar.Share)
	return bar
}

// bucketValues are the values of the year facet that make up a span.
func bucketValues(unit string, b bucket) []string {
	if unit == "month" {
		return []string{fmt.Sprintf("%04d-%02d", b.first/12, b.first%12+1)}
	}
	var years []string
	for year := b.first / 12; year <= b.last/12; year++ {
		years = append(years, fmt.Sprintf("%04d", year))
	}
	return years
}

// bucket names a span.
func (v *visit) bucket(unit string, b bucket) string {
	switch unit {
	case "month":
		return v.month(fmt.Sprintf("%04d-%02d", b.first/12, b.first%12+1))
	case "year":
		return strconv.Itoa(b.first / 12)
	default:
		return v.words.Text("timeline.decade", "from", strconv.Itoa(b.first/12), "to", strconv.Itoa(b.last/12))
	}
}
