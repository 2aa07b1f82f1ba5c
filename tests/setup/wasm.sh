#!/usr/bin/env bash
# Builds the wasm modules and their glue into cjm-wasm/dist.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

# Each with the features of cjm-wasm that make it.
modules=("cjm_wasm default" "cjm_evidence evidence" "cjm_office office")

build=(cargo build --locked --profile wasm --package cjm-wasm --target wasm32-unknown-unknown --no-default-features)
has_target() { [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; }
has_debian() { [ -x /usr/bin/rustc ] && [ -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src" ]; }

export CARGO_TARGET_DIR="$TARGET/wasm"
if has_target; then
  :
elif has_debian || apt_install rustc-web rust-web-src lld; then
  # Debian has the standard library for wasm as source only; its compiler builds it, in a folder of
  # its own, since two compilers cannot share one.
  host="$(rustc -vV | sed -n 's/^host: //p')"
  linker="$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld"
  [ -x "$linker" ] || linker="$(command -v wasm-ld)"
  build=(env RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker"
    "${build[@]}" -Z build-std=std,panic_abort)
else
  echo "Rust's standard library for wasm32-unknown-unknown is missing: install it with your toolchain" >&2
  exit 1
fi

rm -rf cjm-wasm/dist
for module in "${modules[@]}"; do
  read -r name features <<<"$module"
  "${build[@]}" --features "$features"
  cargo run -q --locked --package cjm-wasm-bind -- \
    "$TARGET/wasm/wasm32-unknown-unknown/wasm/cjm_wasm.wasm" cjm-wasm/dist "$name"
done
