package bleveindex

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// A record is what the index keeps of a document beside its words: what
// facets, dates and sorting read, and what a hit shows. It is a run of entries,
// each a byte that says what it is, the length of its value and the value.
type record []byte

// The entries of a record. The first ones are read into columns.
const (
	columnSection byte = 's' // each beginning of the path
	columnKind    byte = 'k'
	columnEvent   byte = 'e'
	columnSpeaker byte = 'p'
	columnAuthor  byte = 'a'
	columnTag     byte = 't'
	columnSite    byte = 'h'
	columnDate    byte = 'd'
	columnLength  byte = 'n' // see [addLength]

	hitType       byte = 'T' // of words said
	hitID         byte = 'I' // where the document's name does not say it
	hitArticle    byte = 'A' // where it is not the document's
	hitVersion    byte = 'V'
	hitURL        byte = 'U'
	hitTitle      byte = 'H'
	hitSite       byte = 'S'
	hitSection    byte = 'R'
	hitKind       byte = 'K'
	hitSpeaker    byte = 'P'
	hitRole       byte = 'O'
	hitConfidence byte = 'C'

	// hitShared is a record itself: what words said share with others in their
	// article. It is in the record of one of them only: they are written and
	// removed together, and so always in one segment.
	hitShared byte = 'F'
)

func (r record) add(code byte, value string) record {
	if value == "" {
		return r
	}
	r = binary.AppendUvarint(append(r, code), uint64(len(value)))
	return append(r, value...)
}

// each calls take with the entries of a record.
func (r record) each(take func(code byte, value []byte)) error {
	for len(r) > 0 {
		n, width := binary.Uvarint(r[1:])
		if width <= 0 || n > uint64(len(r)-1-width) {
			return fmt.Errorf("a record breaks off after %q", r[0])
		}
		rest := r[1+width:]
		take(r[0], rest[:n])
		r = rest[n:]
	}
	return nil
}

// addHit adds what only this hit shows; the date is that of the columns.
func (r record) addHit(h *storedHit, doc string) record {
	if h.Type != search.HitArticle {
		r = r.add(hitType, string(h.Type))
	}
	if h.ID != idOf(h.Type, doc) {
		r = r.add(hitID, h.ID)
	}
	if h.Article != doc {
		r = r.add(hitArticle, h.Article)
	}
	return r.add(hitSpeaker, string(h.Speaker)).add(hitRole, string(h.Role)).add(hitConfidence, string(h.Confidence))
}

// idOf is the id of what a document of that name is usually of.
func idOf(t search.HitType, doc string) string {
	if t == search.HitArticle {
		return doc
	}
	return strings.TrimPrefix(doc, string(search.Anchor(t, "")))
}

// addArticle adds what all hits in an article show.
func (r record) addArticle(h *storedHit) record {
	r = r.add(hitVersion, strconv.Itoa(h.Version)).add(hitURL, h.URL).add(hitTitle, h.Title)
	return r.add(hitSite, string(h.Site)).add(hitSection, string(h.Section)).add(hitKind, string(h.Kind))
}

// hit is what a hit shows of the document of that name, and whether all of it
// is there: of most words said, what they share with others of their article
// is in the record of one of these.
func (r record) hit(doc string) (h *storedHit, whole bool, err error) {
	h = &storedHit{Type: search.HitArticle, Article: doc}
	var broken error
	err = r.each(func(code byte, value []byte) {
		if code == hitShared {
			broken = record(value).each(h.set)
			whole = true
			return
		}
		h.set(code, value)
	})
	if h.ID == "" {
		h.ID = idOf(h.Type, doc)
	}
	return h, whole || h.Type == search.HitArticle, cmp.Or(err, broken)
}

// set takes an entry of a record.
func (h *storedHit) set(code byte, bytes []byte) {
	value := string(bytes)
	switch code {
	case hitType:
		h.Type = search.HitType(value)
	case hitID:
		h.ID = value
	case hitArticle:
		h.Article = value
	case hitVersion:
		h.Version, _ = strconv.Atoi(value) // written by addArticle; a damaged one finds no text
	case hitURL:
		h.URL = value
	case hitTitle:
		h.Title = value
	case hitSite:
		h.Site = news.Maybe(value)
	case hitSection:
		h.Section = news.Maybe(value)
	case hitKind:
		h.Kind = news.Kind(value)
	case hitSpeaker:
		h.Speaker = news.Maybe(value)
	case hitRole:
		h.Role = news.Maybe(value)
	case hitConfidence:
		h.Confidence = news.Confidence(value)
	case columnDate:
		h.Published = news.Date(value)
	}
}

// shared is the part of a record that others of its article do without.
func (r record) shared() (part record, err error) {
	err = r.each(func(code byte, value []byte) {
		if code == hitShared {
			part = value
		}
	})
	return part, err
}
