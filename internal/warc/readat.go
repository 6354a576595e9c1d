package warc

import (
	"errors"
	"fmt"
	"io"
)

// ReadAt reads the one record at a place that a [Reader] or a [Writer] told.
func ReadAt(f io.ReaderAt, offset, length int64, o Options) (*Record, error) {
	if offset < 0 || length <= 0 {
		return nil, fmt.Errorf("record at offset %d, length %d: no such place", offset, length)
	}
	rec, err := NewReader(io.NewSectionReader(f, offset, length), o).Next()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("record at offset %d, length %d: %w", offset, length, err)
	}
	rec.Offset, rec.Length = offset, length
	return rec, nil
}
