package interview

import "testing"

// One speaker, one quote: the cue in all the places and forms it takes.
func TestCues(t *testing.T) {
	const words = "le barrage tiendra encore"
	by := []string{words + " ← Odile Ferrand"}
	upper := []string{"Le barrage tiendra encore ← Odile Ferrand"}
	checkSpoken(t, []spoken{
		{"present", []string{"p « Le barrage tiendra encore », affirme Odile Ferrand."}, upper},
		{"imperfect", []string{"p « Le barrage tiendra encore », soulignait Odile Ferrand en mars."}, upper},
		{"compound past", []string{"p « Le barrage tiendra encore », a promis Odile Ferrand."}, upper},
		{"pluperfect", []string{"p « Le barrage tiendra encore », avait prévenu Odile Ferrand."}, upper},
		{"simple past", []string{"p « Le barrage tiendra encore », répondit Odile Ferrand."}, upper},
		{"conditional", []string{"p « Le barrage tiendra encore », aurait confié Odile Ferrand."}, upper},
		{"reflexive", []string{"p « Le barrage tiendra encore », s'est félicitée Odile Ferrand."}, upper},
		{"reflexive present", []string{"p « Le barrage tiendra encore », se réjouit Odile Ferrand."}, upper},
		{"adverbs between", []string{"p « Le barrage tiendra encore », a également tenu à rappeler Odile Ferrand."}, upper},
		{"to somebody", []string{"p « Le barrage tiendra encore », lui a répondu Odile Ferrand."}, upper},
		{"with « comme »", []string{"p « Le barrage tiendra encore », comme l'a indiqué Odile Ferrand."}, upper},
		{"no comma", []string{"p « Le barrage tiendra encore » explique Odile Ferrand."}, upper},
		{"dash", []string{"p « Le barrage tiendra encore » – assure Odile Ferrand."}, upper},
		{"exclamation", []string{"p « Le barrage tiendra encore ! » s'exclame Odile Ferrand."}, []string{"Le barrage tiendra encore ! ← Odile Ferrand"}},
		{"question", []string{"p « Le barrage tiendra-t-il ? », s'interroge Odile Ferrand."}, []string{"Le barrage tiendra-t-il ? ← Odile Ferrand"}},
		{"a verb in no list", []string{"p « Le barrage tiendra encore », mitraille Odile Ferrand."}, upper},
		{"a verb in no list, past", []string{"p « Le barrage tiendra encore », a tonitrué Odile Ferrand."}, upper},
		{"fait savoir", []string{"p « Le barrage tiendra encore », a fait savoir Odile Ferrand."}, upper},
		{"fait valoir", []string{"p « Le barrage tiendra encore », fait valoir Odile Ferrand."}, upper},
		{"met en garde", []string{"p « Le barrage tiendra encore », met en garde Odile Ferrand."}, upper},
		{"laisse entendre", []string{"p « Le barrage tiendra encore », laissait entendre Odile Ferrand."}, upper},
		{"before, with que", []string{"p Odile Ferrand a assuré que « le barrage tiendra encore » cet hiver."}, by},
		{"before, with a colon", []string{"p Odile Ferrand le répète : « Le barrage tiendra encore »."}, upper},
		{"name and colon", []string{"p Odile Ferrand : « Le barrage tiendra encore »."}, upper},
		{"infinitive", []string{"p Et Odile Ferrand d'ajouter : « Le barrage tiendra encore »."}, upper},
		{"participle", []string{"p Odile Ferrand s'est voulue calme, répétant que « le barrage tiendra encore »."}, by},
		{"selon, before", []string{"p Selon Odile Ferrand, « le barrage tiendra encore »."}, by},
		{"selon, behind", []string{"p Mais « le barrage tiendra encore », selon Odile Ferrand."}, by},
		{"selon, without a comma", []string{"p Les digues, dit-on, et « le barrage tiendra encore » tout l'hiver selon Odile Ferrand."}, by},
		{"d'après", []string{"p D'après Odile Ferrand, « le barrage tiendra encore »."}, by},
		{"pour", []string{"p Pour Odile Ferrand, « le barrage tiendra encore »."}, by},
	})
}

func TestInvertedPronouns(t *testing.T) {
	const intro = "p Odile Ferrand a visité le barrage. « Il tiendra encore »"
	by := []string{"Il tiendra encore ← Odile Ferrand"}
	checkSpoken(t, []spoken{
		{"present", []string{intro + ", dit-elle."}, by},
		{"euphonic t", []string{intro + ", affirme-t-elle."}, by},
		{"auxiliary", []string{intro + ", a-t-elle assuré."}, by},
		{"adverb", []string{intro + ", a-t-elle encore assuré."}, by},
		{"imperfect", []string{intro + ", avait-elle promis."}, by},
		{"être", []string{intro + ", s'est-elle félicitée."}, by},
		{"missing hyphen", []string{intro + ", a t-elle dit."}, by},
		{"space before the comma", []string{intro + " , a-t-elle dit."}, by},
		{"any participle", []string{intro + ", a-t-elle tonné."}, by},
		{"future", []string{intro + ", dira-t-elle."}, by},
	})
}

func TestCueForms(t *testing.T) {
	for word, want := range map[string]verbForm{
		"explique": finite, "expliquait": finite, "expliqua": finite, "expliqué": participle, "expliquant": gerund, "expliquer": infinitive,
		"nuance": finite, "nuançait": finite, "nuançant": gerund, "suggère": finite, "suggérait": finite, "rappelle": finite, "rappelait": finite,
		"jugeait": finite, "répondit": finite, "soutenu": participle, "ajoutées": participle, "entend": 0, "barrage": 0, "mange": 0,
	} {
		if got := cueForms[word]; got&want != want || want == 0 && got != 0 {
			t.Errorf("%q: form %d, want %d", word, got, want)
		}
	}
	for _, noun := range []string{"note", "marque", "critique", "attaque"} {
		if isFiniteCue(noun) {
			t.Errorf("%q is oftener a noun", noun)
		}
	}
}

func TestLooksVerb(t *testing.T) {
	for word, want := range map[string]bool{"mitraille": true, "répond": true, "finit": true, "gronda": true, "vivement": false, "de": false, "barrages": false} {
		if got := looksVerb(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
	for word, want := range map[string]bool{"tonné": true, "venue": false, "promis": true, "offert": true, "déjà": false, "aussi": false} {
		if got := looksParticiple(word); got != want {
			t.Errorf("%q: participle %v", word, got)
		}
	}
}
