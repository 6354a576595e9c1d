package indexer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
)

// maxProblems is how many failures a summary names one by one; past it they
// are only counted, as nobody reads the thousandth line.
const maxProblems = 20

// Refusal is something that came in and was not kept. It does not end a run.
type Refusal struct {
	Name   string // the file, the record or the address
	Reason string // a few words, the key it is counted under
	// Err is set where something was wrong (a file that cannot be read, a
	// damaged record), nil where it is simply no page (an image, a 404).
	Err error
}

// Error names the refused thing and why.
func (r *Refusal) Error() string {
	if r.Err == nil {
		return r.Name + ": " + r.Reason
	}
	return fmt.Sprintf("%s: %s: %v", r.Name, r.Reason, r.Err)
}

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Summary counts what became of everything that came in. It is safe for
// concurrent use while a run goes on.
type Summary struct {
	mu sync.Mutex

	Came       int // pages and records seen
	Kept       int // archived now
	Known      int // archived before: the same bytes, address and time
	New        int // articles not seen before
	Versions   int // known articles that say something else now
	Unchanged  int // known articles, same text
	Aliases    int // other addresses of a known article
	Listings   int // list pages and the like: kept, not indexed
	Interviews int // among the new articles and versions
	Refused    map[string]int
	Problems   []string // the first failures, each a sentence
	Failures   int      // all of them
	Unread     []string // the first pages that gave no article, each with the reason
	Took       time.Duration
	started    time.Time
}

// NewSummary starts counting, and the clock.
func NewSummary() *Summary { return &Summary{Refused: map[string]int{}, started: time.Now()} }

func (s *Summary) came(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Came += n
}

// refuse counts a refusal, and names it where something was wrong.
func (s *Summary) refuse(r *Refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Refused[r.Reason]++
	if r.Err == nil {
		return
	}
	s.Failures++
	if len(s.Problems) < maxProblems {
		s.Problems = append(s.Problems, r.Error())
	}
}

func (s *Summary) kept(outcomes []archive.Kept) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range outcomes {
		if k.Known {
			s.Known++
		} else {
			s.Kept++
		}
	}
}

// archived counts pages that a crawl kept by itself.
func (s *Summary) archived(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Kept += n
}

// stored counts what became of a reading; name is the page's, "" where its
// refusal is nothing to look into.
func (s *Summary) stored(name string, reading archive.Reading, done archive.Stored) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if done.Outcome == archive.Refused {
		s.Refused[reading.Refused]++
		if len(s.Unread) < maxProblems && name != "" {
			s.Unread = append(s.Unread, name+": "+reading.Refused)
		}
		return
	}
	if a := reading.Article; a != nil && !a.Kind.Searchable() {
		s.Listings++
		return
	}
	switch done.Outcome {
	case archive.NewArticle:
		s.New++
	case archive.NewVersion:
		s.Versions++
	case archive.Alias:
		s.Aliases++
	default:
		s.Unchanged++
	}
	fresh := done.Outcome == archive.NewArticle || done.Outcome == archive.NewVersion
	if fresh && reading.Article.Kind == news.KindInterview {
		s.Interviews++
	}
}

// Close stops the clock.
func (s *Summary) Close() *Summary {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Took = time.Since(s.started)
	return s
}

// Snapshot returns how many came in, how many are read and how many refused.
func (s *Summary) Snapshot() (came, articles, refused int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.Refused {
		refused += n
	}
	return s.Came, s.New + s.Versions + s.Unchanged + s.Aliases, refused
}

// Err is the failure a run ends with: nil unless something was wrong, or
// everything that came in was refused.
func (s *Summary) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Failures > 0 {
		return fmt.Errorf("%d could not be read; the rest was kept", s.Failures)
	}
	if s.Came > 0 && s.New+s.Versions+s.Unchanged+s.Aliases+s.Listings+s.Known == 0 {
		return errors.New("nothing that came in could be read as a page")
	}
	return nil
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// String is the summary as printed at the end of a run.
func (s *Summary) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	seconds := s.Took.Seconds()
	fmt.Fprintf(&b, "%d page%s in %.1f s", s.Came, plural(s.Came), seconds)
	if s.Came > 0 && seconds > 0 {
		fmt.Fprintf(&b, " (%.0f pages/s)", float64(s.Came)/seconds)
	}
	fmt.Fprintf(&b, "\n  archived   %6d   (%d were there already)", s.Kept, s.Known)
	fmt.Fprintf(&b, "\n  articles   %6d   (%d of them interviews)", s.New, s.Interviews)
	if s.Versions > 0 {
		fmt.Fprintf(&b, "\n  versions   %6d   of known articles that say something else now", s.Versions)
	}
	if s.Unchanged > 0 {
		fmt.Fprintf(&b, "\n  unchanged  %6d   the same article at the same address, captured again", s.Unchanged)
	}
	if s.Aliases > 0 {
		fmt.Fprintf(&b, "\n  same text  %6d   under another address", s.Aliases)
	}
	if s.Listings > 0 {
		fmt.Fprintf(&b, "\n  list pages %6d   archived, not indexed", s.Listings)
	}
	reasons := make([]string, 0, len(s.Refused))
	for reason := range s.Refused {
		reasons = append(reasons, reason)
	}
	slices.Sort(reasons)
	for _, reason := range reasons {
		fmt.Fprintf(&b, "\n  refused    %6d   %s", s.Refused[reason], reason)
	}
	for _, u := range s.Unread {
		fmt.Fprintf(&b, "\n  not read: %s", u)
	}
	for _, p := range s.Problems {
		fmt.Fprintf(&b, "\n  problem: %s", p)
	}
	if more := s.Failures - len(s.Problems); more > 0 {
		fmt.Fprintf(&b, "\n  … and %d more problems", more)
	}
	return b.String()
}
