//go:build unix

package bench

import (
	"syscall"
	"time"
)

// now is the processor time that this process has used: what other programs
// do on the machine does not count.
func now() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // cannot happen: the arguments are right
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
