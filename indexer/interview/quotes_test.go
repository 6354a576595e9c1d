package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
)

// heard is a quote as the tests write it.
type heard struct {
	Text, By, Role string
	Type           news.SpeakerType
	Sure           news.Confidence
}

func quotesOf(r Result) []heard {
	var out []heard
	for _, q := range r.Quotes {
		out = append(out, heard{q.Text, string(q.Speaker), string(q.Role), q.SpeakerType, q.Confidence})
	}
	return out
}

const (
	human = news.SpeakerPerson
	body  = news.SpeakerOrganisation
)

func TestQuotes(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  []heard
	}{
		{"cue behind", []string{"p « Le pont tiendra », a assuré Jeanne Roux, maire de Vals."},
			[]heard{{"Le pont tiendra", "Jeanne Roux", "maire de Vals", human, news.Stated}}},
		{"straight marks, complement before the subject", []string{`p "Le pont tiendra encore", a expliqué à la radio le maire de Vals, Marc Brun.`},
			[]heard{{"Le pont tiendra encore", "Marc Brun", "maire de Vals", human, news.Stated}}},
		{"reversed pronoun", []string{"p Jeanne Roux est venue. « Le pont tiendra », a-t-elle également promis. « J'y tiens », dit-elle."},
			[]heard{{"Le pont tiendra", "Jeanne Roux", "", human, news.Resolved}, {"J'y tiens", "Jeanne Roux", "", human, news.Resolved}}},
		{"fragment behind a cue", []string{"p Le ministre Marc Brun a dénoncé une \"escalade inacceptable\" du voisin."},
			[]heard{{"escalade inacceptable", "Marc Brun", "ministre", human, news.Stated}}},
		{"participle", []string{"p Marc Brun a démenti, évoquant \"une affaire privée\"."},
			[]heard{{"une affaire privée", "Marc Brun", "", human, news.Stated}}},
		{"selon", []string{"p Les travaux étaient \"inutiles et coûteux\", selon Jeanne Roux."},
			[]heard{{"inutiles et coûteux", "Jeanne Roux", "", human, news.Stated}}},
		{"a body", []string{"p Le chantier \"reprendra lundi\", indique la préfecture de l'Orne."},
			[]heard{{"reprendra lundi", "la préfecture de l'Orne", "", body, news.Stated}}},
		{"a body again, in short", []string{"p Le chantier \"reprendra lundi\", indique la préfecture de l'Orne. \"Tout est prêt pour cela\", ajoute la préfecture."},
			[]heard{{"reprendra lundi", "la préfecture de l'Orne", "", body, news.Stated}, {"Tout est prêt pour cela", "la préfecture de l'Orne", "", body, news.Resolved}}},
		{"nobody named", []string{"p \"On n'en peut plus\", souffle un habitant."},
			[]heard{{"On n'en peut plus", "un habitant", "", news.SpeakerAnonymous, news.Stated}}},
		{"surname", []string{"p Jeanne Roux, maire, a parlé. « Il faut payer », estime Mme Roux."},
			[]heard{{"Il faut payer", "Jeanne Roux", "maire", human, news.Resolved}}},
		{"role", []string{"p Marc Brun, avocat de la ville, est arrivé. Jeanne Roux, maire, aussi.", "p « Il faut payer », a plaidé l'avocat."},
			[]heard{{"Il faut payer", "Marc Brun", "avocat de la ville", human, news.Resolved}}},
		{"the subject of the sentence before", []string{"p Jeanne Roux a voté pour. Marc Brun hésite. « C'est trop cher », regrette-t-il."},
			[]heard{{"C'est trop cher", "Marc Brun", "", human, news.Resolved}}},
		{"goes on without a cue", []string{"p « Le pont tiendra », a assuré Jeanne Roux. « Nous l'avons construit pour cela, vous verrez. »"},
			[]heard{{"Le pont tiendra", "Jeanne Roux", "", human, news.Stated}, {"Nous l'avons construit pour cela, vous verrez.", "Jeanne Roux", "", human, news.Guessed}}},
		{"colon", []string{"p Et Jeanne Roux de poursuivre : « Nous construirons un second pont. »"},
			[]heard{{"Nous construirons un second pont.", "Jeanne Roux", "", human, news.Stated}}},
		{"incise inside the marks", []string{"p « Le pont, explique Jeanne Roux, tiendra encore un siècle. »"},
			[]heard{{"Le pont tiendra encore un siècle.", "Jeanne Roux", "", human, news.Stated}}},
		{"broken off and taken up", []string{"p « Le pont », a déclaré Jeanne Roux, « tiendra encore un siècle »."},
			[]heard{{"Le pont tiendra encore un siècle", "Jeanne Roux", "", human, news.Stated}}},
		{"nested marks", []string{"p « Il m'a dit “jamais” », raconte Jeanne Roux."},
			[]heard{{"Il m'a dit “jamais”", "Jeanne Roux", "", human, news.Stated}}},
		{"no speech", []string{
			"p Elle a lu le roman « La Nuit des ponts », dit « le grand pont ».", "p Les \"ponts bleus\" rouvrent samedi, au prix de \"trois euros\".",
			"# « Je reviendrai demain », dit-elle", "c « Je reviendrai demain », dit-elle",
		}, nil},
		{"a speaker that the text does not give", []string{"p « Nous voulons que ce pont tienne encore longtemps. »"},
			[]heard{{"Nous voulons que ce pont tienne encore longtemps.", "", "", news.SpeakerUnknown, ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := Input{ArticleID: "a", Blocks: blocks(tt.lines...)}
			got := Find(in)
			if diff := cmp.Diff(tt.want, quotesOf(got)); diff != "" {
				t.Error(diff)
			}
			for _, q := range got.Quotes {
				if p := pointed(in, q); p != q.Text {
					t.Errorf("the parts point at %q, the quote is %q", p, q.Text)
				}
			}
		})
	}
}

