// Event data: what the functions of Node and of cjm-wasm/evidence take and give.

import type {
  AttachedData,
  ContrastData,
  Document,
  DocumentLike,
  DraftedData,
  EvidenceData,
  EvidenceLike,
  MapChoice,
  NamedId,
  Syntax,
} from "./api.js";

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
  /** The column of segments, or several: a customer is then in one segment of each. */
  segment?: string | readonly string[] | undefined;
  /** Columns or kinds of customer ids; events that share one are of the same customer. */
  identity?: readonly string[] | undefined;
  /** How these ids are linked, beyond what the document's sources say. */
  linking?: LinkingOptions | undefined;
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

/** Compares two segments: who comes, who goes on, who leaves, how long it takes, with how sure the difference
 * is. Without `b` the one against all customers who are not in it. */
export function contrast(evidence: EvidenceLike, a: string, b?: string): ContrastData;

/** How ids are linked to customers. */
export interface LinkingOptions {
  /** Which kinds link, and how many ids of a kind one customer may have. */
  kinds?: readonly { kind: string; link?: boolean | undefined; perPerson?: number | undefined }[] | undefined;
  /** What counts as one customer. */
  unit?: "person" | "account" | undefined;
  /** No id is kept as it came, only SHA-256 of salt and id. */
  salt?: string | undefined;
  /** Ids that are of one customer, as somebody else found. */
  pairs?: readonly (readonly [NamedId, NamedId])[] | undefined;
  /** Ids that are never of one customer. */
  unlink?: readonly (readonly [NamedId, NamedId])[] | undefined;
  /** Ids of which the answer tells why they are one customer, or why not. */
  why?: readonly (readonly [NamedId, NamedId])[] | undefined;
}

export interface DraftOptions extends MineOptions {
  /** The title of the map. */
  title?: string | undefined;
  /** Its id. */
  id?: string | undefined;
  /** How many steps at most; 40 without it. */
  steps?: number | undefined;
  /** How many stages; 3 to 7 without it, by the number of steps. */
  stages?: number | undefined;
  /** The column that says in which stage an event is; without it one called `stage` or `phase`, if there is
   * one. */
  stage?: string | undefined;
}

/** Draws a first map of what customers did: steps from events, stages from their order. */
export function draft(
  events: Events,
  options?: DraftOptions,
): { readonly document: Document; readonly data: DraftedData };
