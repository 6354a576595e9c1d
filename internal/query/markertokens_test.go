package query

import (
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
)

// What is found among the words that may be wanted is what is found among all.
func TestMarkerPassesOver(t *testing.T) {
	texts := []string{
		"L’école de la ville ouvre ; les écoliers, vifs et vive, vont à l'auto-école. La vidéo-surveillance, la vidéosurveillance.",
		"Les citoyen·ne·s et l’E.N.S.P. : 20 000 élèves, aujourd’hui, dit-il. Un fou, deux folles. cafe\u0301, sécu\u00adrité.",
	}
	for _, q := range []string{
		"école", "ecole ville", `"de la ville"`, "=école", "écol*", "ecolé~1", "vidéosurveillance", "vidéo-surveillance", "auto-école",
		"citoyenne", "ensp", "20000", "fou", "folle", "aujourd'hui", "café sécurité", "la NEAR/3 ville", "titre:école -ville", "vif", "",
	} {
		tree, err := Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		m := NewMarker(tree, Articles)
		for _, text := range texts {
			for _, isFrench := range []bool{true, false} {
				all, some := french.Tokens(text), m.Tokens(text)
				want, got := spans(all, m.Find(FieldText, all, isFrench)), spans(some, m.Find(FieldText, some, isFrench))
				if !slices.Equal(got, want) {
					t.Errorf("%q: %v, want %v", q, got, want)
				}
			}
		}
	}
}

func spans(tokens []french.Token, found []Found) []french.Span {
	list := make([]french.Span, len(found))
	for i, f := range found {
		list[i] = french.Span{Start: tokens[f.From].Start, End: tokens[f.To].End}
	}
	return list
}
