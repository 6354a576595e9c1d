package server

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/pressoir/pressoir/internal/news"
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

// maxBars is how many bars a timeline has at most, two months of days: past it
// days become months, months years and years decades, so that each can still
// be pointed at.
const maxBars = 62

// maxTicks is how many labels stand below a timeline side by side.
const maxTicks = 12

// The parameter that chooses what the bars show, and its one value beside the
// numbers: shares of all there is of the time.
const (
	scaleParameter = "scale"
	scaleShare     = "share"
)

// slot is a day, a month, a year or a decade with its figures.
type slot struct {
	start      time.Time
	count, all int
}

// timelineUnit is what hits are counted by, as a query wants it: days where
// the time is short.
func timelineUnit(q query.Query) search.TimelineUnit {
	if years := q.Filters[query.Year]; len(years) == 1 && len(years[0]) == len("2006-01") {
		return search.ByDay
	}
	from, to := window(q)
	if !from.IsZero() && !to.IsZero() && to.Sub(from) < maxBars*24*time.Hour {
		return search.ByDay
	}
	return search.ByMonth
}

// window is the days a query keeps to; an open end is zero.
func window(q query.Query) (from, to time.Time) {
	days, _ := q.Days() // what cannot be read is no window
	from, _ = time.Parse(news.DayLayout, days.From)
	to, _ = time.Parse(news.DayLayout, days.To)
	return from, to
}

// timeline draws the hits over time; nil where there is no time to show.
func (v *visit) timeline(q query.Query, periods []search.Period) *web.Timeline {
	found := dated(periods)
	from, to := window(q)
	if len(found) == 0 || len(found) == 1 && from.IsZero() && to.IsZero() {
		return nil
	}
	unit, slots := spread(found, from, to, timelineUnit(q) == search.ByDay)
	if len(slots) < 2 {
		return nil
	}
	t := &web.Timeline{
		Width: len(slots) * slotWidth, Height: timelineHeight,
		First: v.slotLabel(unit, slots[0].start), Last: v.slotLabel(unit, slots[len(slots)-1].start),
		Unit: v.words.Text("timeline.unit." + unit), Heading: v.words.Text("timeline.by." + unit),
		Scales: v.scales(q), Ticks: v.ticks(unit, slots),
	}
	t.Caption = v.words.Text("timeline.caption."+unit, "from", t.First, "to", t.Last)
	if q.From != "" || q.To != "" {
		t.WholeHref = v.search(q.Between("", ""))
	}
	v.draw(t, q, unit, slots)
	return t
}

// draw adds the bars, the highest as high as the drawing.
func (v *visit) draw(t *web.Timeline, q query.Query, unit string, slots []slot) {
	highest := slices.MaxFunc(slots, func(a, b slot) int { return cmp.Compare(v.height(a), v.height(b)) })
	t.Highest = v.number(highest.count)
	if v.share {
		t.Highest = v.percent(highest.count, highest.all)
	}
	links := v.variants(q)
	for i, s := range slots {
		bar := v.bar(links, unit, s)
		bar.X, bar.W = i*slotWidth+slotGap/2, slotWidth-slotGap
		if s.count > 0 {
			bar.H = max(leastBar, int(v.height(s)/v.height(highest)*timelineHeight))
		}
		bar.Y = timelineHeight - bar.H
		bar.Slot, bar.Shape = box(bar.X, 0, bar.W, timelineHeight), box(bar.X, bar.Y, bar.W, bar.H)
		t.Bars = append(t.Bars, bar)
	}
}

// box is the outline of a rectangle as an SVG path.
func box(x, y, w, h int) string { return fmt.Sprintf("M%d %dh%dv%dh-%dz", x, y, w, h, w) }

// height is what a bar shows.
func (v *visit) height(s slot) float64 {
	if v.share {
		return float64(s.count) / float64(max(1, s.all))
	}
	return float64(s.count)
}

// scales are the two things that the bars can show.
func (v *visit) scales(q query.Query) []web.Link {
	numbers, shares := *v, *v
	numbers.share, shares.share = false, true
	return []web.Link{
		{Label: v.words.Text("timeline.scale.numbers"), Href: numbers.search(q), Current: !v.share},
		{Label: v.words.Text("timeline.scale.shares"), Href: shares.search(q), Current: v.share},
	}
}

// dated is the periods that can be read, oldest first, from the first hit to
// the last.
func dated(periods []search.Period) []slot {
	var found []slot
	for _, p := range periods {
		if start, err := time.Parse(news.DayLayout, p.From); err == nil {
			found = append(found, slot{start: start, count: p.Count, all: p.All})
		}
	}
	slices.SortFunc(found, func(a, b slot) int { return a.start.Compare(b.start) })
	for len(found) > 0 && found[0].count == 0 {
		found = found[1:]
	}
	for n := len(found); n > 0 && found[n-1].count == 0; n-- {
		found = found[:n-1]
	}
	return found
}

