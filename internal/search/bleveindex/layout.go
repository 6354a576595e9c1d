package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"github.com/pressoir/pressoir/internal/search"
)

// What is in an index's directory:
//
//	lock              held by the process that owns the index
//	CURRENT           "pressoir-index FORMAT GENERATION "ARCHIVE"\n": what to open, and
//	                  the archive whose changes it follows, quoted as in Go
//	generation-N/     articles/ and words/, one Bleve index each, and
//	                  applied: the position after the last batch that was acknowledged;
//	                  in each index, beside Bleve's own store/, side/: see side.go
const (
	lockFile         = "lock"
	currentFile      = "CURRENT"
	currentMagic     = "pressoir-index"
	generationPrefix = "generation-"
	articlesDir      = "articles"
	wordsDir         = "words"
	appliedFile      = "applied"
)

// rebuildHint ends the sentence of every error that a rebuild mends.
const rebuildHint = "run `pressoir reindex` to rebuild it from the archive"

// MaxArchive bounds [Options.Archive], in bytes: it is a name, such as a UUID.
const MaxArchive = 128

// maxCurrent bounds the reading of CURRENT: a longer file is none of ours. A
// byte of the archive's name takes up to four when it is quoted.
const maxCurrent = 64 + 4*MaxArchive

// current is what the file CURRENT says; the zero value is no index yet.
type current struct {
	generation int
	archive    string // "" when the index names none
}

// lockDir takes the index's lock, or says who has it.
func lockDir(dir string) (*flock.Flock, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	lock := flock.New(filepath.Join(dir, lockFile))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("index %s: lock: %w", dir, err)
	}
	if !got {
		return nil, fmt.Errorf("%w: %s (stop the process that uses it, or ask it)", search.ErrBusy, dir)
	}
	return lock, nil
}

// readCurrent tells which generation is the current one, and of which archive.
func readCurrent(dir string) (current, error) {
	data, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return current{}, nil
	}
	if err != nil {
		return current{}, fmt.Errorf("index %s: %w", dir, err)
	}
	senseless := damaged(dir, "the file "+currentFile+" makes no sense", nil)
	magic, rest, _ := strings.Cut(strings.TrimSpace(string(data[:min(len(data), maxCurrent)])), " ")
	formatText, rest, _ := strings.Cut(rest, " ")
	format, err := strconv.Atoi(formatText)
	if magic != currentMagic || err != nil {
		return current{}, senseless
	}
	if format != formatNumber {
		return current{}, fmt.Errorf("%w: %s is of format %d and this program reads format %d: %s",
			search.ErrFormat, dir, format, formatNumber, rebuildHint)
	}
	number, quoted, _ := strings.Cut(rest, " ")
	generation, err := strconv.Atoi(number)
	archive, quoteErr := strconv.Unquote(quoted)
	if err != nil || quoteErr != nil || generation < 1 {
		return current{}, senseless
	}
	return current{generation, archive}, nil
}

// follows checks that the index is of the archive that is asked for: the
// changes of two archives have the same numbers and are not the same.
func (c current) follows(dir, archive string) error {
	switch {
	case archive == "" || c.generation == 0 || c.archive == archive:
		return nil
	case c.archive == "":
		return damaged(dir, "it belongs to another archive, or to none that it names", nil)
	default:
		return damaged(dir, fmt.Sprintf("it belongs to another archive, %q instead of %q", c.archive, archive), nil)
	}
}

// writeCurrent makes a generation the current one: the file is replaced as a
// whole and on disk before it counts.
func writeCurrent(dir string, c current) error {
	path := filepath.Join(dir, currentFile)
	text := fmt.Sprintf("%s %d %d %q\n", currentMagic, formatNumber, c.generation, c.archive)
	if err := writeSynced(path+".new", text); err != nil {
		return fmt.Errorf("index %s: %w", dir, err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("index %s: %w", dir, err)
	}
	return syncDir(dir)
}

// checkApplied holds the index against the last batch it acknowledged. Bleve
// opens an index whose newest segments it cannot read as an older state of
// itself, or an empty one, and this is how that shows.
func (g *Generation) checkApplied() error {
	position, err := g.Position()
	if err != nil || g.dir == "" {
		return err
	}
	text, err := os.ReadFile(filepath.Join(g.dir, appliedFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("index %s: %w", g.dir, err)
	}
	// The file is written after the batch and not synced: it may be older than
	// the index, or cut short, but never says more than was there.
	if n, err := strconv.ParseInt(strings.TrimSpace(string(text[:min(len(text), maxCurrent)])), 10, 64); err == nil {
		g.applied = n
	}
	if position < g.applied {
		return damaged(g.dir, fmt.Sprintf("it has lost the changes from %d to %d", position+1, g.applied), nil)
	}
	return nil
}

// markApplied notes that the index holds all up to a position.
func (g *Generation) markApplied(position int64) error {
	g.applied = position
	if g.dir == "" {
		return nil
	}
	text := fmt.Appendf(nil, "%d\n", position)
	if err := os.WriteFile(filepath.Join(g.dir, appliedFile), text, 0o644); err != nil {
		return fmt.Errorf("index %s: %w", g.dir, err)
	}
	return nil
}

func writeSynced(path, text string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("index %s: %w", dir, err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("index %s: %w", dir, err)
	}
	return nil
}

func generationDir(dir string, number int) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, generationPrefix+strconv.Itoa(number))
}

// removeOthers removes every generation but the current one: what a process
// that ended in the middle of a rebuild left behind. It returns the highest
// number seen.
func removeOthers(dir string, current int) (highest int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, fmt.Errorf("index %s: %w", dir, err)
	}
	highest = current
	for _, e := range entries {
		number, ok := strings.CutPrefix(e.Name(), generationPrefix)
		n, convErr := strconv.Atoi(number)
		if !ok || convErr != nil || n == current {
			continue
		}
		highest = max(highest, n)
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return 0, fmt.Errorf("index %s: remove an abandoned generation: %w", dir, err)
		}
	}
	return highest, nil
}

// Reset removes an index, readable or not, so that [Open] starts an empty
// one. It returns [search.ErrBusy] while a process uses it.
func Reset(dir string) error {
	lock, err := lockDir(dir)
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, currentFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("index %s: %w", dir, err), lock.Unlock())
	}
	_, err = removeOthers(dir, 0)
	return errors.Join(err, lock.Unlock())
}
