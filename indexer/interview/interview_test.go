package interview

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
)

const vals = "Jeanne Roux, directrice de la médiathèque de Vals, revient dans un entretien sur un an de travaux."

// said is an exchange as the tests write it: question, answer, speaker.
type said struct{ Q, A, By string }

func exchangesOf(r Result) []said {
	if r.Interview == nil {
		return nil
	}
	var out []said
	for _, x := range r.Interview.Exchanges {
		out = append(out, said{x.Question, x.Answer, string(x.Speaker)})
	}
	return out
}

// forms are pages in every form of turn, each with the two same exchanges.
var forms = map[string][]string{
	"bold paragraphs": {
		"b Pourquoi avez-vous fermé un an ?", "p Je voulais tout refaire.", "b Que verra-t-on ?", "p Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"bold italic, then italic": {
		"bi Pourquoi avez-vous fermé un an ?", "i Je voulais tout refaire.", "bi Que verra-t-on ?", "i Nous ouvrons deux salles.", "i J'en suis fière.",
	},
	"headings": {
		"### Pourquoi avez-vous fermé un an ?", "p Je voulais tout refaire.", "### Que verra-t-on ?", "p Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"class question": {
		"? Pourquoi avez-vous fermé un an ?", "p Je voulais tout refaire.", "? Que verra-t-on ?", "p Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"Q and R": {
		"p Q: Pourquoi avez-vous fermé un an ?", "p R: Je voulais tout refaire.", "p Q: Que verra-t-on ?", "p R: Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"QUESTION and REPONSE": {
		"p QUESTION - Pourquoi avez-vous fermé un an ?", "p REPONSE - Je voulais tout refaire.", "p Q. Que verra-t-on ?", "p R. Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"initials": {
		"p **LV :** Pourquoi avez-vous fermé un an ?", "p **J.R. :** Je voulais tout refaire.", "p **LV :** Que verra-t-on ?", "p **J.R. :** Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"name on the first turn only": {
		"b La Gazette : Pourquoi avez-vous fermé un an ?", "p **Jeanne Roux :** Je voulais tout refaire.", "b Que verra-t-on ?", "p Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"dashes": {
		"p - Pourquoi avez-vous fermé un an ?", "p Je voulais tout refaire.", "p - Que verra-t-on ?", "p Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"name in capitals on a line of its own": {
		"p MARC BRUN|Pourquoi avez-vous fermé un an ?", "p JEANNE ROUX|Je voulais tout refaire.", "p MARC BRUN|Que verra-t-on ?", "p JEANNE ROUX|Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"question and answer in one paragraph": {
		"p **Pourquoi avez-vous fermé un an ?**|Je voulais tout refaire.", "p **Que verra-t-on ?** Nous ouvrons deux salles.", "p J'en suis fière.",
	},
	"definition list": {
		"dt Pourquoi avez-vous fermé un an ?", "dd Je voulais tout refaire.", "dt Que verra-t-on ?", "dd Nous ouvrons deux salles.", "dd J'en suis fière.",
	},
}

func TestForms(t *testing.T) {
	want := []said{
		{"Pourquoi avez-vous fermé un an ?", "Je voulais tout refaire.", "Jeanne Roux"},
		{"Que verra-t-on ?", "Nous ouvrons deux salles.\n\nJ'en suis fière.", "Jeanne Roux"},
	}
	for name, lines := range forms {
		t.Run(name, func(t *testing.T) {
			got := Find(Input{ArticleID: "a", Title: "La médiathèque rouvre", Lead: vals, Blocks: blocks(lines...)})
			if diff := cmp.Diff(want, exchangesOf(got)); diff != "" {
				t.Error(diff)
			}
			if got.Interview == nil {
				return
			}
			for _, x := range got.Interview.Exchanges {
				if x.Role != "directrice de la médiathèque de Vals" {
					t.Errorf("role %q", x.Role)
				}
				if got.Rules[x.ID] == "" {
					t.Error("no rule is named")
				}
			}
		})
	}
}

