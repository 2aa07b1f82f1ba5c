"""Evidence from event data."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ._call import call
from ._contrast import Contrast, contrast
from ._source import ArrowArray, ArrowStream, DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import EvidenceData, Figures, StageFigures, StepFigures, TransitionFigures, Variant

Events: TypeAlias = "str | os.PathLike[str] | bytes | Sequence[Mapping[str, Any]] | ArrowStream | ArrowArray"
"""A table of events: a path, the bytes of a CSV, NDJSON, Parquet or Arrow file, a list of dicts, or whatever
lends Arrow columns: a frame or table of Polars, pandas, DuckDB, PyArrow. These are not copied."""


class Evidence:
    """What customers did: counts and times of all customers and of each segment.

    Attributes:
        data: the answer as plain data, typed by `cjm.answers.EvidenceData`; what is not known is absent.
    """

    def __init__(self, data: EvidenceData) -> None:
        self.data = data

    @property
    def events(self) -> int:
        """How many events."""
        return self.data["events"]

    @property
    def cases(self) -> int:
        """How many customers, or visits where a session gap is set."""
        return self.data["cases"]

    @property
    def stages(self) -> list[StageFigures]:
        """How many customers came through each stage of the map."""
        return self.data.get("stages", [])

    @property
    def steps(self) -> list[StepFigures]:
        """How many customers came through each step of the map."""
        return self.data.get("steps", [])

    @property
    def transitions(self) -> list[TransitionFigures]:
        """Two neighbouring events of a case, the most frequent first."""
        return self.data["transitions"]

    @property
    def variants(self) -> list[Variant]:
        """The most frequent sequences of events."""
        return self.data["variants"]["top"]

    @property
    def segments(self) -> dict[str, Figures]:
        """The same figures by segment."""
        return self.data.get("segments", {})

    def contrast(self, a: str, b: str | None = None) -> Contrast:
        """Two segments side by side; without `b` the one against all others: see `cjm.contrast`."""
        return contrast(self, a, b)

    def __repr__(self) -> str:
        return f"<Evidence: {self.events} events of {self.cases} cases>"

    def _repr_html_(self) -> str:
        head = f"<p>{self.events} events of {self.cases} cases</p>"
        if self.stages:
            names = ["stage", "reached", "converted", "left", "underWay"]
            rows = [[str(stage.get(name, "")) for name in ["id", *names[1:]]] for stage in self.stages]
            return head + table(names, rows)
        rows = [[one["from"], one["to"], str(one["count"])] for one in self.transitions[:20]]
        return head + table(["from", "to", "count"], rows)


def mine(
    events: Events | Mapping[str, Events],
    *,
    document: DocumentLike | None = None,
    map: str | None = None,
    source: str | None = None,
    case: str | None = None,
    event: str | None = None,
    time: str | None = None,
    channel: str | None = None,
    segment: str | Iterable[str] | None = None,
    identity: Iterable[str] = (),
    linking: Mapping[str, Any] | None = None,
    within: str | None = None,
    session_gap: str | None = None,
    min_group: int = 0,
    top: int | None = None,
    time_unit: Literal["iso", "s", "ms", "us", "ns"] | None = None,
    timezone: str | None = None,
    progress: Callable[[int], object] | None = None,
    syntax: Syntax | None = None,
) -> Evidence:
    """Mine events: what customers did, on the map's own columns if a document is given.

    Args:
        events: a table of events, or several by their source: `{"web": "web.csv", "crm": "crm.csv"}`.
        document: see `read`; its `sources` say how tables are read, its map what is counted.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        source: what the table is: a source of the document, or a preset: `"plain"`, `"ga4"`, `"zendesk"`,
            `"hubspot"`, `"attendance"`.
        case: the column that says whose event it is. Columns that nobody names are guessed, and the
            answer says so in `sources`.
        event: the column of names of events.
        time: the column of times.
        channel: the column of channels.
        segment: the column of segments, or several: a customer is then in one segment of each.
        identity: columns or kinds of customer ids; events that share one are of the same customer.
        linking: how these ids are linked: `kinds`, `pairs`, `unlink`, `why`, `salt`, `unit`.
        within: whoever was last seen less than this before the end of the data is under way and has not
            left: `"P7D"`, `"12h"`.
        session_gap: a longer pause begins a new case.
        min_group: leave out numbers behind which fewer customers stand.
        top: how many variants to list.
        time_unit: how times are written; without it, as the first one looks.
        timezone: the zone of times without one, such as `"Europe/Berlin"`; without it the source's, else UTC.
        progress: hears now and then how many rows are read; what it raises ends the call, as Ctrl-C does.
        syntax: see `read`.

    Returns:
        The evidence; rows that could not be used are counted in `data["sources"]`.

    Raises:
        CjmError: a column, a source or an option cannot be used.
        OSError: a file cannot be read.
    """
    options, inputs = asked(
        events,
        document,
        map,
        source,
        syntax,
        case=case,
        event=event,
        time=time,
        channel=channel,
        segment=segment,
        identity=identity,
        linking=linking,
        within=within,
        session_gap=session_gap,
        min_group=min_group,
        top=top,
        time_unit=time_unit,
        timezone=timezone,
    )
    data, _ = call("mine", options, inputs, progress)
    return Evidence(data)


def partial(
    events: Events | Mapping[str, Events],
    *,
    document: DocumentLike | None = None,
    map: str | None = None,
    source: str | None = None,
    first: int | None = None,
    options: Mapping[str, Any] | None = None,
    syntax: Syntax | None = None,
) -> bytes:
    """Count a part of a log, as bytes that merge with other parts.

    Args:
        events: see `mine`.
        document: see `mine`.
        map: see `mine`.
        source: see `mine`.
        first: how many events come before this part, if journeys may go on in other parts. Without it no
            customer may stand in two parts.
        options: the other arguments of `mine`, by their wire names: `{"sessionGap": "30m"}`.
        syntax: see `read`.

    Raises:
        CjmError: see `mine`.
        OSError: a file cannot be read.
    """
    wanted, inputs = asked(events, document, map, source, syntax, **dict(options or {}))
    split = None if first is None else {"anywhere": {"first": first}}
    _, outputs = call("partial", wanted | {"split": split}, inputs)
    return outputs[0]


def merge_partials(*parts: bytes) -> bytes:
    """Parts of a log as one; their order makes no difference.

    Raises:
        CjmError: bytes that are no part, or parts that were counted by different rules.
    """
    _, outputs = call("mergePartials", {}, parts)
    return outputs[0]


def finish(part: bytes) -> Evidence:
    """The evidence of a part of a log, or of all parts merged.

    Raises:
        CjmError: bytes that are no part.
    """
    data, _ = call("finish", {}, [part])
    return Evidence(data)


def asked(
    events: Events | Mapping[str, Events],
    document: DocumentLike | None,
    map: str | None,
    source: str | None,
    syntax: Syntax | None,
    **wanted: Any,
) -> tuple[dict[str, Any], list[bytes | ArrowStream | ArrowArray]]:
    """The options of the core, and its inputs; `wanted` are those of reading and counting, as callers name them."""
    named: list[tuple[str | None, Events]]
    named = list(events.items()) if isinstance(events, Mapping) else [(source, events)]
    tables = []
    inputs: list[bytes | ArrowStream | ArrowArray] = []
    mined = {_wire_name(name): _plain(value) for name, value in wanted.items() if value is not None}
    options: dict[str, Any] = {"mine": mined}
    if document is not None:
        given = Source.of(document, syntax)
        options |= given.options("syntax") | {"document": True, "map": map}
        inputs.append(given.data)
    for name, one in named:
        data, file = _table(one)
        tables.append({key: value for key, value in (("source", name), ("file", file)) if value is not None})
        inputs.append(data)
    return options | {"tables": tables}, inputs


def _wire_name(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _plain(value: Any) -> Any:
    """A mapping or an iterable as JSON has it."""
    if isinstance(value, (str, int, float)):
        return value
    return dict(value) if isinstance(value, Mapping) else list(value)


def _table(events: Events) -> tuple[bytes | ArrowStream | ArrowArray, str | None]:
    if isinstance(events, (bytes, ArrowStream, ArrowArray)):
        return events, None
    if isinstance(events, (str, os.PathLike)):
        path = Path(events)
        return path.read_bytes(), path.name
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in events)
    return "\n".join(lines).encode("utf-8", "surrogatepass"), None
