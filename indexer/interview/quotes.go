package interview

func (p *page) quotes(out *Result, said map[int]bool) {}
