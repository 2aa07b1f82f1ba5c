// The JSON of answers. What is absent is not known.

export type Severity = "error" | "warning" | "info" | "hint";

/** A stretch of the text. Bytes count from 0; lines and columns from 1, columns in characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Safety = "safe" | "unsafe";

/** A change that mends a finding, as a JSON Patch. A safe one can be applied without asking. */
export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  readonly patch: readonly {
    readonly op: "test" | "add" | "replace" | "remove" | "move";
    readonly path: string;
    readonly from?: string;
    readonly value?: unknown;
  }[];
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
  /** The message before its data were put in; the key for translations. */
  readonly template?: string;
  /** The names and numbers in the message. */
  readonly data?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly help?: string;
  readonly url: string;
  /** The same for the same finding, wherever it stands in the text. */
  readonly fingerprint: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly pointer: string; readonly span?: Span; readonly message: string }[];
}

export interface ReportData {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Readonly<Record<Severity, number>>;
  /** How many the document's own `x-cjm-ignore` took out. */
  readonly suppressed?: number;
  /** How many stood in the baseline. */
  readonly baselined?: number;
  /** How many fixes were applied before. */
  readonly fixed?: number;
}

/** A rule and its page of the manual. */
export interface RuleData {
  readonly code: string;
  readonly name: string;
  readonly family: string;
  readonly severity: Severity;
  readonly recommended: boolean;
  readonly summary: string;
  readonly docs: string;
  readonly sources: readonly string[];
  /** The numbers it can be told. */
  readonly options: readonly {
    readonly name: string;
    readonly about: string;
    readonly default: number;
    readonly min: number;
    readonly max: number;
  }[];
  /** Whether its findings can be mended, and how surely. */
  readonly fix?: Safety;
  readonly bad: string;
  readonly good: string;
  readonly url: string;
}

/** Something that could not be used, or had to be assumed. */
export interface ScoreNote {
  readonly pointer: string;
  readonly message: string;
}

/** The value gap of one persona, stage and need. Shares and gaps are on 0..1, positive = short. */
export interface ScoreCell {
  readonly persona?: string;
  readonly stage: string;
  readonly need: string;
  readonly weight: number;
  readonly own?: number;
  readonly reference?: number;
  readonly target?: number;
  readonly gapReference?: number;
  readonly gapTarget?: number;
  readonly lambda?: number;
  readonly gap?: number;
  readonly valueGap?: number;
  readonly fromTarget?: number;
  readonly fromReference?: number;
  readonly sd?: number;
  readonly interval?: readonly [low: number, high: number];
  readonly zone?: string;
  readonly inherited?: boolean;
  readonly n?: number;
  readonly evidence?: readonly string[];
  readonly assumed: boolean;
}

/** The value gap of a need over all its cells. */
export interface NeedGap {
  readonly need: string;
  readonly valueGap?: number;
  readonly sd?: number;
  /** In which it lies with 95 %. */
  readonly interval?: readonly [low: number, high: number];
  readonly rank?: number;
  readonly topProbability?: number;
  /** Weight of its cells that have a gap. */
  readonly weight: number;
  /** By how much the net falls when our rating rises by one point of its scale. */
  readonly perPoint?: number;
}

/** What one persona, stage, need or part adds to the net gap. */
export interface Share {
  readonly id: string;
  readonly valueGap: number;
}

/** What the cells that rest on the same evidence add to the net gap; none where `evidence` is empty. */
export interface GroundedShare {
  readonly evidence: readonly string[];
  readonly valueGap: number;
}

/** What a cell adds to the change of the net gap. */
export interface ChangedCell {
  readonly persona?: string;
  readonly stage: string;
  readonly need: string;
  readonly change: number;
  readonly performance?: number;
  readonly weight?: number;
  readonly added?: boolean;
  readonly removed?: boolean;
}

