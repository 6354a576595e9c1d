package main

import (
	"context"
	"io"
	"sync"
)

// input is standard input, whose reads end with ctx: a terminal or a pipe that
// nobody writes to would keep them waiting past an interruption. Nothing is
// read before somebody asks, since what is not asked for may be meant for the
// next program.
func (a *app) input(ctx context.Context) io.Reader {
	return &interruptible{open: sync.OnceValue(func() io.Reader { return readUntil(ctx, a.stdin) })}
}

type interruptible struct{ open func() io.Reader }

// Read implements [io.Reader].
func (i *interruptible) Read(p []byte) (int, error) { return i.open().Read(p) }

func readUntil(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, r)
		_ = in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { _ = in.CloseWithError(context.Cause(ctx)) })
	return out
}
