#!/usr/bin/env bash
# Makes targets, whatever happens to the others, and says how long each took.
#
#   steps.sh "core docs" "wasm node" , "browser demo"
#
# Each argument is a lane: its targets are made in turn. Lanes run at the same time, as compilers of one
# crate keep one processor busy; after a comma when all before have ended.
set -uo pipefail

times="$(mktemp -d)"
trap 'rm -rf "$times"' EXIT

# What targets print is kept apart until they end.
lane() {
  local step start verdict
  for step in $1; do
    echo "=== $step begins"
    start=$SECONDS
    if "${MAKE:-make}" --no-print-directory "$step" >"$times/$step.out" 2>&1; then verdict=passed; else verdict=FAILED; fi
    printf '\n=== %s\n' "$step"
    cat "$times/$step.out"
    printf '%6d s  %s %s\n' $((SECONDS - start)) "$step" "$verdict" >"$times/$step.time"
  done
}

steps=""
for lane in "$@"; do
  if [ "$lane" = , ]; then wait; continue; fi
  steps+=" $lane"
  lane "$lane" &
done
wait

failed=0
echo
for step in $steps; do
  cat "$times/$step.time"
  grep -q passed "$times/$step.time" || failed=$((failed + 1))
done
printf '%6d s  in all\n' "$SECONDS"
echo "steps: $(($(wc -w <<<"$steps") - failed)) passed, $failed failed"
[ "$failed" = 0 ]
