package server

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// parameters reads the request's own, all of them or none: net/url's Query
// leaves out what it cannot read, and a search must not change its meaning so.
func parameters(r *http.Request) (url.Values, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errParameter, err)
	}
	return values, nil
}

// asked reads the query of a request.
func asked(r *http.Request) (query.Query, url.Values, error) {
	values, err := parameters(r)
	if err != nil {
		return query.Query{}, nil, err
	}
	q, err := query.FromValues(values)
	if err != nil {
		return query.Query{}, nil, fmt.Errorf("%w: %w", errParameter, err)
	}
	return q.Normal(), values, nil
}

// parsed reads the text of a query.
func parsed(q query.Query) (query.Node, *query.SyntaxError, error) {
	node, err := query.Parse(q.Text)
	var wrong *query.SyntaxError
	if errors.As(err, &wrong) {
		return nil, wrong, err
	}
	return node, nil, err
}

// fields lists values as the hidden fields of a form, in a fixed order.
func fields(values url.Values) []web.Field {
	var list []web.Field
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for _, value := range values[name] {
			list = append(list, web.Field{Name: name, Value: value})
		}
	}
	return list
}
