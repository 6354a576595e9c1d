package server

import (
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"time"
)

// The parts of an Atom feed that ours have (RFC 4287). Texts are plain or, of
// words said, a little XHTML that is built here: nothing of an archived page.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang      string      `xml:"xml:lang,attr"`
		ID        string      `xml:"id"`
		Title     atomText    `xml:"title"`
		Subtitle  atomText    `xml:"subtitle"`
		Updated   string      `xml:"updated"`
		Author    atomPerson  `xml:"author"`
		Generator string      `xml:"generator"`
		Icon      string      `xml:"icon"`
		Links     []atomLink  `xml:"link"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		Lang       string         `xml:"xml:lang,attr,omitempty"`
		ID         string         `xml:"id"`
		Title      atomText       `xml:"title"`
		Updated    string         `xml:"updated"`
		Published  string         `xml:"published,omitempty"`
		Authors    []atomPerson   `xml:"author"`
		Links      []atomLink     `xml:"link"`
		Categories []atomCategory `xml:"category"`
		Summary    atomText       `xml:"summary"`
		Content    *atomContent   `xml:"content"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel   string `xml:"rel,attr"`
		Type  string `xml:"type,attr,omitempty"`
		Href  string `xml:"href,attr"`
		Title string `xml:"title,attr,omitempty"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr,omitempty"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Div  atomDiv
	}
	atomDiv struct {
		XMLName  xml.Name `xml:"http://www.w3.org/1999/xhtml div"`
		Question string   `xml:"p>em,omitempty"`
		Words    []string `xml:"blockquote>p"`
		Who      string   `xml:"p>strong,omitempty"`
	}
)

func plainText(s string) atomText { return atomText{Type: "text", Text: s} }

// atomTime writes a moment as Atom wants it (RFC 4287, section 3.3).
func atomTime(t time.Time) string { return t.Format(time.RFC3339) }

// namespace is what the names of feeds and entries are made in. It must never
// change: readers know what they have read by these names.
var namespace = [16]byte{0x5b, 0x0e, 0x6a, 0x1c, 0x9f, 0x42, 0x4d, 0x7e, 0x8a, 0x31, 0xc7, 0x20, 0xd4, 0x96, 0xbe, 0x58}

// lasting makes a name that is the same wherever the archive is served from:
// a UUID of version 5 (RFC 9562, section 5.5).
func lasting(kind, what string) string {
	hash := sha1.New() // the standard's hash: it names, it protects nothing
	_, _ = hash.Write(namespace[:])
	_, _ = hash.Write([]byte(kind + "\n" + what))
	u := hash.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
