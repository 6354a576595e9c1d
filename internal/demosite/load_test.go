package demosite

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const head = "id: 7\npath: /recherche/essai.html\nkind: interview\ntitle: Un essai\nform: bold\ninterviewee: Ada Brun | cheffe | AB\ninterviewee: Luc Noir | adjoint | LN\n"

func parse(t *testing.T, text string) (*Article, error) {
	t.Helper()
	return parseArticle("content/spip/essai.txt", text, []section{{"/recherche/", "Recherche", SPIP}})
}

func TestParseInterview(t *testing.T) {
	a, err := parse(t, head+`
Une **introduction** avec un [lien](/agenda/).

? Pourquoi ?

= Parce
que.

# Un intertitre

= Et d'abord : *oui*.

= [LN] Moi aussi.

? Et ensuite.

= Rien.`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Exchange{
		{"Pourquoi\u202f?", "Parce que.\n\nEt d’abord\u00a0: oui.", "Ada Brun", "cheffe"},
		{"Pourquoi\u202f?", "Moi aussi.", "Luc Noir", "adjoint"},
		{"Et ensuite.", "Rien.", "Ada Brun", "cheffe"},
	}
	if diff := cmp.Diff(want, a.Exchanges); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Accueil", "Recherche"}, a.Breadcrumb); diff != "" {
		t.Error(diff)
	}
	if got := a.Paragraphs[0]; got != "Une introduction avec un lien." {
		t.Errorf("first paragraph %q", got)
	}
	body := string(a.body(nil))
	for _, piece := range []string{
		`Une <strong>introduction</strong> avec un <a href="/agenda/">lien</a>.`,
		"<p><strong>Ada Brun :</strong> Parce que.</p>",
		`<h3 class="spip">Un intertitre</h3>`,
		"<p><strong>Luc Noir :</strong> Moi aussi.</p>",
		"<p><strong>Ada Brun :</strong> Rien.</p>",
	} {
		if !strings.Contains(body, piece) {
			t.Errorf("no %q in\n%s", piece, body)
		}
	}
}

func TestParseList(t *testing.T) {
	a, err := parse(t, strings.ReplaceAll(head, "form: bold\n", "")+"\n- un\n- deux\n\n> une citation")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"un", "deux", "une citation"}, a.Paragraphs); diff != "" {
		t.Error(diff)
	}
}

func TestParseRefuses(t *testing.T) {
	tests := map[string]string{
		"no blank line":       head,
		"has no colon":        "id 7\n\nTexte.",
		"unknown key":         head + "couleur: bleu\n\n? A ?\n\n= B",
		"neither":             head + "date: hier\n\n? A ?\n\n= B",
		"are needed":          "id: 7\n\nTexte.",
		"with 0 exchanges":    head + "\nTexte.",
		"unknown form":        strings.Replace(head, "bold", "rouge", 1) + "\n? A ?\n\n= B",
		"has the initials ZZ": head + "\n? A ?\n\n= [ZZ] B",
		"no interviewee":      "id: 7\npath: /a\nkind: article\ntitle: A\n\n= B",
	}
	for message, text := range tests {
		if _, err := parse(t, text); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("error %v, want one that says %q", err, message)
		}
	}
}

func TestCrumbs(t *testing.T) {
	sections, err := loadSections()
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, c := range crumbsOf(sections, "/actualites/presse/communiques/un-titre/") {
		labels = append(labels, c.Label)
	}
	want := []string{"Accueil", "Actualités", "Espace presse", "Communiqués de presse"}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Error(diff)
	}
}

func TestDatesInWords(t *testing.T) {
	for date, want := range map[string]string{
		"2020-03-03":                "mardi 3 mars 2020",
		"2019-12-01":                "dimanche 1er décembre 2019",
		"2026-08-15T23:30:00+02:00": "samedi 15 août 2026",
	} {
		if got := withWeekday(moment(date)); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for tag, want := range map[string]string{"Centre d’appels": "centre-d-appels", "vie privée": "vie-privee", "cœur": "coeur"} {
		if got := slug(tag); got != want {
			t.Errorf("slug(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	if got := cut("Été comme hiver", 10); got != "Été comme…" {
		t.Errorf("cut: %q", got)
	}
	if got := cut("Été", 10); got != "Été" {
		t.Errorf("cut: %q", got)
	}
}
