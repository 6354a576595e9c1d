// Package server is the read side: the search page, the article page and the
// API over an index and an archive, one file an action.
//
// It names no engine, opens no file and writes nothing. It does not listen
// either: the command does, with the limits of [Harden]. What a page looks
// like stands in package web.
package server
