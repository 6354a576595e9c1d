//go:build unix

// Package processor tells how long the processor worked for this program: what
// other programs do on the machine does not count.
package processor

import (
	"syscall"
	"time"
)

// Time is the processor time that this process has used so far.
func Time() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // cannot happen: the arguments are right
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
