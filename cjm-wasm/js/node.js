// The same for Node, where the file beside this package is read, not fetched.

import { readFile } from "node:fs/promises";
import { init as initFrom } from "./index.js";

export * from "./index.js";

export function init(source) {
  return initFrom(source ?? readFile(new URL("../dist/cjm_wasm_bg.wasm", import.meta.url)));
}
