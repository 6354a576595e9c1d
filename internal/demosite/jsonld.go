package demosite

// The parts of schema.org that WordPress plugins write into a page.
type (
	ldArticle struct {
		Context     string     `json:"@context"`
		Type        string     `json:"@type"`
		Headline    string     `json:"headline"`
		Description string     `json:"description,omitempty"`
		Section     string     `json:"articleSection"`
		Keywords    []string   `json:"keywords,omitempty"`
		Published   string     `json:"datePublished"`
		Modified    string     `json:"dateModified,omitempty"`
		MainPage    string     `json:"mainEntityOfPage"`
		Image       string     `json:"image,omitempty"`
		Authors     []ldEntity `json:"author,omitempty"`
		Publisher   ldEntity   `json:"publisher"`
		Language    string     `json:"inLanguage"`
	}
	ldEntity struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	ldTrail struct {
		Context string   `json:"@context"`
		Type    string   `json:"@type"`
		Items   []ldStep `json:"itemListElement"`
	}
	ldStep struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
)

// linkedData is the JSON-LD of an article: a NewsArticle and a trail. The
// trail calls the home page by the institution's name, not by « Accueil », and
// ends with the article itself, as many plugins do.
func linkedData(a *Article, base string) []any {
	const context = "https://schema.org"
	article := ldArticle{
		Context: context, Type: "NewsArticle", Headline: a.Title, Description: a.Lead, Section: a.Section,
		Keywords: a.Tags, Published: a.Published, Modified: a.Modified, MainPage: base + a.Path,
		Publisher: ldEntity{"Organization", SiteName}, Language: "fr-FR",
	}
	if a.image.Name != "" {
		article.Image = base + imagePath(a.image.Name)
	}
	for _, name := range a.Authors {
		article.Authors = append(article.Authors, ldEntity{"Person", name})
	}
	trail := ldTrail{Context: context, Type: "BreadcrumbList"}
	for i, c := range a.crumbs {
		name := c.Label
		if i == 0 {
			name = ShortName
		}
		trail.Items = append(trail.Items, ldStep{"ListItem", i + 1, name, base + c.Path})
	}
	trail.Items = append(trail.Items, ldStep{"ListItem", len(a.crumbs) + 1, a.Title, base + a.Path})
	return []any{article, trail}
}
