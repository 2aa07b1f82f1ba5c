// The same for Node, where the files beside this package are read, not fetched. Node has no such workers: what is
// long belongs to cjm-node.

import { readFile } from "node:fs/promises";
import { init as initFrom } from "./evidence.js";

export * from "./evidence.js";

const beside = (name) => readFile(new URL(`../dist/${name}`, import.meta.url));

export function init({ evidence = beside("cjm_evidence_bg.wasm"), maps = beside("cjm_wasm_bg.wasm") } = {}) {
  return initFrom({ evidence, maps });
}
