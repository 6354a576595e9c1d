package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/internal/config"
)

func (a *app) configCommand() *cobra.Command {
	var example bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "print and check the configuration in force and the site rules",
		Long: `Print the configuration in force: pressoir.toml from the archive's directory, else
from here, over the defaults, and the site rules of the archive as comments below it.
Secrets are hidden. What is wrong in either is said, all at once. With --example, print
a commented file to begin with.`,
		Example: "  pressoir config\n  pressoir config --example > pressoir.toml",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			if example {
				_, err := fmt.Fprint(a.stdout, config.Example)
				return err
			}
			if path := a.configPath(); path != "" {
				a.say("read from %s", path)
			} else {
				a.say("no %s: these are the defaults", config.FileName)
			}
			out, err := a.cfg.Masked().TOML()
			if err != nil {
				return err
			}
			if _, err = a.stdout.Write(out); err != nil {
				return err
			}
			return a.showSites()
		},
	}
	cmd.Flags().BoolVar(&example, "example", false, "print a commented example instead")
	return cmd
}
