// All of cjm in WebAssembly, and workbooks and CJML, which a second module reads and writes.

import * as glue from "../dist/cjm_office.js";
import { createApi } from "./api.js";
import { init as initMaps, initSync as initMapsSync, wire as wireMaps } from "./index.js";
import { compiled } from "./module.js";

export * from "./index.js";

const OPERATIONS = ["export", "import"];
const cure = "call init() of cjm-wasm/office first";
const office = compiled(glue, () => new URL("../dist/cjm_office_bg.wasm", import.meta.url), cure);

/** Loads both modules, each from where it is said to be or from beside this package. */
export async function init({ office: source, maps } = {}) {
  await Promise.all([initMaps(maps), office.init(source)]);
}

/** Loads both from bytes or a WebAssembly.Module at once. */
export function initSync({ office: module, maps }) {
  initMapsSync(maps);
  office.initSync(module);
}

export function wire(operation, options, inputs) {
  const answer = OPERATIONS.includes(operation) ? office.wire : wireMaps;
  return answer(operation, options, inputs);
}

export const { call, exportMap, importMap } = createApi(wire);
