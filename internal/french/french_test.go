package french

import (
	"testing"
	"time"
)

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"plain":                      "plain",
		"l’école":                    "l'école",
		"lʼécole":                    "l'école",
		"l‘école":                    "l'école",
		"l′école":                    "l'école",
		"l＇école":                    "l'école",
		"l´école":                    "l'école",
		"l`ecole":                    "l'ecole",
		"e\u0301te\u0301":            "été",
		"re\u00adconnais\u00adsance": "reconnaissance",
		"a\u200bb\ufeffc":            "abc",
		"10\u00a0000\u202feuros":     "10 000 euros",
		"a\u3000b":                   "a b",
		"ＡＢＣ：＊":                      "ABC:*",
		"e\u200b\u0301":              "é",
		"vidéo\u2011surveillance":    "vidéo-surveillance",
		"ligne\nautre":               "ligne\nautre",
		"\u1fef":                     "'",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldAndKey(t *testing.T) {
	for _, c := range []struct{ in, fold, key string }{
		{"École", "Ecole", "ecole"},
		{"cœur", "coeur", "coeur"},
		{"Œuvre", "OEuvre", "oeuvre"},
		{"Lætitia", "Laetitia", "laetitia"},
		{"Straße", "Strasse", "strasse"},
		{"Noël", "Noel", "noel"},
		{"coût", "cout", "cout"},
		{"Île", "Ile", "ile"},
		{"Łódź", "Lodz", "lodz"},
		{"aujourd’hui", "aujourd’hui", "aujourd'hui"},
		{"  Vie\u00a0 de\tl’école ", "  Vie\u00a0 de\tl’ecole ", "vie de l'ecole"},
		{"Ελλάδα", "Ελλαδα", "ελλαδα"},
	} {
		if got := Fold(c.in); got != c.fold {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.fold)
		}
		if got := Key(c.in); got != c.key {
			t.Errorf("Key(%q) = %q, want %q", c.in, got, c.key)
		}
	}
}

func TestElide(t *testing.T) {
	elided := map[string]string{
		"l'école": "école", "L’État": "État", "d'été": "été", "j'ai": "ai", "qu'il": "il",
		"jusqu'ici": "ici", "lorsqu'elle": "elle", "puisqu'on": "on", "quoiqu'il": "il",
		"s'est": "est", "t'aime": "aime", "m'a": "a", "n'a": "a", "c'est": "est", "ç'aurait": "aurait",
		"l'hôtel": "hôtel", "l'œuvre": "œuvre", "l'Yonne": "Yonne", "d'11": "11", "l'RTBF": "RTBF",
		"d'aujourd'hui": "aujourd'hui", "qu'aujourd’hui": "aujourd’hui", "s'entr'aider": "entr'aider",
		"lʼeau": "eau", "QU'ON": "ON", "l'ENVS": "ENVS", "l'X": "X",
	}
	for in, want := range elided {
		rest, cut := Elide(in)
		if rest != want || in[cut:] != rest {
			t.Errorf("Elide(%q) = %q, %d, want %q", in, rest, cut, want)
		}
	}
	for _, whole := range []string{
		"", "'", "l'", "école", "aujourd'hui", "aujourd’hui", "quelqu'un", "quelqu’une", "prud'homme", "prud’hommes",
		"entr'acte", "presqu'île", "grand'mère", "N'Djamena", "M'Bappé", "O'Brien", "'l'eau", "l''", "rock'n'roll", "l'=",
	} {
		if rest, cut := Elide(whole); rest != whole || cut != 0 {
			t.Errorf("Elide(%q) = %q, %d, want it whole", whole, rest, cut)
		}
	}
}

func TestStopWords(t *testing.T) {
	words := StopWords()
	for _, w := range []string{"le", "la", "de", "d", "qu", "à", "où", "ou", "c", "étaient"} {
		if !words[w] {
			t.Errorf("%q is no stop word", w)
		}
	}
	for _, w := range []string{"été", "est", "son", "pas", "même", "notre", "mais", "maïs", "sur", "car", "or", "sans", "fût", "être"} {
		if words[w] {
			t.Errorf("%q is a stop word", w)
		}
	}
	for w := range words {
		if w != Normalize(w) || len(w) == 0 {
			t.Errorf("stop word %q is not normalised", w)
		}
	}
}

func TestDatesAndNumbers(t *testing.T) {
	first := time.Date(2019, time.March, 1, 9, 5, 0, 0, time.UTC)
	other := time.Date(2026, time.November, 23, 14, 30, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{LongDate(first), "1er mars 2019"},
		{LongDate(other), "23 novembre 2026"},
		{LongDateTime(first), "1er mars 2019 à 9\u202fh\u202f05"},
		{LongDateTime(other), "23 novembre 2026 à 14\u202fh\u202f30"},
		{Number(0), "0"},
		{Number(999), "999"},
		{Number(1000), "1\u202f000"},
		{Number(12345), "12\u202f345"},
		{Number(1234567), "1\u202f234\u202f567"},
		{Number(-1234), "−1\u202f234"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