func TestQuotesOfTheLead(t *testing.T) {
	in := Input{
		ArticleID: "a", Title: "Jeanne Roux défend le pont", Lead: "La maire s'emporte. « C'est un pont qui tiendra », clame-t-elle.",
		Blocks: blocks("p Elle l'a redit à l'été.", "c Le pont", "p « Œuvre du siècle, ce pont tiendra », a répété Jeanne Roux."),
	}
	got := Find(in).Quotes
	if len(got) != 2 || got[0].In != news.InLead || got[1].In != news.InText {
		t.Fatalf("quotes: %+v", got)
	}
	for _, q := range got {
		if q.Speaker != "Jeanne Roux" || pointed(in, q) != q.Text {
			t.Errorf("%q by %q points at %q", q.Text, q.Speaker, pointed(in, q))
		}
	}
	if got[1].Cue != "a répété" || got[0].Cue != "clame-t-elle" {
		t.Errorf("cues %q and %q", got[0].Cue, got[1].Cue)
	}
}

func TestPeople(t *testing.T) {
	got := Find(Input{ArticleID: "a", Blocks: blocks(
		"p Jeanne Roux, maire de Vals, et le pilote Marc Brun se sont vus.", "p « Il est venu me voir », a raconté la maire, « et c'est bien ».",
	)})
	want := []news.Person{{Name: "Jeanne Roux", Roles: []string{"maire de Vals"}, Words: 8}, {Name: "Marc Brun", Roles: []string{"pilote"}}}
	if diff := cmp.Diff(want, got.People); diff != "" {
		t.Error(diff)
	}
}

