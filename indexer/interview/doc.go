// Package interview finds who said what in an article: the exchanges of an
// interview, the quotes in running text, and the people both belong to.
//
// It reads blocks, whatever read them from a page, and decides by rules over
// structure and words; each form of turn, each sign and each cue stands in a
// file of its own or in a list, and has a name that --explain prints. What the
// page does not say stays empty: no speaker is better than a wrong one.
//
// Parsing of pages, dates, sections and everything else that is no speech
// belongs to the reader that calls this package.
package interview
