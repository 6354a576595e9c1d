package archive

import (
	"encoding/json"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"github.com/pressoir/pressoir/internal/news"
)

// maxText is the largest JSON form of an article, in bytes: several times the
// largest body a reader is given, since words said stand in it again.
const maxText = 64 << 20

// codec turns articles into what the catalogue stores, and back. It is safe
// for concurrent use.
type codec struct {
	zin  *zstd.Encoder
	zout *zstd.Decoder
}

func newCodec() (*codec, error) {
	// A text is a few kilobytes: one at a time is fast enough, and callers
	// that want more bring their own goroutines.
	zin, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	zout, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxText))
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return &codec{zin: zin, zout: zout}, nil
}

func encode(a *news.Article) ([]byte, error) {
	raw, err := json.Marshal(a.Fill())
	if err == nil && len(raw) > maxText {
		err = fmt.Errorf("%w: its text is too large: %d bytes, %d at most", ErrReading, len(raw), maxText)
	}
	return raw, err
}

// CheckArticle reports, as ErrReading, an article too large to be stored. One
// that comes from a large page is to be checked before it joins a group:
// [Archive.StoreReadings] takes all of a group or nothing.
func CheckArticle(a *news.Article) error {
	_, err := encode(a)
	return err
}

func (c *codec) pack(raw []byte) []byte { return c.zin.EncodeAll(raw, nil) }

func (c *codec) unpack(packed []byte) ([]byte, error) {
	raw, err := c.zout.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("a stored text is damaged: %w", err)
	}
	return raw, nil
}

func (c *codec) article(packed []byte) (*news.Article, error) {
	raw, err := c.unpack(packed)
	if err != nil {
		return nil, err
	}
	a := &news.Article{}
	if err := json.Unmarshal(raw, a); err != nil {
		return nil, fmt.Errorf("a stored text is damaged: %w", err)
	}
	return a, nil
}

func (c *codec) close() {
	c.zout.Close()
	_ = c.zin.Close() // it writes to nothing, and cannot fail
}
