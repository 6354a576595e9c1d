// Package extract reads a page as a person would: from its bytes it makes a
// [news.Article] with title, lead, breadcrumb, dates, authors and body.
//
// A page is parsed once; then an ordered list of small readers, one file each,
// takes one field after the other (see readers in reader.go). Visible text
// comes first and metadata is a witness: where they disagree, the text that a
// person sees wins. Word lists (furniture, months, agencies, class names) are
// data, in words.go and hints.go, each entry with the form it has on a page.
//
// What is said in the article (exchanges, quotes) is found by package
// interview, called at the end. Fetching, archiving and indexing are not here.
package extract
