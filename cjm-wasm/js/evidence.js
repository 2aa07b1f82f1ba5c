// All of cjm in WebAssembly, and event data, which a second module reads and counts.

import * as glue from "../dist/cjm_evidence.js";
import { createApi, internalError } from "./api.js";
import { init as initMaps, initSync as initMapsSync, wire as wireMaps } from "./index.js";
import { compiled } from "./module.js";

export * from "./index.js";

const OPERATIONS = ["attach", "contrast", "draft", "finish", "mergePartials", "mine", "partial"];
const cure = "call init() of cjm-wasm/evidence first";
const evidence = compiled(glue, () => new URL("../dist/cjm_evidence_bg.wasm", import.meta.url), cure);
// For workers, which are given what is compiled already.
let module;

/** Loads both modules, each from where it is said to be or from beside this package. */
export async function init({ evidence: source = new URL("../dist/cjm_evidence_bg.wasm", import.meta.url), maps } = {}) {
  const loaded = moduleOf(source).then((found) => {
    module = found;
    return evidence.init(found);
  });
  await Promise.all([initMaps(maps), loaded]);
}

/** Loads both from bytes or a WebAssembly.Module at once. */
export function initSync({ evidence: source, maps }) {
  module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  initMapsSync(maps);
  evidence.initSync(module);
}

export function wire(operation, options, inputs) {
  const answer = OPERATIONS.includes(operation) ? evidence.wire : wireMaps;
  return answer(operation, options, inputs);
}

export const { attach, call, contrast, draft, finish, mergePartials, mine, partial } = createApi(wire);

/** `mine` in a worker. `progress` hears how many rows are read; `signal` ends it. */
export const mineAsync = inWorker("mineAsync");
/** `partial` in a worker. */
export const partialAsync = inWorker("partialAsync");
/** `draft` in a worker. */
export const draftAsync = inWorker("draftAsync");

function inWorker(name) {
  return (events, { progress, signal, ...options } = {}) => {
    const api = createApi(wire, (...asked) => askWorker(asked, progress, signal));
    return api[name](events, options);
  };
}

/** A worker of its own for each call: what is ended leaves nothing behind. */
function askWorker([operation, options, inputs], progress, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
    const worker = new Worker(new URL("./evidence.worker.js", import.meta.url), { type: "module" });
    const end = (settle, value) => {
      worker.terminate();
      signal?.removeEventListener("abort", stop);
      settle(value);
    };
    const stop = () => end(reject, signal.reason);
    signal?.addEventListener("abort", stop);
    worker.onerror = (event) => end(reject, internalError(event));
    worker.onmessage = ({ data }) => {
      if (data.rows !== undefined) progress?.(data.rows);
      else if (data.fault !== undefined) end(reject, internalError(data.fault));
      else end(resolve, data);
    };
    worker.postMessage({ module, operation, options, inputs });
  });
}

async function moduleOf(given) {
  const source = await given;
  if (source instanceof WebAssembly.Module) return source;
  const isAddress = typeof source === "string" || source instanceof URL || source instanceof Request;
  const found = isAddress ? await fetch(source) : source;
  return WebAssembly.compile(found instanceof Response ? await found.arrayBuffer() : found);
}
