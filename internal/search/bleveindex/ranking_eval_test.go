//go:build eval

package bleveindex

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr" // registers the stock analyzer
	blevequery "github.com/blevesearch/bleve/v2/search/query"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// evalQuestions is how many questions are asked, spread over the whole set.
const evalQuestions = 2000

// questionSet is texts and questions, each with the one text that answers it.
type questionSet struct {
	texts     []string          // by number
	ids       map[string]int    // text id → number
	questions map[string]string // question id → words
	order     []string          // question ids
	relevant  map[string]int    // question id → text number
}

// TestEvalRanking asks the same questions of this engine and of Bleve as it
// comes, with its `fr` analyzer, and prints both.
func TestEvalRanking(t *testing.T) {
	root := os.Getenv("PRESSOIR_EVAL")
	if root == "" {
		t.Skip("PRESSOIR_EVAL is not set: it names a folder that holds data/ir, questions with their texts")
	}
	set := readQuestionSet(t, filepath.Join(root, "data", "ir", "piaf-v1.1"))
	ours, stock := set.engine(t), set.stock(t)
	var oursSum, stockSum rankSum
	for _, id := range set.order {
		oursSum.add(ours(set.questions[id]), set.relevant[id])
		stockSum.add(stock(set.questions[id]), set.relevant[id])
	}
	t.Logf("%d questions       MRR@10  recall@1  recall@10", len(set.order))
	t.Logf("Bleve's stock fr     %.4f    %.4f     %.4f", stockSum.mrr(), stockSum.at(1), stockSum.at(10))
	t.Logf("ours                 %.4f    %.4f     %.4f", oursSum.mrr(), oursSum.at(1), oursSum.at(10))
	if oursSum.mrr() < stockSum.mrr() || oursSum.at(10) < stockSum.at(10) {
		t.Error("the engine ranks worse than Bleve as it comes")
	}
}

// rankSum sums up at which rank, from 1, the wanted text came.
type rankSum struct {
	n     int
	ranks [11]int
}

func (s *rankSum) add(list []int, wanted int) {
	s.n++
	for i, got := range list[:min(len(list), 10)] {
		if got == wanted {
			s.ranks[i+1]++
			return
		}
	}
}

func (s *rankSum) mrr() float64 {
	total := 0.0
	for rank := 1; rank <= 10; rank++ {
		total += float64(s.ranks[rank]) / float64(rank)
	}
	return total / float64(s.n)
}

func (s *rankSum) at(k int) float64 {
	total := 0
	for rank := 1; rank <= k; rank++ {
		total += s.ranks[rank]
	}
	return float64(total) / float64(s.n)
}

func (q *questionSet) engine(t *testing.T) func(string) []int {
	t.Helper()
	e := open(t, Options{})
	numbers := map[string]int{}
	var list []*news.Article
	for i, text := range q.texts {
		a := &news.Article{ID: news.ContentID([]byte(text)), Version: 1, URL: "https://corpus.example/" + news.ContentID([]byte(text)),
			Kind: news.KindArticle, Language: "fr", Text: text, Published: "2020-01-01"}
		numbers[a.ID] = i
		list = append(list, a.Fill())
	}
	for from := 0; from < len(list); from += 500 {
		to := min(len(list), from+500)
		if err := e.Apply(t.Context(), search.Batch{Put: list[from:to], Position: int64(to)}); err != nil {
			t.Fatal(err)
		}
	}
	return func(text string) []int {
		q := query.Query{Text: text, Match: query.MatchAny, Limit: 10}
		if _, err := query.Parse(text); err != nil {
			_, q.Text = query.Nearest(text)
		}
		res, err := e.Search(context.Background(), search.Request{Query: q})
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var found []int
		for _, h := range res.Hits {
			found = append(found, numbers[h.ID])
		}
		return found
	}
}

func (q *questionSet) stock(t *testing.T) func(string) []int {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "fr"
	x, err := bleve.NewMemOnly(m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	numbers, batch := map[string]int{}, x.NewBatch()
	for i, text := range q.texts {
		id := news.ContentID([]byte(text))
		numbers[id] = i
		if err := batch.Index(id, map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return func(text string) []int {
		match := blevequery.NewMatchQuery(text)
		match.SetField("text")
		res, err := x.Search(bleve.NewSearchRequestOptions(match, 10, 0, false))
		if err != nil {
			t.Fatal(err)
		}
		var found []int
		for _, h := range res.Hits {
			found = append(found, numbers[h.ID])
		}
		return found
	}
}

func readQuestionSet(t *testing.T, dir string) *questionSet {
	t.Helper()
	set := &questionSet{ids: map[string]int{}, questions: map[string]string{}, relevant: map[string]int{}}
	var all []string
	eachLine(t, filepath.Join(dir, "docs.jsonl"), func(line string) {
		var doc struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		set.ids[doc.ID] = len(set.texts)
		set.texts = append(set.texts, doc.Text)
	})
	eachLine(t, filepath.Join(dir, "queries.jsonl"), func(line string) {
		var ask struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &ask); err != nil {
			t.Fatal(err)
		}
		set.questions[ask.ID] = ask.Text
		all = append(all, ask.ID)
	})
	eachLine(t, filepath.Join(dir, "qrels.tsv"), func(line string) {
		if f := strings.Fields(line); len(f) == 4 && f[3] != "0" {
			set.relevant[f[0]] = set.ids[f[2]]
		}
	})
	step := max(1, len(all)/evalQuestions)
	for i := 0; i < len(all) && len(set.order) < evalQuestions; i += step {
		set.order = append(set.order, all[i])
	}
	return set
}

func eachLine(t *testing.T, path string, take func(string)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		take(lines.Text())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
