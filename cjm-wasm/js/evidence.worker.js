// Answers one call of cjm-wasm/evidence off the main thread.

import load, { call } from "../dist/cjm_evidence.js";

self.onmessage = async ({ data: { module, operation, options, inputs } }) => {
  try {
    await load({ module_or_path: module });
    const [json, ...outputs] = call(operation, options, inputs, (rows) => self.postMessage({ rows }));
    self.postMessage({ json, outputs });
  } catch (error) {
    self.postMessage({ fault: String(error) });
  }
};
