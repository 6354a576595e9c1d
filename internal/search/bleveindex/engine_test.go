package bleveindex

import (
	"testing"

	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/searchtest"
)

func open(t *testing.T, o Options) *Engine {
	t.Helper()
	e, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestSuite(t *testing.T) {
	for name, dir := range map[string]func(t *testing.T) string{
		"memory": func(*testing.T) string { return "" },
		"disk":   func(t *testing.T) string { return t.TempDir() },
	} {
		t.Run(name, func(t *testing.T) {
			searchtest.Run(t, func(t *testing.T, texts search.Texts) search.Index {
				return open(t, Options{Dir: dir(t), Texts: texts})
			})
		})
	}
}
