"""The JSON of answers as types: keys as on the wire. What is absent is not known."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

ItemKind: TypeAlias = Literal["pain", "opportunity", "need", "step"]
Direction: TypeAlias = Literal["improvement", "regression", "neutral"]
ChangeSeverity: TypeAlias = Literal["info", "minor", "major"]
Operation: TypeAlias = Literal["insert", "remove", "move", "set", "setAdd", "setRemove", "rekey"]

Severity: TypeAlias = Literal["error", "warning", "info", "hint"]
Safety: TypeAlias = Literal["safe", "unsafe"]


class Span(TypedDict):
    """A stretch of text. Bytes count from 0; lines and columns from 1, columns in characters."""

    start: int
    end: int
    line: int
    column: int
    endLine: int
    endColumn: int


class Subject(TypedDict):
    """What a finding is about."""

    kind: str
    id: NotRequired[str]
    name: NotRequired[str]


class Related(TypedDict):
    """Another place that explains a finding."""

    pointer: str
    span: NotRequired[Span]
    message: str


PatchOperation = TypedDict(
    "PatchOperation",
    {
        "op": Literal["test", "add", "replace", "remove", "move"],
        "path": str,
        "from": NotRequired[str],
        "value": NotRequired[Any],
    },
)
"""One operation of a JSON Patch (RFC 6902)."""


class Fix(TypedDict):
    """A change that mends a finding. A safe one can be applied without asking."""

    title: str
    safety: Safety
    patch: list[PatchOperation]


class Diagnostic(TypedDict):
    """One finding. Without a text, as for a dict, there is no span."""

    file: NotRequired[str]
    code: str
    rule: str
    severity: Severity
    pointer: str
    span: NotRequired[Span]
    subject: NotRequired[Subject]
    message: str
    template: NotRequired[str]
    data: NotRequired[dict[str, str | float | list[str]]]
    help: NotRequired[str]
    url: str
    fingerprint: str
    related: NotRequired[list[Related]]
    fixes: NotRequired[list[Fix]]


class ReportData(TypedDict):
    """The answer of `check`."""

    diagnostics: list[Diagnostic]
    summary: dict[Severity, int]
    suppressed: NotRequired[int]
    baselined: NotRequired[int]
    fixed: NotRequired[int]


class RuleOption(TypedDict):
    """A number that a rule can be told."""

    name: str
    about: str
    default: float
    min: float
    max: float


class RuleData(TypedDict):
    """A rule and its page of the manual."""

    code: str
    name: str
    family: str
    severity: Severity
    recommended: bool
    summary: str
    docs: str
    sources: list[str]
    options: list[RuleOption]
    fix: NotRequired[Safety]
    bad: str
    good: str
    url: str


# `lambda` is a keyword, so the two members of that name cannot be written as the others are.
_SheetLambda = TypedDict("_SheetLambda", {"lambda": float})
_CellLambda = TypedDict("_CellLambda", {"lambda": NotRequired[float]})


class Note(TypedDict):
    """Something that could not be used, or had to be assumed."""

    pointer: str
    message: str


class ScoreCell(_CellLambda):
    """The value gap of one persona, stage and need. Shares and gaps are on 0..1, positive = short."""

    persona: NotRequired[str]
    stage: str
    need: str
    weight: float
    own: NotRequired[float]
    reference: NotRequired[float]
    target: NotRequired[float]
    gapReference: NotRequired[float]
    gapTarget: NotRequired[float]
    gap: NotRequired[float]
    valueGap: NotRequired[float]
    fromTarget: NotRequired[float]
    fromReference: NotRequired[float]
    sd: NotRequired[float]
    interval: NotRequired[list[float]]
    zone: NotRequired[str]
    inherited: NotRequired[bool]
    n: NotRequired[float]
    evidence: NotRequired[list[str]]
    assumed: bool


class NeedGap(TypedDict):
    """The value gap of a need over all its cells."""

    need: str
    valueGap: NotRequired[float]
    sd: NotRequired[float]
    interval: NotRequired[list[float]]
    rank: NotRequired[int]
    topProbability: NotRequired[float]
    weight: float
    perPoint: NotRequired[float]


class Share(TypedDict):
    """What one persona, stage, need or part adds to the net gap."""

    id: str
    valueGap: float


class GroundedShare(TypedDict):
    """What the cells that rest on the same evidence add to the net gap; none where `evidence` is empty."""

    evidence: list[str]
    valueGap: float


class Shares(TypedDict):
    """The net gap, split by every key; each list adds up to it."""

    persona: list[Share]
    stage: list[Share]
    need: list[Share]
    part: list[Share]
    evidence: list[GroundedShare]


class ChangedNeed(TypedDict):
    """What a need adds to the change of the net gap."""

    need: str
    change: float


class ChangedCell(TypedDict):
    """What a cell adds to the change of the net gap."""

    persona: NotRequired[str]
    stage: str
    need: str
    change: float
    performance: NotRequired[float]
    weight: NotRequired[float]
    added: NotRequired[bool]
    removed: NotRequired[bool]


ScoreChange = TypedDict(
    "ScoreChange",
    {
        "from": str,
        "fromNet": NotRequired[float],
        "to": str,
        "net": float,
        "performance": float,
        "weight": float,
        "added": float,
        "removed": float,
        "needs": list[ChangedNeed],
        "cells": list[ChangedCell],
    },
)
"""The change of the net gap from one map to another, split without a rest. Negative = better."""


class ScoreData(_SheetLambda):
    """The answer of `score`."""

    map: str
    net: NotRequired[float]
    shortfall: NotRequired[float]
    advantage: NotRequired[float]
    coverage: float
    sd: NotRequired[float]
    interval: NotRequired[list[float]]
    reference: str
    target: Literal["declared", "importance"]
    seed: int
    draws: NotRequired[int]
    top: int
    cells: list[ScoreCell]
    needs: list[NeedGap]
    by: Shares
    change: NotRequired[ScoreChange]
    notes: list[Note]


class Factor(TypedDict):
    """A number that went into a priority."""

    factor: str
    of: NotRequired[str]
    value: float
    assumed: NotRequired[bool]
    evidence: NotRequired[list[str]]


class RankedItem(TypedDict):
    """Something to fix or to do, and why it stands where it stands."""

    kind: ItemKind
    id: str
    name: NotRequired[str]
    rung: int
    priority: float
    rank: int
    topProbability: NotRequired[float]
    worthKnowing: NotRequired[float]
    confidence: NotRequired[float]
    because: list[Factor]
    assumed: bool


class Unranked(TypedDict):
    """Something that cannot be ranked, and what is missing."""

    id: str
    kind: ItemKind
    why: str


class PlannedMove(TypedDict):
    """An opportunity to take, and what it adds to those before it."""

    id: str
    adds: float
    together: float


class AtStake(TypedDict):
    """What it costs that customers leave at a step."""

    step: str
    left: float
    amount: float


class Money(TypedDict):
    """What drop-off costs."""

    currency: str
    customers: float
    converted: float
    revenue: float
    atStake: list[AtStake]


class OpenQuestion(TypedDict):
    """A knowledge gap, and what an answer is worth."""

    id: str
    question: str
    priority: NotRequired[Literal["critical", "high", "medium", "low"]]
    worthKnowing: NotRequired[float]
    changesChoice: NotRequired[float]


class RankingData(TypedDict):
    """The answer of `rank`."""

    map: str
    rung: NotRequired[int]
    items: list[RankedItem]
    ranked: int
    seed: int
    draws: NotRequired[int]
    plan: list[PlannedMove]
    money: NotRequired[Money]
    questions: list[OpenQuestion]
    unranked: list[Unranked]
    collect: list[str]
    notes: list[Note]


class MapEnd(TypedDict):
    """One of the two maps that were compared."""

    map: str
    hash: NotRequired[str]
    state: NotRequired[str]
    futureOf: NotRequired[str]


class ChangeCounts(TypedDict):
    """How many things came, went, changed place, content or id."""

    added: int
    removed: int
    moved: int
    changed: int
    rekeyed: int


class ChangeSummary(ChangeCounts):
    """The counts of all things, and of each kind."""

    cosmetic: NotRequired[int]
    kinds: dict[str, ChangeCounts]
    emotion: NotRequired[float]


Changed = TypedDict(
    "Changed", {"kind": str, "id": str, "name": NotRequired[str], "in": NotRequired[dict[str, str]]}
)
"""What was changed, and what it stands in."""


class ChangeCheck(TypedDict):
    """What a change means to the customer."""

    check: str
    direction: Direction
    severity: ChangeSeverity
    subject: Changed
    field: NotRequired[str]
    persona: NotRequired[str]
    old: NotRequired[Any]
    new: NotRequired[Any]
    delta: NotRequired[float]


ChangeOp = TypedDict(
    "ChangeOp",
    {
        "op": Operation,
        "kind": str,
        "id": str,
        "name": NotRequired[str],
        "in": NotRequired[dict[str, str]],
        "at": NotRequired[dict[str, str]],
        "value": NotRequired[Any],
        "from": NotRequired[dict[str, str]],
        "to": NotRequired[Any],
        "field": NotRequired[str],
        "old": NotRequired[Any],
        "new": NotRequired[Any],
        "item": NotRequired[str],
        "after": NotRequired[str],
    },
)
"""One change; which members it has depends on `op`."""

ChangeSetData = TypedDict(
    "ChangeSetData",
    {
        "format": str,
        "from": MapEnd,
        "to": MapEnd,
        "matches": list[dict[str, Any]],
        "bare": NotRequired[bool],
        "ops": list[ChangeOp],
        "order": NotRequired[list[dict[str, Any]]],
        "checks": list[ChangeCheck],
        "summary": ChangeSummary,
    },
)
"""The answer of `diff`."""

MergeSide: TypeAlias = Literal["base", "ours", "theirs"]


class MergeConflict(TypedDict):
    """What both sides changed, each differently."""

    id: str
    kind: Literal[
        "fieldField",
        "editDelete",
        "moveDelete",
        "refDelete",
        "moveMove",
        "order",
        "addAdd",
        "kindEdit",
        "invariant",
    ]
    map: NotRequired[str]
    entity: str
    entityKind: str
    name: NotRequired[str]
    field: NotRequired[str]
    base: NotRequired[Any]
    ours: NotRequired[Any]
    theirs: NotRequired[Any]
    default: MergeSide
    choices: list[MergeSide]


class MergeAgreed(TypedDict):
    """What both sides changed alike."""

    map: NotRequired[str]
    entity: str
    change: Literal["added", "removed", "moved", "set"]
    field: NotRequired[str]


class MergeNote(TypedDict):
    """What merging had to do beside taking changes over."""

    map: NotRequired[str]
    entity: str
    note: Literal["kept", "unlinked", "rule"]
    target: NotRequired[str]


class MergeData(TypedDict):
    """The answer of `merge`."""

    document: dict[str, Any]
    conflicts: list[MergeConflict]
    agreed: list[MergeAgreed]
    notes: list[MergeNote]


class ResolvedData(TypedDict):
    """The answer of `resolve`."""

    document: dict[str, Any]
    conflicts: list[MergeConflict]


class RoadmapProblem(TypedDict):
    """A pain or a value gap, and what becomes of it."""

    kind: Literal["pain", "gap"]
    id: str
    name: str
    status: Literal["resolved", "mitigated", "persists", "worsened", "new", "unknown"]
    before: NotRequired[float]
    after: NotRequired[float]
    claimedBy: list[str]


class RoadmapInitiative(TypedDict):
    """An opportunity, and what it closes."""

    id: str
    name: str
    status: NotRequired[str]
    claims: list[str]
    closes: list[str]
    value: float
    relief: float
    effort: NotRequired[float]
    after: list[str]
    rank: int


class RoadmapScore(TypedDict):
    """How the net value gap changes: negative = better for the customer."""

    before: NotRequired[float]
    after: NotRequired[float]
    delta: float
    needs: dict[str, float]


RoadmapData = TypedDict(
    "RoadmapData",
    {
        "from": str,
        "to": str,
        "problems": list[RoadmapProblem],
        "initiatives": list[RoadmapInitiative],
        "wishful": list[str],
        "idle": list[str],
        "unaddressed": list[str],
        "sideEffects": list[str],
        "order": list[str],
        "cycles": list[str],
        "score": NotRequired[RoadmapScore],
    },
)
"""The answer of `roadmap`."""


class AttachedData(TypedDict):
    """The answer of `attach`."""

    map: str
    evidence: str
    renewed: bool
    customers: int
    steps: int
    unseen: list[str]
    unmapped: int


class DraftedData(TypedDict):
    """The answer of `draft`, beside what was mined."""

    map: str
    evidence: str
    customers: int
    stages: int
    steps: int
    ways: int
    stageColumn: NotRequired[str]
    leftOut: int
    rules: list[str]


class ActivityFigures(TypedDict):
    """How often an event happened."""

    events: int
    cases: int


class TimeFigures(TypedDict):
    """Times in milliseconds."""

    mean: float
    median: float
    p90: float
    medianInterval: NotRequired[list[float]]


TransitionFigures = TypedDict(
    "TransitionFigures",
    {"from": str, "to": str, "count": int, "cases": int, "timeMs": TimeFigures},
)


class Variant(TypedDict):
    """A sequence of events."""

    path: list[str]
    cases: int


class VariantFigures(TypedDict):
    """The different sequences of events."""

    count: int
    top: list[Variant]


class LengthFigures(TypedDict):
    """How many events a case has."""

    mean: float
    median: float
    max: int


class StageFigures(TypedDict):
    """How many customers came through a stage."""

    id: str
    reached: int
    converted: int
    next: NotRequired[int]
    left: int
    underWay: NotRequired[int]
    finished: int
    returned: int
    timeMs: NotRequired[TimeFigures]


class StepFigures(TypedDict):
    """How many customers came through a step."""

    id: str
    events: int
    cases: int
    left: int
    underWay: NotRequired[int]
    repeated: int
    returned: int
    timeMs: NotRequired[TimeFigures]


class PositionFigures(TypedDict):
    """Where cases are as their so many-th event on the map."""

    steps: dict[str, int]
    left: int
    underWay: NotRequired[int]
    finished: int


class Figures(TypedDict):
    """What a group of customers did."""

    events: int
    cases: int
    activities: dict[str, ActivityFigures]
    starts: dict[str, int]
    ends: dict[str, int]
    transitions: list[TransitionFigures]
    variants: VariantFigures
    caseDurationMs: NotRequired[TimeFigures]
    caseLength: NotRequired[LengthFigures]
    stages: NotRequired[list[StageFigures]]
    steps: NotRequired[list[StepFigures]]
    positions: NotRequired[list[PositionFigures]]
    channelsByStage: NotRequired[dict[str, dict[str, int]]]
    unmapped: NotRequired[dict[str, int]]
    suppressed: NotRequired[int]


class NamedId(TypedDict):
    """An id with its kind."""

    kind: str
    id: str


class KindFigures(TypedDict):
    """What became of the ids of a kind."""

    kind: str
    ids: int
    links: bool
    perPerson: int
    guarded: int
    placeholders: int
    doubted: int


class Why(TypedDict):
    """Why two ids are one customer, or why not."""

    about: list[NamedId]
    one: bool
    chain: NotRequired[list[NamedId]]
    because: NotRequired[str]


class IdentityFigures(TypedDict):
    """How ids were linked to customers."""

    customers: int
    linked: int
    rules: list[str]
    kinds: list[KindFigures]
    without: int
    pairs: int
    unlinked: int
    why: NotRequired[list[Why]]


Period = TypedDict("Period", {"from": str, "to": str})


class BadRow(TypedDict):
    """A row that could not be used."""

    row: int
    message: str


class SourceFigures(TypedDict):
    """A table that was read, and how."""

    id: str
    file: NotRequired[str]
    hash: str
    format: str
    columns: dict[str, str]
    guessed: NotRequired[list[str]]
    timeUnit: NotRequired[str]
    timezone: NotRequired[str]
    rows: int
    bad: int
    badRows: NotRequired[list[BadRow]]


class MiningRules(TypedDict):
    """By which rules events were counted."""

    ties: str
    quantiles: str
    minGroup: int
    withinMs: NotRequired[int]
    sessionGapMs: NotRequired[int]


class EvidenceData(Figures):
    """The answer of `mine` and `finish`."""

    segments: NotRequired[dict[str, Figures]]
    identity: NotRequired[IdentityFigures]
    map: NotRequired[str]
    period: NotRequired[Period]
    sources: list[SourceFigures]
    spec: str
    rules: MiningRules


class ContrastSide(TypedDict):
    """A segment that is compared."""

    segment: NotRequired[str]
    cases: int


class CountedShare(TypedDict):
    """A share."""

    count: int
    of: int
    share: float


class ShareContrast(TypedDict):
    """A share in two segments."""

    a: CountedShare
    b: CountedShare
    difference: float
    interval: list[float]
    differs: bool


class MedianContrast(TypedDict):
    """A median in two segments."""

    a: float
    b: float
    difference: float
    interval: NotRequired[list[float]]
    differs: NotRequired[bool]


class StageContrast(TypedDict):
    """A stage in two segments."""

    id: str
    reached: NotRequired[ShareContrast]
    converted: NotRequired[ShareContrast]
    left: NotRequired[ShareContrast]
    medianMs: NotRequired[MedianContrast]


class ContrastData(TypedDict):
    """The answer of `contrast`."""

    a: ContrastSide
    b: ContrastSide
    confidence: float
    stages: list[StageContrast]
    notes: list[str]
