package news

import (
	"encoding/json"
	"fmt"
)

// Maybe is a string that a page may not give: empty means absent, and absent
// prints as null in JSON.
type Maybe string

// MarshalJSON prints null for an absent value.
func (m Maybe) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(m))
}

// UnmarshalJSON reads a string or null.
func (m *Maybe) UnmarshalJSON(data []byte) error {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("a string or null is wanted: %w", err)
	}
	*m = ""
	if s != nil {
		*m = Maybe(*s)
	}
	return nil
}

// String returns the value, "" when absent.
func (m Maybe) String() string { return string(m) }
