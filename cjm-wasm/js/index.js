// cjm in WebAssembly. Await `init()` once, then call the functions.

import * as glue from "../dist/cjm_wasm.js";
import { createApi } from "./api.js";
import { compiled } from "./module.js";

const module = compiled(glue, () => new URL("../dist/cjm_wasm_bg.wasm", import.meta.url), "call init() first");

/**
 * Loads the module. Further calls give the same promise. `source` is a URL, a Response, bytes, a
 * WebAssembly.Module, or a promise of one; without it the file beside this package is fetched.
 */
export const init = module.init;

/** Loads the module from bytes or a WebAssembly.Module at once. */
export const initSync = module.initSync;

export const wire = module.wire;

export { ChangeSet, CjmError, Document, Map, Merge, Ranking, Report, ScoreSheet } from "./api.js";

const api = createApi(wire);
export const { apply, call, check, diff, exportMap, fmt, hash, importMap, invert, mend, merge } = api;
export const { method, methods } = api;
export const { migrate, newDocument, rank, read, render, resolve, roadmap, rules, sample, schema } = api;
export const { score, survey, version } = api;
