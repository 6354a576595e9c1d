package server

import (
	"fmt"
	"net/http"
	"net/url"
)

// formatParameter asks for an answer in another form than a page.
const formatParameter = "format"

// The forms.
const (
	formatPage       = ""
	formatAtom       = "atom"
	formatOpenSearch = "opensearch" // of suggestions
)

// formatOf reads which of the forms there are is wanted.
func formatOf(values url.Values, forms ...string) (string, error) {
	wanted := values.Get(formatParameter)
	if wanted == formatPage {
		return formatPage, nil
	}
	for _, form := range forms {
		if wanted == form {
			return form, nil
		}
	}
	return "", fmt.Errorf("%w: %s %q: one of %q is wanted", errParameter, formatParameter, wanted, forms)
}

// base is the address of this site as the request names it, for readers that
// take relative addresses for nothing. Whoever lies about the host lies to
// himself alone: no answer is shared between readers.
func base(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host}).String()
}
