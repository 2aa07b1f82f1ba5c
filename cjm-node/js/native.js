// Finds the compiled part for this machine.

import { createRequire } from "node:module";

const file = `../dist/cjm.${process.platform}-${process.arch}.node`;

export const native = load();

function load() {
  try {
    return createRequire(import.meta.url)(file);
  } catch (cause) {
    const machine = `${process.platform}-${process.arch}`;
    throw new Error(`cjm-node has no compiled part for ${machine}; cjm-wasm runs everywhere`, { cause });
  }
}
