// What both packages export. `types.d.ts` has the shapes of documents, `answers.d.ts` those of answers.

import type {
  ChangeCheck,
  ChangeOp,
  ChangeSetData,
  Diagnostic,
  MergeAgreed,
  MergeConflict,
  MergeNote,
  MergeSide,
  NeedGap,
  RankedItem,
  RankingData,
  ReportData,
  RoadmapData,
  RuleData,
  ScoreCell,
  ScoreData,
  ScoreNote,
  Severity,
} from "./answers.js";
import type { DocumentData, Map as MapData } from "./types.js";

export type * from "./answers.js";
export type * from "./types.js";

/** A map's own data; `Map` is the object around it. */
export type { MapData };

/** What a document can be read from: its text, its bytes, an object, or a document already read. */
export type DocumentLike = string | Uint8Array | ArrayBuffer | DocumentData | Document;

export type Syntax = "json" | "yaml";
export type Profile = "minimal" | "recommended" | "strict";
export type Theme = "light" | "dark" | "auto" | "print" | "contrast";
/** What a map is drawn as: which rows come first. */
export type Preset = "journey" | "serviceBlueprint" | "dayInTheLife";
export type Level = "stage" | "step" | "full";
export type Lane =
  | "step"
  | "image"
  | "touchpoint"
  | "physicalEvidence"
  | "action"
  | "thought"
  | "need"
  | "emotion"
  | "channel"
  | "device"
  | "frontstage"
  | "backstage"
  | "supportProcess"
  | "pain"
  | "gain"
  | "opportunity"
  | "metric"
  | "observed"
  | "time"
  | "owner"
  | "flow";

export interface ReadOptions {
  /** Without it the first character decides: `{` and `[` begin JSON. */
  syntax?: Syntax | undefined;
  /** The name to show in findings. */
  file?: string | undefined;
}

export type Limit = "bytes" | "depth" | "nodes" | "members" | "items" | "string" | "key" | "number" | "findings";

export interface CheckOptions extends ReadOptions {
  /** Which rules run; without it the recommended. */
  profile?: Profile | undefined;
  /**
   * Only these rules, by code, beginning of a code (`CJM3`), name or family; faults of text, shape
   * and references are always reported.
   */
  select?: readonly string[] | undefined;
  /** Not these rules. */
  ignore?: readonly string[] | undefined;
  /** Other severities, by rule. */
  severity?: Readonly<Record<string, Severity>> | undefined;
  /** Numbers that single rules are told, such as `{"sample-too-small": {"survey": 100}}`. */
  options?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
  /** Fingerprints of findings that are known already: they are left out. */
  baseline?: readonly string[] | undefined;
  /** How much is too much, such as `{ bytes: 1_000_000, findings: 100 }`. */
  limits?: Readonly<Partial<Record<Limit, number>>> | undefined;
  /** The date (`YYYY-MM-DD`) for rules that depend on the clock; without it they are skipped. */
  today?: string | undefined;
}

export interface MendOptions extends Pick<CheckOptions, "syntax" | "profile" | "select" | "ignore" | "today"> {
  /** Apply good guesses too, which somebody should look at. */
  unsafe?: boolean | undefined;
}

export interface PictureOptions {
  /** The map (the default); its value gaps, as the document's `scoring` says; it and what it becomes
   * (not as Markdown or text); or, where there is `evidence`, how many customers moved through its stages,
   * and where they are after each thing they did. */
  view?: "map" | "gap" | "diff" | "flow" | "matrix" | undefined;
  /** Colours. `auto`, the default, is light, or dark where the reader prefers it. */
  theme?: Theme | undefined;
  /** The language of the picture. */
  lang?: string | undefined;
  /** A column a stage, a column a step (the default), or the full detail. */
  level?: Level | undefined;
  /** Which rows come first; otherwise as the map's kind has it. */
  preset?: Preset | undefined;
  /** Which rows to show, in this order; otherwise those of the level that have content. */
  lanes?: readonly Lane[] | undefined;
}

/** Which map is meant. */
export interface MapChoice {
  /** The map's id. Without it: the only map, or the only one whose state is `current`. */
  map?: string | undefined;
}

/** What `mine` gave, its data, or the JSON that `cjm mine` printed. */
export type EvidenceLike = object | string | Uint8Array;

/** In Node only. */
export interface EvidenceOptions {
  /** What `mine` gave for the map, put on its steps first: see `attach`. */
  evidence?: EvidenceLike | undefined;
  /** Of the evidence, only the customers of this segment. */
  segment?: string | undefined;
}

export interface PageOptions extends PictureOptions {
  /** Only what goes into a page of your own. */
  fragment?: boolean | undefined;
}

