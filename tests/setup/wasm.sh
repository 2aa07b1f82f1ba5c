#!/usr/bin/env bash
# Builds the wasm module and its glue into cjm-wasm/dist.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

build=(cargo build --locked --profile wasm --package cjm-wasm --target wasm32-unknown-unknown)
has_target() { [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; }
has_debian() { [ -x /usr/bin/rustc ] && [ -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src" ]; }

if has_target; then
  CARGO_TARGET_DIR="$TARGET/wasm" "${build[@]}"
elif has_debian || apt_install rustc-web rust-web-src lld; then
  # Debian has the standard library for wasm as source only; its compiler builds it, in a folder of
  # its own, since two compilers cannot share one.
  host="$(rustc -vV | sed -n 's/^host: //p')"
  linker="$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld"
  [ -x "$linker" ] || linker="$(command -v wasm-ld)"
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$TARGET/wasm" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker" \
    "${build[@]}" -Z build-std=std,panic_abort
elif ! command -v apt-get >/dev/null && command -v rustup >/dev/null; then
  rustup target add wasm32-unknown-unknown
  CARGO_TARGET_DIR="$TARGET/wasm" "${build[@]}"
else
  echo "no standard library for wasm32-unknown-unknown, and no way to install one" >&2
  exit 1
fi

rm -rf cjm-wasm/dist
cargo run -q --locked --package cjm-wasm-bind -- \
  "$TARGET/wasm/wasm32-unknown-unknown/wasm/cjm_wasm.wasm" cjm-wasm/dist
