package server

import (
	"fmt"
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
