package bleveindex

import (
	"math"
	"slices"
)

// numbers are numbers that are not all as large as they might be: each takes as
// many bytes as the largest of them needs. Most columns have few values, and
// are read for every hit.
type numbers struct { // one of them, by width; the others are nil
	one  []uint8
	two  []uint16
	four []uint32
}

// narrowNumbers gives numbers that are all below a limit.
func narrowNumbers(list []uint32, below int) numbers {
	switch {
	case below <= math.MaxUint8+1:
		return numbers{one: narrowList[uint8](list)}
	case below <= math.MaxUint16+1:
		return numbers{two: narrowList[uint16](list)}
	}
	return numbers{four: slices.Clone(list)}
}

func narrowList[T uint8 | uint16](list []uint32) []T {
	narrow := make([]T, len(list))
	for i, n := range list {
		narrow[i] = T(n)
	}
	return narrow
}

func (n *numbers) at(i uint64) uint32 {
	switch {
	case n.one != nil:
		return uint32(n.one[i])
	case n.two != nil:
		return uint32(n.two[i])
	}
	return n.four[i]
}

// below reports whether there are so many, all below a limit.
func (n *numbers) below(count, limit uint64) bool {
	return uint64(len(n.one)+len(n.two)+len(n.four)) == count &&
		allBelow(n.one, limit) && allBelow(n.two, limit) && allBelow(n.four, limit)
}

func allBelow[T uint8 | uint16 | uint32](list []T, limit uint64) bool {
	return !slices.ContainsFunc(list, func(n T) bool { return uint64(n) >= limit })
}

func encodeNumbers(e *encoder, n *numbers) {
	encodeList(e, n.one)
	encodeList(e, n.two)
	encodeList(e, n.four)
}

func decodeNumbers(d *decoder) numbers {
	return numbers{one: orNil(decodeList[uint8](d)), two: orNil(decodeList[uint16](d)), four: orNil(decodeList[uint32](d))}
}

// orNil makes an empty list nil.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
