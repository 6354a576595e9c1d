package bleveindex

import (
	"context"
	"runtime/debug"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// apart does what may take longer than a search may, such as making the columns
// of a large segment: whoever waits goes when their time is over, and the work
// goes on, so that the next search finds it done. It ends early only when the
// index is closed.
func (p *part) apart(ctx context.Context, snap *scorch.IndexSnapshot, work func(context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	done := make(chan error, 1)
	snap.AddRef()
	p.apartWork.Go(func() {
		err := p.guarded(work)
		_ = snap.DecRef() // only read from
		done <- err
	})
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// guarded turns a panic over what Bleve reads into an error.
func (p *part) guarded(work func(context.Context) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = damaged(p.dir, "a search could not read it", panicked(r))
		}
	}()
	return work(p.life)
}

// close ends work done apart, and gives the index back.
func (p *part) close() error {
	p.end()
	p.apartWork.Wait()
	p.kept.close()
	p.latest.drop()
	return p.index.Close()
}

// closed closes a view after use, and tells the first error.
func closed(v *view, err error) error {
	if closeErr := v.close(); err == nil {
		err = closeErr
	}
	return err
}
