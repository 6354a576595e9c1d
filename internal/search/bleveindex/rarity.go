package bleveindex

import "sync"

// rarities remember in how many articles words are: what is like an article is
// asked by all its words, most of which the article before had too, and each
// costs a look into every segment for every form.
type rarities struct {
	mu    sync.Mutex
	state uint64 // of the view they are counted in
	docs  map[string]uint64
}

// maxRarities bounds what is remembered: the words of some hundred articles.
const maxRarities = 1 << 16

// of gives the number of a word in a view of that state, counted where it is
// not remembered.
func (r *rarities) of(state uint64, word string, count func() (uint64, error)) (uint64, error) {
	if n, ok := r.remembered(state, word); ok {
		return n, nil
	}
	n, err := count()
	if err != nil {
		return 0, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state != state || r.docs == nil || len(r.docs) >= maxRarities {
		r.state, r.docs = state, map[string]uint64{}
	}
	r.docs[word] = n
	return n, nil
}

func (r *rarities) remembered(state uint64, word string) (uint64, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, ok := r.docs[word]
	return n, ok && r.state == state
}
