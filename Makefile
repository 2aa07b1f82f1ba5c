# `make quick` while you work, `make test` before you hand in, `make demo` to see something.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
# Sets PATH, HOME and CJM_CACHE for every line, even if make was started with an empty environment.
export BASH_ENV := $(CURDIR)/tests/setup/env.sh
TARGET := $(or $(CARGO_TARGET_DIR),target)
LOCKED := $(if $(CI),--locked)
PYTHON := $(TARGET)/python/bin/python
BIN := tests/node_modules/.bin
BINDINGS := -p cjm-node -p cjm-py -p cjm-wasm -p cjm-wasm-bind
# Checked code, and built code: two builds at a time.
CHECKED := core bindings docs
BUILT := wasm python node
USED := browser consumers sizes demo

.PHONY: help quick $(CHECKED) $(BUILT) $(USED) test types pictures laws bench clean cli wheel packages

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

quick: ## format, lints and tests of the core, on few cases a law
	CJM_CASES=$(or $(CASES),30) $(MAKE) core

core: ## the same, on many
	cargo fmt --all --check
	cargo clippy $(LOCKED) --all-features --all-targets -- -D warnings
	cargo test $(LOCKED)

test: ## everything, in every language; sets up what it needs
	@MAKE="$(MAKE)" tests/setup/steps.sh "$(CHECKED)" "$(BUILT)" , "$(USED)"

bindings: ## lints of the bindings
	cargo clippy --locked --no-deps $(BINDINGS) -- -D warnings
	tests/setup/one-build.sh

docs: ## the crate's pages
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --all-features -p cjm-core

# The bindings are named so that cargo chooses the same features for the command as for them, and
# compiles the core once for all.
cli:
	cargo build --locked --release -p cjm-core -p cjm-node -p cjm-py --features cjm-core/cli --bin cjm

wheel:
	tests/setup/python.sh

packages:
	tests/setup/node.sh

python: wheel ## the wheel, installed
	$(PYTHON) -m pytest -q -p no:cacheprovider tests/python

wasm: ## the wasm module and its glue, in cjm-wasm/dist
	tests/setup/wasm.sh

node: packages ## both npm packages, installed
	node --test --test-reporter=spec tests/node/*.test.mjs

browser: ## the wasm package and the pictures in Chromium
	cargo run $(LOCKED) -q -p cjm-tests --example gallery -- $(TARGET)/gallery
	CJM_GALLERY="$(TARGET)/gallery" CJM_CHROMIUM="$$(tests/setup/browser.sh)" node --test --test-reporter=spec tests/browser/*.test.mjs

consumers: ## the generated types, and programs that use them rightly and wrongly
	tests/setup/types.sh --check
	$(BIN)/tsc -p tests/node
	$(PYTHON) -m mypy --strict --cache-dir $(TARGET)/mypy -p cjm
	$(PYTHON) -m mypy --strict --cache-dir $(TARGET)/mypy tests/python
	$(PYTHON) -m mypy.stubtest cjm._cjm
	$(BIN)/pyright --project tests/python --pythonpath $(PYTHON)

types: ## writes the generated types of TypeScript and Python
	tests/setup/types.sh

pictures: ## the pictures of the pages, docs/pictures
	CJM_BLESS=1 cargo test $(LOCKED) -q -p cjm-tests --test rust the_pictures_of_the_pages
	tests/setup/png.sh docs/pictures/sample.svg docs/pictures/sample.png

sizes: ## the packages, and how large they may be
	$(PYTHON) tests/setup/sizes.py $(TARGET)

demo: cli wheel ## target/demo/index.html: what cjm does, by the command and from Python
	$(PYTHON) tests/setup/demo.py $(TARGET)/release/cjm target/demo

bench: ## how fast cjm is beside its peers, in one run
	tests/setup/bench.sh

laws: ## the laws of comparing and merging, on 100,000 cases each
	CJM_CASES=$(or $(CASES),100000) cargo test $(LOCKED) --release -p cjm-tests --test rust -- compare:: edit_laws:: merge_laws::

clean: ## removes what was built
	cargo clean
	rm -rf cjm-node/dist cjm-wasm/dist tests/node_modules target
