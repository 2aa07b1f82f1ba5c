import type {
  ApplyOptions,
  AttachedData,
  ChangeSet,
  ChangeSetLike,
  CheckOptions,
  DiffOptions,
  Document,
  DocumentLike,
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

export * from "../dist/api.js";

/** Reads the document in a file; without `syntax` the suffix decides, then the first character. */
export function readFile(path: string | URL, options?: { syntax?: Syntax | undefined }): Document;

/** A table of events: the text or bytes of CSV or NDJSON (gzip too), or an array of objects. */
export type EventTable = string | Uint8Array | readonly { readonly [column: string]: unknown }[];

/** A table, or several by their source: a source of the document, or a preset (`plain`, `ga4`, `zendesk`,
 * `hubspot`, `attendance`). */
export type Events = EventTable | { readonly [source: string]: EventTable };

export interface MineOptions {
  /** Its `sources` say how tables are read, its map what is counted. */
  document?: DocumentLike | undefined;
  /** What a single table is: a source of the document, or a preset. */
  source?: string | undefined;
  /** The column that says whose event it is. Columns that nobody names are guessed, and the answer says so. */
  case?: string | undefined;
  /** The column of names of events. */
  event?: string | undefined;
  /** The column of times. */
  time?: string | undefined;
  /** The column of channels. */
  channel?: string | undefined;
  /** The column of segments. */
  segment?: string | undefined;
  /** Columns or kinds of customer ids; events that share one are of the same customer. */
  identity?: readonly string[] | undefined;
  /** How these ids are linked: `kinds`, `pairs`, `unlink`, `why`, `salt`, `unit`. */
  linking?: { readonly [member: string]: unknown } | undefined;
  /** Whoever was last seen less than this before the end of the data is under way: `P7D`, `12h`. */
  within?: string | undefined;
  /** A longer pause begins a new case. */
  sessionGap?: string | undefined;
  /** Leave out numbers behind which fewer customers stand. */
  minGroup?: number | undefined;
  /** How many variants to list. */
  top?: number | undefined;
  /** How times are written; without it, as the first one looks. */
  timeUnit?: "iso" | "s" | "ms" | "us" | "ns" | undefined;
  /** The zone of times without one, such as `Europe/Berlin`. */
  timezone?: string | undefined;
}

export interface TimeFigures {
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
}

/** What a group of customers did. What is absent is not known. */
export interface Figures {
  readonly events: number;
  readonly cases: number;
  readonly activities: { readonly [name: string]: { readonly events: number; readonly cases: number } };
  readonly starts: { readonly [name: string]: number };
  readonly ends: { readonly [name: string]: number };
  readonly transitions: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly cases: number;
    readonly timeMs: TimeFigures;
  }[];
  readonly variants: {
    readonly count: number;
    readonly top: readonly { readonly path: readonly string[]; readonly cases: number }[];
  };
  readonly caseDurationMs?: TimeFigures;
  readonly caseLength?: { readonly mean: number; readonly median: number; readonly max: number };
  readonly stages?: readonly {
    readonly id: string;
    readonly reached: number;
    readonly converted: number;
    readonly next?: number;
    readonly left: number;
    readonly underWay?: number;
    readonly finished: number;
    readonly returned: number;
    readonly timeMs?: TimeFigures;
  }[];
  readonly steps?: readonly {
    readonly id: string;
    readonly events: number;
    readonly cases: number;
    readonly left: number;
    readonly underWay?: number;
    readonly repeated: number;
    readonly returned: number;
    readonly timeMs?: TimeFigures;
  }[];
  readonly channelsByStage?: { readonly [stage: string]: { readonly [channel: string]: number } };
  readonly unmapped?: { readonly [name: string]: number };
  readonly suppressed?: number;
}

/** What was mined, and by which rules. */
export interface EvidenceData extends Figures {
  readonly segments?: { readonly [name: string]: Figures };
  readonly identity?: { readonly customers: number; readonly linked: number; readonly rules: readonly string[] };
  readonly map?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly sources: readonly {
    readonly id: string;
    readonly file?: string;
    readonly hash: string;
    readonly format: string;
    readonly columns: { readonly [role: string]: string };
    readonly guessed?: readonly string[];
    readonly timeUnit: string;
    readonly timezone: string;
    readonly rows: number;
    readonly bad: number;
    readonly badRows?: readonly { readonly row: number; readonly message: string }[];
  }[];
  readonly spec: string;
  readonly rules: {
    readonly ties: string;
    readonly quantiles: string;
    readonly minGroup: number;
    readonly withinMs?: number;
    readonly sessionGapMs?: number;
  };
}

/** Mines events: what customers did, on the map's own columns if a document is given. */
export function mine(
  events: Events,
  options?: MineOptions & MapChoice & { syntax?: Syntax | undefined },
): EvidenceData;

/** Counts a part of a log. `first` = how many events come before it, if journeys go on in other parts;
 * without it no customer may stand in two parts. */
export function partial(
  events: Events,
  options?: MineOptions & MapChoice & { syntax?: Syntax | undefined; first?: number | undefined },
): Uint8Array;

/** Parts of a log as one; their order makes no difference. */
export function mergePartials(...parts: readonly Uint8Array[]): Uint8Array;

/** The evidence of a part of a log, or of all parts merged. */
export function finish(part: Uint8Array): EvidenceData;

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

// Event data.

export interface AttachOptions extends MapChoice {
  syntax?: Syntax | undefined;
  /** Only the customers of this segment. */
  segment?: string | undefined;
  /** The id of the evidence entry; one that exists already is renewed. */
  evidence?: string | undefined;
}

/** Puts what was mined from events on the map's steps: how many came, how many left, how long they took. */
export function attach(
  source: DocumentLike,
  evidence: EvidenceLike,
  options?: AttachOptions,
): { readonly document: Document; readonly data: AttachedData };
export function attachAsync(
  source: DocumentLike,
  evidence: EvidenceLike,
  options?: AttachOptions,
): Promise<{ readonly document: Document; readonly data: AttachedData }>;
