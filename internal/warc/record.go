package warc

import (
	"crypto/sha1" //nolint:gosec // the digest that WARC files carry by custom; it guards against damage, not against malice
	"encoding/base32"
	"strings"
	"time"
)

// Type is a record's WARC-Type (ISO 28500, 5.5). A reader gives a type it
// does not know as it stands: the standard wants such records passed over.
type Type string

// The types of record.
const (
	WARCInfo     Type = "warcinfo"
	Response     Type = "response"
	Resource     Type = "resource"
	Request      Type = "request"
	Metadata     Type = "metadata"
	Revisit      Type = "revisit"
	Conversion   Type = "conversion"
	Continuation Type = "continuation"
)

// Record is one WARC record.
type Record struct {
	Type          Type
	ID            string    // WARC-Record-ID without its angle brackets
	URI           string    // WARC-Target-URI without the angle brackets some writers add
	Date          time.Time // WARC-Date in UTC; zero where there is none or it cannot be read
	ContentType   string    // of the block
	BlockDigest   string    // as it stands in the header, "sha1:…" as a rule
	PayloadDigest string
	Header        Header // every named field; for a [Writer], fields beside those above
	Block         []byte

	// Offset and Length are the record's place in the file, for [ReadAt]: of
	// its gzip member in a .gz file. Length is 0 where a record has no place of
	// its own: in a file compressed as a whole.
	Offset, Length int64
}

// Field is one named field of a header.
type Field struct{ Name, Value string }

// Header is the named fields of a record in their order.
type Header []Field

// Get returns the first value of a field, its name's case ignored, or "".
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Digest is the labelled digest of content as it stands in WARC files:
// "sha1:" and 32 characters of base32.
func Digest(content []byte) string {
	sum := sha1.Sum(content) //nolint:gosec // see the import
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}
