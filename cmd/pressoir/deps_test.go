package main

import (
	"os"
	"strings"
	"testing"
)

// A direct dependency is a decision: docs/design.md says why each is there,
// and names none that is gone.
func TestDependenciesAreExplained(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	design, err := os.ReadFile("../../docs/design.md")
	if err != nil {
		t.Fatal(err)
	}
	direct := map[string]bool{}
	for line := range strings.Lines(string(mod)) {
		fields := strings.Fields(line)
		if len(fields) == 2 && strings.HasPrefix(line, "\t") {
			direct[fields[0]] = true
		}
	}
	if len(direct) == 0 {
		t.Fatal("go.mod names no direct dependency")
	}
	explained := map[string]bool{}
	for line := range strings.Lines(string(design)) {
		cells := strings.Split(line, "|")
		if len(cells) == 4 && strings.Contains(cells[1], "/") && strings.Contains(cells[1], ".") {
			explained[strings.TrimSpace(cells[1])] = true
		}
	}
	for module := range direct {
		if !explained[module] {
			t.Errorf("docs/design.md does not say why %s is there", module)
		}
	}
	for module := range explained {
		if !direct[module] {
			t.Errorf("docs/design.md explains %s, which is not there", module)
		}
	}
}
