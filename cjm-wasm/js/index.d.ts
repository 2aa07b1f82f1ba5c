export * from "./api.js";

/** What the module can be loaded from. */
export type ModuleSource = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the module; await it once before anything else. Further calls give the same promise.
 * Without `source` the file beside this package is loaded.
 */
export function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;

/** Loads the module from bytes or a WebAssembly.Module at once. */
export function initSync(module: BufferSource | WebAssembly.Module): void;
