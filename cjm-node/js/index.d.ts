import type {
  ApplyOptions,
  AttachedData,
  ChangeSet,
  ChangeSetLike,
  CheckOptions,
  ContrastData,
  DiffOptions,
  Document,
  DocumentLike,
  DraftedData,
  EvidenceData,
  EvidenceLike,
  ExportOptions,
  ImportOptions,
  MapChoice,
  MendOptions,
  Merge,
  MergeConflict,
  MergeOptions,
  PrintedOptions,
  Ranking,
  RankOptions,
  Receipt,
  RenderOptions,
  Report,
  ResolveOptions,
  RoadmapData,
  ScoreOptions,
  ScoreSheet,
  SurveyData,
  SurveyOptions,
  Syntax,
  WorkbookOptions,
} from "../dist/api.js";
import type { AttachOptions, DraftOptions, Events, MineOptions } from "../dist/events.js";

export * from "../dist/api.js";
export * from "../dist/events.js";

/** Reads the document in a file; without `syntax` the suffix decides, then the first character. */
export function readFile(path: string | URL, options?: { syntax?: Syntax | undefined }): Document;

// The twins of the functions above, off the main thread: for large documents.

export function checkAsync(source: DocumentLike, options?: CheckOptions): Promise<Report>;
export function fmtAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function migrateAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function hashAsync(source: DocumentLike, options?: { syntax?: Syntax | undefined }): Promise<string>;
export function renderAsync(source: DocumentLike, options?: RenderOptions): Promise<string>;
export function renderAsync(source: DocumentLike, options: PrintedOptions): Promise<Uint8Array>;
export function mendAsync(source: DocumentLike, options?: MendOptions): Promise<string>;
export function scoreAsync(
  source: DocumentLike,
  options?: ScoreOptions & MapChoice & { syntax?: Syntax | undefined },
): Promise<ScoreSheet>;
export function methodAsync(
  name: string,
  input?: MapChoice & { readonly [member: string]: unknown },
  source?: DocumentLike,
): Promise<{ readonly [member: string]: unknown }>;
export function surveyAsync(
  source: DocumentLike,
  answers: string | Uint8Array,
  options?: SurveyOptions & MapChoice & { syntax?: Syntax | undefined },
): Promise<{ readonly document: Document; readonly data: SurveyData }>;
export function importMapAsync(
  source: string | Uint8Array,
  options: ImportOptions,
): Promise<{ readonly document: Document; readonly receipt: Receipt }>;
export function exportMapAsync(
  source: DocumentLike,
  options: ExportOptions,
): Promise<{ readonly text: string; readonly receipt: Receipt }>;
export function exportMapAsync(
  source: DocumentLike,
  options: WorkbookOptions,
): Promise<{ readonly bytes: Uint8Array; readonly receipt: Receipt }>;
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
export function mergeAsync(
  base: DocumentLike,
  ours: DocumentLike,
  theirs: DocumentLike,
  options?: MergeOptions & { syntax?: Syntax | undefined },
): Promise<Merge>;
export function roadmapAsync(
  source: DocumentLike,
  options?: Omit<DiffOptions, "match"> & { syntax?: Syntax | undefined },
): Promise<RoadmapData>;
export function resolveAsync(
  source: DocumentLike,
  conflicts: readonly MergeConflict[],
  options?: ResolveOptions & { syntax?: Syntax | undefined },
): Promise<Merge>;
export function wireAsync(
  operation: string,
  options: string,
  inputs: readonly Uint8Array[],
): Promise<{ json: string; outputs: Uint8Array[] }>;
export function mineAsync(
  events: Events,
  options?: MineOptions & MapChoice & { syntax?: Syntax | undefined },
): Promise<EvidenceData>;
export function partialAsync(
  events: Events,
  options?: MineOptions & MapChoice & { syntax?: Syntax | undefined; first?: number | undefined },
): Promise<Uint8Array>;
export function mergePartialsAsync(...parts: readonly Uint8Array[]): Promise<Uint8Array>;
export function finishAsync(part: Uint8Array): Promise<EvidenceData>;
export function attachAsync(
  source: DocumentLike,
  evidence: EvidenceLike,
  options?: AttachOptions,
): Promise<{ readonly document: Document; readonly data: AttachedData }>;
export function contrastAsync(evidence: EvidenceLike, a: string, b?: string): Promise<ContrastData>;
export function draftAsync(
  events: Events,
  options?: DraftOptions,
): Promise<{ readonly document: Document; readonly data: DraftedData }>;
