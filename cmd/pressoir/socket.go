package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/pressoir/pressoir/internal/search"
)

// A running server owns the index; other processes ask it over a socket in
// the archive's directory that only its owner may use.
const (
	socketName = "pressoir.sock"
	socketMode = 0o600
	// maxSocketPath is the longest path a Unix socket can have everywhere; an
	// archive deeper down has its socket among the user's own caches, where no
	// other user can put one.
	maxSocketPath = 100
	// maxAsk bounds a question sent over the socket, in bytes.
	maxAsk = 1 << 20
)

// errNoServer is an archive that no server runs on.
var errNoServer = errors.New("no server runs on this archive")

// socketPath is where the server of an archive listens.
func socketPath(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	path := filepath.Join(abs, socketName)
	if len(path) <= maxSocketPath {
		return path, nil
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("socket of %s: its path is too long, and there is no folder of caches: %w", abs, err)
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(caches, "pressoir", hex.EncodeToString(sum[:8])+".sock"), nil
}

// listenSocket opens the archive's socket. The caller owns the index, so a
// socket that is there is left over from a server that was killed.
func listenSocket(dir string) (net.Listener, error) {
	path, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("socket %s: %w", path, err)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("socket %s: %w", path, err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("socket %s: %w", path, err)
	}
	if err := os.Chmod(path, socketMode); err != nil {
		_ = l.Close()
		return nil, fmt.Errorf("socket %s: %w", path, err)
	}
	return l, nil
}

// The requests a server takes over its socket.
const (
	askSearch   = "/search"
	askEach     = "/each"
	askComplete = "/complete"
	askReindex  = "/reindex"
)

// failure is an error on its way over the socket.
type failure struct {
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

// failureKinds gives each kind of error that a caller can act on a name.
var failureKinds = map[string]error{
	"query": search.ErrQuery, "timeout": search.ErrTimeout, "damaged": search.ErrDamaged,
	"unknown": search.ErrUnknown,
}

// remoteError is an error that came over the socket: its kind is kept.
type remoteError struct {
	kind    error
	message string
}

func (e *remoteError) Error() string { return e.message }
func (e *remoteError) Unwrap() error { return e.kind }

// controlHandler answers what other processes ask of a server.
func controlHandler(index searcher, reindex func(context.Context, bool) (string, error)) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+askSearch, answering(index.Search))
	mux.HandleFunc("POST "+askEach, streaming(index))
	mux.HandleFunc("POST "+askComplete, answering(index.Complete))
	mux.HandleFunc("POST "+askReindex, func(w http.ResponseWriter, r *http.Request) {
		var ask reindexAsk
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxAsk)).Decode(&ask); err != nil {
			fail(w, err)
			return
		}
		report, err := reindex(r.Context(), ask.Reread)
		if err != nil && report == "" {
			fail(w, err)
			return
		}
		answer := reindexReply{Report: report}
		if err != nil {
			answer.Failure = err.Error()
		}
		reply(w, http.StatusOK, answer)
	})
	return mux
}

// answering hands a question that came over the socket to the index.
func answering[Question, Answer any](index func(context.Context, Question) (*Answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var q Question
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxAsk)).Decode(&q); err != nil {
			fail(w, fmt.Errorf("%w: %w", search.ErrQuery, err))
			return
		}
		answer, err := index(r.Context(), q)
		if err != nil {
			fail(w, err)
			return
		}
		reply(w, http.StatusOK, answer)
	}
}

type reindexAsk struct {
	Reread bool `json:"reread"`
}

type reindexReply struct {
	Report  string `json:"report"`
	Failure string `json:"failure"` // what could not be done, "" when all was
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

func fail(w http.ResponseWriter, err error) {
	reply(w, http.StatusInternalServerError, failureOf(err))
}

func failureOf(err error) *failure {
	f := &failure{Message: err.Error()}
	for kind, is := range failureKinds {
		if errors.Is(err, is) {
			f.Kind = kind
		}
	}
	return f
}

// remote asks the server that owns the archive's index.
type remote struct{ client *http.Client }

// dialServer finds the archive's server; errNoServer where there is none.
func dialServer(dir string) (*remote, error) {
	path, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	conn, err := net.DialTimeout("unix", path, time.Second)
	if err != nil {
		return nil, errNoServer
	}
	_ = conn.Close()
	var d net.Dialer
	return &remote{client: &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return d.DialContext(ctx, "unix", path) },
	}}}, nil
}

// Search asks the server; its errors keep their kind.
func (r *remote) Search(ctx context.Context, req search.Request) (*search.Result, error) {
	res := &search.Result{}
	return res, r.ask(ctx, askSearch, req, res)
}

// Complete asks the server in the same way.
func (r *remote) Complete(ctx context.Context, req search.CompleteRequest) (*search.Completions, error) {
	res := &search.Completions{}
	return res, r.ask(ctx, askComplete, req, res)
}

// Reindex asks the server to rebuild its index and waits until it has.
func (r *remote) Reindex(ctx context.Context, reread bool) (string, error) {
	var answer reindexReply
	err := r.ask(ctx, askReindex, reindexAsk{Reread: reread}, &answer)
	if err == nil && answer.Failure != "" {
		err = errors.New(answer.Failure)
	}
	return answer.Report, err
}

func (r *remote) ask(ctx context.Context, path string, question, answer any) error {
	return r.post(ctx, path, question, func(body io.Reader) error { return json.NewDecoder(body).Decode(answer) })
}

// post sends a question, and has the body of the answer read where it is one.
func (r *remote) post(ctx context.Context, path string, question any, read func(answer io.Reader) error) error {
	body, err := json.Marshal(question)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://pressoir"+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return fmt.Errorf("asking the running server: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode == http.StatusOK {
		return read(resp.Body)
	}
	return answered(resp)
}

// answered is the error that a server's answer tells of.
func answered(resp *http.Response) error {
	var f failure
	if err := json.NewDecoder(resp.Body).Decode(&f); err != nil {
		return fmt.Errorf("the running server answered %s", resp.Status)
	}
	return &remoteError{kind: failureKinds[f.Kind], message: f.Message}
}
