// Package news is the domain: what an article is, how it is named, and how a
// page's address is normalised.
//
// It imports nothing else of this module and knows nothing of files, servers
// or indexes. The JSON form of [Article] is the contract of the command line,
// the API and the exports: a field's name is never changed, only added.
package news