/** The change of the net gap from one map to another, split without a rest. Negative = better. */
export interface ScoreChange {
  readonly from: string;
  readonly fromNet?: number;
  readonly to: string;
  readonly net: number;
  readonly performance: number;
  readonly weight: number;
  readonly added: number;
  readonly removed: number;
  readonly needs: readonly { readonly need: string; readonly change: number }[];
  readonly cells: readonly ChangedCell[];
}

export interface ScoreData {
  readonly map: string;
  readonly net?: number;
  readonly shortfall?: number;
  readonly advantage?: number;
  readonly coverage: number;
  readonly sd?: number;
  readonly interval?: readonly [low: number, high: number];
  readonly lambda: number;
  readonly reference: string;
  readonly target: "declared" | "importance";
  readonly seed: number;
  readonly draws?: number;
  readonly top: number;
  readonly cells: readonly ScoreCell[];
  readonly needs: readonly NeedGap[];
  /** The net gap, split by every key; each list adds up to it. */
  readonly by: Readonly<Record<"persona" | "stage" | "need" | "part", readonly Share[]>> & {
    readonly evidence: readonly GroundedShare[];
  };
  readonly change?: ScoreChange;
  readonly notes: readonly ScoreNote[];
}

export type ItemKind = "pain" | "opportunity" | "need" | "step";

/** A number that went into a priority. */
export interface Factor {
  readonly factor: string;
  readonly of?: string;
  readonly value: number;
  readonly assumed?: boolean;
  readonly evidence?: readonly string[];
}

/** Something to fix or to do, and why it stands where it stands. */
export interface RankedItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly name?: string;
  /** How good the knowledge behind it is: 1 (ratings of rivals) to 4 (no ratings). */
  readonly rung: number;
  /**
   * Share, 0 to 1, of all that matters to customers that is lost there; of an opportunity, what it
   * would win back for each point of effort.
   */
  readonly priority: number;
  readonly rank: number;
  readonly topProbability?: number;
  /** What it would be worth to know its benefit for sure, in points of priority. */
  readonly worthKnowing?: number;
  readonly confidence?: number;
  readonly because: readonly Factor[];
  readonly assumed: boolean;
}

/** What drop-off costs. */
export interface Money {
  readonly currency: string;
  readonly customers: number;
  readonly converted: number;
  readonly revenue: number;
  readonly atStake: readonly { readonly step: string; readonly left: number; readonly amount: number }[];
}

/** A knowledge gap, and what an answer is worth. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly priority?: "critical" | "high" | "medium" | "low";
  readonly worthKnowing?: number;
  readonly changesChoice?: number;
}

export interface RankingData {
  readonly map: string;
  readonly rung?: number;
  readonly items: readonly RankedItem[];
  /** How many can be ranked in all. */
  readonly ranked: number;
  readonly seed: number;
  readonly draws?: number;
  /** The opportunities in the order to take them: each adds what those before it leave. */
  readonly plan: readonly { readonly id: string; readonly adds: number; readonly together: number }[];
  readonly money?: Money;
  readonly questions: readonly OpenQuestion[];
  readonly unranked: readonly { readonly id: string; readonly kind: ItemKind; readonly why: string }[];
  readonly collect: readonly string[];
  readonly notes: readonly ScoreNote[];
}

/** A place in a list. */
export interface Place {
  /** Absent = the document. */
  readonly parent?: string;
  readonly slot: string;
  /** What stands before it; absent = it comes first. */
  readonly after?: string;
}

/** What was changed, and what it stands in. */
export interface Changed {
  readonly kind: string;
  /** For things without an id of their own: the path from the nearest id. */
  readonly id: string;
  readonly name?: string;
  readonly in?: { readonly kind: string; readonly id: string; readonly name?: string };
}

interface Change<Operation extends string> extends Changed {
  readonly op: Operation;
}

/** One change of a thing. */
export type ChangeOp =
  | (Change<"insert" | "remove"> & { readonly at: Place; readonly value: unknown })
  | (Change<"move"> & { readonly from: Place; readonly to: Place })
  | (Change<"set"> & { readonly field: string; readonly old?: unknown; readonly new?: unknown })
  | (Change<"setAdd" | "setRemove"> & { readonly field: string; readonly item: string; readonly after?: string })
  | (Change<"rekey"> & { readonly to: string });

