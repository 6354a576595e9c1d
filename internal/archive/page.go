package archive

import (
	"errors"
	"fmt"

	"github.com/pressoir/pressoir/internal/warc"
)

// ErrDamaged is what was kept and cannot be read back: its WARC file is
// missing or has changed, or the response in it cannot be decoded whole.
var ErrDamaged = errors.New("a capture that cannot be read back")

// ErrTooLarge is a page longer than whoever asks for it will take.
var ErrTooLarge = errors.New("a page that is too large")

// Page is the page that a capture shows: its content with the encodings of its
// transport undone, at most limit bytes, and the media type it was sent with
// (as sent, "" where nothing was said: hostile like all the rest). Errors:
// ErrDamaged, ErrTooLarge.
func (c *Capture) Page(limit int64) (content []byte, mediaType string, err error) {
	if c.Type != warc.Response {
		if int64(len(c.Block)) > limit {
			return nil, "", fmt.Errorf("capture %d: %w: %d bytes, %d at most", c.ID, ErrTooLarge, len(c.Block), limit)
		}
		return c.Block, c.ContentType, nil
	}
	_, header, body, err := warc.Payload(c.Block, limit)
	switch {
	case errors.Is(err, warc.ErrTooLarge):
		return nil, "", fmt.Errorf("capture %d: %w: %w", c.ID, ErrTooLarge, err)
	case err != nil:
		return nil, "", fmt.Errorf("capture %d: %w: %w", c.ID, ErrDamaged, err)
	}
	return body, header.Get("Content-Type"), nil
}
