package server

import (
	"fmt"
	"net/http"
)

// healthPath is answered without a password: it says only that the index and
// the archive can be read.
const healthPath = "/healthz"

func (s *server) health(_ *visit, w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Index.Position(); err != nil {
		return fmt.Errorf("health: index: %w", err)
	}
	if _, err := s.Archive.Stats(r.Context()); err != nil {
		return fmt.Errorf("health: archive: %w", err)
	}
	sendJSON(w, http.StatusOK, "application/json", struct {
		Status string `json:"status"`
	}{"ok"})
	return nil
}
