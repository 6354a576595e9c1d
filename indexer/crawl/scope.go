package crawl

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// Why an address that was found is not put into the frontier.
const (
	skipOffSite = "out of scope" // another host, or not below the start URL's folder
	skipNotPage = "not a page"   // by its extension, an image, a PDF, a style sheet …
	skipBad     = "bad address"  // does not parse, or is no http(s) address
	skipTrap    = "trap"         // of a form that leads to endless addresses
	skipDepth   = "too deep"
	skipLimit   = "page limit"
	skipMarkup  = "damaged markup" // of a page whose links cannot be read
)

// scope is which addresses belong to the site: the start URL's host (a leading
// www. aside) and port, and for pages the start URL's folder.
type scope struct {
	start  string // normalised
	folder string // as in an escaped path; begins and ends with "/"
	traps  *traps
}

func newScope(start string) (*scope, error) {
	normal, err := news.NormalizeURL(start)
	if err != nil {
		return nil, fmt.Errorf("start URL %q: %w", start, err)
	}
	u, err := url.Parse(normal)
	if err != nil {
		return nil, fmt.Errorf("start URL %q: %w", start, err)
	}
	return &scope{start: normal, folder: folderOf(u.EscapedPath()), traps: newTraps()}, nil
}

// folderOf is the folder that a start URL's path stands for. A last segment
// with a dot in it is a file of its folder (/actu/index.php); without one it is
// a folder itself, as it is when typed by hand (/actualites).
func folderOf(escaped string) string {
	dir, file := path.Split(escaped)
	if file != "" && !strings.Contains(file, ".") {
		return escaped + "/"
	}
	if dir == "" {
		return "/"
	}
	return dir
}

// onSite reports whether the address may be contacted at all.
func (s *scope) onSite(address string) bool { return news.SameSite(s.start, address) }

// page says why a normalised address is no page of the site, "" when it may be
// one.
func (s *scope) page(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return skipBad
	}
	escaped := u.EscapedPath()
	if !s.onSite(address) || !strings.HasPrefix(escaped+"/", s.folder) {
		return skipOffSite
	}
	if notPages[strings.ToLower(strings.TrimPrefix(path.Ext(escaped), "."))] {
		return skipNotPage
	}
	if s.traps.holds(u) {
		return skipTrap
	}
	return ""
}

// notPages are extensions of what is never a page of text. What is not here is
// asked for, and its content type decides.
var notPages = func() map[string]bool {
	const list = `7z aac avi avif bin bmp bz2 css csv dmg doc docm docx dwg eot eps epub exe flac flv
		gif gz ics ico iso jar jpe jpeg jpg js json kml kmz m3u8 m4a m4v map mid mjs mkv mov mp3 mp4
		mpeg mpg msi odp ods odt ogg ogv otf pdf png pps ppsx ppt pptx ps psd rar rtf svg swf tar tgz
		tif tiff ts ttf vcf wasm wav webm webmanifest webp wma wmv woff woff2 xls xlsm xlsx xz zip`
	set := make(map[string]bool)
	for ext := range strings.FieldsSeq(list) {
		set[ext] = true
	}
	return set
}()
