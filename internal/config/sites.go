package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// SitesFolder is the folder of site rules in an archive's directory.
const SitesFolder = "sites"

// siteEnding ends the names of site rules' files; what stands before it is the
// site's host.
const siteEnding = ".toml"

// Limits of site rules.
const (
	maxSiteFile  = 64 << 10 // bytes
	maxSites     = 2000     // files
	maxSiteRules = 50       // in one file
)

// Site is a file of rules for the pages of one host.
type Site struct {
	File  string     `toml:"-"` // where it was read from
	Host  string     `toml:"-"` // as the file is named
	Rules []SiteRule `toml:"rule"`
}

// SiteRule says where a site's pages keep what is read, in CSS selectors;
// package extract says what each means, and compiles them.
type SiteRule struct {
	Path       string   `toml:"path,omitempty"` // as in robots.txt; every page when empty
	Title      string   `toml:"title,omitempty"`
	Lead       string   `toml:"lead,omitempty"`
	Body       string   `toml:"body,omitempty"`
	Breadcrumb string   `toml:"breadcrumb,omitempty"`
	Published  string   `toml:"published,omitempty"`
	Modified   string   `toml:"modified,omitempty"`
	Authors    string   `toml:"authors,omitempty"`
	Section    string   `toml:"section,omitempty"`
	Drop       []string `toml:"drop,omitempty"`
}

// LoadSites reads every file of a folder whose name ends with .toml, in the
// order of their names. The error says everything that is wrong, a line each;
// the files that are right are returned beside it. It wraps os.ErrNotExist
// where there is no folder, and ErrInvalid for what cannot be used.
func LoadSites(dir string) ([]Site, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("site rules: %w", err)
	}
	var sites []Site
	var errs []error
	known := map[string]string{} // host without www. → file
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || strings.HasPrefix(name, ".") || !strings.HasSuffix(name, siteEnding) {
			continue
		}
		path := filepath.Join(dir, name)
		if len(known) == maxSites {
			errs = append(errs, fmt.Errorf("%w: %s holds more than %d files", ErrInvalid, dir, maxSites))
			break
		}
		site, err := loadSite(path)
		if err != nil {
			errs = append(errs, err)
		}
		bare := strings.TrimPrefix(site.Host, "www.")
		if other, taken := known[bare]; taken {
			errs = append(errs, fmt.Errorf("%w: %s and %s are for one host", ErrInvalid, other, path))
			continue
		}
		known[bare] = path
		if err == nil {
			sites = append(sites, site)
		}
	}
	return sites, errors.Join(errs...)
}

// hostName is a host as a file can be named: letters, digits and hyphens
// between dots, lower case, other letters in their ASCII form (xn--…).
var hostName = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)

func loadSite(path string) (Site, error) {
	site := Site{File: path, Host: strings.TrimSuffix(filepath.Base(path), siteEnding)}
	if !hostName.MatchString(site.Host) {
		return site, fmt.Errorf("%w: %s: the name is to be the site's host in lower case, as in journal.example%s", ErrInvalid, path, siteEnding)
	}
	f, err := os.Open(path)
	if err != nil {
		return site, fmt.Errorf("site rules: %w", err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxSiteFile+1))
	if err != nil {
		return site, fmt.Errorf("site rules %s: %w", path, err)
	}
	rules, err := ParseSite(data)
	if err != nil {
		return site, fmt.Errorf("%s: %w", path, err)
	}
	site.Rules = rules
	return site, nil
}

// ParseSite reads the rules of one site. Its errors wrap ErrInvalid, and name
// every unknown key with its line. What a selector may be is not looked at.
func ParseSite(data []byte) ([]SiteRule, error) {
	if len(data) > maxSiteFile {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrInvalid, maxSiteFile)
	}
	var site Site
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&site)
	var strict *toml.StrictMissingError
	switch {
	case errors.As(err, &strict):
		return nil, unknownKeys(strict)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrInvalid, explain(err))
	case len(site.Rules) == 0:
		return nil, fmt.Errorf("%w: there is no [[rule]]", ErrInvalid)
	case len(site.Rules) > maxSiteRules:
		return nil, fmt.Errorf("%w: more than %d rules", ErrInvalid, maxSiteRules)
	}
	return site.Rules, nil
}

func unknownKeys(strict *toml.StrictMissingError) error {
	errs := make([]error, 0, len(strict.Errors))
	for i := range strict.Errors {
		row, _ := strict.Errors[i].Position()
		errs = append(errs, fmt.Errorf("%w: line %d: unknown key %q", ErrInvalid, row, strings.Join(strict.Errors[i].Key(), ".")))
	}
	return errors.Join(errs...)
}

// TOML writes the rules as a file that reads back to them.
func (s Site) TOML() ([]byte, error) {
	out, err := toml.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("site rules: %w", err)
	}
	return out, nil
}
