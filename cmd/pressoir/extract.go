package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/news"
)

// stdinName is the file name that stands for standard input.
const stdinName = "-"

// maxListLine is the longest line of a list of files, in bytes.
const maxListLine = 64 << 10

const extractLong = `Read pages (- for standard input) and print one article as JSON a line. Needs no archive
and makes none.

With --list, the files come as JSON lines {"file": PATH, "url": URL}, the url "" when
unknown; one line comes out for each line in, in the same order, a missing file
included ("error" says why).`

const extractExample = `  pressoir extract --url https://www.ecole-valmont.example/actualites/colloque page.html
  pressoir extract --explain page.html
  pressoir extract --explain --sites pressoir-data/sites --url https://bulletin-du-val.example/eau.htm page.html
  find pages -name '*.html' | jq -Rc '{file: ., url: ""}' | pressoir extract --list - > articles.jsonl
  echo '<h1>La piscine rouvre</h1><p>Le bassin a été refait, a annoncé la ville lundi.</p>' | pressoir extract -`

func (a *app) extractCommand() *cobra.Command {
	var list, pageURL, sites string
	var explain bool
	cmd := &cobra.Command{
		Use:     "extract FILE…",
		Short:   "read pages and print them as articles, without an archive",
		Long:    extractLong,
		Example: extractExample,
		RunE: func(cmd *cobra.Command, files []string) error {
			switch {
			case list != "" && len(files) > 0:
				return usage("--list names the files, but there is %q too", files[0])
			case list == "" && len(files) == 0:
				return usage("extract needs a file")
			case pageURL != "" && len(files) != 1:
				return usage("--url is the address of one file, but there are %d", len(files))
			case pageURL != "":
				if _, err := news.NormalizeURL(pageURL); err != nil {
					return usage("--url: %w", err)
				}
			}
			var options extract.Options
			if sites != "" {
				var err error
				if _, options.Rules, err = loadRules(sites); err != nil {
					return usage("--sites: %w", err)
				}
			}
			x := extractor{reader: extract.New(options), stdin: a.input(cmd.Context()), out: a.stdout, explain: explain}
			if list == "" {
				return x.files(cmd.Context(), files, pageURL)
			}
			in, done, err := a.openInput(cmd.Context(), list)
			if err != nil {
				return err
			}
			defer done()
			return x.list(cmd.Context(), in)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&pageURL, "url", "", "the page's address")
	flags.StringVar(&list, "list", "", "a file of JSON lines {\"file\", \"url\"}, - for standard input")
	flags.StringVar(&sites, "sites", "", "a folder of site rules, one HOST.toml a site; they need the page's address")
	flags.BoolVar(&explain, "explain", false, "print for each field where it was found, and what was rejected and why, instead of JSON")
	return cmd
}

// extracted is a line of output.
type extracted struct {
	*news.Article
	File  string     `json:"file"`
	Error news.Maybe `json:"error"`
}

// listed is a line of input.
type listed struct {
	File string `json:"file"`
	URL  string `json:"url"`
	err  error
}

type extractor struct {
	reader  *extract.Reader
	stdin   io.Reader
	out     io.Writer
	explain bool
}

// files reads the files one by one; it fails at the end if one could not be read.
func (x *extractor) files(ctx context.Context, files []string, pageURL string) error {
	failed := 0
	for _, f := range files {
		line, err := x.line(ctx, listed{File: f, URL: pageURL})
		if err != nil {
			failed++
		}
		if _, err := x.out.Write(line); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d files could not be read: see their \"error\"", failed, len(files))
	}
	return nil
}

// list reads the files of a list on all cores and prints the lines in order.
func (x *extractor) list(ctx context.Context, in io.Reader) error {
	type slot chan []byte
	order := make(chan slot, 4*runtime.GOMAXPROCS(0))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var readErr error
	go func() {
		defer close(order)
		lines := bufio.NewReaderSize(in, 64<<10)
		for ctx.Err() == nil {
			text, err := indexer.ReadLine(lines, maxListLine)
			if errors.Is(err, io.EOF) {
				return
			}
			item := listed{err: err}
			if err == nil {
				item = parseListed(text)
			} else if !errors.Is(err, indexer.ErrLineTooLong) {
				readErr = err
				return
			}
			s := make(slot, 1)
			order <- s
			free <- struct{}{}
			go func() {
				line, _ := x.line(ctx, item)
				s <- line
				<-free
			}()
		}
	}()
	out := bufio.NewWriter(x.out)
	var writeErr error
	for s := range order {
		line := <-s
		if writeErr == nil {
			_, writeErr = out.Write(line)
		}
		if len(order) == 0 && writeErr == nil {
			writeErr = out.Flush()
		}
	}
	if readErr != nil {
		readErr = fmt.Errorf("the list of files: %w", readErr)
	}
	return errors.Join(writeErr, out.Flush(), readErr, ctx.Err())
}

func parseListed(text []byte) listed {
	var item listed
	if err := json.Unmarshal(text, &item); err != nil {
		item.err = fmt.Errorf("the line is no JSON object with file and url: %w", err)
	} else if item.File == "" || item.File == stdinName {
		item.err = errors.New("the line names no file")
	}
	return item
}

// line reads one file and returns its line of output; the error is in it too.
func (x *extractor) line(ctx context.Context, item listed) ([]byte, error) {
	reading, err := x.read(ctx, item)
	result := extracted{File: item.File, Article: (&news.Article{}).Fill()}
	if err != nil {
		result.Error = news.Maybe(err.Error())
		result.URL, result.Kind = item.URL, news.KindOther
	} else {
		result.Article = reading.Article
	}
	if x.explain {
		return explained(item.File, reading, err), err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if encErr := enc.Encode(result); encErr != nil {
		return nil, encErr
	}
	return b.Bytes(), err
}

func (x *extractor) read(ctx context.Context, item listed) (*extract.Reading, error) {
	if item.err != nil {
		return nil, item.err
	}
	in := x.stdin
	if item.File != stdinName {
		f, err := os.Open(item.File)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, extract.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return x.reader.Read(ctx, extract.Page{URL: item.URL, ContentType: typeOf(item.File), Body: body})
}

// typeOf is what a file's name says of its content: a page, or an article in
// JSON; what it does not say is found in the bytes.
func typeOf(file string) string {
	if strings.EqualFold(filepath.Ext(file), ".json") {
		return indexer.ArticleType
	}
	return indexer.TypeOf(file)
}

// explained prints how each field of a page was found.
func explained(file string, reading *extract.Reading, err error) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", file)
	if err != nil {
		fmt.Fprintf(&b, "  %v\n\n", err)
		return b.Bytes()
	}
	for _, n := range reading.Notes {
		if n.Rejected == "" {
			fmt.Fprintf(&b, "  %-11s %s\n              found in %s\n", n.Field, clean(n.Value), clean(n.Source))
		} else {
			fmt.Fprintf(&b, "              rejected %s, in %s: %s\n", clean(n.Value), clean(n.Source), n.Rejected)
		}
	}
	b.WriteByte('\n')
	return b.Bytes()
}
