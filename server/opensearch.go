package server

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// openSearchPath is where browsers learn how to search here.
const openSearchPath = "/opensearch.xml"

// openSearch describes the search box to browsers (OpenSearch 1.1, draft 6).
type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          `xml:"ShortName"` // 16 characters at most
	Description string          `xml:"Description"`
	Image       openSearchImage `xml:"Image"`
	URLs        []openSearchURL `xml:"Url"`
	Language    string          `xml:"Language"`
	Input       string          `xml:"InputEncoding"`
	Output      string          `xml:"OutputEncoding"`
}

type openSearchImage struct {
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
	Type   string `xml:"type,attr"`
	Href   string `xml:",chardata"`
}

type openSearchURL struct {
	Rel      string `xml:"rel,attr,omitempty"`
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// showOpenSearch answers with the description. The words typed stand in the
// templates as {searchTerms}, which the browser puts in.
func (s *server) showOpenSearch(v *visit, w http.ResponseWriter, r *http.Request) error {
	home := origin(r)
	template := func(path string, fixed url.Values) string {
		if v.chosen {
			fixed.Set(langParameter, string(v.lang))
		}
		address := home + path + "?q={searchTerms}"
		if len(fixed) > 0 {
			address += "&" + fixed.Encode()
		}
		return address
	}
	doc := openSearch{
		ShortName: "Pressoir", Description: v.words.Text("home.heading"),
		Image: openSearchImage{Width: 16, Height: 16, Type: "image/svg+xml", Href: home + "/favicon.svg"},
		URLs: []openSearchURL{
			{Type: "text/html", Template: template("/", url.Values{})},
			{Type: "application/atom+xml", Template: template("/", url.Values{formatParameter: {formatAtom}})},
			{Rel: "suggestions", Type: suggestionsType, Template: template("/api/v1/complete", url.Values{formatParameter: {formatOpenSearch}})},
			{Rel: "self", Type: "application/opensearchdescription+xml", Template: home + v.link(openSearchPath, nil)},
		},
		Language: string(v.lang), Input: "UTF-8", Output: "UTF-8",
	}
	var body bytes.Buffer
	body.WriteString(xml.Header)
	if err := xml.NewEncoder(&body).Encode(doc); err != nil {
		return fmt.Errorf("description of the search: %w", err)
	}
	w.Header().Add("Vary", "Accept-Language")
	send(w, http.StatusOK, "application/opensearchdescription+xml; charset=utf-8", body.Bytes())
	return nil
}

// suggestionsType is the media type of suggestions as browsers read them.
const suggestionsType = "application/x-suggestions+json"

// suggestions are completions in the form of the OpenSearch extension: what
// was typed, what it may become, what that is, and where it leads.
func (v *visit) suggestions(home string, answer *search.Completions) []any {
	becomes, is, leads := []string{}, []string{}, []string{}
	for _, c := range answer.Completions {
		becomes = append(becomes, c.Label)
		if c.Kind == search.CompleteTitle {
			is = append(is, v.day(c.Published))
			leads = append(leads, home+v.article(string(c.Article), 0))
			continue
		}
		is = append(is, v.count("search.count.articles", c.Count))
		leads = append(leads, home+v.hrefOf(query.Facet(c.Kind), c.Value))
	}
	return []any{answer.Query, becomes, is, leads}
}
