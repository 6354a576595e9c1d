package indexer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/warc"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// maxFolderDepth bounds folders inside folders; a deeper tree is a loop of
// links or a mistake.
const maxFolderDepth = 64

// Files is what `import` was given: files and folders, in order. Use it once.
type Files struct {
	paths []string
	stdin io.Reader
	now   func() time.Time
	total int64
	read  atomic.Int64
}

// NewFiles prepares to import these paths; [Stdin] reads stdin. It looks at
// the sizes, so that progress can be shown; a missing path is refused when
// its turn comes, so that the others are imported.
func NewFiles(paths []string, stdin io.Reader) *Files {
	f := &Files{paths: paths, stdin: stdin, now: time.Now}
	for _, p := range paths {
		_ = filepath.WalkDir(p, func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return nil //nolint:nilerr // what cannot be read is refused later, by name
			}
			if info, err := e.Info(); err == nil {
				f.total += info.Size()
			}
			return nil
		})
	}
	return f
}

// Bytes says how much of the input has been read, and how much there is (0
// when it comes from standard input).
func (f *Files) Bytes() (read, total int64) { return f.read.Load(), f.total }

// form is how a file is read.
type form int

const (
	formUnknown form = iota
	formHTML
	formText
	formWARC
	formWACZ
	formJSONL
)

// formOf tells the form by the name, as the user sees it.
func formOf(name string) form {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch filepath.Ext(name) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return formHTML
	case ".txt", ".text":
		return formText
	case ".warc", ".arc":
		return formWARC
	case ".wacz":
		return formWACZ
	case ".jsonl", ".ndjson":
		return formJSONL
	}
	return formUnknown
}

// TypeOf is the content type that a file's name stands for, "" where the name
// does not say: then the content has to.
func TypeOf(name string) string {
	switch formOf(name) {
	case formHTML:
		return "text/html"
	case formText:
		return "text/plain"
	default:
		return ""
	}
}

// sniffForm tells the form of a stream without a name by its beginning.
func sniffForm(head []byte) form {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(trimmed, []byte("WARC/")):
		return formWARC
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return formWACZ
	case bytes.HasPrefix(trimmed, []byte("{")):
		return formJSONL
	case bytes.HasPrefix(trimmed, []byte("<")):
		return formHTML
	}
	return formText
}

// Source yields the captures of every path, one after the other.
func (f *Files) Source(ctx context.Context) Source {
	return func(yield func(archive.Capture, error) bool) {
		for _, p := range f.paths {
			if ctx.Err() != nil {
				return
			}
			if p == Stdin {
				if !f.stream(ctx, "standard input", f.stdin, formUnknown, yield) {
					return
				}
				continue
			}
			if !f.path(ctx, p, yield) {
				return
			}
		}
	}
}

type yieldFunc = func(archive.Capture, error) bool

func refuse(yield yieldFunc, name, reason string, err error) bool {
	return yield(archive.Capture{}, &Refusal{Name: name, Reason: reason, Err: err})
}

// path walks a folder or reads one file. Files named by the user must be of a
// form that is known; in a folder others are passed over, and counted.
func (f *Files) path(ctx context.Context, path string, yield yieldFunc) bool {
	info, err := os.Stat(path)
	if err != nil {
		return refuse(yield, path, "not readable", FileCause(err))
	}
	if !info.IsDir() {
		if formOf(path) == formUnknown {
			return refuse(yield, path, "unknown type", errors.New("give it one of the endings .html .txt .warc .warc.gz .wacz .jsonl"))
		}
		return f.file(ctx, path, yield)
	}
	goOn := true
	err = filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil || !goOn:
			return fs.SkipAll
		case err != nil:
			goOn = refuse(yield, p, "not readable", FileCause(err))
		case e.IsDir():
			if strings.Count(p, string(filepath.Separator))-strings.Count(path, string(filepath.Separator)) > maxFolderDepth {
				goOn = refuse(yield, p, "folder too deep", fmt.Errorf("more than %d folders inside each other", maxFolderDepth))
				return fs.SkipDir
			}
		case formOf(p) == formUnknown || !e.Type().IsRegular():
			goOn = refuse(yield, p, "not a page", nil)
		default:
			goOn = f.file(ctx, p, yield)
		}
		return nil
	})
	return goOn && err == nil
}

// FileCause leaves out of a file error the operation and the path, for a message
// that names the file already.
func FileCause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func (f *Files) file(ctx context.Context, path string, yield yieldFunc) bool {
	file, err := os.Open(path)
	if err != nil {
		return refuse(yield, path, "not readable", FileCause(err))
	}
	defer func() { _ = file.Close() }()
	if formOf(path) == formWACZ {
		return f.wacz(ctx, path, file, yield)
	}
	return f.stream(ctx, path, file, formOf(path), yield)
}

// stream reads one file or standard input in its form.
func (f *Files) stream(ctx context.Context, name string, r io.Reader, as form, yield yieldFunc) bool {
	in := bufio.NewReaderSize(&counter{r: r, n: &f.read}, 64<<10)
	if as == formUnknown {
		head, _ := in.Peek(512)
		if len(bytes.TrimSpace(head)) == 0 {
			return refuse(yield, name, "empty", errors.New("nothing to import"))
		}
		as = sniffForm(head)
	}
	switch as {
	case formWARC:
		return f.warc(ctx, name, in, yield)
	case formJSONL:
		return f.jsonl(ctx, name, in, yield)
	case formWACZ:
		return refuse(yield, name, "unknown type", errors.New("a WACZ file cannot be read from a stream: name the file"))
	case formHTML:
		return f.page(name, in, "text/html", yield)
	default:
		return f.page(name, in, "text/plain", yield)
	}
}

// page reads a whole file as one page.
func (f *Files) page(name string, r io.Reader, contentType string, yield yieldFunc) bool {
	body, err := io.ReadAll(io.LimitReader(r, extract.MaxBytes+1))
	switch {
	case err != nil:
		return refuse(yield, name, "not readable", FileCause(err))
	case len(body) > extract.MaxBytes:
		return refuse(yield, name, "too large", fmt.Errorf("a page of more than %d MB is no news page", extract.MaxBytes>>20))
	case len(bytes.TrimSpace(body)) == 0:
		return refuse(yield, name, "empty", errors.New("there is nothing in it"))
	}
	return yield(archive.Capture{
		Time: f.now().UTC().Truncate(time.Second), Origin: archive.Imported, Source: filepath.Base(name),
		Type: warc.Resource, ContentType: contentType, Block: body,
	}, nil)
}

// counter counts bytes as they are read, for the progress shown.
type counter struct {
	r io.Reader
	n *atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// pageTypes are the media types that can be a news page.
var pageTypes = []string{"text/html", "application/xhtml+xml", "text/plain"}

// isPage reports whether a Content-Type can be that of a page; an absent one can.
func isPage(contentType string) bool {
	media, _, _ := strings.Cut(contentType, ";")
	media = strings.ToLower(strings.TrimSpace(media))
	return media == "" || slices.Contains(pageTypes, media)
}
