package archive

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/pressoir/pressoir/internal/warc"
)

// maxWARC is where a WARC file ends and the next begins: the size that the
// standard recommends (ISO 28500, annex C), handy to copy and to check.
const maxWARC = 1 << 30

// warcFile is the WARC file that this process appends to.
type warcFile struct {
	name string
	f    *os.File
	w    *warc.Writer
}

// openWARC makes a new file that no other process has: its name bears the
// time, the process and chance.
func (a *Archive) openWARC() error {
	var chance [4]byte
	_, _ = rand.Read(chance[:]) // never fails: it ends the program where it would
	name := fmt.Sprintf("pressoir-%s-%d-%s.warc.gz", time.Now().UTC().Format("20060102T150405Z"), os.Getpid(), hex.EncodeToString(chance[:]))
	folder := filepath.Join(a.dir, warcFolder)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return fmt.Errorf("WARC file %s: %w", name, err)
	}
	f, err := os.OpenFile(filepath.Join(folder, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o640)
	if err != nil {
		return fmt.Errorf("WARC file: %w", err)
	}
	if err := syncDir(folder); err != nil {
		return errors.Join(err, f.Close())
	}
	a.o.Log.Info("a WARC file begins", "file", filepath.Join(folder, name))
	a.warc = &warcFile{name: name, f: f, w: warc.NewWriter(f, warc.WriterOptions{Software: a.o.Software, Filename: name})}
	return nil
}

// syncDir makes a new file's name as lasting as its bytes.
func syncDir(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("WARC folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// writeRecords writes a group of records and returns when they are on disk,
// with the name of their file. After a failure the file is left as it is: its
// torn end harms nobody, since no row points there, and the next group gets a
// new file.
func (a *Archive) writeRecords(records []*warc.Record) (name string, err error) {
	a.warcMu.Lock()
	defer a.warcMu.Unlock()
	if a.warc != nil && a.warc.w.Size() >= a.maxWARC {
		if err := a.closeWARC(); err != nil {
			return "", err
		}
	}
	if a.warc == nil {
		if err := a.openWARC(); err != nil {
			return "", err
		}
	}
	for _, rec := range records {
		if _, _, err := a.warc.w.Write(rec); err != nil {
			return "", errors.Join(err, a.closeWARC())
		}
	}
	if err := a.warc.w.Sync(); err != nil {
		return "", errors.Join(err, a.closeWARC())
	}
	return a.warc.name, nil
}

func (a *Archive) closeWARC() error {
	if a.warc == nil {
		return nil
	}
	err := a.warc.f.Close()
	a.warc = nil
	return err
}

// readRecord reads one record back from its place.
func (a *Archive) readRecord(name string, offset, length int64) (*warc.Record, error) {
	f, err := os.Open(filepath.Join(a.dir, warcFolder, filepath.Base(name)))
	if err != nil {
		return nil, fmt.Errorf("WARC file: %w", err)
	}
	rec, err := warc.ReadAt(f, offset, length, warc.Options{MaxBlock: maxBlock})
	if err != nil {
		err = fmt.Errorf("WARC file %s: %w", name, err)
	}
	return rec, errors.Join(err, f.Close())
}
