// Package archive is the store of record: pages as they were received, in
// WARC files, and the catalogue of what was received, read and changed, in
// SQLite. Everything else the program keeps can be rebuilt from it, and all of
// the catalogue but the frontier from the WARC files.
//
// A directory holds `warc/*.warc.gz` and `catalogue.db`. Several processes may
// have one archive open and write to it: each appends to a WARC file of its
// own, and SQLite lets one of them at a time change the catalogue. A page's
// bytes are on disk before a row says that they exist, so that a crash leaves
// at most bytes which no row points at.
//
// What a page says, how it is searched and how it is shown belong elsewhere.
package archive
