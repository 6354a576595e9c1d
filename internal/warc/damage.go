package warc

import (
	"errors"
	"fmt"
)

// ErrARC is a file of the older ARC format, which is not read here.
var ErrARC = errors.New("an ARC file, the older format: only WARC files are read; convert it first (warcio recompress)")

// ErrTooLarge is a block or a body over its limit.
var ErrTooLarge = errors.New("too large")

// DamageError is something wrong in a file that reading survives: call
// [Reader.Next] again for the good records after it.
type DamageError struct {
	Offset int64  // where in the file; of the gzip member in a .gz file
	URI    string // of the record concerned, where it is known
	Err    error
}

func (e *DamageError) Error() string {
	if e.URI != "" {
		return fmt.Sprintf("damage at offset %d, record of %.200s: %v", e.Offset, e.URI, e.Err)
	}
	return fmt.Sprintf("damage at offset %d: %v", e.Offset, e.Err)
}

// Unwrap gives the cause.
func (e *DamageError) Unwrap() error { return e.Err }

// Damage found outside a record's header.
var (
	errGarbage   = errors.New("something that is no WARC record")
	errTruncated = errors.New("the record is cut off: its block is shorter than its Content-Length")
	errSwallowed = errors.New("the Content-Length is wrong: other records begin inside the block")
)
