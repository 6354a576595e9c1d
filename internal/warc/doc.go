// Package warc reads and writes WARC files (ISO 28500; WARC/1.0 and 1.1, and
// the drafts 0.17 and 0.18 that old archives hold): the records, and the HTTP
// payload inside a record's block.
//
// It knows no catalogue, no article and no network. Everything it reads is
// held to be hostile: each size is bounded, and damage is reported with its
// place while the good records around it are still given.
package warc
