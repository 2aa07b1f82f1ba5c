// What both packages export. `types.d.ts` has the shapes of documents.

import type { DocumentData, Map as MapData } from "./types.js";

export type * from "./types.js";

/** A map's own data; `Map` is the object around it. */
export type { MapData };

/** What a document can be read from: its text, its bytes, an object, or a document already read. */
export type DocumentLike = string | Uint8Array | DocumentData | Document;

export type Syntax = "json" | "yaml";
export type Severity = "error" | "warning" | "info" | "hint";
export type Profile = "minimal" | "recommended" | "strict";
export type Theme = "light" | "dark" | "print" | "contrast";

/** A stretch of the text. Bytes count from 0; lines and columns from 1, columns in characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One finding. Without a text, as for an object, there is no span. */
export interface Diagnostic {
  readonly file?: string;
  readonly code: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly pointer: string;
  readonly span?: Span;
  readonly subject?: { readonly kind: string; readonly id?: string; readonly name?: string };
  readonly message: string;
  readonly help?: string;
  readonly url: string;
  readonly related?: readonly { readonly pointer: string; readonly span?: Span; readonly message: string }[];
}

export interface ReportData {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Readonly<Record<Severity, number>>;
}

export interface ReadOptions {
  /** Without it the first character decides: `{` and `[` begin JSON. */
  syntax?: Syntax | undefined;
  /** The name to show in findings. */
  file?: string | undefined;
}

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
  /** The date (`YYYY-MM-DD`) for rules that depend on the clock; without it they are skipped. */
  today?: string | undefined;
}

export interface PageOptions {
  theme?: Theme | undefined;
  /** The language of the picture. */
  lang?: string | undefined;
}

export interface RenderOptions extends PageOptions {
  to?: "html" | undefined;
  /** The map's id. Without it: the only map, or the only one whose state is `current`. */
  map?: string | undefined;
  syntax?: Syntax | undefined;
}

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
  hash(): string;
  fmt(): string;
  toHtml(options?: PageOptions & { map?: string | undefined }): string;
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
  toHtml(options?: PageOptions): string;
  toJSON(): MapData;
}

/** Reads a document. Throws a CjmError that names the first fault if it cannot be read. */
export function read(source: DocumentLike, options?: ReadOptions): Document;

/** Validates a document. Whatever is wrong inside it, even its grammar, is in the report. */
export function check(source: DocumentLike, options?: CheckOptions): Report;

/** The text of a document in house form: members in order, comments kept, same syntax. */
export function fmt(source: DocumentLike, options?: { syntax?: Syntax | undefined }): string;

/** The hash of a document's content, `sha256:` and 64 digits, the same in JSON and YAML. */
export function hash(source: DocumentLike, options?: { syntax?: Syntax | undefined }): string;

/** Draws one map as a page that needs nothing else. */
export function render(source: DocumentLike, options?: RenderOptions): string;

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
