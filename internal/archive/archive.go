package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// The names inside an archive's directory.
const (
	catalogueName = "catalogue.db"
	warcFolder    = "warc"
)

// Options say how an archive is opened.
type Options struct {
	Create   bool         // make the directory and the catalogue where they are missing; else ErrNoArchive
	Software string       // the program's name and version, for the WARC files
	Log      *slog.Logger // nil: nothing is logged
}

// Archive is an open archive. All its methods are safe for concurrent use, and
// beside other processes that have the same directory open.
type Archive struct {
	dir   string
	o     Options
	read  *sql.DB
	w     *writer
	codec *codec

	identity string
	warcMu   sync.Mutex // one group of records at a time
	warc     *warcFile  // nil before the first record
	maxWARC  int64      // where a file ends and the next begins
}

// Open opens the archive in a directory. Errors: ErrNoArchive, ErrVersion, or
// what the file system says.
func Open(ctx context.Context, dir string, o Options) (*Archive, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", dir, err)
	}
	if err := prepareDir(dir, o.Create); err != nil {
		return nil, err
	}
	a := &Archive{dir: dir, o: o, maxWARC: maxWARC}
	if a.codec, err = newCodec(); err != nil {
		return nil, fmt.Errorf("archive %s: %w", dir, err)
	}
	if err := a.openCatalogue(ctx); err != nil {
		return nil, errors.Join(err, a.closeCatalogue())
	}
	return a, nil
}

// prepareDir checks that a directory can hold an archive, and makes it.
func prepareDir(dir string, create bool) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return fmt.Errorf("archive %s: it is a file, and must be a directory: name another place", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("archive %s: %w", dir, err)
	}
	if !create {
		if _, err := os.Stat(filepath.Join(dir, catalogueName)); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%w: %s has no %s: make one with `pressoir import` or `pressoir crawl`, or name the right directory with --dir", ErrNoArchive, dir, catalogueName)
			}
			return fmt.Errorf("archive %s: %w", dir, err)
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Join(dir, warcFolder), 0o750); err != nil {
		return fmt.Errorf("archive %s: it cannot be made: %w", dir, err)
	}
	return nil
}

// Identity names this catalogue among all there are: a random word given when
// it was made. An index remembers whose changes it follows.
func (a *Archive) Identity() string { return a.identity }

// Dir is the archive's directory, absolute.
func (a *Archive) Dir() string { return a.dir }

// Close ends all work with the archive. What was kept is on disk already.
func (a *Archive) Close() error {
	a.warcMu.Lock()
	err := a.closeWARC()
	a.warcMu.Unlock()
	return errors.Join(err, a.closeCatalogue())
}
