//go:build !unix

package bench

import "time"

var started = time.Now()

// now is the time since the start, where the processor's is not known.
func now() time.Duration { return time.Since(started) }
