# Pressoir: `make` lists what can be done.

GO      ?= go
LINT     = $(GO) tool -modfile=golangci-lint.mod golangci-lint
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS  = -s -w -X main.version=$(VERSION)
FUZZTIME ?= 60s
PAGES    ?= 2000
SIZE     ?= 200000
CHECKS    = web/checks

.DEFAULT_GOAL := help
.PHONY: help build run test race lint bench bench-read bench-size fuzz eval browser clean

help: ## list these verbs
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build ./pressoir
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o pressoir ./cmd/pressoir

run: build ## build, collect the bundled news site, open its search page on loopback until Ctrl-C
	./pressoir demo

test: ## run every test that needs nothing but Go
	$(GO) test ./...

race: ## the same under the race detector (needs gcc)
	CGO_ENABLED=1 $(GO) test -race ./...

lint: ## hold the rules of the house: imports, errors, sizes, spelling
	$(LINT) run ./...

bench: ## time reading, archiving, indexing and searching
	$(GO) test -run '^$$' -bench . -benchmem ./...
	@$(MAKE) --no-print-directory bench-read bench-size

bench-read: ## time reading against other readers, on one core; PRESSOIR_PAGES names a folder of real .html pages
	@cd bench && $(GO) mod download || { echo "bench-read: skipped: the other readers cannot be downloaded"; exit 0; }; \
	$(GO) test -run '^$$' -bench . -benchtime 5x .

bench-size: ## search SIZE (200000) articles made of real paragraphs beside stock Bleve; pages of PRESSOIR_PAGES or PRESSOIR_EVAL
	@GO="$(GO)" SIZE="$(SIZE)" .ci/bench-size

fuzz: ## run every fuzz target for FUZZTIME (60s)
	@for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "fuzz $$pkg $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$pkg || exit 1; \
	  done; \
	done

eval: build ## score reading, interviews, quotes and ranking on the data that PRESSOIR_EVAL names
	@GO="$(GO)" PAGES="$(PAGES)" .ci/eval

browser: ## use the search page as a reader would, in headless Chromium; axe-core and html-validate look at every page
	@$(MAKE) --no-print-directory $(CHECKS)/node_modules/.package-lock.json || \
	  { echo "browser: axe-core and html-validate cannot be installed: node, npm and its registry are wanted" >&2; \
	    [ -z "$$CI" ] || exit 1; echo "browser: what needs them is skipped" >&2; }
	$(GO) test -tags browser -run Browser -count=1 -timeout 20m -v ./server/...

# What the pages are checked with, at the versions of the lock file.
$(CHECKS)/node_modules/.package-lock.json: $(CHECKS)/package.json $(CHECKS)/package-lock.json
	cd $(CHECKS) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

clean: ## remove what was built
	rm -f pressoir
