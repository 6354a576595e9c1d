// Package web is what a browser sees: the templates with the typed values they
// show, the components' style, the static files and the sentences of the
// interface in French and English, all embedded.
//
// It imports nothing of this module and knows no query, archive or request:
// package server fills the page values, this package sets them in HTML.
package web
