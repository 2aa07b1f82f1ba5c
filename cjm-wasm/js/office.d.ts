import type { ModuleSource } from "./index.js";

export * from "./api.js";
export type { ModuleSource } from "./index.js";

/**
 * Loads the module of maps and the one of workbooks; await it once before anything else. What is not
 * named is loaded from beside this package.
 */
export function init(sources?: {
  office?: ModuleSource | Promise<ModuleSource> | undefined;
  maps?: ModuleSource | Promise<ModuleSource> | undefined;
}): Promise<void>;

/** Loads both modules from bytes or a WebAssembly.Module at once. */
export function initSync(modules: {
  office: BufferSource | WebAssembly.Module;
  maps: BufferSource | WebAssembly.Module;
}): void;
