package query

// leaves lists the words and phrases that n wants, in the order of the text.
func leaves(n Node) []Node {
	var list []Node
	switch n := n.(type) {
	case And:
		for _, part := range n.Parts {
			list = append(list, leaves(part)...)
		}
	case Or:
		for _, part := range n.Parts {
			list = append(list, leaves(part)...)
		}
	case Near:
		list = append(leaves(n.Left), leaves(n.Right)...)
	case InField:
		list = leaves(n.Part)
	case Word, Phrase:
		list = []Node{n}
	}
	return list
}
