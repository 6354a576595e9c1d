package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// nextZipped reads the next record of the open gzip member, or of the next.
func (r *Reader) nextZipped() (*Record, error) {
	for {
		if r.inner == nil {
			if err := r.openMember(); err != nil {
				return nil, err
			}
		}
		err := skipBlank(r.inner)
		if errors.Is(err, io.EOF) && r.tape.failure() == nil {
			empty := r.inside == 0
			r.inner = nil
			if empty {
				return nil, &DamageError{Offset: r.member, Err: fmt.Errorf("an empty gzip member: %w", errGarbage)}
			}
			continue
		}
		if err != nil {
			return nil, r.badMember(nil, err)
		}
		return r.zippedRecord()
	}
}

// openMember opens the gzip member at the present place.
func (r *Reader) openMember() error {
	br := r.tape.br
	start := r.tape.pos()
	r.tape.release()
	head, err := br.Peek(len(gzipMagic))
	if len(head) == 0 {
		return err
	}
	if r.zip == nil {
		r.zip = new(gzip.Reader)
	}
	if !bytes.Equal(head, gzipMagic) {
		if err := r.seekMember(); err != nil && r.tape.failure() != nil {
			return err
		}
		return &DamageError{Offset: start, Err: fmt.Errorf("between gzip members: %w", errGarbage)}
	}
	r.member, r.inside = start, 0
	if err := r.zip.Reset(br); err != nil {
		return r.badMember(nil, err)
	}
	r.zip.Multistream(false)
	r.inner = bufio.NewReaderSize(r.zip, 32<<10)
	return nil
}

// zippedRecord reads the record that begins at the present place of the open
// member.
func (r *Reader) zippedRecord() (*Record, error) {
	if head, err := r.inner.Peek(versionPeek); !isVersionLine(head) {
		if r.member == 0 && r.inside == 0 && isARC(r.inner) {
			return nil, ErrARC
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, r.badMember(nil, err)
		}
		return nil, r.passOver(nil, errGarbage)
	}
	header, err := readHeader(r.inner)
	if err != nil {
		return nil, r.badHeader(nil, err)
	}
	rec, length, err := newRecord(header)
	if err != nil {
		return nil, r.badHeader(rec, err)
	}
	if length > r.max {
		return nil, r.zippedOversized(rec, length)
	}
	return r.zippedBlock(rec, length)
}

func (r *Reader) zippedBlock(rec *Record, length int64) (_ *Record, err error) {
	if rec.Block, err = readBlock(r.inner, length); err != nil {
		if !isEnd(err) || !r.memberEnded() {
			return nil, r.badMember(rec, err)
		}
		return nil, r.reread(rec, rec.Block, errTruncated)
	}
	if !endsWell(r.inner) && !vouched(rec) && swallowed(rec.Block) >= 0 {
		return nil, r.reread(rec, rec.Block, errSwallowed)
	}
	return r.finish(rec)
}

// finish looks behind a record: where the member ends there, its place is
// known; where the member is damaged there, the record is given only if it is
// whole beyond doubt, and the damage with the next call.
func (r *Reader) finish(rec *Record) (*Record, error) {
	rec.Offset = r.member
	r.inside++
	err := skipBlank(r.inner)
	switch {
	case err == nil: // another record in the same member, or garbage
		return rec, nil
	case errors.Is(err, io.EOF):
		r.inner = nil
		if r.inside == 1 {
			rec.Length = r.tape.pos() - r.member
		}
		return rec, nil
	}
	whole := errors.Is(err, io.ErrUnexpectedEOF) || vouched(rec)
	damage := r.badMember(rec, err)
	var d *DamageError
	if whole && errors.As(damage, &d) {
		r.pending = d
		return rec, nil
	}
	return nil, damage
}

// badMember reports damage to the compressed bytes of the open member, and
// looks for the next member from its beginning on: the damage may have hidden it.
func (r *Reader) badMember(rec *Record, err error) error {
	r.inner = nil
	if r.tape.failure() != nil {
		return err
	}
	if r.tape.rewind(r.member + 1) {
		if err := r.seekMember(); err != nil && r.tape.failure() != nil {
			return err
		}
	}
	if isEnd(err) {
		err = errors.New("the gzip member is cut off")
	}
	return &DamageError{Offset: r.member, URI: uriOf(rec), Err: err}
}

func isEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// memberEnded reports whether the open member came to its proper end.
func (r *Reader) memberEnded() bool {
	_, err := r.inner.Peek(1)
	return errors.Is(err, io.EOF)
}

// badHeader reports a header that cannot be read inside a sound or damaged member.
func (r *Reader) badHeader(rec *Record, err error) error {
	if isEnd(err) {
		if !r.memberEnded() {
			return r.badMember(rec, err)
		}
		err = errTruncated
	}
	if !errors.Is(err, errTruncated) && !isOwn(err) {
		return r.badMember(rec, err)
	}
	return r.passOver(rec, err)
}

// isOwn tells a header's faults from those of the compressed bytes.
func isOwn(err error) bool {
	return errors.Is(err, errFields) || errors.Is(err, errHeaderSize) || errors.Is(err, errNoLength) || errors.Is(err, errNoType)
}

// passOver reports damage inside a member and goes to the next record in it,
// or behind it.
func (r *Reader) passOver(rec *Record, cause error) error {
	damage := &DamageError{Offset: r.member, URI: uriOf(rec), Err: cause}
	r.inside++
	err := seekLine(r.inner, maxSkip)
	switch {
	case err == nil:
	case errors.Is(err, io.EOF):
		r.inner = nil
	case errors.Is(err, errGarbage): // too long to be passed over
		r.inner = nil
		if err := r.seekMember(); err != nil && r.tape.failure() != nil {
			return err
		}
	default:
		return r.badMember(rec, fmt.Errorf("%w; %w", cause, err))
	}
	return damage
}

// reread reports a record whose length is wrong, and looks for other records
// in what was taken for its block.
func (r *Reader) reread(rec *Record, block []byte, cause error) error {
	at := swallowed(block)
	if at < 0 || !r.tape.afford(int64(len(block))) {
		return r.passOver(rec, cause)
	}
	r.inner = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(block[at:]), r.inner), 32<<10)
	return r.passOver(rec, cause)
}

func (r *Reader) zippedOversized(rec *Record, length int64) error {
	cause := fmt.Errorf("%w: a block of %d bytes, %d at most", ErrTooLarge, length, r.max)
	if _, err := io.CopyN(io.Discard, r.inner, min(length, maxSkip)); err != nil && (!isEnd(err) || !r.memberEnded()) {
		return r.badMember(rec, fmt.Errorf("%w; %w", cause, err))
	}
	return r.passOver(rec, cause)
}