export interface RenderOptions extends PageOptions, MapChoice, EvidenceOptions {
  /** A page that needs nothing else (the default), a picture, Markdown, or text for a terminal. */
  to?: "svg" | "html" | "md" | "text" | undefined;
  /** Of the view `diff`: the id of the other map; without it the one whose `futureOf` names the map. */
  against?: string | undefined;
  syntax?: Syntax | undefined;
}

/** PNG and PDF: in Node only. */
export interface PrintOptions extends PictureOptions {
  /** Of PNG, the pixels a unit of the picture; 2 without it. */
  scale?: number | undefined;
  /** Fonts for what Inter lacks (TrueType, OpenType). What no font has is named on the console. */
  fonts?: readonly Uint8Array[] | undefined;
}

export interface PrintedOptions extends PrintOptions, MapChoice, EvidenceOptions {
  to: "png" | "pdf";
  syntax?: Syntax | undefined;
}

export interface ScoreOptions {
  /** The id of an earlier map to tell the change from. */
  against?: string | undefined;
  /** The document of that earlier map, where it is another one. */
  before?: DocumentLike | undefined;
  /** What counts as target; without it as the document says, otherwise declared. */
  target?: "declared" | "importance" | undefined;
  /** Which rivals to compare with: `average`, `best` or a competitor's id. */
  reference?: string | undefined;
  /** The weight of rivals against the target, 0 to 1. */
  lambda?: number | undefined;
  /** Of the simulation behind probabilities; without it 0. */
  seed?: number | undefined;
  /** How many items count as the top ones, for probabilities. */
  top?: number | undefined;
}

export interface RankOptions extends EvidenceOptions {
  /** Give no more than so many items. */
  top?: number | undefined;
  /** Of the simulation behind probabilities; without it 0. */
  seed?: number | undefined;
}

export interface DiffOptions {
  /** The id of the first map. Without it: the only map, or the only one whose state is `current`. */
  from?: string | undefined;
  /** The id of the second map. */
  to?: string | undefined;
  /** `ids` (as by default), or `auto`: also by content, by name and by similarity. */
  match?: "ids" | "auto" | undefined;
  /** Things that are the same although their ids differ: id in the first map to id in the second. */
  mapping?: Readonly<Record<string, string>> | undefined;
  /**
   * Only what differs: no hashes of the ends, and not what the changes mean. It takes half the time, for
   * callers that compare at every key stroke.
   */
  bare?: boolean | undefined;
}

export interface DiffPictureOptions {
  theme?: Theme | undefined;
  /** Language of texts that come in several; without it the document's. */
  lang?: string | undefined;
}

export interface ApplyOptions {
  /** The id to give to the resulting map; without it the id that the change set leads to. */
  as?: string | undefined;
}

export interface MergeOptions {
  /** What stands in the document where both changed the same; `base` unless told otherwise. */
  policy?: MergeSide | undefined;
}

export interface ResolveOptions {
  /** The side to take, by the id of the conflict. */
  choose?: Readonly<Record<string, MergeSide>> | undefined;
  /** The side to take in all other conflicts. */
  all?: MergeSide | undefined;
}

/** A change set, its data, or its JSON text. */
export type ChangeSetLike = ChangeSet | ChangeSetData | string | Uint8Array;

