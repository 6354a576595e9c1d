package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Roles around one name, as worded.
func TestRolesOfOnePerson(t *testing.T) {
	for in, want := range map[string]string{
		"l'adjudante Zélie Morvan devient cheffe":                          "adjudante",
		"Zélie Morvan, élève de première année, a couru":                   "élève de première année",
		"l'historienne Zélie Morvan, conservatrice du fonds, dépouille":    "conservatrice du fonds",
		"Zélie Morvan, chauffagiste, donne ses conseils":                   "chauffagiste",
		"Zélie Morvan, meunière et présidente de la ligue, revient":        "meunière et présidente de la ligue",
		"Zélie Morvan, plaquiste à Vals, sourit":                           "plaquiste à Vals",
		"Zélie Morvan, dernière arrivée, sourit":                           "",
		"Zélie Morvan, hier, a souri":                                      "",
		"Zélie Morvan, soucieuse, a souri":                                 "",
		"Zélie Morvan, directrice adjointe (UDL) du port, a parlé":         "directrice adjointe (UDL) du port",
		"Zélie Morvan, une ancienne pilote de ligne, raconte":              "ancienne pilote de ligne",
		"Zélie Morvan, âgée de 41 ans, plombière, raconte":                 "plombière",
		"Zélie Morvan (cycliste) raconte":                                  "cycliste",
		"Zélie Morvan – vétérinaire à Vals – raconte":                      "vétérinaire à Vals",
		"la secrétaire générale de la ligue Zélie Morvan a parlé":          "secrétaire générale de la ligue",
		"le vice-président du conseil du port, Zélie Morvan, a parlé":      "vice-président du conseil du port",
		"l'ex-ministre Zélie Morvan a parlé":                               "ex-ministre",
		"l'avocat de Zélie Morvan a parlé":                                 "",
		"la fille et la mère de Zélie Morvan ont parlé":                    "",
		"Zélie Morvan, docteure en droit, maîtresse de conférences, écrit": "docteure en droit, maîtresse de conférences",
	} {
		c := newCast()
		c.read(in, tokenize(in), inLead)
		got := ""
		if who := c.find("Zélie Morvan"); who != nil {
			got = who.role()
		}
		if got != want {
			t.Errorf("%q: role %q, want %q", in, got, want)
		}
	}
}

// Two people in a sentence keep their roles apart.
func TestRolesOfTwoPeople(t *testing.T) {
	for in, want := range map[string]map[string]string{
		"Zélie Morvan, maire de Vals, et Hugo Caron, préfet, ont signé.":    {"Zélie Morvan": "maire de Vals", "Hugo Caron": "préfet"},
		"la maire Zélie Morvan et le préfet Hugo Caron ont signé":           {"Zélie Morvan": "maire", "Hugo Caron": "préfet"},
		"Zélie Morvan, maire de Vals, Hugo Caron et la pilote Anne Le Goff": {"Zélie Morvan": "maire de Vals", "Hugo Caron": "", "Anne Le Goff": "pilote"},
	} {
		c := newCast()
		c.read(in, tokenize(in), inLead)
		got := make(map[string]string)
		for _, who := range c.people {
			got[who.name] = who.role()
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestIsRoleWord(t *testing.T) {
	for word, want := range map[string]bool{
		"directrice": true, "vice-présidente": true, "ex-maire": true, "co-auteure": true, "sous-préfète": true, "élève": true, "adjudante": true,
		"lingère": true, "caporal-chef": true, "belle-mère": true, "table": false, "": false, "ex-": false, "rouge": false,
	} {
		if got := isRoleWord(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

func TestGenderOfRole(t *testing.T) {
	for _, tt := range []struct {
		article, head string
		want          gender
	}{
		{"la", "juge", female}, {"le", "juge", male}, {"l'", "juge", unknownGender}, {"", "avocate", unknownGender}, {"une", "élève", female},
		{"", "infirmière", female}, {"", "doctorante", female}, {"", "députée", female}, {"", "chanteur", male}, {"", "étudiant", male}, {"cette", "pilote", female},
	} {
		if got := genderOfRole(tt.article, tt.head); got != tt.want {
			t.Errorf("%q %q: %d, want %d", tt.article, tt.head, got, tt.want)
		}
	}
}
