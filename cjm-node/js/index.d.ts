import type {
  ApplyOptions,
  ChangeSet,
  ChangeSetLike,
  CheckOptions,
  DiffOptions,
  Document,
  DocumentLike,
  MapChoice,
  MendOptions,
  PrintedOptions,
  Ranking,
  RankOptions,
  RenderOptions,
  Report,
  ScoreOptions,
  ScoreSheet,
  Syntax,
} from "../dist/api.js";

export * from "../dist/api.js";

/** Reads the document in a file; without `syntax` the suffix decides, then the first character. */
export function readFile(path: string | URL, options?: { syntax?: Syntax | undefined }): Document;

// The twins of the functions above, off the main thread: for large documents.

export function checkAsync(source: DocumentLike, options?: CheckOptions): Promise<Report>;
export function fmtAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function hashAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function renderAsync(source: DocumentLike, options?: RenderOptions): Promise<string>;
export function renderAsync(source: DocumentLike, options: PrintedOptions): Promise<Uint8Array>;
export function mendAsync(source: DocumentLike, options?: MendOptions): Promise<string>;
export function scoreAsync(
  source: DocumentLike,
  options?: ScoreOptions & MapChoice & { syntax?: Syntax | undefined },
): Promise<ScoreSheet>;
export function rankAsync(
  source: DocumentLike,
  options?: RankOptions & MapChoice & { syntax?: Syntax | undefined },
): Promise<Ranking>;
export function diffAsync(
  source: DocumentLike,
  other?: DocumentLike,
  options?: DiffOptions & { syntax?: Syntax | undefined },
): Promise<ChangeSet>;
export function applyAsync(
  source: DocumentLike,
  changes: ChangeSetLike,
  options?: ApplyOptions & { syntax?: Syntax | undefined },
): Promise<Document>;
export function invertAsync(changes: ChangeSetLike): Promise<ChangeSet>;
export function wireAsync(
  operation: string,
  options: string,
  inputs: readonly Uint8Array[],
): Promise<{ json: string; outputs: Uint8Array[] }>;
