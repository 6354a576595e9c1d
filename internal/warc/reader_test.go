package warc_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/warc"
)

// reading is all that a file gave.
type reading struct {
	records []*warc.Record
	damage  []*warc.DamageError
	final   error
}

func readAll(t testing.TB, content []byte, o warc.Options) reading {
	t.Helper()
	return readFrom(t, bytes.NewReader(content), len(content), o)
}

func readFrom(t testing.TB, in io.Reader, size int, o warc.Options) reading {
	t.Helper()
	var all reading
	r := warc.NewReader(in, o)
	// A record or a damage costs some bytes of input: more calls than that is a
	// reader that goes round in circles.
	for range 2*size + 10 {
		rec, err := r.Next()
		var damage *warc.DamageError
		switch {
		case err == nil:
			all.records = append(all.records, rec)
		case errors.As(err, &damage):
			all.damage = append(all.damage, damage)
		default:
			all.final = err
			if _, again := r.Next(); !errors.Is(again, err) {
				t.Errorf("after the end (%v): %v", err, again)
			}
			return all
		}
	}
	t.Fatalf("no end after %d records and %d damages in %d bytes", len(all.records), len(all.damage), size)
	return all
}

// plain is a record as it stands in a file that is not compressed.
func plain(name, block string) string {
	return header(name, len(block)) + block + "\r\n\r\n"
}

func header(name string, length int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <urn:x:%s>\r\nWARC-Record-ID: <urn:id:%s>\r\n"+
		"WARC-Date: 2024-05-02T12:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n", name, name, length)
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.String()
}

// noise is text of n bytes that hardly compresses.
func noise(n int) string {
	var b strings.Builder
	for x := uint32(1); b.Len() < n; x = x*1664525 + 1013904223 {
		fmt.Fprintf(&b, "%08x", x)
	}
	return b.String()[:n]
}

func TestReader(t *testing.T) {
	a, b, c := plain("a", "alpha"), plain("b", "beta\r\n"), plain("c", "")
	long := plain("long", noise(100_000))
	for name, test := range map[string]struct {
		content string
		records string // names of the good ones
		damage  string // name of the record, or offset, of each damage
	}{
		"nothing":                     {"", "", ""},
		"blank lines":                 {"\r\n\n", "", ""},
		"plain":                       {a + b + c, "a b c", ""},
		"no line ends between":        {header("a", 5) + "alpha" + b, "a b", ""},
		"lone line feeds":             {strings.ReplaceAll(a+c, "\r", ""), "a c", ""},
		"lower case":                  {strings.ToLower(a), "a", ""},
		"zipped":                      {zipped(a) + zipped(b) + zipped(c), "a b c", ""},
		"zipped as a whole":           {zipped(a + b + c), "a b c", ""},
		"zipped both ways":            {zipped(a+b) + zipped(c), "a b c", ""},
		"no WARC file":                {"<!doctype html>\n<p>Bonjour", "", "0"},
		"no WARC file, zipped":        {zipped("<!doctype html>\n<p>Bonjour"), "", "0"},
		"garbage first":               {"garbage\n" + a, "a", "0"},
		"garbage between":             {a + "garbage\nWARC/garbage\n" + b, "a b", fmt.Sprint(len(a))},
		"garbage last":                {a + "garbage", "a", fmt.Sprint(len(a))},
		"cut off in a block":          {a + header("b", 90) + "beta", "a", "b"},
		"cut off in a header":         {a + header("b", 90)[:60], "a", fmt.Sprint(len(a))},
		"a header without end":        {a + header("b", 90)[:60] + "\r\n" + c, "a c", fmt.Sprint(len(a))},
		"a length too small":          {header("a", 2) + "alpha\r\n\r\n" + b, "a b", fmt.Sprint(len(header("a", 2)) + 2)},
		"a length too large":          {header("a", 20) + "alpha\r\n\r\n" + b + c, "b c", "a"},
		"a length past the end":       {header("a", 1<<20) + "alpha\r\n\r\n" + b + c, "b c", "a"},
		"a length that is none":       {header("a", -3) + "alpha\r\n\r\n" + b, "b", "a"},
		"no type":                     {strings.Replace(a, "WARC-Type", "X-Type", 1) + b, "b", "a"},
		"too large":                   {a + plain("b", strings.Repeat("x", 200_001)) + c, "a c", "b"},
		"too large by a lie":          {a + header("b", 1<<40) + "beta\r\n\r\n" + c, "a c", "b"},
		"too large, zipped":           {zipped(a) + zipped(plain("b", strings.Repeat("x", 200_001))) + zipped(c), "a c", "b"},
		"too large, zipped as one":    {zipped(a + plain("b", strings.Repeat("x", 200_001)) + c), "a c", "b"},
		"a member cut off":            {zipped(a) + zipped(long)[:5000], "a", "long"},
		"a member cut off between":    {zipped(a) + zipped(long)[:5000] + zipped(b), "a b", "long"},
		"a member without its sum":    {zipped(a) + zipped(b)[:len(zipped(b))-8], "a b", "b"},
		"a member with a wrong sum":   {zipped(a) + flip(zipped(b), len(zipped(b))-6) + zipped(c), "a c", "b"},
		"a member with wrong bytes":   {zipped(a) + flip(zipped(long), 9000) + zipped(c), "a c", "long"},
		"garbage between members":     {zipped(a) + "garbage\x1f\x8b\x08\x00garbage" + zipped(b), "a b", fmt.Sprint(len(zipped(a)))},
		"garbage after the members":   {zipped(a) + strings.Repeat("\x00", 4096), "a", fmt.Sprint(len(zipped(a)))},
		"garbage in a member":         {zipped(a) + zipped("garbage\n"+b) + zipped(c), "a b c", fmt.Sprint(len(zipped(a)))},
		"an empty member":             {zipped(a) + zipped("") + zipped(c), "a c", fmt.Sprint(len(zipped(a)))},
		"a wrong length in a member":  {zipped(header("a", 50)+"alpha\r\n\r\n") + zipped(b), "b", "a"},
		"a wrong length in the whole": {zipped(header("a", 20) + "alpha\r\n\r\n" + b + c), "b c", "a"},
		"a header cut off in a whole": {zipped(a + header("b", 4)[:70]), "a", "0"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(test.content), iotest.OneByteReader(strings.NewReader(test.content))} {
				got := readFrom(t, in, len(test.content), warc.Options{MaxBlock: 200_000})
				if !errors.Is(got.final, io.EOF) {
					t.Errorf("ended with %v", got.final)
				}
				if diff := cmp.Diff(test.records, got.names()); diff != "" {
					t.Error(diff)
				}
				if diff := cmp.Diff(test.damage, got.places()); diff != "" {
					t.Errorf("damage: %s%v", diff, got.damage)
				}
			}
		})
	}
}

