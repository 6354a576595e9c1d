// Package french is the language: how its words are normalised, elided,
// stemmed and set in type. Lists are data, written once here for every engine
// and for the page. It imports nothing else of this module.
package french