func TestSpans(t *testing.T) {
	tests := map[string][]string{
		`Il dit "oui" et "non".`:              {"oui", "non"},
		"« a « b » c » d":                     {"a « b » c"},
		`"Un 24" de large`:                    {"Un 24"},
		"« jamais fermé":                      {"jamais fermé"},
		"Il y a « jamais fermé, puis “fermé”": {"fermé"},
		`d'"assurer" et (“tenir”)`:            {"assurer", "tenir"},
		"":                                    nil,
		`le "mot 'dit' ici" fin`:              {"mot 'dit' ici"},
		"«\u00a0espaces\u00a0»":               {"espaces"},
		`""`:                                  nil,
		`"`:                                   nil,
	}
	for in, want := range tests {
		var got []string
		for _, sp := range spansOf(in) {
			got = append(got, in[sp.start:sp.end])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

// What a quote says of its speaker beside the name.
func TestQuoteFields(t *testing.T) {
	tests := []struct {
		line string
		want heard
	}{
		{"« Tout va bien », dit Jeanne Roux, gardienne du phare.", heard{"Tout va bien", "Jeanne Roux", "gardienne du phare", human, news.Stated}},
		{"« Tout va bien », dit la gardienne du phare Jeanne Roux.", heard{"Tout va bien", "Jeanne Roux", "gardienne du phare", human, news.Stated}},
		{"« Tout va bien », dit la gardienne du phare.", heard{"Tout va bien", "la gardienne du phare", "gardienne du phare", human, news.Stated}},
		{"« Tout va bien », dit la capitainerie du port.", heard{"Tout va bien", "la capitainerie du port", "", news.SpeakerAnonymous, news.Stated}},
		{"« Tout va bien », dit le conseil du port.", heard{"Tout va bien", "le conseil du port", "", body, news.Stated}},
		{"« Tout va bien », disent des témoins.", heard{"Tout va bien", "des témoins", "", news.SpeakerAnonymous, news.Stated}},
		{"« Tout va bien », dit une source proche du dossier.", heard{"Tout va bien", "une source proche du dossier", "", news.SpeakerAnonymous, news.Stated}},
		{"« Tout va bien », disent plusieurs associations.", heard{"Tout va bien", "plusieurs associations", "", body, news.Stated}},
		{"« Tout va bien », dit l'un d'eux.", heard{"Tout va bien", "l'un d'eux", "", news.SpeakerAnonymous, news.Stated}},
		{"« Tout va bien », a-t-il dit.", heard{"Tout va bien", "", "", news.SpeakerUnknown, ""}},
	}
	for _, tt := range tests {
		got := quotesOf(Find(Input{ArticleID: "a", Blocks: blocks("p " + tt.line)}))
		if diff := cmp.Diff([]heard{tt.want}, got); diff != "" {
			t.Errorf("%s: %s", tt.line, diff)
		}
	}
}

// The rule that found a quote, for --explain, and its cue as printed.
func TestQuoteRules(t *testing.T) {
	for line, want := range map[string][2]string{
		"« Tout va bien », a déclaré Jeanne Roux.":                {ruleBehind + howNamed, "a déclaré"},
		"Jeanne Roux a déclaré que « tout va bien ici ».":         {ruleBefore + howNamed, "a déclaré"},
		"Jeanne Roux : « Tout va bien ici, vraiment. »":           {ruleColon + howNamed, ""},
		"« Tout, dit Jeanne Roux, va bien. »":                     {ruleInside + howNamed, "dit"},
		"Le mot « naufrage » employé par Jeanne Roux a choqué.":   {ruleAgent + howNamed, "employé par"},
		"Le port serait « calme et vide » selon Jeanne Roux.":     {ruleBehind + howNamed, "selon"},
		"Le port est « vide » cet hiver encore selon Jeanne Roux": {ruleSoon + howNamed, "selon"},
		"Ce « choc » passera, a promis Jeanne Roux.":              {ruleEnd + howNamed, "a promis"},
	} {
		got := Find(Input{ArticleID: "a", Blocks: blocks("p " + line)})
		if len(got.Quotes) != 1 {
			t.Errorf("%s: %d quotes", line, len(got.Quotes))
			continue
		}
		q := got.Quotes[0]
		if rule := got.Rules[q.ID]; rule != want[0] || string(q.Cue) != want[1] {
			t.Errorf("%s: rule %q, cue %q", line, rule, q.Cue)
		}
	}
}
