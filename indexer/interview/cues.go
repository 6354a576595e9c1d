package interview

import (
	_ "embed"
	"strings"
)

//go:embed cues.txt
var cueList string

// verbForm says what form of a verb of speech a word is.
type verbForm uint8

const (
	finite     verbForm = 1 << iota // « explique », « expliquait »
	participle                      // « expliqué »
	gerund                          // « expliquant »
	infinitive                      // « expliquer »
)

// cueForms holds every form of every verb of speech.
var cueForms = func() map[string]verbForm {
	out := make(map[string]verbForm, 4096)
	firstGroup := true
	for row := range strings.Lines(cueList) {
		if strings.HasPrefix(row, "#") {
			firstGroup = strings.Contains(row, "first group")
			continue
		}
		for w := range strings.FieldsSeq(row) {
			if firstGroup {
				addFirstGroup(out, w)
			} else {
				addForm(out, w)
			}
		}
	}
	return out
}()

// addFirstGroup adds the third-person forms of a verb in -er; g and c soften
// before a and o, and e before a silent syllable takes a grave accent.
func addFirstGroup(out map[string]verbForm, verb string) {
	stem := strings.TrimSuffix(verb, "er")
	soft := stem
	switch {
	case strings.HasSuffix(stem, "g"):
		soft = stem + "e"
	case strings.HasSuffix(stem, "c"):
		soft = strings.TrimSuffix(stem, "c") + "ç"
	}
	out[verb] |= infinitive
	for _, s := range []string{stem, graveStem(stem), doubledStem(stem)} {
		for _, ending := range []string{"e", "ent"} {
			out[s+ending] |= finite
		}
		out[s+"era"] |= finite
		out[s+"eront"] |= finite
	}
	for _, ending := range []string{"ait", "aient", "a"} {
		out[soft+ending] |= finite
	}
	out[stem+"èrent"] |= finite
	out[soft+"ant"] |= gerund
	for _, ending := range []string{"é", "ée", "és", "ées"} {
		out[stem+ending] |= participle
	}
}

// graveStem: « suggér- » has « suggère ».
func graveStem(stem string) string {
	at := strings.LastIndex(stem, "é")
	if at < 0 {
		at = strings.LastIndex(stem, "e")
		if at < 0 || at != len(stem)-2 {
			return stem
		}
		return stem[:at] + "è" + stem[at+1:]
	}
	if len(stem)-at > len("é")+2 {
		return stem
	}
	return stem[:at] + "è" + stem[at+len("é"):]
}

// doubledStem: « appel- » has « appelle ».
func doubledStem(stem string) string {
	if strings.HasSuffix(stem, "el") || strings.HasSuffix(stem, "et") {
		return stem + stem[len(stem)-1:]
	}
	return stem
}

func addForm(out map[string]verbForm, w string) {
	switch {
	case strings.HasSuffix(w, "ant"):
		out[w] |= gerund
	case strings.HasSuffix(w, "u"), strings.HasSuffix(w, "is"), strings.HasSuffix(w, "i"):
		out[w] |= participle
	case w == "dit", w == "écrit", w == "décrit":
		out[w] |= finite | participle
	default:
		out[w] |= finite
	}
}

// isFiniteCue reports whether a word is a finite form of a verb of speech, and
// no common noun of the same letters.
func isFiniteCue(low string) bool { return cueForms[low]&finite != 0 && !cueNouns[low] }

// cueNouns are forms that are far oftener a noun or an adjective.
var cueNouns = set("note juge marque demande critique attaque accuse commente adresse partage doute invite mise conseille annonce-il tente lance")

// auxiliaries stand before a participle, alone or reversed.
var auxiliaries = set(`a ont avait avaient aurait auraient aura eut est sont était étaient ayant s'est s'était
	a-t-il a-t-elle a-t-on ont-ils ont-elles avait-il avait-elle avaient-ils avaient-elles aurait-il aurait-elle
	est-il est-elle était-il était-elle`)
