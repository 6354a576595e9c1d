package server

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// langParameter chooses the language of the interface; all links keep it.
const langParameter = "lang"

// maxAcceptLanguage bounds the header that is parsed: browsers send less than
// a hundred bytes.
const maxAcceptLanguage = 256

// visit is one request's language, and the links and sentences in it.
type visit struct {
	lang   web.Lang
	words  *web.Catalogue
	chosen bool   // by the address, so that links keep it
	share  bool   // the timeline shows shares, not numbers; searches keep it, too
	looked string // text searched for, which links to articles keep so that its words are marked there
}

// preferred is in the order of web.Languages: the first is the default.
var preferred = language.NewMatcher([]language.Tag{language.French, language.English})

func (s *server) visit(r *http.Request) *visit {
	languages := web.Languages()
	v := &visit{lang: languages[0]}
	asked := web.Lang(r.URL.Query().Get(langParameter))
	for _, lang := range languages {
		if asked == lang {
			v.lang, v.chosen = lang, true
		}
	}
	if header := r.Header.Get("Accept-Language"); !v.chosen && header != "" && len(header) <= maxAcceptLanguage {
		_, i := language.MatchStrings(preferred, header)
		v.lang = languages[i]
	}
	v.words = s.web.Catalogue(v.lang)
	v.share = r.URL.Query().Get(scaleParameter) == scaleShare
	return v
}

// link makes an address of this site that keeps the chosen language.
func (v *visit) link(path string, values url.Values) string {
	if v.chosen {
		if values == nil {
			values = url.Values{}
		}
		values.Set(langParameter, string(v.lang))
	}
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// search is the address of a search.
func (v *visit) search(q query.Query) string { return v.link("/", v.searchValues(q)) }

// searchValues are the parameters of a search, with how it is to be shown.
func (v *visit) searchValues(q query.Query) url.Values {
	values := q.Values()
	if v.share {
		values.Set(scaleParameter, scaleShare)
	}
	return values
}

// article is the address of an article's page, of a version if not 0.
func (v *visit) article(id string, version int) string {
	values := url.Values{}
	if version > 0 {
		values.Set(versionParameter, strconv.Itoa(version))
	}
	if v.looked != "" && len(v.looked) <= maxLooked {
		values.Set(lookedParameter, v.looked)
	}
	return v.link("/article/"+id, values)
}

// shell is the frame of a page at the address of a request.
func (s *server) shell(v *visit, r *http.Request, title string) web.Shell {
	shell := web.Shell{
		Title:      title,
		HomeHref:   v.link("/", nil),
		SyntaxHref: v.link(syntaxPath(v.lang), nil),
		AccessHref: v.link(accessPath(v.lang), nil),
		SearchHref: v.link(openSearchPath, nil),
		Version:    s.Version,
		Box:        web.Box{Hidden: v.hidden(query.Query{})},
	}
	// Two slashes at the beginning would name another host.
	here := "/" + strings.TrimLeft(r.URL.EscapedPath(), "/")
	for _, lang := range web.Languages() {
		values := r.URL.Query()
		values.Set(langParameter, string(lang))
		shell.Languages = append(shell.Languages, web.Link{
			Label: string(lang), Href: here + "?" + values.Encode(), Current: lang == v.lang,
		})
	}
	return shell
}

// hidden is what the search box sends along with its text: the choices of a
// search, so that new words are looked for among the same articles.
func (v *visit) hidden(q query.Query) []web.Field {
	q.Text, q.Cursor = "", ""
	values := v.searchValues(q)
	if v.chosen {
		values.Set(langParameter, string(v.lang))
	}
	return fields(values)
}