// TestPlainQuestionsQuotedAnswers is the form of an institution's page as
// plain text: questions are paragraphs, answers stand in quotation marks.
func TestPlainQuestionsQuotedAnswers(t *testing.T) {
	lead := "L’école accueillait hier le club des archivistes. Paul Estève, conservateur général et directeur de l’école, dresse le bilan de la journée."
	in := Input{ArticleID: "a", Title: "Archives : l’école mise sur le réseau", Lead: lead, Blocks: plainText(blocks(
		"p L’école recevait deux associations. Pouvez-vous nous en dire plus ?",
		"p « C’était l’occasion \"d’ouvrir nos portes\" et de nous poser une question : que gardons-nous ? » .",
		"p Pourquoi les accueillir ici ?",
		"p « Par définition, un réseau se visite. »",
		"p Les liens se resserrent. Quelle est l’ambition ? Quel futur ?",
		"p « Nous voulons durer. Ce n’est qu’une pierre ».",
	))}
	got := Find(in)
	want := []said{
		{"L’école recevait deux associations. Pouvez-vous nous en dire plus ?", "« C’était l’occasion \"d’ouvrir nos portes\" et de nous poser une question : que gardons-nous ? » .", "Paul Estève"},
		{"Pourquoi les accueillir ici ?", "« Par définition, un réseau se visite. »", "Paul Estève"},
		{"Les liens se resserrent. Quelle est l’ambition ? Quel futur ?", "« Nous voulons durer. Ce n’est qu’une pierre ».", "Paul Estève"},
	}
	if diff := cmp.Diff(want, exchangesOf(got)); diff != "" {
		t.Fatal(diff)
	}
	x := got.Interview.Exchanges[0]
	if x.Role != "conservateur général et directeur de l’école" || x.Confidence != news.Resolved {
		t.Errorf("role %q, confidence %q", x.Role, x.Confidence)
	}
	if len(got.Quotes) != 0 {
		t.Errorf("the words of the exchanges are quotes too: %v", got.Quotes)
	}
}