/** What a change means to the customer. */
export interface ChangeCheck {
  readonly check: string;
  readonly direction: "improvement" | "regression" | "neutral";
  /** How much it weighs; it belongs to the name of the check. */
  readonly severity: "info" | "minor" | "major";
  readonly subject: Changed;
  readonly field?: string;
  /** Where it holds for one persona alone. */
  readonly persona?: string;
  readonly old?: unknown;
  readonly new?: unknown;
  /** By how much, in the unit of the check. */
  readonly delta?: number;
}

/** How many things came, went, changed place, content or id. */
export type ChangeCounts = Readonly<Record<"added" | "removed" | "moved" | "changed" | "rekeyed", number>>;

/** One of the two maps that were compared. */
export interface MapEnd {
  readonly map: string;
  /** Absent in a bare change set. */
  readonly hash?: string;
  readonly state?: string;
  readonly futureOf?: string;
}

/** What becomes of the problems of the current map in the future one, and by what. */
export interface RoadmapData {
  readonly from: string;
  readonly to: string;
  readonly problems: readonly {
    readonly kind: "pain" | "gap";
    readonly id: string;
    readonly name: string;
    readonly status: "resolved" | "mitigated" | "persists" | "worsened" | "new" | "unknown";
    readonly before?: number;
    readonly after?: number;
    readonly claimedBy: readonly string[];
  }[];
  /** Best value for the effort first. */
  readonly initiatives: readonly {
    readonly id: string;
    readonly name: string;
    readonly status?: string;
    readonly claims: readonly string[];
    readonly closes: readonly string[];
    readonly value: number;
    readonly relief: number;
    readonly effort?: number;
    readonly after: readonly string[];
    readonly rank: number;
  }[];
  /** Gets better, and nobody is at it. */
  readonly wishful: readonly string[];
  /** Nothing gets better by it. */
  readonly idle: readonly string[];
  readonly unaddressed: readonly string[];
  readonly sideEffects: readonly string[];
  readonly order: readonly string[];
  readonly cycles: readonly string[];
  readonly score?: {
    readonly before?: number;
    readonly after?: number;
    readonly delta: number;
    readonly needs: Readonly<Record<string, number>>;
  };
}

export type MergeSide = "base" | "ours" | "theirs";

/** What both sides changed, each differently. */
export interface MergeConflict {
  /** Stable: the same for the same conflict, whoever merges. */
  readonly id: string;
  readonly kind:
    | "fieldField"
    | "editDelete"
    | "moveDelete"
    | "refDelete"
    | "moveMove"
    | "order"
    | "addAdd"
    | "kindEdit"
    | "invariant";
  readonly map?: string;
  /** The id of the thing; for things without one the path from the nearest id. */
  readonly entity: string;
  readonly entityKind: string;
  readonly name?: string;
  readonly field?: string;
  readonly base?: unknown;
  readonly ours?: unknown;
  readonly theirs?: unknown;
  /** What stands in the merged document. */
  readonly default: MergeSide;
  readonly choices: readonly MergeSide[];
}

/** What both sides changed alike. */
export interface MergeAgreed {
  readonly map?: string;
  readonly entity: string;
  readonly change: "added" | "removed" | "moved" | "set";
  readonly field?: string;
}

/** What merging had to do beside taking changes over. */
export interface MergeNote {
  readonly map?: string;
  readonly entity: string;
  readonly note: "kept" | "unlinked" | "rule";
  readonly target?: string;
}

