// One compiled module: how it is loaded, and how it is called.

import { CjmError, internalError } from "./api.js";

/**
 * `glue` is what stands in dist beside the module, `here` gives the module's address, `cure` says what to
 * do where it is called before it is loaded.
 */
export function compiled(glue, here, cure) {
  let ready = false;
  let loading;
  return {
    init(source = here()) {
      loading ??= Promise.resolve(source)
        .then((found) => glue.default({ module_or_path: found }))
        .then(() => {
          ready = true;
        })
        .catch((error) => {
          // Let the next call try again: the network may be back.
          loading = undefined;
          throw error;
        });
      return loading;
    },

    initSync(module) {
      if (ready) return;
      glue.initSync({ module });
      ready = true;
      loading = Promise.resolve();
    },

    wire(operation, options, inputs) {
      if (!ready) throw new CjmError("E006", "cjm is not loaded yet", { hint: cure });
      try {
        const [json, ...outputs] = glue.call(operation, options, inputs);
        return { json, outputs };
      } catch (error) {
        // After a trap the instance's memory cannot be trusted: start a new one.
        if (error instanceof WebAssembly.RuntimeError) glue.__wbg_reset_state();
        throw internalError(error);
      }
    },
  };
}
