package archive_test

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pressoir/pressoir/internal/archive"
)

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "archive.txt")
	foreign, damaged, empty := filepath.Join(dir, "foreign"), filepath.Join(dir, "damaged"), filepath.Join(dir, "empty")
	for _, d := range []string{foreign, damaged, empty} {
		if err := os.Mkdir(d, 0o750); err != nil {
			t.Fatal(err)
		}
	}
	write(t, file, "x")
	write(t, filepath.Join(damaged, "catalogue.db"), strings.Repeat("no catalogue ", 100))
	write(t, filepath.Join(empty, "catalogue.db"), "")
	execute(t, foreign, "CREATE TABLE recette (id INTEGER)")
	for _, test := range []struct {
		dir    string
		create bool
		want   error  // nil: any
		says   string // a part of the message
	}{
		{filepath.Join(dir, "nowhere"), false, archive.ErrNoArchive, "nowhere"},
		{empty, false, archive.ErrNoArchive, "empty"},
		{dir, false, archive.ErrNoArchive, "pressoir import"},
		{file, false, nil, "must be a directory"},
		{file, true, nil, "must be a directory"},
		{filepath.Join(file, "below"), true, nil, "archive.txt"},
		{foreign, true, archive.ErrVersion, "pressoir --dir NEW import"},
		{foreign, false, archive.ErrVersion, "form 0"},
		{damaged, true, nil, "no catalogue: make a new archive"},
	} {
		a, err := archive.Open(t.Context(), test.dir, archive.Options{Create: test.create})
		if err == nil {
			t.Errorf("%s opened: %v", test.dir, a.Close())
			continue
		}
		if test.want != nil && !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.dir, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a directory was made without being asked for")
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// execute runs statements on a directory's catalogue behind the archive's back.
func execute(t *testing.T, dir, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statements); err != nil {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

func TestOpenAnotherVersionsCatalogue(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	execute(t, dir, "PRAGMA user_version = 99")
	if _, err := archive.Open(t.Context(), dir, archive.Options{}); !errors.Is(err, archive.ErrVersion) || !strings.Contains(err.Error(), "newer pressoir") {
		t.Errorf("a newer form: %v", err)
	}
	execute(t, dir, "PRAGMA user_version = -1")
	if _, err := archive.Open(t.Context(), dir, archive.Options{Create: true}); !errors.Is(err, archive.ErrVersion) || !strings.Contains(err.Error(), "import") {
		t.Errorf("an older form: %v", err)
	}
}

func TestOpenAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "un nom à espaces?et#signes%20")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			a, err := archive.Open(t.Context(), dir, archive.Options{Create: true})
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := a.BeginRound(t.Context(), "essai"); err != nil {
				t.Error(err)
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	a, err := archive.Open(t.Context(), dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	if r, err := a.BeginRound(t.Context(), "essai"); err != nil || r.Number != 1 || !r.Resumed || a.Dir() != dir {
		t.Errorf("%+v in %s, %v", r, a.Dir(), err)
	}
}

func TestAReadOnlyDirectory(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("every directory can be written by root")
	}
	dir := filepath.Join(t.TempDir(), "archive")
	if err := os.Mkdir(dir, 0o500); err != nil { //nolint:gosec // a directory must be searchable to be tried
		t.Fatal(err)
	}
	if _, err := archive.Open(t.Context(), dir, archive.Options{Create: true}); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), dir) {
		t.Errorf("made in a read-only directory: %v", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // as above
		t.Fatal(err)
	}
	open(t, dir)
	if err := os.Chmod(filepath.Join(dir, "catalogue.db"), 0o400); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(t.Context(), dir, archive.Options{})
	if err == nil {
		_, err = a.BeginRound(t.Context(), "essai")
		err = errors.Join(err, a.Close())
	}
	if err == nil || !strings.Contains(err.Error(), "readonly") && !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a catalogue that cannot be written: %v", err)
	}
}
