package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/config"
)

// sitesFolder is the folder of the archive's site rules.
func (a *app) sitesFolder() string { return filepath.Join(a.dir, config.SitesFolder) }

// archiveRules are the site rules of the archive; none where it has no folder
// of them.
func (a *app) archiveRules() ([]config.Site, *extract.Rules, error) {
	dir := a.sitesFolder()
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return nil, nil, nil
	}
	return loadRules(dir)
}

// loadRules reads and compiles a folder of site rules. The error says
// everything that is wrong in all files.
func loadRules(dir string) ([]config.Site, *extract.Rules, error) {
	sites, err := config.LoadSites(dir)
	var list []extract.Rule
	for _, s := range sites {
		for i, r := range s.Rules {
			list = append(list, extract.Rule{
				Origin: fmt.Sprintf("%s, rule %d", s.File, i+1), Host: s.Host, Path: r.Path,
				Title: r.Title, Lead: r.Lead, Body: r.Body, Breadcrumb: r.Breadcrumb,
				Published: r.Published, Modified: r.Modified, Authors: r.Authors, Section: r.Section, Drop: r.Drop,
			})
		}
	}
	rules, wrong := extract.CompileRules(list)
	if err = errors.Join(err, wrong); err != nil {
		return nil, nil, err
	}
	return sites, rules, nil
}

// showSites prints the site rules in force as comments, so that what
// `pressoir config` prints stays a configuration.
func (a *app) showSites() error {
	sites, _, err := a.archiveRules()
	if err != nil {
		return err
	}
	for _, s := range sites {
		out, err := s.TOML()
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(strings.TrimRight(string(out), "\n"), "\n", "\n# ")
		if _, err := fmt.Fprintf(a.stdout, "\n# %s\n# %s\n", s.File, text); err != nil {
			return err
		}
	}
	return nil
}
