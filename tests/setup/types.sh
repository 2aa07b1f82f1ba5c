#!/usr/bin/env bash
# Writes the generated TypeScript and Python types; with --check, fails where they are stale.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

tools="$(tests/setup/python-tools.sh)"
[ -d tests/node_modules/json-schema-to-typescript ] || (cd tests && npm_quietly install --no-package-lock)
PATH="$tools/bin:$PATH" node tests/types/generate.mjs "$@"
