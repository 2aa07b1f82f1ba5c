#!/usr/bin/env bash
# Prints the path of a Chromium; installs it where that can be done by package name.
set -euo pipefail
. "$(dirname "$0")/env.sh"

find_browser() {
  for name in ${CJM_CHROMIUM:-} chromium chromium-browser google-chrome; do
    command -v "$name" && return
  done
  return 1
}

find_browser || { apt_install chromium >&2 && find_browser; } ||
  { echo "no Chromium; set CJM_CHROMIUM to one" >&2; exit 1; }
