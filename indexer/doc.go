// Package indexer is the write side: it joins the stages a page goes through,
// from bytes to an article in the index.
//
//	source → Keep (WARC, catalogue) → read (extract) → StoreReadings → follow (index)
//
// A stage is a function of its input; only [Pipeline] knows the channels
// between them. Nothing here names an engine: the index is a [Target].
package indexer
