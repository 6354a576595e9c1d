// Package bleveindex is the embedded engine behind [search.Index]: Bleve's
// segments on disk, one directory, one process.
//
// A generation is two Bleve indexes, articles and words said, at one position.
// What Bleve keeps are the forms of the words with their places, and a record
// of each document with what a hit shows and facets and dates are counted by;
// texts stay in the archive ([search.Texts]). Neither index repeats the other:
// a query that asks for fields of both is joined by article (across.go). Stems
// are not indexed: which forms have one is known in memory (vocabulary.go).
//
// Bleve does what it is good at: segments, dictionaries, merging, crash
// safety. Reading the postings is done here, in one pass a search (docs.go,
// collect.go), because the answer wanted is not the one Bleve's query layer
// gives: words that may stand in any field of an article (BM25F), exact
// totals, NEAR, and all facets with the counts of a chosen value's siblings,
// from columns in memory (columns.go). No text of a user ever reaches Bleve's
// own query language.
//
// What does not belong here: the query language (query), the French language
// (french), what an article is (news).
package bleveindex
