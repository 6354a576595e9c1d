package server

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/search"
)

func TestSimilarArticles(t *testing.T) {
	m := full(t)
	h := handler(t, m)
	found := false
	for _, a := range m.articles {
		var result search.Result
		if err := json.Unmarshal(get(h, "/api/v1/articles/"+a.ID+"/similar").Body.Bytes(), &result); err != nil {
			t.Fatal(err)
		}
		page := get(h, "/article/"+a.ID).Body.String()
		if has := strings.Contains(page, "Articles proches"); has != (result.Total > 0) {
			t.Errorf("%s: a list on the page: %v, %d articles", a.Title, has, result.Total)
		}
		for _, hit := range result.Hits {
			found = true
			contains(t, page, `href="/article/`+hit.Article+`"`)
		}
	}
	if !found {
		t.Error("no article is like another")
	}
	contains(t, get(h, "/article/"+m.articles[0].ID+"?lang=en").Body.String(), "Similar articles")
}

// An article is shown without the list when the index fails.
func TestArticleWithoutIndex(t *testing.T) {
	m := full(t)
	m.err = search.ErrDamaged
	h := handler(t, m)
	w := get(h, "/article/"+m.articles[0].ID)
	if w.Code != 200 || strings.Contains(w.Body.String(), "Articles proches") {
		t.Errorf("%d", w.Code)
	}
	if w := get(h, "/api/v1/complete?q=a"); w.Code != 503 {
		t.Errorf("completions of a damaged index: %d", w.Code)
	}
}

func TestAPIComplete(t *testing.T) {
	m := full(t)
	var answer search.Completions
	title := string(m.articles[0].Title)
	if err := json.Unmarshal(get(handler(t, m), "/api/v1/complete?q="+strings.Fields(title)[0]).Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Completions) == 0 || answer.Query != strings.Fields(title)[0] {
		t.Errorf("%+v", answer)
	}
}
