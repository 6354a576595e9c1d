// Package config is pressoir.toml: what an archive collects and how it is
// shown. It is read once, by the command line, and validated whole, so that
// everything wrong with it is said at once and nothing is wrong later.
//
// Flags and the environment are not its business: the command line lays them
// over the value that [Load] returns.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// FileName is the name of the configuration file in an archive's directory.
const FileName = "pressoir.toml"

// maxFile is the largest configuration read, in bytes: thousands of sources.
const maxFile = 1 << 20

// The shortest and longest delay between two requests to one host. Below the
// shortest a site's owner would complain; past the longest a crawl stands still.
const (
	MinDelay = 100 * time.Millisecond
	MaxDelay = 10 * time.Minute
)

// ErrInvalid is a configuration that cannot be used.
var ErrInvalid = errors.New("the configuration is not valid")

// Config is the whole of pressoir.toml.
type Config struct {
	Server  Server   `toml:"server"`
	Crawl   Crawl    `toml:"crawl"`
	Sources []Source `toml:"source"`
}

// Server says how `pressoir serve` listens.
type Server struct {
	Addr     string `toml:"addr"`     // host:port
	Password string `toml:"password"` // asked for by HTTP Basic when set
	Contact  string `toml:"contact"`  // whom readers write to: an address or a page, shown on the page about accessibility
}

// Crawl is what all sources share.
type Crawl struct {
	Delay    Duration `toml:"delay"`     // between two requests to one host
	MaxPages int      `toml:"max_pages"` // fetched in one round of one source
	Contact  string   `toml:"contact"`   // address or URL named in the user agent
}

// Source is one site to collect.
type Source struct {
	Name     string   `toml:"name"` // in summaries and in the archive; the host when empty
	URL      string   `toml:"url"`  // where to start; the crawl stays on this host, below this folder
	Display  Display  `toml:"display"`
	Delay    Duration `toml:"delay"`     // 0: as in [crawl]
	MaxPages int      `toml:"max_pages"` // 0: as in [crawl]
}

// Display says how much of a source's articles may be shown to a reader of
// the archive: it republishes what others wrote.
type Display string

// The ways to show an article; the empty one is DisplayFull.
const (
	DisplayFull    Display = "full"    // everything
	DisplayExtract Display = "extract" // the lead and the beginning
	DisplayLink    Display = "link"    // the title and a link
)

// Duration is a span of time written as "1s" or "500ms".
type Duration time.Duration

// UnmarshalText reads a duration as [time.ParseDuration] does.
func (d *Duration) UnmarshalText(text []byte) error {
	span, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf("%q is no duration: write \"1s\" or \"500ms\"", text)
	}
	*d = Duration(span)
	return nil
}

// MarshalText writes the duration as it is read.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// Default is the configuration of an archive that has no file.
func Default() Config {
	return Config{
		Server: Server{Addr: "127.0.0.1:8080"},
		Crawl:  Crawl{Delay: Duration(time.Second), MaxPages: 10_000},
	}
}

// Load reads a file over the defaults. The error wraps os.ErrNotExist where
// there is no file, and ErrInvalid where the file cannot be used.
func Load(path string) (Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return Config{}, fmt.Errorf("configuration: %w", err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return Config{}, fmt.Errorf("configuration %s: %w", path, err)
	}
	if len(data) > maxFile {
		return Config{}, fmt.Errorf("%w: %s is larger than %d bytes", ErrInvalid, path, maxFile)
	}
	c, err := Parse(data)
	if err != nil {
		return Config{}, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// Parse reads TOML over the defaults and validates the whole.
func Parse(data []byte) (Config, error) {
	c := Default()
	dec := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return Config{}, fmt.Errorf("%w: %w", ErrInvalid, explain(err))
	}
	c.fill()
	if err := c.Validate(); err != nil {
		return Config{}, err
	}
	return c, nil
}

// explain adds the place, and for unknown keys their names, to a TOML error.
func explain(err error) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		row, _ := strict.Errors[0].Position()
		return fmt.Errorf("line %d: unknown key %q", row, strings.Join(strict.Errors[0].Key(), "."))
	}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		row, column := decode.Position()
		return fmt.Errorf("line %d, column %d: %w", row, column, err)
	}
	return err
}

// fill takes over into each source what it leaves open.
func (c *Config) fill() {
	for i := range c.Sources {
		s := &c.Sources[i]
		if s.Display == "" {
			s.Display = DisplayFull
		}
		if s.Delay == 0 {
			s.Delay = c.Crawl.Delay
		}
		if s.MaxPages == 0 {
			s.MaxPages = c.Crawl.MaxPages
		}
		if u, err := url.Parse(s.URL); err == nil && s.Name == "" {
			s.Name = u.Host
		}
	}
}

// Validate reports everything that is wrong, one error a line, each wrapping
// ErrInvalid.
func (c Config) Validate() error {
	var errs []error
	bad := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...))
	}
	if _, _, err := net.SplitHostPort(c.Server.Addr); err != nil {
		bad("server.addr %q: write host:port, as in 127.0.0.1:8080", c.Server.Addr)
	}
	if err := checkPace(c.Crawl.Delay, c.Crawl.MaxPages); err != nil {
		bad("crawl: %w", err)
	}
	names := map[string]bool{}
	for i, s := range c.Sources {
		if err := s.validate(); err != nil {
			bad("source %d (%s): %w", i+1, s.Name, err)
		}
		if names[s.Name] {
			bad("source %d: the name %q is taken", i+1, s.Name)
		}
		names[s.Name] = true
	}
	return errors.Join(errs...)
}

func (s Source) validate() error {
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("url %q: an http or https address is wanted", s.URL)
	}
	if !slices.Contains([]Display{DisplayFull, DisplayExtract, DisplayLink}, s.Display) {
		return fmt.Errorf("display %q: write full, extract or link", s.Display)
	}
	return checkPace(s.Delay, s.MaxPages)
}

func checkPace(delay Duration, maxPages int) error {
	if d := time.Duration(delay); d < MinDelay || d > MaxDelay {
		return fmt.Errorf("delay %v: between %v and %v is allowed", d, MinDelay, MaxDelay)
	}
	if maxPages < 1 {
		return fmt.Errorf("max_pages %d: at least 1 is wanted", maxPages)
	}
	return nil
}

// DisplayOf says how much of the article at this address may be shown: as the
// source with the longest matching start address says, in full where none does.
func (c Config) DisplayOf(articleURL string) Display {
	best, display := -1, DisplayFull
	for _, s := range c.Sources {
		if p := within(articleURL, s.URL); p > best {
			best, display = p, s.Display
		}
	}
	return display
}

// within returns how much of the source's path the address shares when it
// lies on the source's host and below its folder, -1 otherwise.
func within(address, source string) int {
	a, errA := url.Parse(address)
	s, errS := url.Parse(source)
	if errA != nil || errS != nil || bareHost(a) != bareHost(s) {
		return -1
	}
	folder := s.Path[:strings.LastIndexByte(s.Path, '/')+1]
	if !strings.HasPrefix(a.Path, folder) {
		return -1
	}
	return len(folder)
}

func bareHost(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }

// Masked returns the configuration with its secrets hidden, to be printed.
func (c Config) Masked() Config {
	if c.Server.Password != "" {
		c.Server.Password = "********"
	}
	return c
}

// TOML writes the configuration as a file that reads back to it.
func (c Config) TOML() ([]byte, error) {
	out, err := toml.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	return out, nil
}
