package server

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// sendJSON sends a value. Its types are ours and always encode; one that does
// not is a slip that must not pass for an answer.
func sendJSON(w http.ResponseWriter, status int, contentType string, value any) {
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false) // it is no HTML, and « & » stays legible
	if err := enc.Encode(value); err != nil {
		panic(err)
	}
	send(w, status, contentType, body.Bytes())
}
