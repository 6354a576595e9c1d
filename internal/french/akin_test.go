package french

import (
	"strings"
	"testing"
)

// inflected are words with others of their stem, some of them irregular.
const inflected = `
fou folle folles | mou molle | vieux vieille vieil | beau belle beaux | cheval chevaux | val vaux | moral moraux | rival rivaux
actif activement active | acteur actrice actrices | moteur motrice | éducation éduquer | application appliquer appliqué | grec grecque
turc turque turcs | public publique publiques | naïf naïve naïvement | élève élèves élevé | œuvre œuvres | cœur coeur | œil
nation national nationale nationaux nationalisation | bassin bassins | allonge allongé | appel appeler appelle | jet jette jeter
école écoles ECOLE École | ville villes | belle | eau eaux | île îles ILE | été étés | une | a | e-mail | 20000 20 | aujourd'hui
`

// Words of one stem begin alike, as far as their opening goes; so whoever looks
// for one of them is told of all.
func TestAkinToForms(t *testing.T) {
	words := strings.FieldsFunc(inflected, func(r rune) bool { return strings.ContainsRune(" |\n", r) })
	for list := range strings.SplitSeq(ownStemWords, "\n") {
		words = append(words, strings.Fields(list)...)
	}
	words = append(words, strings.Fields(names)...)
	for _, sought := range words {
		tokens := Typed(sought)
		if len(tokens) == 0 {
			continue
		}
		for _, missed := range missedBy(NewAkin([]string{tokens[0].Folded, tokens[0].Stem()}), &tokens[0], words) {
			t.Errorf("%s is not told to who looks for %s", missed, sought)
		}
	}
}

// missedBy are the words that are forms of another, and may not be.
func missedBy(a *Akin, of *Token, words []string) (missed []string) {
	for _, word := range words {
		for _, token := range Tokens(word) {
			alike := token.Folded == of.Folded || token.Stem() == of.Stem()
			if alike && !a.May(word[token.Start:token.End]) {
				missed = append(missed, word)
			}
		}
	}
	return missed
}

func TestAkin(t *testing.T) {
	if !NewAkin([]string{"", "tram"}).May("bus") {
		t.Error("an unknown beginning lets not all through")
	}
	if a := NewAkin([]string{"deu"}); a.May("de") || !a.May("deux") || !a.may("de", true) {
		t.Error("deux: de may only where more follows")
	}
	if a := NewAkin([]string{"ecole"}); a.May("bassin") || a.May("Étage") || !a.May("Économie") || !a.May("e\u0301cole") {
		t.Error("ecole: bassin, Étage may not; Économie and a decomposed école may")
	}
}

// akinSame holds that what is told of is told as [Tokens] does.
func akinSame(t *testing.T, text, sought string) {
	t.Helper()
	wanted := Typed(sought)
	words := make([]string, 0, 2*len(wanted))
	for i := range wanted {
		words = append(words, wanted[i].Folded, wanted[i].Stem())
	}
	a := NewAkin(words)
	all, some := Tokens(text), TokensAkin(nil, text, a)
	byStart := map[int]*Token{}
	for i := range some {
		byStart[some[i].Start] = &some[i]
	}
	for i := range all {
		full, told := &all[i], byStart[all[i].Start]
		switch {
		case told == nil:
			for _, w := range wanted {
				if w.Folded == full.Folded || w.Stem() == full.Stem() {
					t.Errorf("%q: %q is passed over for %q", text, full.Form, sought)
				}
			}
		case told.End != full.End || told.Pos != full.Pos || told.Form != full.Form || told.Stop != full.Stop || told.Stem() != full.Stem() || len(told.Also) != len(full.Also):
			t.Errorf("%q for %q: %+v, want %+v", text, sought, told, full)
		}
	}
}

func TestTokensAkin(t *testing.T) {
	for _, text := range []string{
		"L’école rouvre ; les écoliers de l'École-Valentin, d’E.N.S.P. La suite…", "vidéo-surveillance et vidéosurveillance, auto-école",
		"citoyen·ne·s vif·ve étudiant.e.s député-e-s", "20 000 élèves, 2,5 %, 70e", "cafe\u0301 sécu\u00adrité 日本", "Paris, paris : l’œuvre",
	} {
		for _, sought := range []string{"école", "vidéosurveillance", "citoyenne vive", "20000", "sécurité", "paris", "oeuvre suite", "surveillance", "ensp", "le"} {
			akinSame(t, text, sought)
		}
	}
}

func FuzzTokensAkin(f *testing.F) {
	f.Add("L’école-Valentin de l’E.N.S.P.", "école")
	f.Add("vif·ve 20 000", "vive 20000")
	f.Fuzz(akinSame)
}
