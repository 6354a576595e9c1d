package main

import (
	"fmt"
	"strings"

	"github.com/pressoir/pressoir/internal/search"
)

// scoreParts are the parts of a score in words.
var scoreParts = map[search.ScorePart]string{
	search.ScoreSum: "somme", search.ScoreWords: "les mots", search.ScoreTogether: "ils se suivent, ou presque",
	search.ScorePhrase: "suite de mots", search.ScoreExpansion: "mots de cette sorte", search.ScoreFilter: "restriction",
}

// scoreFields are the fields of texts in words.
var scoreFields = map[string]string{
	"title": "titre", "lead": "chapô", "text": "texte", "question": "question", "answer": "réponse", "quote": "citation", "speaker": "locuteur", "role": "rôle",
}

// score prints what a hit's score is made of, a line a part.
func (p *printer) score(h *search.Hit) {
	if h.Explain != nil {
		p.scorePart(h.Explain, 1)
	}
}

func (p *printer) scorePart(e *search.Explanation, depth int) {
	p.printf("   %s%.3f  %s\n", strings.Repeat("  ", depth), e.Value, scoreWords(e))
	for i := range e.Of {
		p.scorePart(&e.Of[i], depth+1)
	}
}

func scoreWords(e *search.Explanation) string {
	switch e.Part {
	case search.ScoreWord:
		return fmt.Sprintf("« %s », rareté %.3f", clean(e.Term), e.Rarity)
	case search.ScoreStem, search.ScoreForm:
		what := "toutes formes"
		if e.Part == search.ScoreForm {
			what = "forme tapée"
		}
		field := string(e.Field)
		if name, ok := scoreFields[field]; ok {
			field = name
		}
		return fmt.Sprintf("%s : %s, %d fois en %.0f mots (moyenne %.0f), poids %.2f", field, what, e.Count, e.Length, e.Average, e.Weight)
	}
	return scoreParts[e.Part]
}
