package main

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/demosite"
)

// asProgram makes the test binary behave as pressoir itself, so that tests can
// run it as a process of its own.
const asProgram = "PRESSOIR_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// shell prepares a command line that is to run as typed, in an empty folder,
// with pressoir on the path.
func shell(ctx context.Context, t *testing.T, dir, line string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "pressoir")); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, "sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), asProgram+"=1", "PATH="+bin+":"+os.Getenv("PATH"))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
	cmd.WaitDelay = patience
	return cmd
}

// The last example of each verb's help works as pasted.
func TestExamplesWork(t *testing.T) {
	site, err := demosite.New()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	defer server.Close()
	tests := []struct{ verb, says string }{
		{"crawl", "pages archived"},
		{"import", "articles        1"},
		{"search", "articles — tous les mots : reconnaissance, faciale"},
		{"extract", `"title":"La piscine rouvre"`},
		{"reindex", "index rebuilt"},
		{"config", ""},
		{"version", "pressoir "},
	}
	for _, tt := range tests {
		t.Run(tt.verb, func(t *testing.T) {
			lines := strings.Split(strings.TrimSpace((&app{}).example(tt.verb)), "\n")
			line := strings.ReplaceAll(lines[len(lines)-1], "http://"+demoSiteAddr, server.URL)
			out, err := shell(context.Background(), t, t.TempDir(), line).CombinedOutput()
			if err != nil || !strings.Contains(string(out), tt.says) {
				t.Errorf("%s: %v, want %q in\n%s", line, err, tt.says, out)
			}
		})
	}
}

func (a *app) example(verb string) string {
	for _, c := range a.root().Commands() {
		if c.Name() == verb {
			return c.Example
		}
	}
	return ""
}

// Killed at any moment, an import loses nothing: run again, the archive and the
// index hold what an undisturbed run holds.
func TestKilledImport(t *testing.T) {
	docs := file(t, "docs.jsonl", articleLines(5000))
	dir := t.TempDir()
	for _, after := range []time.Duration{60 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond} {
		cmd := shell(context.Background(), t, dir, "exec pressoir import "+docs)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	out, err := shell(context.Background(), t, dir, "pressoir import "+docs+" && pressoir search --limit 1 piscine").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "5\u202f000 articles") {
		t.Errorf("%v\n%s", err, out)
	}
}