/** A call that cannot be answered. What is wrong inside a document is a Report instead. */
export class CjmError extends Error {
  private constructor();
  readonly name: "CjmError";
  /** `E001` to `E099`, or the `CJM…` code of a document that cannot be read. */
  readonly code: string;
  /** JSON pointer to the place in the document. */
  readonly pointer?: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** The findings about one document, in its order. */
export class Report implements Iterable<Diagnostic> {
  private constructor();
  readonly data: ReportData;
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings there are of each severity. */
  readonly summary: Readonly<Record<Severity, number>>;
  /** True if nothing found is an error; warnings may remain. */
  readonly ok: boolean;
  readonly length: number;
  [Symbol.iterator](): Iterator<Diagnostic>;
  toJSON(): ReportData;
  /** One line a finding, and the totals. */
  toString(): string;
}

/**
 * All value gaps of a map. Iterating gives its cells: one a persona, stage and need. Gaps are on
 * 0..1, positive where we are short; what is not known is `undefined`.
 */
export class ScoreSheet implements Iterable<ScoreCell> {
  private constructor();
  readonly data: ScoreData;
  /** `shortfall` less `advantage`. */
  readonly net: number | undefined;
  /** The sum of the gaps where we are short. */
  readonly shortfall: number | undefined;
  /** The sum of the gaps where we are ahead, as a positive number. */
  readonly advantage: number | undefined;
  /** The share of what matters, 0 to 1, whose gap is known. */
  readonly coverage: number;
  readonly cells: readonly ScoreCell[];
  /** One a need, largest gap first; needs without a known gap last. */
  readonly needs: readonly NeedGap[];
  readonly notes: readonly ScoreNote[];
  readonly length: number;
  [Symbol.iterator](): Iterator<ScoreCell>;
  toJSON(): ScoreData;
  /** The sums, and one line a need, in points of 100. */
  toString(): string;
}

/** What to fix first on a map. Iterating gives its items, first things first. */
export class Ranking implements Iterable<RankedItem> {
  private constructor();
  readonly data: RankingData;
  readonly items: readonly RankedItem[];
  /** The first item, if anything can be ranked. */
  readonly first: RankedItem | undefined;
  /** How good the best knowledge is that was used: 1 (ratings of rivals) to 4 (no ratings). */
  readonly rung: number | undefined;
  readonly unranked: RankingData["unranked"];
  /** What to find out for a better answer, most useful first. */
  readonly collect: readonly string[];
  readonly length: number;
  [Symbol.iterator](): Iterator<RankedItem>;
  toJSON(): RankingData;
  /** One line an item, priorities in points of 100. */
  toString(): string;
}

/**
 * Everything that leads from one map to another. Iterating gives its operations. It can be kept as
 * JSON, applied, and undone.
 */
export class ChangeSet implements Iterable<ChangeOp> {
  private constructor();
  readonly data: ChangeSetData;
  readonly ops: readonly ChangeOp[];
  /** What the changes mean to the customer. */
  readonly checks: readonly ChangeCheck[];
  readonly summary: ChangeSetData["summary"];
  /** True if both maps say the same. */
  readonly empty: boolean;
  readonly length: number;
  /** Both maps in one SVG picture; only of what `diff` gave. */
  toSvg(options?: DiffPictureOptions): string;
  /** The picture in a page of its own, and the same as tables; only of what `diff` gave. */
  toHtml(options?: DiffPictureOptions): string;
  /** The change set that undoes this one. */
  inverse(): ChangeSet;
  [Symbol.iterator](): Iterator<ChangeOp>;
  toJSON(): ChangeSetData;
  /** The counts, and one line an operation. */
  toString(): string;
}

/** What merging gave. Iterating gives its conflicts. */
export class Merge implements Iterable<MergeConflict> {
  private constructor();
  /** The merged document: it can always be worked with. */
  readonly document: Document;
  readonly conflicts: readonly MergeConflict[];
  readonly agreed: readonly MergeAgreed[];
  readonly notes: readonly MergeNote[];
  /** True if nobody has to choose. */
  readonly clean: boolean;
  readonly length: number;
  /** Makes choices by the ids of conflicts; `all` decides all others. */
  resolve(choose?: Readonly<Record<string, MergeSide>>, options?: { all?: MergeSide | undefined }): Merge;
  [Symbol.iterator](): Iterator<MergeConflict>;
  toJSON(): unknown;
  /** The counts, and one line a conflict. */
  toString(): string;
}

/** A document that has been read. It does not change: edit `data` and read that again. */
export class Document {
  private constructor();
  readonly data: DocumentData;
  /** The document as it was read; of an object, the JSON made of it. */
  readonly text: string;
  readonly maps: Map[];
  /** The map of this id; without one the only map, or the only one whose state is `current`. */
  map(id?: string): Map;
  check(options?: Omit<CheckOptions, "syntax">): Report;
  /** The document with its findings mended as far as can be. */
  mend(options?: Omit<MendOptions, "syntax">): Document;
  hash(): string;
  fmt(): string;
  score(options?: ScoreOptions & MapChoice): ScoreSheet;
  rank(options?: RankOptions & MapChoice): Ranking;
  /** Compares two maps, the second one here or in another document. */
  diff(other?: DocumentLike, options?: DiffOptions): ChangeSet;
  /** What becomes of each pain and gap in the future map, and which opportunity is behind it. */
  roadmap(options?: Omit<DiffOptions, "match">): RoadmapData;
  /** Merges what two sides made of this document. */
  merge(ours: DocumentLike, theirs: DocumentLike, options?: MergeOptions): Merge;
  /** The document with a change set applied. */
  apply(changes: ChangeSetLike, options?: ApplyOptions): Document;
  toSvg(options?: PictureOptions & MapChoice): string;
  toHtml(options?: PageOptions & MapChoice): string;
  toMarkdown(options?: PictureOptions & MapChoice): string;
  /** In Node only. */
  toPng(options?: PrintOptions & MapChoice): Uint8Array;
  /** A page with its text as text; in Node only. */
  toPdf(options?: Omit<PrintOptions, "scale"> & MapChoice): Uint8Array;
  toJSON(): DocumentData;
  toString(): string;
}

/** One map of a document. */
export class Map {
  private constructor();
  readonly document: Document;
  readonly data: MapData;
  readonly id: string;
  /** If the title is given in several languages: in the document's own or the first. */
  readonly title: string;
  score(options?: ScoreOptions): ScoreSheet;
  rank(options?: RankOptions): Ranking;
  toSvg(options?: PictureOptions): string;
  toHtml(options?: PageOptions): string;
  toMarkdown(options?: PictureOptions): string;
  /** In Node only. */
  toPng(options?: PrintOptions): Uint8Array;
  /** A page with its text as text; in Node only. */
  toPdf(options?: Omit<PrintOptions, "scale">): Uint8Array;
  toJSON(): MapData;
}

/** Reads a document. Throws a CjmError that names the first fault if it cannot be read. */
export function read(source: DocumentLike, options?: ReadOptions): Document;

/** Validates a document. Whatever is wrong inside it, even its grammar, is in the report. */
export function check(source: DocumentLike, options?: CheckOptions): Report;

/** The text of a document with its findings mended as far as can be; all else stays as it is. */
export function mend(source: DocumentLike, options?: MendOptions): string;

/** The rules of `check` and their pages: all, or those of a code, beginning of a code, name or family. */
export function rules(selector?: string): readonly RuleData[];

/** The text of a document in house form: members in order, comments kept, same syntax. */
export function fmt(source: DocumentLike, options?: { syntax?: Syntax | undefined }): string;

/** The text in today's version of the format; all that no step touches stays as written. */
export function migrate(source: DocumentLike, options?: { syntax?: Syntax | undefined }): string;

/** The hash of a document's content, `sha256:` and 64 digits, the same in JSON and YAML. */
export function hash(source: DocumentLike, options?: { syntax?: Syntax | undefined }): string;

/** Draws one map: as a page that needs nothing else, unless told otherwise. */
export function render(source: DocumentLike, options?: RenderOptions): string;
export function render(source: DocumentLike, options: PrintedOptions): Uint8Array;

/** Computes value gaps: how far we are behind what customers need, against targets and rivals. */
export function score(
  source: DocumentLike,
  options?: ScoreOptions & MapChoice & { syntax?: Syntax | undefined },
): ScoreSheet;

export interface SurveyOptions {
  /** A survey among the document's `sources`, or a layout: `qualtrics`, `surveymonkey`, `google-forms`,
   * `plain-wide`, `plain-long`. */
  source?: string | undefined;
  /** The column of weights. */
  weight?: string | undefined;
  /** The id of the evidence entry; one that exists already is renewed. */
  evidence?: string | undefined;
  /** Where the answers come from, for the evidence entry. */
  file?: string | undefined;
}

/** What was read from a table of answers. */
export interface SurveyData {
  readonly map: string;
  readonly evidence?: string;
  readonly rows: number;
  readonly respondents: number;
  readonly previews?: number;
  readonly answers: readonly { readonly [member: string]: unknown }[];
  readonly ignored: readonly string[];
  readonly faulty: number;
  readonly faults: readonly { readonly row: number; readonly column?: string; readonly message: string }[];
}

/** Puts the answers of a survey export (CSV) on a map: rating counts, metrics, an evidence entry. */
export function survey(
  source: DocumentLike,
  answers: string | Uint8Array,
  options?: SurveyOptions & MapChoice & { syntax?: Syntax | undefined },
): { readonly document: Document; readonly data: SurveyData };

export interface ImportOptions {
  /**
   * The format: `mermaid`, a journey diagram; `csv`, sticky notes as `stage,lane,text[,step,author,votes]`; in
   * Node and `cjm-wasm/office` also `xlsx`, a workbook as `exportMap` writes it, and `cjml`, a planned or actual
   * journey in CJML 2.0.
   */
  from: "mermaid" | "csv" | "xlsx" | "cjml";
  /** The title of the map; without it, what the other format says. */
  title?: string | undefined;
}

export interface ExportOptions extends MapChoice {
  /** The format: `mermaid`, a journey diagram that Mermaid reads back; `md`, tables for reading. */
  to: "mermaid" | "md";
  /** The language of texts that come in several. */
  lang?: string | undefined;
  syntax?: Syntax | undefined;
}

/** A workbook that people fill in: every map of the document, and nothing lost. In Node and `cjm-wasm/office`. */
export interface WorkbookOptions {
  to: "xlsx";
  syntax?: Syntax | undefined;
}

/** What came over from one format to another, and what did not. */
export interface Receipt {
  readonly format: string;
  /** How many things of each kind came over. */
  readonly carried: { readonly [kind: string]: number };
  /** What the target cannot hold, with the first place of each kind. */
  readonly lost: readonly {
    readonly what: string;
    readonly count: number;
    readonly pointer?: string;
    readonly line?: number;
    /** Of a workbook: `Steps!F7`. */
    readonly cell?: string;
  }[];
  /** How many remarks there are; `remarks` lists the first hundred. */
  readonly remarked: number;
  readonly remarks: readonly {
    readonly line?: number;
    readonly column?: number;
    readonly pointer?: string;
    /** Of a workbook: `Steps!F7`. */
    readonly cell?: string;
    readonly message: string;
    readonly help?: string;
  }[];
}

/** Makes a document of a map in another format. What that format's own reader refuses throws `E009`. */
export function importMap(
  source: string | Uint8Array,
  options: ImportOptions,
): { readonly document: Document; readonly receipt: Receipt };

/** Makes another format of a map. The receipt tells what it cannot hold. */
export function exportMap(
  source: DocumentLike,
  options: ExportOptions,
): { readonly text: string; readonly receipt: Receipt };
export function exportMap(
  source: DocumentLike,
  options: WorkbookOptions,
): { readonly bytes: Uint8Array; readonly receipt: Receipt };

/** A standard method as `methods` lists it. */
export interface MethodListed {
  readonly name: string;
  readonly about: string;
  /** Whether a map can give its input. */
  readonly takesMap: boolean;
}

/**
 * Runs a standard method: RICE, NPS, Kano, importance-performance and others. With a document its map
 * gives the input, and members of `input` replace what the map gives.
 */
export function method(
  name: string,
  input?: MapChoice & { readonly [member: string]: unknown },
  source?: DocumentLike,
): { readonly [member: string]: unknown };

/** All standard methods. */
export function methods(): readonly MethodListed[];

/** Tells what to fix first, on every map, by the best that is known about it. */
export function rank(
  source: DocumentLike,
  options?: RankOptions & MapChoice & { syntax?: Syntax | undefined },
): Ranking;

/**
 * Compares two maps by the ids of their things. Without `other` both stand in `source`: unless told
 * otherwise, the current map and the one whose `futureOf` names it.
 */
export function diff(
  source: DocumentLike,
  other?: DocumentLike,
  options?: DiffOptions & { syntax?: Syntax | undefined },
): ChangeSet;

/** Applies a change set to the map it starts from: all of it, or nothing. */
export function apply(
  source: DocumentLike,
  changes: ChangeSetLike,
  options?: ApplyOptions & { syntax?: Syntax | undefined },
): Document;

/** The change set that undoes another. It needs neither map. */
export function invert(changes: ChangeSetLike): ChangeSet;

/**
 * A JSON Schema (draft 2020-12), for editors and other programs: of documents, as by default, or of
 * what `check` answers.
 */
export function schema(name?: "document" | "report" | "change-set" | undefined): { [keyword: string]: unknown };
/** Tells what becomes of each pain and gap in the future map, and which opportunity is behind it. */
export function roadmap(
  source: DocumentLike,
  options?: Omit<DiffOptions, "match"> & { syntax?: Syntax | undefined },
): RoadmapData;

/** Merges what two sides made of one document: things are matched by their ids. */
export function merge(
  base: DocumentLike,
  ours: DocumentLike,
  theirs: DocumentLike,
  options?: MergeOptions & { syntax?: Syntax | undefined },
): Merge;

/** Makes choices in the conflicts of a merge. The result holds the conflicts that are left. */
export function resolve(
  source: DocumentLike,
  conflicts: readonly MergeConflict[],
  options?: ResolveOptions & { syntax?: Syntax | undefined },
): Merge;


/** Starts a document: a small one with comments, meant to be edited. */
export function newDocument(options?: { template?: string | undefined }): Document;

/** A complete document to try things on. */
export function sample(): Document;

/** The versions of the library and of the document format that it writes. */
export function version(): { version: string; format: string };

/** Runs one operation of the core, as every function here does: the answer and its outputs. */
export function call(
  operation: string,
  options?: { [name: string]: unknown },
  inputs?: readonly Uint8Array[],
): [answer: unknown, outputs: Uint8Array[]];

/** What lies below `call`: the core's own texts and bytes. Errors are in the text. */
export function wire(
  operation: string,
  options: string,
  inputs: readonly Uint8Array[],
): { json: string; outputs: Uint8Array[] };
