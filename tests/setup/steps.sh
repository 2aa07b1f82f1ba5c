#!/usr/bin/env bash
# Makes each target in turn, whatever happens to the others, and says how long each took.
set -uo pipefail

passed=0
failed=0
summary=""
for step in "$@"; do
  printf '\n=== %s\n' "$step"
  start=$SECONDS
  if "${MAKE:-make}" --no-print-directory "$step"; then
    verdict=passed
    passed=$((passed + 1))
  else
    verdict=FAILED
    failed=$((failed + 1))
  fi
  summary+="$(printf '%6d s  %s %s' $((SECONDS - start)) "$step" "$verdict")"$'\n'
done
printf '\n%s%6d s  in all\n' "$summary" "$SECONDS"
echo "steps: $passed passed, $failed failed"
[ "$failed" = 0 ]
