// cjm in WebAssembly. Await `init()` once, then call the functions.

import load, { __wbg_reset_state, call as callWasm, initSync as loadSync } from "../dist/cjm_wasm.js";
import { CjmError, createApi, internalError } from "./api.js";

let ready = false;
let loading;

/**
 * Loads the module. Further calls give the same promise. `source` is a URL, a Response, bytes, a
 * WebAssembly.Module, or a promise of one; without it the file beside this package is fetched.
 */
export function init(source = new URL("../dist/cjm_wasm_bg.wasm", import.meta.url)) {
  loading ??= Promise.resolve(source)
    .then((found) => load({ module_or_path: found }))
    .then(() => {
      ready = true;
    })
    .catch((error) => {
      // Let the next call try again: the network may be back.
      loading = undefined;
      throw error;
    });
  return loading;
}

/** Loads the module from bytes or a WebAssembly.Module at once. */
export function initSync(module) {
  if (ready) return;
  loadSync({ module });
  ready = true;
  loading = Promise.resolve();
}

function wire(operation, options, inputs) {
  if (!ready) throw new CjmError("E006", "cjm is not loaded yet", { hint: "call init() first" });
  try {
    const [json, ...outputs] = callWasm(operation, options, inputs);
    return { json, outputs };
  } catch (error) {
    // After a trap the instance's memory cannot be trusted: start a new one.
    if (error instanceof WebAssembly.RuntimeError) __wbg_reset_state();
    throw internalError(error);
  }
}

export { ChangeSet, CjmError, Document, Map, Merge, Ranking, Report, ScoreSheet } from "./api.js";

const api = createApi(wire);
export const { apply, call, check, diff, exportMap, fmt, hash, importMap, invert, mend, merge } = api;
export const { method, methods } = api;
export const { migrate, newDocument, rank, read, render, resolve, roadmap, rules, sample, schema } = api;
export const { score, survey, version } = api;
export { wire };
