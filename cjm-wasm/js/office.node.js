// The same for Node, where the files beside this package are read, not fetched.

import { readFile } from "node:fs/promises";
import { init as initFrom } from "./office.js";

export * from "./office.js";

const beside = (name) => readFile(new URL(`../dist/${name}`, import.meta.url));

export function init({ office = beside("cjm_office_bg.wasm"), maps = beside("cjm_wasm_bg.wasm") } = {}) {
  return initFrom({ office, maps });
}
