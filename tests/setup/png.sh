#!/usr/bin/env bash
# Draws an SVG as PNG with Chromium, twice as fine as a screen.
# usage: png.sh PICTURE.svg PICTURE.png
set -euo pipefail
. "$(dirname "$0")/env.sh"

size() { sed -n "1s/.* $1=\"\([0-9]*\)[0-9.]*\".*/\1/p" "$2"; }
width="$(size width "$1")"
height="$(size height "$1")"
[ -n "$width" ] && [ -n "$height" ] || { echo "$1 does not say how large it is" >&2; exit 1; }

profile="$(mktemp -d)"
trap 'rm -rf "$profile"' EXIT
"$("$(dirname "$0")/browser.sh")" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
  --user-data-dir="$profile" --force-device-scale-factor=2 --window-size="$width,$height" \
  --screenshot="$2" "file://$(realpath "$1")" 2>/dev/null
