// Command pressoir keeps a news archive and answers questions about it.
//
// This package is flags, signals and wiring, one file a verb. It is the only
// one that names a concrete index engine.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/config"
)

// version is set when the program is built (see the Makefile).
var version = "dev"

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // something went wrong; what was good is kept
	exitUsage  = 2 // the command line or the configuration is wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second Ctrl-C ends the program at once
	}()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		a.say("pressoir: interrupted; what was done is kept, run the same command again to go on")
		return exitFailed
	}
	a.say("pressoir: %v", err)
	if errors.Is(err, errUsage) || errors.Is(err, config.ErrInvalid) || errors.Is(err, extract.ErrRule) {
		return exitUsage
	}
	return exitFailed
}

// errUsage marks an error in how the program was called.
var errUsage = errors.New("see --help")

func usage(format string, args ...any) error {
	return fmt.Errorf("%w (%w)", fmt.Errorf(format, args...), errUsage)
}

// app is what the verbs share: the streams, the flags that stand on each, and
// what was read from them.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	dir        string
	configFile string
	verbose    bool

	log *slog.Logger
	cfg config.Config
}

const rootLong = `Pressoir keeps a news archive: it collects the pages of news sites, keeps them as
received, reads them as a person would (title, lead, breadcrumb, date, authors,
questions and answers, quotes and who said them) and makes all of it searchable
in good French, on a search page and on the command line.`

const rootExample = `  pressoir crawl https://www.ecole-valmont.example/actualites/
  pressoir search 'reconnaissance faciale'
  pressoir serve                                   # the search page, on http://127.0.0.1:8080
  pressoir demo                                    # the whole way on a bundled news site`

// root builds the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "pressoir",
		Short:         "a searchable news archive in good French",
		Long:          rootLong,
		Example:       rootExample,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("there is no verb %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			return a.prepare()
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.dir, "dir", fromEnv("PRESSOIR_DIR", "./pressoir-data"), "the archive's directory (or PRESSOIR_DIR)")
	flags.StringVar(&a.configFile, "config", "", "the configuration (default: pressoir.toml in the archive's directory, else here)")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "say more on standard error")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if cmd.Name() == "search" && strings.Contains(err.Error(), "shorthand") {
			return usage("%w; put -- before a query that begins with a minus: pressoir search -- '-mot autre'", err)
		}
		return usage("%w", err)
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(
		a.demoCommand(), a.crawlCommand(), a.importCommand(), a.serveCommand(), a.searchCommand(),
		a.extractCommand(), a.reindexCommand(), a.configCommand(), a.versionCommand(),
	)
	return root
}

func fromEnv(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

// prepare reads the configuration and sets up the log, before any verb runs.
func (a *app) prepare() error {
	level := slog.LevelWarn
	if a.verbose {
		level = slog.LevelDebug
	}
	handler := slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level})
	a.log = slog.New(handler)
	// Libraries that log by themselves must not speak over the program's own words.
	log.SetFlags(0)
	log.SetOutput(slog.NewLogLogger(handler, slog.LevelDebug).Writer())
	path := a.configPath()
	if path == "" {
		a.cfg = config.Default()
		return nil
	}
	cfg, err := config.Load(path)
	if errors.Is(err, os.ErrNotExist) {
		return usage("there is no configuration at %s", path)
	}
	a.cfg = cfg
	return err
}

// configPath is the configuration that is in force, "" for the defaults.
func (a *app) configPath() string {
	if a.configFile != "" {
		return a.configFile
	}
	for _, p := range []string{filepath.Join(a.dir, config.FileName), config.FileName} {
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return ""
}

// agent is the user agent that crawls: the program's name, and whom to write to.
func (a *app) agent() string {
	name := "Pressoir/" + strings.TrimPrefix(version, "v")
	if a.cfg.Crawl.Contact != "" {
		return name + " (" + a.cfg.Crawl.Contact + ")"
	}
	return name
}

// say prints a message on standard error. It may quote addresses and file names
// that others chose: of control characters it keeps the line ends alone.
func (a *app) say(format string, args ...any) {
	lines := strings.Split(fmt.Sprintf(format, args...), "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	_, _ = fmt.Fprintln(a.stderr, strings.Join(lines, "\n"))
}

// noArgs refuses arguments to a verb that takes none.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no argument, but there is %q", cmd.Name(), args[0])
	}
	return nil
}
