// Command peer reads pages as `pressoir extract --list -` does, with one of
// the readers that Pressoir is weighed against, so that one scorer scores all:
//
//	peer go-trafilatura < list.jsonl > articles.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/pressoir/pressoir/bench"
	"github.com/pressoir/pressoir/bench/pages"
	"github.com/pressoir/pressoir/internal/news"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "peer:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	readers := bench.Readers()
	i := -1
	if len(args) == 1 {
		i = slices.IndexFunc(readers, func(r bench.Reader) bool { return r.Name == args[0] })
	}
	if i < 0 {
		var names []string
		for _, r := range readers {
			names = append(names, r.Name)
		}
		return fmt.Errorf("name one reader of %q", names)
	}
	lines, w := json.NewDecoder(in), bufio.NewWriter(out)
	answers := json.NewEncoder(w)
	for {
		var item struct{ File, URL string }
		err := lines.Decode(&item)
		if errors.Is(err, io.EOF) {
			return w.Flush()
		}
		if err != nil {
			return fmt.Errorf("the list of files: %w", err)
		}
		if err := answers.Encode(read(readers[i], item.File, item.URL)); err != nil {
			return err
		}
	}
}

// answer is a line of output: an article, and why it is empty if it is.
type answer struct {
	*news.Article
	File  string     `json:"file"`
	Error news.Maybe `json:"error"`
}

func read(r bench.Reader, file, url string) answer {
	body, err := os.ReadFile(file)
	var a *news.Article
	if err == nil {
		a, err = r.Read(pages.Page{URL: url, Body: body})
	}
	result := answer{File: file, Article: a}
	if err != nil {
		result.Article, result.Error = &news.Article{URL: url}, news.Maybe(err.Error())
	}
	result.Fill()
	return result
}
