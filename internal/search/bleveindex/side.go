package bleveindex

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// What searches keep of a segment in memory would be read from Bleve, document
// by document, at every start. It is kept in files of its own beside Bleve's,
// one for each segment and kind: side/SEGMENT.KIND. They are made whenever one
// is missing, so that losing them costs time and nothing else; what is damaged
// or belongs to another segment is thrown away and made anew.
const sideDir = "side"

// sideKind is what a side file holds.
type sideKind string

const (
	sideColumns    sideKind = "columns"
	sideSignatures sideKind = "signatures"
	sideTitles     sideKind = "titles"
)

// A side file begins with sideMagic, its kind and what tells its segment from
// all others, and ends in a checksum of all before it.
const (
	// sideVersion numbers the form of what is in the files; those of another
	// are made anew.
	sideVersion = 4
	sideMagic   = "pressoir-side"
	sideSum     = 4
	// maxSide is the largest file that is read, in bytes: of more articles in
	// one segment than an archive has.
	maxSide = 4 << 30
)

var sideTable = crc32.MakeTable(crc32.Castagnoli)

// sideFiles are those of one Bleve index.
type sideFiles struct {
	part string // the index's directory, "" in memory: nothing is kept
	log  *slog.Logger
	made atomic.Int64 // of segments, from Bleve
	read atomic.Int64 // of segments, from their files
}

// segmentKey tells segments apart as long as the process lives. One that is
// not on disk yet has no files, and gets them when it is.
type segmentKey struct {
	id     uint64
	onDisk bool
}

func keyOf(s *scorch.SegmentSnapshot) segmentKey {
	return segmentKey{s.Id(), segmentPath(s) != ""}
}

// segmentPath is the file of a segment, "" of one that is in memory only.
func segmentPath(s *scorch.SegmentSnapshot) string {
	if persisted, ok := s.Segment().(interface{ Path() string }); ok {
		return persisted.Path()
	}
	return ""
}

// sideOf gives what is kept of a segment: from its file, or made and then kept
// in its file.
func sideOf[T any](f *sideFiles, kind sideKind, s *scorch.SegmentSnapshot, decode func(*decoder) T, create func() (T, error), encode func(*encoder, T)) (T, error) {
	header, path := f.header(kind, s)
	if header != nil {
		one, err := readSide(path, header, decode)
		if err == nil {
			f.read.Add(1)
			return one, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			f.log.Debug("a side file of the index is made anew", "file", path, "err", err)
		}
	}
	one, err := create()
	if err != nil {
		return one, err
	}
	f.made.Add(1)
	if header != nil {
		if err := f.write(path, header, func(e *encoder) { encode(e, one) }); err != nil {
			f.log.Debug("a side file of the index cannot be kept", "file", path, "err", err)
		}
	}
	return one, nil
}

// header is how the side file of a segment begins, and where it is: its kind,
// and the segment's size and checksum as Bleve wrote them. It is nil where
// nothing can be kept.
func (f *sideFiles) header(kind sideKind, s *scorch.SegmentSnapshot) (header []byte, path string) {
	segment := segmentPath(s)
	if f.part == "" || segment == "" {
		return nil, ""
	}
	var end [formatBack]byte
	file, err := os.Open(segment)
	if err != nil {
		return nil, ""
	}
	defer func() { _ = file.Close() }() // only read from
	info, err := file.Stat()
	if err != nil || info.Size() < footerLength {
		return nil, ""
	}
	if _, err := file.ReadAt(end[:], info.Size()-formatBack); err != nil {
		return nil, ""
	}
	header = fmt.Appendf(nil, "%s %d %s\n", sideMagic, sideVersion, kind)
	header = append(header, end[:]...)
	header = binary.LittleEndian.AppendUint64(header, uint64(info.Size()))
	header = binary.LittleEndian.AppendUint64(header, uint64(s.FullSize()))
	name := strings.TrimSuffix(filepath.Base(segment), filepath.Ext(segment))
	return header, filepath.Join(f.part, sideDir, name+"."+string(kind))
}

// readSide reads a side file that begins with a header, piece by piece, and
// checks it. What it says counts for nothing before its checksum is seen.
func readSide[T any](path string, header []byte, decode func(*decoder) T) (one T, err error) {
	file, err := os.Open(path)
	if err != nil {
		return one, err
	}
	defer func() { _ = file.Close() }() // only read from
	info, err := file.Stat()
	if err != nil {
		return one, err
	}
	if info.Size() > maxSide {
		return one, fmt.Errorf("it has %d bytes", info.Size())
	}
	sum := crc32.New(sideTable)
	whole := io.TeeReader(io.LimitReader(file, info.Size()-sideSum), sum)
	begins := make([]byte, len(header))
	if _, err := io.ReadFull(whole, begins); err != nil || string(begins) != string(header) {
		return one, errors.New("it is of another segment or another version")
	}
	d := newDecoder(whole, uint64(info.Size()-sideSum)-uint64(len(header)))
	one = decode(d)
	var end [sideSum]byte
	if err := d.end(); err != nil {
		return one, err
	}
	if _, err := io.ReadFull(file, end[:]); err != nil || sum.Sum32() != binary.LittleEndian.Uint32(end[:]) {
		return one, errors.New("it is cut short or overwritten")
	}
	return one, nil
}

// write puts a side file in its place whole, and removes those whose segments
// are gone. It need not outlive a failure of power: its checksum tells.
func (f *sideFiles) write(path string, header []byte, encode func(*encoder)) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(filepath.Dir(path), "*"+sideNew)
	if err != nil {
		return err
	}
	sum := crc32.New(sideTable)
	e := newEncoder(io.MultiWriter(fresh, sum))
	_, _ = e.to.Write(header) // flushing tells
	encode(e)
	err = e.to.Flush()
	if err == nil {
		_, err = fresh.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	}
	err = errors.Join(err, fresh.Close())
	if err == nil {
		err = os.Rename(fresh.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(fresh.Name()))
	}
	return f.sweep()
}

// sideNew ends the name of a file that is being written.
const sideNew = ".new"

// sweep removes the files of segments that are gone.
func (f *sideFiles) sweep() error {
	files, err := os.ReadDir(filepath.Join(f.part, sideDir))
	if err != nil {
		return err
	}
	for _, file := range files {
		name, kind, _ := strings.Cut(file.Name(), ".")
		if "."+kind == sideNew {
			continue // somebody writes it
		}
		_, err := os.Stat(filepath.Join(f.part, storeDir, name+segmentExt))
		if errors.Is(err, fs.ErrNotExist) {
			err = os.Remove(filepath.Join(f.part, sideDir, file.Name()))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// segmentExt ends the name of a segment's file.
const segmentExt = ".zap"

// clean removes what a process that was killed left half written, and what it
// had no more time to remove.
func (f *sideFiles) clean() {
	_ = f.sweep() // it is tried again with the next file
	left, _ := filepath.Glob(filepath.Join(f.part, sideDir, "*"+sideNew))
	for _, path := range left {
		_ = os.Remove(path) // it is tried again at the next start
	}
}
