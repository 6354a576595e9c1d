package server

import (
	"net/http"
	"regexp"
)

// hostForm is what a Host header may be: a name or an address with a port.
var hostForm = regexp.MustCompile(`^(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?$`)

// origin is this archive's address as the reader has it, https://host, for
// what is copied or printed, and for readers that take relative addresses for
// nothing; "" where the request's host has not the form of
// one. Whoever lies about the host fools himself alone: no answer is shared
// between readers. A proxy that ends TLS says so by X-Forwarded-Proto.
func origin(r *http.Request) string {
	if !hostForm.MatchString(r.Host) {
		return ""
	}
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
