package interview

import (
	"fmt"
	"testing"
)

func castOf(texts ...string) *cast {
	c := newCast()
	for _, s := range texts {
		c.read(s, tokenize(s), inText)
	}
	return c
}

func TestFind(t *testing.T) {
	c := castOf("La pilote Garance Toussenel et le maire Firmin de Boisrond.", "Anne-Lise Perret dort.", "Sarah Colin et Sara Colin rient.")
	for in, want := range map[string]string{
		"Garance Toussenel": "Garance Toussenel", "Toussenel": "Garance Toussenel", "GARANCE TOUSSENEL": "Garance Toussenel", "Garance": "Garance Toussenel",
		"G. Toussenel": "Garance Toussenel", "de Boisrond": "Firmin de Boisrond", "Boisrond": "Firmin de Boisrond", "Firmin Boisrond": "Firmin de Boisrond",
		"Garance Tousenel": "Garance Toussenel", "Paul Toussenel": "", "de": "", "T.": "", "": "", "Anne-Lise": "Anne-Lise Perret",
		"Sarah Colin": "Sarah Colin", "Sara Colin": "Sara Colin",
	} {
		got := ""
		if who := c.find(in); who != nil {
			got = who.name
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestOneLetterOff(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"vidal", "vidall", true}, {"vidal", "vital", true}, {"vidal", "idal", true}, {"vidal", "vidal", false}, {"vidal", "vitall", false},
		{"roux", "rou", false}, {"", "", false}, {"vidal", "", false}, {"abcd", "abcde", true}, {"bcde", "abcde", true}, {"abcd", "dcba", false},
	} {
		if oneLetterOff(tt.a, tt.b) != tt.want || oneLetterOff(tt.b, tt.a) != tt.want {
			t.Errorf("%q and %q", tt.a, tt.b)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Roux", "Jeanne Roux", true}, {"Jeanne Roux", "Roux", true}, {"J. Roux", "Jeanne Roux", true}, {"J. Vidal", "Jeanne Roux", false},
		{"Jeanne", "Jeanne Roux", true}, {"de", "Anne de Vals", false}, {"", "Roux", false}, {"Roux Jeanne", "Jeanne Roux", false}, {"J", "Jeanne Roux", false},
	} {
		if got := samePerson(nameParts(tt.a), nameParts(tt.b)); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a, tt.b, got)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Jean-Marc Roux": "JMR", "Anne de la Tour": "AT", "Zoé": "Z", "": "", "Élise Ôdet": "EO"} {
		if got := initialsOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	c := castOf("La pilote Garance Toussenel, le maire Guy Tardieu.")
	if who := c.byInitials("GT"); who != nil {
		t.Errorf("two have these initials, %q is taken", who.name)
	}
}

func TestSurePeople(t *testing.T) {
	for in, want := range map[string]bool{
		"La pilote Xyla Brankov a volé.":       true, // a role
		"« Oui », explique Xyla Brankov.":      true, // a verb of speech
		"Xyla Brankov explique le vol.":        true,
		"Mme Brankov a volé.":                  true, // a civility
		"Jeanne Brankov a volé.":               true, // a first name
		"Xyla BRANKOV a volé.":                 true, // a surname in capitals
		"Xyla van Brankov a volé.":             true, // a particle of persons only
		"Le rappeur Brankov chante.":           true, // a single name behind a role
		"Léna, 31 ans, attend.":                true, // a first name with an age
		"Le groupe des députés Insoumis vote.": false,
		"Le ministre de l'Environnement vote.": false,
	} {
		sure := false
		for _, who := range castOf(in).people {
			sure = sure || who.sure
		}
		if sure != want {
			t.Errorf("%q: sure %v", in, sure)
		}
	}
}

func TestCastIsBounded(t *testing.T) {
	c := newCast()
	for i := range maxPeople + 50 {
		c.add(fmt.Sprintf("Jeanne Roux%c%c", 'a'+i%26, 'a'+i/26), inText)
	}
	if len(c.people) != maxPeople {
		t.Errorf("%d people", len(c.people))
	}
	p := &person{}
	for i := range 20 {
		p.addRole(fmt.Sprintf("maire %d", i))
	}
	if len(p.roles) != 8 {
		t.Errorf("%d roles", len(p.roles))
	}
}
