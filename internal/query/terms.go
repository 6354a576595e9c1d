package query

// Term is a word or a phrase that a hit was found by: what a snippet marks.
type Term struct {
	Field Field // the field it was asked in, "" for any
	Node  Node  // a [Word] or a [Phrase]
}

// Terms lists the words and phrases that n wants, in the order of the text,
// those it refuses left out. The parts of a [Near] stand as two terms, and a
// [DateRange] marks nothing.
func Terms(n Node) []Term { return appendTerms(nil, n, "") }

func appendTerms(terms []Term, n Node, f Field) []Term {
	switch n := n.(type) {
	case And:
		for _, part := range n.Parts {
			terms = appendTerms(terms, part, f)
		}
	case Or:
		for _, part := range n.Parts {
			terms = appendTerms(terms, part, f)
		}
	case Near:
		terms = appendTerms(appendTerms(terms, n.Left, f), n.Right, f)
	case InField:
		terms = appendTerms(terms, n.Part, n.Field)
	case Word, Phrase:
		terms = append(terms, Term{Field: f, Node: n})
	}
	return terms
}
