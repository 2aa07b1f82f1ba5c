import type { DraftedData, Document, EvidenceData, MapChoice, Syntax } from "./api.js";
import type { DraftOptions, Events, MineOptions } from "./events.js";
import type { ModuleSource } from "./index.js";

export * from "./api.js";
export * from "./events.js";
export type { ModuleSource } from "./index.js";

/**
 * Loads the module of maps and the one of event data; await it once before anything else. What is not named
 * is loaded from beside this package.
 */
export function init(sources?: {
  evidence?: ModuleSource | Promise<ModuleSource> | undefined;
  maps?: ModuleSource | Promise<ModuleSource> | undefined;
}): Promise<void>;

/** Loads both modules from bytes or a WebAssembly.Module at once. */
export function initSync(modules: {
  evidence: BufferSource | WebAssembly.Module;
  maps: BufferSource | WebAssembly.Module;
}): void;

/** How long work in a worker is followed and ended. */
export interface WorkOptions {
  /** Hears now and then how many rows are read. */
  progress?: ((rows: number) => void) | undefined;
  /** Ends the work: the promise is rejected with its reason. */
  signal?: AbortSignal | undefined;
}

/** `mine` in a worker; in browsers only. */
export function mineAsync(
  events: Events,
  options?: MineOptions & MapChoice & WorkOptions & { syntax?: Syntax | undefined },
): Promise<EvidenceData>;

/** `partial` in a worker; in browsers only. */
export function partialAsync(
  events: Events,
  options?: MineOptions & MapChoice & WorkOptions & { syntax?: Syntax | undefined; first?: number | undefined },
): Promise<Uint8Array>;

/** `draft` in a worker; in browsers only. */
export function draftAsync(
  events: Events,
  options?: DraftOptions & WorkOptions,
): Promise<{ readonly document: Document; readonly data: DraftedData }>;
