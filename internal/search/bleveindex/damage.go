package bleveindex

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/blevesearch/bleve/v2/util"
	"github.com/gofrs/flock"

	"github.com/pressoir/pressoir/internal/search"
)

// damage is an index that cannot be read, in one sentence for its owner. What
// Bleve or the runtime said of it (a dump of the mapping, « slice bounds out of
// range ») is the cause, for the log.
type damage struct {
	at    string // a file or a directory, "" in memory
	what  string
	cause error
}

func damaged(at, what string, cause error) error { return &damage{at, what, cause} }

// Error is the sentence.
func (d *damage) Error() string {
	return fmt.Sprintf("%v: %s: %s: %s", search.ErrDamaged, d.at, d.what, rebuildHint)
}

// Unwrap makes every damage a [search.ErrDamaged], and gives its cause.
func (d *damage) Unwrap() []error {
	if d.cause == nil {
		return []error{search.ErrDamaged}
	}
	return []error{search.ErrDamaged, d.cause}
}

// panicked makes an error of what recover returned, with the stack.
func panicked(r any) error { return fmt.Errorf("panic: %v\n%s", r, debug.Stack()) }

// unreadable is what Bleve says of bytes that make no sense; an error of the
// context stays what it is.
func unreadable(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, search.ErrDamaged) {
		return err
	}
	return damaged("the index", "its segments cannot be read", err)
}

// Where scorch, Bleve's kind of index, keeps things.
const (
	storeDir = "store"
	rootFile = "root.bolt"
)

// checkPart looks at a Bleve index before Bleve opens it. Bleve itself passes
// over a state that it cannot read, prints so on the process's standard logger,
// and opens an older state or an empty one.
func checkPart(dir string) error {
	store := filepath.Join(dir, storeDir)
	root := filepath.Join(store, rootFile)
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		return damaged(dir, "the file "+rootFile+" is missing", err)
	} else if err != nil {
		return fmt.Errorf("index %s: %w", dir, err)
	}
	if err := checkUnlocked(root); err != nil {
		return err
	}
	segments, err := readRoot(root)
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("index %s: %w", dir, err)
	}
	if err != nil {
		return damaged(dir, "the file "+rootFile+" makes no sense", err)
	}
	return checkSegments(store, segments)
}

// checkUnlocked keeps a root file that another program holds from being waited
// for: opening it takes the same lock, without a limit of time.
func checkUnlocked(root string) error {
	lock := flock.New(root, flock.SetFlag(os.O_RDWR))
	got, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("index %s: %w", root, err)
	}
	if !got {
		return fmt.Errorf("%w: %s (stop the process that uses it)", search.ErrBusy, root)
	}
	return lock.Close()
}

// readRoot lists the segments of the newest state with the format that each
// was written in.
func readRoot(path string) (segments map[string]uint32, err error) {
	defer func() {
		if r := recover(); r != nil { // bbolt checks no page but the first two
			segments, err = nil, panicked(r)
		}
	}()
	db, err := util.OpenBolt(path, 0o600, nil)
	if err != nil {
		return nil, err
	}
	err = db.View(func(tx *util.BoltTxImpl) error {
		segments, err = newestSegments(tx)
		return err
	})
	return segments, errors.Join(err, db.Close())
}

func newestSegments(tx *util.BoltTxImpl) (map[string]uint32, error) {
	states := tx.Bucket(util.BoltSnapshotsBucket)
	if states == nil {
		return nil, nil
	}
	newest, _ := states.Cursor().Last()
	if newest == nil {
		return nil, nil
	}
	state := states.GetBucket(newest)
	if state == nil {
		return nil, errors.New("the newest state is no bucket")
	}
	meta := state.GetBucket(util.BoltMetaDataKey)
	if meta == nil {
		return nil, errors.New("the newest state says nothing of itself")
	}
	version, err := meta.Get(util.BoltMetaDataSegmentVersionKey, nil)
	if err != nil || len(version) < 4 { // Bleve pads it
		return nil, errors.Join(errors.New("the newest state has no version"), err)
	}
	segments := map[string]uint32{}
	err = state.ForEachBucket(func(key []byte) error {
		if key[0] == util.BoltInternalKey[0] || key[0] == util.BoltMetaDataKey[0] {
			return nil
		}
		name, err := state.GetBucket(key).Get(util.BoltPathKey, nil)
		if err != nil || len(name) == 0 {
			return errors.Join(errors.New("a segment has no name"), err)
		}
		segments[string(name)] = binary.BigEndian.Uint32(version)
		return nil
	})
	return segments, err
}

// wholeCheck is how much of an index is read through when it is opened, in
// bytes: some 50 ms from memory, less than a second from a disk. What is past
// it (an index of more than 20,000 articles or so) is only looked at where a
// segment ends, and other damage there shows in a search.
const wholeCheck = 256 << 20

// A segment's file ends in its format and a checksum of all before, each of
// four bytes, whatever the format.
const (
	footerLength = 40
	formatBack   = 8
	sumBack      = 4
)

// checkSegments holds the files of segments, the smallest first, against what
// they say of themselves.
func checkSegments(store string, formats map[string]uint32) error {
	sizes := map[string]int64{}
	for name := range formats {
		info, err := os.Stat(filepath.Join(store, name))
		if errors.Is(err, fs.ErrNotExist) {
			return damaged(filepath.Join(store, name), "the file is missing", err)
		}
		if err != nil {
			return fmt.Errorf("index: %w", err)
		}
		sizes[name] = info.Size()
	}
	budget := int64(wholeCheck)
	names := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int { return cmp.Compare(sizes[a], sizes[b]) })
	for _, name := range names {
		budget -= sizes[name]
		if err := checkSegment(filepath.Join(store, name), sizes[name], formats[name], budget >= 0); err != nil {
			return err
		}
	}
	return nil
}

func checkSegment(path string, size int64, format uint32, whole bool) error {
	if size < footerLength {
		return damaged(path, "the file is cut short", nil)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	var end [formatBack]byte
	_, err = f.ReadAt(end[:], size-formatBack)
	sum := crc32.NewIEEE()
	if err == nil && whole {
		_, err = io.Copy(sum, io.NewSectionReader(f, 0, size-sumBack))
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if binary.BigEndian.Uint32(end[:]) != format || whole && binary.BigEndian.Uint32(end[formatBack-sumBack:]) != sum.Sum32() {
		return damaged(path, "the file is cut short or overwritten", nil)
	}
	return nil
}
