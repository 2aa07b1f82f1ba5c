#!/usr/bin/env bash
# Measures cjm and its peers in one run on the same documents, and prints the tables of
# docs/performance.md. Nothing else should run meanwhile.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

tools="$(tests/setup/python-tools.sh)"
work="$TARGET/bench"
mkdir -p "$work"
cp tests/bench/package.json tests/bench/*.mjs "$work/"
(cd "$work" && npm_quietly install --no-package-lock >/dev/null)
[ -x "$work/python/bin/python" ] || python3 -m venv --without-pip "$work/python"
"$tools/bin/pip" -q --disable-pip-version-check --python "$work/python/bin/python" \
  install -r tests/bench/requirements.txt
"$tools/bin/datamodel-codegen" --input cjm-core/schema/document.schema.json \
  --input-file-type jsonschema --output-model-type pydantic_v2.BaseModel --formatters black \
  --extra-fields ignore --class-name CustomerJourneyMap --output "$work/models.py" 2>/dev/null

cargo bench --locked -q -p cjm-tests --bench check -- --documents "$work/documents"
# In turns, since the clock of a machine wanders: the table takes the median of each.
for _ in 1 2 3 4 5; do
  cargo bench --locked -q -p cjm-tests --bench check -- "$work/documents"
  (cd "$work" && node peers.mjs documents "$ROOT/cjm-core/schema/document.schema.json")
  "$work/python/bin/python" tests/bench/peers.py "$work/documents" "$work/models.py"
done | tee "$work/check.jsonl" >&2
"$work/python/bin/python" tests/bench/table.py "$work/check.jsonl"

# Change sets and merges.
cargo bench --locked -q -p cjm-tests --bench diff -- --documents "$work/pairs"
for _ in 1 2 3; do
  cargo bench --locked -q -p cjm-tests --bench diff -- "$work/pairs"
  (cd "$work" && node diff-peers.mjs pairs)
  "$work/python/bin/python" tests/bench/diff_peers.py "$work/pairs"
done | tee "$work/diff.jsonl" >&2
"$work/python/bin/python" tests/bench/table.py "$work/diff.jsonl" "compared by"

# Value gaps and ranking.
cargo bench --locked -q -p cjm-tests --bench score

# Large maps brought in.
cargo bench --locked -q -p cjm-tests --bench import

# Ids linked to customers, and event data mined.
cargo bench --locked -q -p cjm-tests --bench identity
cargo bench --locked -q -p cjm-tests --bench mine

# The same job by other tools. One that cannot be installed is named below the table.
[ -x "$work/peers/bin/python" ] || python3 -m venv --without-pip "$work/peers"
while read -r peer; do
  "$tools/bin/pip" -q --disable-pip-version-check --python "$work/peers/bin/python" install "$peer" ||
    echo "$peer cannot be installed" >&2
done <tests/bench/mine_requirements.txt
make cli
for log in "1000000 3" "10000000 ${CJM_ROUNDS:-1}"; do
  read -r events rounds <<<"$log"
  [ -e "$work/events-$events/stages.json" ] ||
    "$work/peers/bin/python" tests/bench/events.py "$events" "$work/events-$events"
  "$work/peers/bin/python" tests/bench/mine_bench.py "$TARGET/release/cjm" "$work/events-$events" "$rounds"
done

# Pictures: what they cost to draw and to send.
tests/setup/python.sh
tests/setup/wasm.sh
cargo bench --locked -q -p cjm-tests --bench render -- "$work/pictures" >"$work/render.jsonl"
(cd "$work" && CJM_CHROMIUM="$("$ROOT/tests/setup/browser.sh")" node pictures.mjs pictures "$ROOT/cjm-wasm") >>"$work/render.jsonl"
"$TARGET/python/bin/python" tests/bench/first_picture.py \
  tests/data/sample.cjm.yaml "$work/pictures/sample.svg" >>"$work/render.jsonl"
"$work/python/bin/python" tests/bench/weigh.py "$work/render.jsonl" "$work/pictures"