export interface ChangeSetData {
  readonly format: "cjm-diff/1";
  readonly from: MapEnd;
  readonly to: MapEnd;
  /** Things that were taken for the same although their ids differ. */
  readonly matches: readonly {
    readonly kind: string;
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly score: number;
  }[];
  /** Whether neither hashes nor checks were worked out, as `bare` asks. */
  readonly bare?: boolean;
  readonly ops: readonly ChangeOp[];
  readonly order?: readonly unknown[];
  readonly checks: readonly ChangeCheck[];
  readonly summary: ChangeCounts & {
    /** How many of the changes are to pictures, authors, links and extensions alone. */
    readonly cosmetic?: number;
    readonly kinds: Readonly<Record<string, ChangeCounts>>;
    /** The mean change of the feelings that both maps know, in points of `emotion5`, upwards better. */
    readonly emotion?: number;
  };
}

/** What was attached to a map. */
export interface AttachedData {
  readonly map: string;
  /** The entry of evidence, and whether it was there before. */
  readonly evidence: string;
  readonly renewed: boolean;
  readonly customers: number;
  /** How many steps the data speak of, and of which they cannot tell. */
  readonly steps: number;
  readonly unseen: readonly string[];
  /** How many names of events belong to no step. */
  readonly unmapped: number;
}

/** What was drafted. */
export interface DraftedData {
  readonly map: string;
  readonly evidence: string;
  readonly customers: number;
  readonly stages: number;
  readonly steps: number;
  readonly ways: number;
  /** How many names of events became no step. */
  readonly stageColumn?: string;
  readonly leftOut: number;
  readonly rules: readonly string[];
}

/** Times in milliseconds. */
export interface TimeFigures {
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly medianInterval?: readonly number[];
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
  readonly positions?: readonly {
    readonly steps: { readonly [step: string]: number };
    readonly left: number;
    readonly underWay?: number;
    readonly finished: number;
  }[];
  readonly channelsByStage?: { readonly [stage: string]: { readonly [channel: string]: number } };
  readonly unmapped?: { readonly [name: string]: number };
  readonly suppressed?: number;
}

/** An id with its kind. */
export interface NamedId {
  readonly kind: string;
  readonly id: string;
}

/** How ids were linked to customers. */
export interface IdentityFigures {
  readonly customers: number;
  readonly linked: number;
  readonly rules: readonly string[];
  readonly kinds: readonly {
    readonly kind: string;
    readonly ids: number;
    readonly links: boolean;
    readonly perPerson: number;
    readonly guarded: number;
    readonly placeholders: number;
    readonly doubted: number;
  }[];
  readonly without: number;
  readonly pairs: number;
  readonly unlinked: number;
  readonly why?: readonly {
    readonly about: readonly [NamedId, NamedId];
    readonly one: boolean;
    readonly chain?: readonly NamedId[];
    readonly because?: string;
  }[];
}

/** What was mined, and by which rules. */
export interface EvidenceData extends Figures {
  readonly segments?: { readonly [name: string]: Figures };
  readonly identity?: IdentityFigures;
  readonly map?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly sources: readonly {
    readonly id: string;
    readonly file?: string;
    readonly hash: string;
    readonly format: string;
    readonly columns: { readonly [role: string]: string };
    readonly guessed?: readonly string[];
    readonly timeUnit?: string;
    readonly timezone?: string;
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

/** A share in two segments. */
export interface ShareContrast {
  readonly a: { readonly count: number; readonly of: number; readonly share: number };
  readonly b: { readonly count: number; readonly of: number; readonly share: number };
  readonly difference: number;
  readonly interval: readonly number[];
  /** Whether the interval leaves 0 out. */
  readonly differs: boolean;
}

/** Two segments side by side, stage by stage. */
export interface ContrastData {
  readonly a: { readonly segment?: string; readonly cases: number };
  readonly b: { readonly segment?: string; readonly cases: number };
  readonly confidence: number;
  readonly stages: readonly {
    readonly id: string;
    readonly reached?: ShareContrast;
    readonly converted?: ShareContrast;
    readonly left?: ShareContrast;
    readonly medianMs?: {
      readonly a: number;
      readonly b: number;
      readonly difference: number;
      readonly interval?: readonly number[];
      readonly differs?: boolean;
    };
  }[];
  readonly notes: readonly string[];
}
