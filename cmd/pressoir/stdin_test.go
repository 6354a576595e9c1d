package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// silent is a standard input that nobody writes to.
type silent struct{ asked chan struct{} }

func (s silent) Read([]byte) (int, error) {
	close(s.asked)
	select {}
}

// An interruption ends a verb that waits for standard input.
func TestInterruptedWhileReading(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))
	for _, args := range [][]string{
		{"import", "-"}, {"extract", "-"}, {"extract", "--list", "-"}, {"search", "--batch", "-"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			in := silent{make(chan struct{})}
			go func() {
				<-in.asked
				cancel()
			}()
			var stderr bytes.Buffer
			code := run(ctx, append([]string{"--dir", dir}, args...), in, io.Discard, &stderr)
			if code != exitFailed || !strings.Contains(stderr.String(), "interrupted") {
				t.Errorf("exit %d: %s", code, &stderr)
			}
		})
	}
}

// What is not asked for is left to others.
func TestStandardInputIsLeftAlone(t *testing.T) {
	in := strings.NewReader("la suite")
	code := run(context.Background(), []string{"extract", file(t, "colloque.txt", interviewPage)}, in, io.Discard, io.Discard)
	if code != exitDone || in.Len() != len("la suite") {
		t.Errorf("exit %d, %d bytes left", code, in.Len())
	}
}

// What a page or a file is called must not command the terminal it is printed on.
func TestMessagesAreHarmless(t *testing.T) {
	o := pressoir(t, "", "--dir", filepath.Join(t.TempDir(), "archive"), "import", file(t, "a\x1b[2Jb.html", " "))
	if o.code != exitFailed || strings.Contains(o.stderr, "\x1b") || !strings.Contains(o.stderr, "\n  problem: ") {
		t.Errorf("%d %q", o.code, o.stderr)
	}
}