func TestTurns(t *testing.T) {
	tests := []struct {
		name  string
		in    Input
		lines []string
		want  []said
	}{
		{"two people answer one question", Input{Lead: "Jeanne Roux et Marc Brun répondent à nos questions."},
			[]string{"b Pourquoi avez-vous écrit ce livre ?", "p **Jeanne Roux :** Pour mon père.", "p **Marc Brun :** Pour ma mère.", "b Et après ?", "p **Marc Brun :** Rien, je crois."},
			[]said{
				{"Pourquoi avez-vous écrit ce livre ?", "Pour mon père.", "Jeanne Roux"},
				{"Pourquoi avez-vous écrit ce livre ?", "Pour ma mère.", "Marc Brun"},
				{"Et après ?", "Rien, je crois.", "Marc Brun"},
			}},
		{"two people answer, and the questions have no look", Input{Lead: "Jeanne Roux et Marc Brun répondent à nos questions."},
			[]string{"p Pourquoi ce livre ?", "p Jeanne Roux : Pour mon père.", "p Marc Brun : Pour ma mère.", "p Et après ?", "p Jeanne Roux : Rien.", "p Marc Brun : Rien non plus, je crois."},
			[]said{{"Pourquoi ce livre ?", "Pour mon père.", "Jeanne Roux"}, {"Pourquoi ce livre ?", "Pour ma mère.", "Marc Brun"}, {"Et après ?", "Rien.", "Jeanne Roux"}, {"Et après ?", "Rien non plus, je crois.", "Marc Brun"}}},
		{"a question whose label was forgotten", Input{Title: "Jeanne Roux et Marc Brun, interview croisée"},
			[]string{"p L'écho - Pourquoi ce livre ?|Jeanne Roux - Pour mon père.|Il le voulait.|Marc Brun - Pour ma mère.|Et maintenant ?|Marc Brun - Rien.", "p L'écho - Un regret ?|Jeanne Roux - Aucun."},
			[]said{{"Pourquoi ce livre ?", "Pour mon père. Il le voulait.", "Jeanne Roux"}, {"Pourquoi ce livre ?", "Pour ma mère.", "Marc Brun"}, {"Et maintenant ?", "Rien.", "Marc Brun"}, {"Un regret ?", "Aucun.", "Jeanne Roux"}}},
		{"a bold question between labels is nobody's turn", Input{Lead: "Jeanne Roux et Marc Brun ont un bateau."},
			[]string{"b Vous naviguez ?", "p **Jeanne Roux :** Le soir.", "p **Marc Brun :** Jamais seul.", "b Et l'hiver ?", "p **Jeanne Roux :** Je lis.", "p **Marc Brun :** Je dors."},
			[]said{{"Vous naviguez ?", "Le soir.", "Jeanne Roux"}, {"Vous naviguez ?", "Jamais seul.", "Marc Brun"}, {"Et l'hiver ?", "Je lis.", "Jeanne Roux"}, {"Et l'hiver ?", "Je dors.", "Marc Brun"}}},
		{"answers that begin with Écoutez and Regardez", Input{Lead: vals},
			[]string{"b Avez-vous eu peur ?", "p Écoutez, j'ai eu peur.", "p Regardez les digues : elles tiennent.", "b Un regret ?", "p Écoutez, aucun.", "p Écoutez le podcast de l'entretien sur notre site"},
			[]said{{"Avez-vous eu peur ?", "Écoutez, j'ai eu peur.\n\nRegardez les digues : elles tiennent.", "Jeanne Roux"}, {"Un regret ?", "Écoutez, aucun.", "Jeanne Roux"}}},
		{"a relance behind a dash", Input{Lead: vals},
			[]string{"p – Avez-vous eu peur ?", "p Oui, j'ai eu peur.", "p – Et vous avez continué.", "p J'avais promis.", "p – Un regret ?", "p Aucun."},
			[]said{{"Avez-vous eu peur ?", "Oui, j'ai eu peur.", "Jeanne Roux"}, {"Et vous avez continué.", "J'avais promis.", "Jeanne Roux"}, {"Un regret ?", "Aucun.", "Jeanne Roux"}}},
		{"a list in an answer with dashes is no question", Input{Lead: vals},
			[]string{"p – De quoi avez-vous eu peur ?", "p De trois choses, je vous le dis :", "p – du vent.", "p – de la pluie.", "p – Un regret ?", "p – Aucun."},
			[]said{{"De quoi avez-vous eu peur ?", "De trois choses, je vous le dis :\n\n– du vent.\n\n– de la pluie.", "Jeanne Roux"}, {"Un regret ?", "Aucun.", "Jeanne Roux"}}},
		{"a plain relance that breaks off", Input{Lead: "Entretien avec Jeanne Roux, directrice de la médiathèque."},
			[]string{"p Avez-vous eu peur ?", "p Oui, j'ai eu peur.", "p Le toit vous a coûté cher…", "p Nous l'avons payé en dix ans.", "p Un regret ?", "p Aucun, et pourtant j'en cherche…"},
			[]said{{"Avez-vous eu peur ?", "Oui, j'ai eu peur.", "Jeanne Roux"}, {"Le toit vous a coûté cher…", "Nous l'avons payé en dix ans.", "Jeanne Roux"}, {"Un regret ?", "Aucun, et pourtant j'en cherche…", "Jeanne Roux"}}},
		{"the newsroom's last line", Input{Lead: vals},
			[]string{"b Avez-vous eu peur ?", "p Oui, j'ai eu peur.", "b Un regret ?", "p Aucun.", "p Retrouve les ateliers de Jeanne Roux sur le compte de la médiathèque. / Photo : A. B."},
			[]said{{"Avez-vous eu peur ?", "Oui, j'ai eu peur.", "Jeanne Roux"}, {"Un regret ?", "Aucun.", "Jeanne Roux"}}},
		{"a relance without a question mark", Input{Lead: vals},
			[]string{"b Avez-vous eu peur ?", "p Oui, j'ai eu peur.", "b Pourtant, vous avez gardé le nom…", "p Nous y tenions.", "b Un regret ?", "p Aucun, je vous assure."},
			[]said{{"Avez-vous eu peur ?", "Oui, j'ai eu peur.", "Jeanne Roux"}, {"Pourtant, vous avez gardé le nom…", "Nous y tenions.", "Jeanne Roux"}, {"Un regret ?", "Aucun, je vous assure.", "Jeanne Roux"}}},
		{"intertitle, pull quote, caption, teaser and leave-taking are no answer", Input{Lead: vals},
			[]string{
				"p Elle nous reçoit dans son bureau.", "b Avez-vous eu peur ?", "p Oui, j'ai eu peur de ne pas finir.", "q « J'ai eu peur »", "# Un grand chantier",
				"p Puis tout est allé vite.", "c La salle, en mars", "p Lire aussi : la médiathèque en chiffres", "b Un regret ?", "p Aucun, je crois.", "b Propos recueillis par Lou Marchand", "i La médiathèque rouvre le 3 mai.",
			},
			[]said{{"Avez-vous eu peur ?", "Oui, j'ai eu peur de ne pas finir.\n\nPuis tout est allé vite.", "Jeanne Roux"}, {"Un regret ?", "Aucun, je crois.", "Jeanne Roux"}}},
		{"an answer that asks back", Input{Lead: vals},
			[]string{"p - Avez-vous eu peur ?", "p Peur de quoi ?", "p Je n'y pensais pas.", "p - Un regret ?", "p Mais combien en faudrait-il ? Aucun, je crois."},
			[]said{{"Avez-vous eu peur ?", "Peur de quoi ?\n\nJe n'y pensais pas.", "Jeanne Roux"}, {"Un regret ?", "Mais combien en faudrait-il ? Aucun, je crois.", "Jeanne Roux"}}},
		{"a question goes on in a second paragraph", Input{Lead: vals},
			[]string{"p Q: On dit le toit fragile.", "p Est-ce vrai ?", "p R: Non.", "p Q: Un regret ?", "p Aucun."},
			[]said{{"On dit le toit fragile. Est-ce vrai ?", "Non.", "Jeanne Roux"}, {"Un regret ?", "Aucun.", "Jeanne Roux"}}},
		{"a joint voice", Input{Lead: "Jeanne Roux et Marc Brun ont ouvert un café. Entretien."},
			[]string{"### Pourquoi ce café ?", "p Nous voulions nous poser.", "### Vous en vivez ?", "p On en vit, oui, et nous en sommes contents."},
			[]said{{"Pourquoi ce café ?", "Nous voulions nous poser.", "Jeanne Roux et Marc Brun"}, {"Vous en vivez ?", "On en vit, oui, et nous en sommes contents.", "Jeanne Roux et Marc Brun"}}},
		{"an anonymous voice as worded", Input{Title: "Entretien avec une infirmière"},
			[]string{"p **La journaliste :** Comment tenez-vous ?", "p **L'infirmière :** Je dors peu.", "p **La journaliste :** Et demain ?", "p **L'infirmière :** Je verrai."},
			[]said{{"Comment tenez-vous ?", "Je dors peu.", "L'infirmière"}, {"Et demain ?", "Je verrai.", "L'infirmière"}}},
		{"greetings are left out", Input{Title: "Interview de Mme Jeanne Roux, ministre de la mer, le 3 mai"},
			[]string{"p MARC BRUN|Bonjour Jeanne ROUX.|JEANNE ROUX|Bonjour.|MARC BRUN|Vous partez ?|JEANNE ROUX|Je pars demain.|MARC BRUN|Loin ?|JEANNE ROUX|Je ne le dirai pas."},
			[]said{{"Vous partez ?", "Je pars demain.", "Jeanne Roux"}, {"Loin ?", "Je ne le dirai pas.", "Jeanne Roux"}}},
		{"nobody is presented", Input{Title: "Trois questions à la rédaction : entretien"},
			[]string{"b Comment tenez-vous ?", "p Je dors peu.", "b Et vos amis ?", "p Je ne les vois plus."},
			[]said{{"Comment tenez-vous ?", "Je dors peu.", ""}, {"Et vos amis ?", "Je ne les vois plus.", ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.ArticleID, tt.in.Blocks = "a", blocks(tt.lines...)
			if diff := cmp.Diff(tt.want, exchangesOf(Find(tt.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoInterview(t *testing.T) {
	tests := []struct {
		name, title string
		lines       []string
	}{
		{"questions to the reader", "Carte d'accès : questions fréquentes", []string{
			"### Comment puis-je demander une carte ?", "p Il faut remplir le formulaire.", "### Dois-je venir sur place ?", "p Oui, munissez-vous d'une photo.", "### Où est mon dossier ?", "p Au guichet."}},
		{"numbered explainer", "La réforme du bail en quatre questions", []string{
			"b 1. Qui est concerné ?", "p Tous les locataires.", "b 2. Quand ?", "p En mars, selon le ministère.", "b 3. Combien cela coûte-t-il ?", "p Rien."}},
		{"questions as intertitles", "Le port de Vals s'ensable", []string{
			"# Pourquoi le sable avance-t-il ?", "p Le vent a tourné en 2010.", "# Que faire ?", "p La mairie drague le chenal.", "# Et demain ?", "p Nul ne le sait."}},
		{"quiz", "Quiz : connaissez-vous les ponts ?", []string{
			"b Quel pont est le plus long ?", "p Le pont de Vals, 300 mètres.", "b Savez-vous qui l'a bâti ?", "p Une ingénieure, en 1890."}},
		{"a writer who asks", "Pourquoi j'écris", []string{
			"p Que fallait-il faire ?", "p Je n'en savais rien, et mon frère non plus.", "p Fallait-il partir ?", "p Nous sommes restés.", "p Et vous, qu'auriez-vous fait ?", "p Je me le demande."}},
		{"one question", "Le maire s'en va", []string{"b Que dira-t-il ?", "p Je ne sais pas, répond son voisin."}},
		{"an office that answers its visitors", "Inscriptions : comment faire", []string{
			"p Le doyen Marc Brun a ouvert les inscriptions.", "### Quand s'inscrire ?", "p Nous ouvrons le guichet en mai, vous avez donc le temps.",
			"### Où nous trouver ?", "p Nous sommes au rez-de-chaussée.", "### Que devez-vous apporter ?", "p Nous vous demandons une photo et votre diplôme."}},
		{"a reader's guide with an expert", "Chauffage : les bons gestes", []string{
			"p Jeanne Roux, chauffagiste, donne ses conseils.", "b Faut-il purger ?", "p Oui, purgez vos radiateurs en octobre.", "b Quand appeler un professionnel ?",
			"p Dès que vous entendez un sifflement.", "b Combien cela coûte-t-il ?", "p Comptez quatre-vingts euros."}},
		{"a play's lines", "Le Pont, pièce en un acte", []string{
			"p Acte premier. La scène est vide, un pont au loin, et la mer qui monte sous les planches.", "p LE MEUNIER : Qui va là ?", "p LA FILLE : C'est moi.", "p LE MEUNIER : Toi ?", "p LA FILLE : Moi."}},
		{"questions of an essay as headings", "Pourquoi nous oublions", []string{
			"p Jeanne Roux, neurologue, publie un livre.", "# Qu'est-ce que l'oubli ?", "p L'oubli est un tri. Le cerveau range.", "# Peut-on l'empêcher ?", "p Le sommeil aide, écrit la neurologue.", "# Et après ?", "p La mémoire revient."}},
		{"a dialogue told in an essay", "Mes voisins et moi", []string{
			"p Hier soir, ma voisine Jeanne Roux m'a encore parlé du bruit que font les tuyaux de la cave.", "p Tu les entends ? m'a-t-elle dit, et j'ai menti.",
			"p – Tu dors bien, toi ?|– Oui, je dors.|– Et tes enfants ?|– Mes enfants dorment.", "p J'ai eu honte, et je suis descendue à la cave avec une lampe, deux pinces et mon courage."}},
		{"two turns at the end of a story", "Le retour de Jeanne Roux, romancière", []string{
			"p Jeanne Roux est revenue au village où elle avait écrit son premier livre, et nous l'avons suivie sur le quai tout un matin.",
			"p Elle m'a montré la maison, le puits, la chambre d'en haut, puis elle s'est tue devant la mer.", "b Vous partez ?", "p Je ne sais pas.", "b Vous reviendrez ?", "p J'espère."}},
		{"a report whose quotes answer its own questions", "Un vaccin pour Vals", []string{
			"p La directrice du laboratoire, Jeanne Roux, a donné un entretien lundi.", "p Faut-il craindre une pénurie ?", "p « Je ne le crois pas », répond Jeanne Roux. « Nous avons six semaines. »",
			"p Et qui paiera, demande-t-on à Vals ?", "p « Nous verrons », dit-elle. « J'attends la loi. »"}},
		{"a talk inside a quotation", "Sept scènes de cinéma", []string{
			"p Jeanne Roux, critique, raconte la scène du port.", "q Vous partez ?", "q Partir ? Moi ?", "q Vos valises sont là.", "q Elles sont vides.", "p La scène dure dix minutes, et je ne l'ai jamais oubliée.",
			"q Pourquoi riez-vous ?", "q Je ne ris pas.", "p Nous n'en saurons pas plus."}},
		{"readers' mail", "Courrier des lecteurs : le jardin", []string{
			"p Notre jardinier Marc Brun vous répond chaque semaine.", "b Mon balcon est au nord, que planter ? (Paul, Vals)", "p Choisissez des fougères et arrosez-les peu, vous serez tranquille.",
			"b Comment sauver ma glycine ? (Rose)", "p Taillez-la court, et vos fleurs reviendront."}},
		{"a list of questions", "Nos questions aux candidats", []string{
			"p Voici ce que nous demanderons.", "p Que ferez-vous pour le port ?", "p Où mettrez-vous les vélos ?", "p Combien de postes supprimerez-vous ?"}},
		{"a quiz with choices", "Quel jardinier êtes-vous ?", []string{
			"b 1. Votre voisin tond le dimanche, que faites-vous ?", "li A. Je ferme.", "li B. Je tonds aussi.", "b 2. Vous aimez les courges ?", "li A. Oui", "li B. Non"}},
		{"a checked claim about an interview", "Affaire du toit : trois questions après l'interview du maire", []string{
			"p Le maire a donné un entretien dimanche. On fait le point.", "### A-t-il menti ?", "p Oui. Il disait : « Je n'ai pas signé. » Or le document porte son nom.",
			"### Que risque-t-il ?", "p Une amende, explique Jeanne Roux, juriste : « Nous attendons. »"}},
		{"letters of a list", "Deux plans", []string{"p R : rouge.", "p B : bleu.", "p Attention : rien d'autre."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Find(Input{ArticleID: "a", Title: tt.title, Blocks: blocks(tt.lines...)}); got.Interview != nil {
				t.Errorf("taken for an interview: %v", exchangesOf(got))
			}
		})
	}
}

func TestInterviewers(t *testing.T) {
	got := Find(Input{ArticleID: "a", Lead: vals, Authors: []string{"Lou Marchand"}, Blocks: blocks(
		"p **L.M. :** Avez-vous eu peur ?", "p **J.R. :** Oui, j'ai eu peur.", "p **L.M. :** Un regret ?", "p **J.R. :** Aucun.", "p Propos recueillis par Lou MARCHAND et Hugo Vidal",
	)})
	if got.Interview == nil {
		t.Fatal("no interview")
	}
	if diff := cmp.Diff([]string{"Lou Marchand", "Hugo Vidal"}, got.Interview.Interviewers); diff != "" {
		t.Error(diff)
	}
	want := []news.Interviewee{{Name: "Jeanne Roux", Role: "directrice de la médiathèque de Vals"}}
	if diff := cmp.Diff(want, got.Interview.Interviewees); diff != "" {
		t.Error(diff)
	}
	if c := got.Interview.Exchanges[0].Confidence; c != news.Stated {
		t.Errorf("confidence %q under a label", c)
	}
	person := got.People[0]
	if person.Name != "Jeanne Roux" || person.Words != 5 {
		t.Errorf("people: %+v", got.People)
	}
}

func TestIDsAreTheWords(t *testing.T) {
	in := Input{ArticleID: "a", Lead: vals, Blocks: blocks("b Avez-vous peur ?", "p Non, je dors.", "b Avez-vous peur ?", "p Non, je dors.")}
	first := Find(in).Interview
	in.Title = "Un autre titre"
	again := Find(in).Interview
	if diff := cmp.Diff(first.Exchanges, again.Exchanges); diff != "" {
		t.Error(diff)
	}
	a, b := first.Exchanges[0], first.Exchanges[1]
	if a.ID == b.ID || a.ID != news.WordsID("a", a.Question+"\n"+a.Answer, 0) || b.ID != news.WordsID("a", a.Question+"\n"+a.Answer, 1) {
		t.Errorf("ids %q and %q", a.ID, b.ID)
	}
}

func TestTrimNumber(t *testing.T) {
	for in, want := range map[string]string{"1. Qui ?": "Qui ?", "12/ Qui ?": "Qui ?", "3 - Qui ?": "Qui ?", "2019, et après ?": "2019, et après ?", "Qui ?": "Qui ?"} {
		if got := trimNumber(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if isNote("(voir plus haut)") || !isNote("[1] Le texte.") || !isNote("2 – Le texte.") || isNote("2019 fut long.") {
		t.Error("footnotes")
	}
	if !isTeaser(strings.ToUpper("à lire aussi : le port")) || isTeaser("Lire est un plaisir.") {
		t.Error("teasers")
	}
}
