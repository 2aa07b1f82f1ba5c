import type { CheckOptions, Document, DocumentLike, RenderOptions, Report, Syntax } from "../dist/api.js";

export * from "../dist/api.js";

/** Reads the document in a file; without `syntax` the suffix decides, then the first character. */
export function readFile(path: string | URL, options?: { syntax?: Syntax | undefined }): Document;

// The twins of the functions above, off the main thread: for large documents.

export function checkAsync(source: DocumentLike, options?: CheckOptions): Promise<Report>;
export function fmtAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function hashAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function renderAsync(source: DocumentLike, options?: RenderOptions): Promise<string>;
export function wireAsync(
  operation: string,
  options: string,
  inputs: readonly Uint8Array[],
): Promise<{ json: string; outputs: Uint8Array[] }>;
