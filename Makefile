# `make build` and `make test` need Python 3.11 or later, git and make; everything else goes into .venv.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
TESTS ?=
# The lock must hold for the oldest Python supported, which is Debian 12's.
LOCK_PYTHON ?= /usr/bin/python3

.PHONY: build test check serve fix lint lock clean help

build: $(READY) ## compile wiki/ into build/site
	@$(BIN)/wikimill build

test: $(READY) ## run every test; TESTS="tests/read -k yaml" runs some
	@$(BIN)/python -m pytest $(TESTS)

check: $(READY) ## every diagnostic of wiki/
	@$(BIN)/wikimill check

serve: $(READY) ## show the site and rebuild it on change
	@$(BIN)/wikimill serve

fix: $(READY) ## mend what can be mended safely, in the code and in wiki/
	@$(BIN)/ruff check --fix --exit-zero
	@$(BIN)/ruff format
	@$(BIN)/wikimill check --fix

lint: $(READY) ## judge the code: style, types, and which folder imports which
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

lock: ## write requirements.lock anew
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT; \
	$(LOCK_PYTHON) -m venv "$$tools" && "$$tools/bin/pip" install -qq pip-tools; \
	"$$tools/bin/pip-compile" -qq --upgrade --extra dev --generate-hashes --allow-unsafe --strip-extras \
	  --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o "$$tools/lock" pyproject.toml; \
	{ echo '# Every package of the development environment, for Python 3.11 to 3.13. Written by `make lock`; do not edit.'; \
	  cat "$$tools/lock"; } > requirements.lock

clean: ## remove all that was generated, the environment too
	@rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 14

# The environment is ready once this file exists; it is made anew when what it depends on changes.
$(READY): requirements.lock pyproject.toml
	@python=; for candidate in python3 python3.11 python3.12 python3.13 python3.14; do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'make: no Python 3.11 or later is on PATH; on Debian and Ubuntu: sudo apt-get install python3 python3-venv' >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  echo "make: $$python cannot make a virtual environment; install what is missing: sudo apt-get install python$$version-venv" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" -V)"; \
	"$$python" -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
