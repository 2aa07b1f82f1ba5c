#!/usr/bin/env bash
# Builds the Node addon, packs both npm packages, and installs them beside the tools of the tests.
# Run wasm.sh before.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  { echo "Node 20.19 or newer is needed" >&2; exit 1; }

cargo build -q --release --locked --package cjm-node
dist=cjm-node/dist
rm -rf "$dist"
mkdir -p "$dist"
case "$(uname -s)" in Darwin) built=libcjm_node.dylib ;; *) built=libcjm_node.so ;; esac
cp "$TARGET/release/$built" "$dist/cjm.$(node -p 'process.platform + "-" + process.arch').node"
cp cjm-wasm/js/{api,changes,error,merge,ranking,report,score}.js cjm-wasm/js/{answers,api,events,types}.d.ts "$dist"
# The same declarations for `require`, which TypeScript wants in files of another suffix.
for types in "$dist"/{answers,api,events,types}.d.ts cjm-node/js/index.d.ts; do
  sed -E 's#"\.(\./dist)?/(answers|api|events|types)\.js"#"./\2.cjs"#' "$types" >"$dist/$(basename "$types" .ts).cts"
done

rm -rf "$TARGET/npm"
mkdir -p "$TARGET/npm"
for package in cjm-node cjm-wasm; do
  npm_quietly pack --silent --pack-destination "$TARGET/npm" "./$package" >/dev/null
done

cd tests
# npm takes a package of the same version for the same package.
rm -rf node_modules/cjm-node node_modules/cjm-wasm node_modules/.package-lock.json
npm_quietly install --no-package-lock --no-save "$TARGET"/npm/*.tgz
