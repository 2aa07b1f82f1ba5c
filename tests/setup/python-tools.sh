#!/usr/bin/env bash
# Installs the Python tools of tests/requirements.txt, once for all trees, and prints their folder.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

python3 -c 'import sys; assert sys.version_info >= (3, 11)' ||
  { echo "Python 3.11 or newer is needed" >&2; exit 1; }
key="$({ python3 -c 'import sys; print(sys.version, sys.prefix)'; cat tests/requirements.txt; } | sha256sum | cut -c1-16)"
tools="$CJM_CACHE/python-$key"
mkdir -p "$CJM_CACHE"
(
  # Two trees may be set up at once.
  ! command -v flock >/dev/null || flock 9
  if [ ! -e "$tools/ready" ]; then
    rm -rf "$tools"
    python3 -m venv "$tools" >/dev/null 2>&1 ||
      { apt_install python3-venv && python3 -m venv "$tools" >&2; }
    "$tools/bin/pip" install -q --disable-pip-version-check -r tests/requirements.txt >&2
    touch "$tools/ready"
  fi
) 9>"$CJM_CACHE/lock"
echo "$tools"
