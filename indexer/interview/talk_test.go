package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whole pages with all that stands around a talk: introduction, captions,
// teasers, intertitles, credits.
func TestWholeTalks(t *testing.T) {
	tests := []struct {
		name        string
		in          Input
		lines       []string
		want        []said
		interviewer []string
		roles       map[string]string
	}{
		{
			name: "a magazine, name once, credits below",
			in:   Input{Title: "« La digue, c'est nous »", Lead: "À Port-Cassin, la digue a cent ans. Rencontre avec celle qui la répare.", Authors: []string{"Lou Marchand"}},
			lines: []string{
				"p Perrine Salaün, tailleuse de pierre, nous attend à marée basse, les mains blanches.", "c Perrine Salaün, sur la digue. Photo Hugo Vidal",
				"b Le Cassinois : Qui répare une digue centenaire ?", "p **Perrine Salaün :** Des gens patients. J'ai appris avec un maçon qui ne parlait pas.",
				"# La pierre et le sel", "b Que vous disait-il, alors ?", "p Rien ! Il montrait.", "p À lire aussi : le port en chiffres",
				"b Racontez-nous la tempête de mars.", "p Nous avons perdu douze blocs.", "q « Nous avons perdu douze blocs »", "p J'en ai retrouvé onze.",
				"b Et le douzième ?", "p Il sert de banc au bistrot.", "p Propos recueillis par Lou Marchand", "p La digue se visite le dimanche.",
			},
			want: []said{
				{"Qui répare une digue centenaire ?", "Des gens patients. J'ai appris avec un maçon qui ne parlait pas.", "Perrine Salaün"},
				{"Que vous disait-il, alors ?", "Rien ! Il montrait.", "Perrine Salaün"},
				{"Racontez-nous la tempête de mars.", "Nous avons perdu douze blocs.\n\nJ'en ai retrouvé onze.", "Perrine Salaün"},
				{"Et le douzième ?", "Il sert de banc au bistrot.", "Perrine Salaün"},
			},
			interviewer: []string{"Lou Marchand"},
			roles:       map[string]string{"Perrine Salaün": "tailleuse de pierre"},
		},
		{
			name: "an agency, letters, a one-line lead",
			in:   Input{Title: "Sécheresse: \"il faut apprendre à attendre\", dit l'hydrologue Amaury Bascou", Lead: "Amaury Bascou, hydrologue au centre des eaux, répond aux questions de l'agence."},
			lines: []string{
				"p QUESTION: Les nappes remontent-elles?", "p REPONSE: \"Non. Elles dorment. J'ai rarement vu cela en vingt ans.\"", "p Q: Que faire?", "p R: \"Attendre, et fermer les robinets.\"",
				"p \"Nous avons six semaines devant nous.\"", "p Q: Et si la pluie ne vient pas?", "p R: \"Alors nous irons chercher l'eau plus loin.\"",
			},
			want: []said{
				{"Les nappes remontent-elles?", "\"Non. Elles dorment. J'ai rarement vu cela en vingt ans.\"", "Amaury Bascou"},
				{"Que faire?", "\"Attendre, et fermer les robinets.\"\n\n\"Nous avons six semaines devant nous.\"", "Amaury Bascou"},
				{"Et si la pluie ne vient pas?", "\"Alors nous irons chercher l'eau plus loin.\"", "Amaury Bascou"},
			},
			roles: map[string]string{"Amaury Bascou": "hydrologue au centre des eaux"},
		},
		{
			name: "a radio talk with two guests and two hosts",
			in:   Input{Title: "Interview de Mme Colombe Hardy, ministre des rivières, et de M. Loris Quenot, maire de Vals, à Radio Lac le 2 mai"},
			lines: []string{
				"p **NINA SAURET**|Bonjour à tous deux.", "p **COLOMBE HARDY**|Bonjour.", "p **NINA SAURET**|Madame la ministre, rouvrirez-vous le canal ?",
				"p **COLOMBE HARDY**|Oui, en juin. Nous y travaillons avec le maire et tous les éclusiers du canton.", "p **YANN MOAL**|Et qui paie ?",
				"p **LORIS QUENOT**|La commune pour un tiers, et je remercie l'État pour les deux autres.", "p **NINA SAURET**|Merci à vous.",
			},
			want: []said{
				{"Madame la ministre, rouvrirez-vous le canal ?", "Oui, en juin. Nous y travaillons avec le maire et tous les éclusiers du canton.", "Colombe Hardy"},
				{"Et qui paie ?", "La commune pour un tiers, et je remercie l'État pour les deux autres.", "Loris Quenot"},
			},
			interviewer: []string{"Nina Sauret", "Yann Moal"},
			roles:       map[string]string{"Colombe Hardy": "ministre des rivières", "Loris Quenot": "maire de Vals"},
		},
		{
			name: "a school paper, tu and dashes",
			in:   Input{Title: "Interview : la coupe est au lycée", Lead: "Éwen Le Corre, capitaine de l'équipe, a gagné la coupe du lycée."},
			lines: []string{
				"p - Tu as eu peur ?", "p Un peu, à la fin. J'avais les jambes molles.", "p - Tu joues depuis quand ?", "p Depuis le CP, avec mon frère.", "p - Un mot pour finir ?", "p Merci à ma mère !",
			},
			want: []said{
				{"Tu as eu peur ?", "Un peu, à la fin. J'avais les jambes molles.", "Éwen Le Corre"},
				{"Tu joues depuis quand ?", "Depuis le CP, avec mon frère.", "Éwen Le Corre"},
				{"Un mot pour finir ?", "Merci à ma mère !", "Éwen Le Corre"},
			},
			roles: map[string]string{"Éwen Le Corre": "capitaine de l'équipe"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.ArticleID, tt.in.Blocks = "a", blocks(tt.lines...)
			got := Find(tt.in)
			checkResult(t, tt.in, got)
			if diff := cmp.Diff(tt.want, exchangesOf(got)); diff != "" {
				t.Fatal(diff)
			}
			if diff := cmp.Diff(tt.interviewer, got.Interview.Interviewers); diff != "" {
				t.Errorf("interviewers: %s", diff)
			}
			roles := make(map[string]string)
			for _, who := range got.Interview.Interviewees {
				roles[who.Name] = string(who.Role)
			}
			if diff := cmp.Diff(tt.roles, roles); diff != "" {
				t.Errorf("roles: %s", diff)
			}
		})
	}
}
