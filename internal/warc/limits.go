package warc

// What is read has a limit, named here with its reason.
const (
	// MaxHeader is the largest header block of a record, in bytes: real ones
	// have one or two kilobytes, and the longest address a browser takes is 32.
	MaxHeader = 64 << 10
	// MaxFields bounds the named fields of a record or an HTTP header: real
	// ones have a few dozen.
	MaxFields = 1000
	// DefaultMaxBlock is the largest block read when the options name none: a
	// page of news with its headers is far below; larger are films and dumps.
	DefaultMaxBlock = 32 << 20
	// DefaultMaxBody is the largest decoded HTTP body when the caller names
	// none: a page of more text than that is none a person would read.
	DefaultMaxBody = 10 << 20
	// maxHTTPHead is the largest HTTP header section: servers refuse more than
	// a few dozen kilobytes, cookies and policies included.
	maxHTTPHead = 256 << 10
	// maxEncodings bounds how often a body may be compressed over.
	maxEncodings = 3
	// maxSkip is how much of one gzip member is decompressed only to be passed
	// over; past that the next member is looked for instead.
	maxSkip = 1 << 30
	// rewindBase and rewindShare bound how much of the input may be read again
	// in the search for good records after damage: so much, and so many times
	// what has been read. Without them a made-up file could cost the square of
	// its size.
	rewindBase  = 256 << 20
	rewindShare = 4
)
