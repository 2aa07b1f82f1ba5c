#!/usr/bin/env bash
# The command, the wheel and the addon use one build of the core. That holds as long as their
# dependencies ask for the same features; see the remark in cjm-py/Cargo.toml.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

features() {
  cargo tree --locked --edges normal,build --prefix none --format '{p} [{f}]' "$@" |
    sed 's/ (\*)//; s/ (proc-macro)//' | sort -u
}

all="$(features -p cjm-core -p cjm-node -p cjm-py --features cjm-core/cli)"
core="$(features -p cjm-core --features cli)"
# Of the packages that the core needs, what each selection makes of them.
of_core() { awk 'NR == FNR { needed[$1]; next } $1 in needed' <(echo "$core") -; }

for package in cjm-node cjm-py; do
  diff <(features -p "$package" | of_core) <(of_core <<<"$all") ||
    { echo "$package asks for other features than the rest: the core would be built twice" >&2; exit 1; }
done