// flip damages one byte.
func flip(s string, at int) string {
	b := []byte(s)
	b[at] ^= 0x55
	return string(b)
}

func (r reading) names() string {
	var names []string
	for _, rec := range r.records {
		names = append(names, strings.TrimPrefix(rec.URI, "urn:x:"))
	}
	return strings.Join(names, " ")
}

func (r reading) places() string {
	var places []string
	for _, d := range r.damage {
		if d.URI != "" {
			places = append(places, strings.TrimPrefix(d.URI, "urn:x:"))
		} else {
			places = append(places, fmt.Sprint(d.Offset))
		}
	}
	return strings.Join(places, " ")
}

func TestRecord(t *testing.T) {
	content := "WARC/0.17\r\nwarc-type: Metadata\r\nWARC-Date: 2024-05-02T12:00:00.25+02:00\r\nX-Folded: one\r\n two\r\n\tthree\r\n" +
		"Content-Length: 3\r\nX-Folded: other\r\n\r\nabc\r\n\r\n"
	got := readAll(t, []byte(content), warc.Options{})
	if len(got.records) != 1 {
		t.Fatalf("%d records, damage %v", len(got.records), got.damage)
	}
	rec := got.records[0]
	if rec.Type != warc.Metadata || rec.Date.Format("15:04:05.00 MST") != "10:00:00.25 UTC" || rec.Header.Get("x-folded") != "one two three" {
		t.Errorf("%+v", rec)
	}
	if rec.Offset != 0 || rec.Length != int64(len(content)-len("\r\n\r\n")) || string(rec.Block) != "abc" {
		t.Errorf("at %d, %d bytes, block %q", rec.Offset, rec.Length, rec.Block)
	}
}

func TestPlaces(t *testing.T) {
	a, b, c := zipped(plain("a", "alpha")), zipped(plain("b", "beta")), zipped(plain("c", "x")+plain("d", "y"))
	got := readAll(t, []byte(a+b+c), warc.Options{})
	want := [][2]int64{
		{0, int64(len(a))}, {int64(len(a)), int64(len(b))},
		{int64(len(a + b)), 0}, {int64(len(a + b)), 0}, // two in one member have no place of their own
	}
	for i, rec := range got.records {
		if got := [2]int64{rec.Offset, rec.Length}; got != want[i] {
			t.Errorf("record %d at %v, want %v", i, got, want[i])
		}
	}
}

func TestARCFilesAreRefused(t *testing.T) {
	first := "filedesc://essai.arc 0.0.0.0 20240502120000 text/plain 77\n1 0 Pressoir\n"
	torn := "http://coteaux.example/ 192.0.2.1 20240502120000 text/html 5\n<p>un\n"
	for _, content := range []string{first, torn, zipped(first)} {
		got := readAll(t, []byte(content), warc.Options{})
		if !errors.Is(got.final, warc.ErrARC) || len(got.damage) != 0 {
			t.Errorf("%.20q: %v, damage %v", content, got.final, got.damage)
		}
	}
}

func TestAFailingInputIsNoDamage(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, content := range []string{plain("a", "alpha"), zipped(plain("a", "alpha"))} {
		in := io.MultiReader(strings.NewReader(content), strings.NewReader(content[:len(content)/2]), iotest.ErrReader(broken))
		got := readFrom(t, in, 2*len(content), warc.Options{})
		if !errors.Is(got.final, broken) || got.names() != "a" || len(got.damage) != 0 {
			t.Errorf("ended with %v, records %q, damage %v", got.final, got.names(), got.damage)
		}
	}
}

// Files made to be searched again and again after every damage must not cost
// the square of their size: these end in moments, or the test hangs.
func TestHostileFilesCostTheirSize(t *testing.T) {
	for name, content := range map[string]string{
		"lengths that overlap": strings.Repeat(header("a", 30<<20), 10_000),
		"lengths past the end": strings.Repeat(header("a", 1<<40), 10_000),
		"beginnings of gzip":   zipped(plain("a", "x")) + strings.Repeat("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 30_000),
		"beginnings of lines":  strings.Repeat("WARC/1.0\r\n", 50_000),
	} {
		t.Run(name, func(t *testing.T) {
			if got := readAll(t, []byte(content), warc.Options{}); len(got.damage) == 0 {
				t.Error("no damage was reported")
			}
		})
	}
}
