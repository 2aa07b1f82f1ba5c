#!/usr/bin/env bash
# Builds the wheel and installs it into $TARGET/python, where the tools of the tests are at hand too.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

tools="$(tests/setup/python-tools.sh)"
rm -rf "$TARGET/wheels"
"$tools/bin/maturin" build -q --release --manifest-path cjm-py/Cargo.toml --out "$TARGET/wheels"

venv="$TARGET/python"
packages() { "$1" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
if [ "$(cat "$venv/tools" 2>/dev/null)" != "$tools" ]; then
  python3 -m venv --clear --without-pip "$venv"
  packages "$tools/bin/python" >"$(packages "$venv/bin/python")/tools.pth"
  echo "$tools" >"$venv/tools"
fi
"$tools/bin/pip" -q --disable-pip-version-check --python "$venv/bin/python" \
  install --no-deps --no-index --force-reinstall "$TARGET"/wheels/*.whl
