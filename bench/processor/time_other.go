//go:build !unix

// Package processor stands in for the processor's time, where it is not known.
package processor

import "time"

var started = time.Now()

// Time is the time since the start.
func Time() time.Duration { return time.Since(started) }