// spread lays what was found out in slots of the shortest unit that is not too
// many, those without a hit included. A window is kept to; without one, months
// fill whole years and days whole months, so that one looks like another.
func spread(found []slot, from, to time.Time, days bool) (unit string, slots []slot) {
	first, last := found[0].start, found[len(found)-1].start
	for _, unit = range []string{"day", "month", "year", "decade"} {
		if unit == "day" && !days {
			continue
		}
		start, end := first, last
		switch unit {
		case "day":
			start, end = startOf("month", start), next("month", startOf("month", end)).AddDate(0, 0, -1)
		case "month":
			start, end = startOf("year", start), next("year", startOf("year", end)).AddDate(0, 0, -1)
		}
		if !from.IsZero() {
			start = from
		}
		if !to.IsZero() {
			end = to
		}
		if slots = gather(unit, found, startOf(unit, start), end); slots != nil {
			return unit, slots
		}
	}
	return unit, nil
}

// gather sums up by a unit; nil where the slots are too many.
func gather(unit string, found []slot, start, end time.Time) []slot {
	var slots []slot
	limit := maxBars
	if unit == "decade" { // nothing is longer
		limit = (news.MaxYear - news.MinYear) / 10
	}
	for t := start; !t.After(end); t = next(unit, t) {
		if len(slots) > limit {
			return nil
		}
		slots = append(slots, slot{start: t})
	}
	if len(slots) > limit {
		return nil
	}
	at := 0
	for _, f := range found {
		for at+1 < len(slots) && !slots[at+1].start.After(f.start) {
			at++
		}
		if at < len(slots) && !f.start.Before(slots[at].start) {
			slots[at].count += f.count
			slots[at].all += f.all
		}
	}
	return slots
}

func startOf(unit string, t time.Time) time.Time {
	year, month, day := t.Date()
	switch unit {
	case "day":
	case "month":
		day = 1
	case "year":
		month, day = time.January, 1
	default:
		year, month, day = year/10*10, time.January, 1
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// next is the beginning of the next unit.
func next(unit string, t time.Time) time.Time {
	switch unit {
	case "day":
		return t.AddDate(0, 0, 1)
	case "month":
		return t.AddDate(0, 1, 0)
	case "year":
		return t.AddDate(1, 0, 0)
	default:
		return t.AddDate(10, 0, 0)
	}
}

// ends are what a query says of a slot: from when to when.
func ends(unit string, t time.Time) (from, to string) {
	switch unit {
	case "day":
		from = t.Format(news.DayLayout)
	case "month":
		from = t.Format("2006-01")
	case "year":
		from = t.Format("2006")
	default:
		return t.Format("2006"), t.AddDate(9, 0, 0).Format("2006")
	}
	return from, from
}

// bar is a slot with its figures and the search that keeps to it.
func (v *visit) bar(links *variants, unit string, s slot) web.Bar {
	from, to := ends(unit, s.start)
	bar := web.Bar{
		Href: links.between(from, to), Label: v.slotLabel(unit, s.start), Zero: s.count == 0,
		Count: v.number(s.count), All: v.number(s.all), Share: v.percent(s.count, s.all),
	}
	bar.Title = v.words.Text("timeline.bar", "label", bar.Label, "count", bar.Count, "all", bar.All, "share", bar.Share)
	return bar
}

// slotLabel names a slot.
func (v *visit) slotLabel(unit string, t time.Time) string {
	switch unit {
	case "day":
		return v.longDate(t)
	case "month":
		return v.month(t.Format("2006-01"))
	case "year":
		return t.Format("2006")
	default:
		return v.words.Text("timeline.decade", "from", t.Format("2006"), "to", t.AddDate(9, 0, 0).Format("2006"))
	}
}

// ticks are the labels below the bars, each as wide as the others: of every
// bar, or of the years that months fill; none where they would not fit.
func (v *visit) ticks(unit string, slots []slot) []string {
	var ticks []string
	switch first := slots[0].start; {
	case unit == "month" && len(slots) > maxTicks && len(slots)%12 == 0 && first.Month() == time.January:
		for i := 0; i < len(slots); i += 12 {
			ticks = append(ticks, slots[i].start.Format("2006"))
		}
	case len(slots) > maxTicks:
	case unit == "month":
		for _, s := range slots {
			ticks = append(ticks, v.words.Text(fmt.Sprintf("month.%02d", s.start.Month())))
		}
	case unit == "year":
		for _, s := range slots {
			ticks = append(ticks, s.start.Format("2006"))
		}
	}
	return ticks
}
