// Package demosite is the bundled news site of `pressoir demo`: some fifty
// articles of an invented French institution, served over HTTP as four content
// systems would serve them, with the warts that real sites have.
//
// The articles, the sections and the templates are files under content and
// templates; README.md says how to add one. The Go code loads them, knows
// their addresses and answers requests. It also tells, by [Site.Articles],
// what a reader ought to find on each page, so that tests can compare.
//
// It imports nothing of the module: to the crawler it is a site like any
// other. Everything in it (people, towns, institutions, figures) is invented.
package demosite
