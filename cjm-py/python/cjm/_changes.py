"""What differs between two maps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from ._call import call
from ._errors import CjmError
from ._source import DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import ChangeCheck, ChangeOp, ChangeSetData, ChangeSummary

SIGNS = {"insert": "+", "remove": "-", "move": ">", "rekey": "="}
Matching: TypeAlias = Literal["ids", "auto"]
COUNTS = ("added", "removed", "moved", "changed", "rekeyed")


class Compared(NamedTuple):
    """What was compared, and how: what pictures of the differences are drawn from."""

    options: dict[str, Any]
    inputs: list[bytes]


class ChangeSet:
    """Everything that leads from one map to another. Iterating gives its operations.

    It can be kept as JSON (`json.dumps(changes.data)`), applied with `cjm.apply`, and undone. One that
    `diff` gave can also be drawn.

    Attributes:
        data: the change set as plain data, typed by `cjm.answers.ChangeSetData`.
    """

    def __init__(self, data: ChangeSetData, compared: Compared | None = None) -> None:
        self.data = data
        self._compared = compared

    @property
    def ops(self) -> list[ChangeOp]:
        """The changes, to be made one after the other."""
        return self.data["ops"]

    @property
    def checks(self) -> list[ChangeCheck]:
        """What the changes mean to the customer."""
        return self.data["checks"]

    @property
    def summary(self) -> ChangeSummary:
        """How many things came, went, changed place, content or id."""
        return self.data["summary"]

    @property
    def empty(self) -> bool:
        """True if both maps say the same."""
        return not self.ops

    def to_svg(self, *, theme: str = "auto", lang: str | None = None) -> str:
        """Both maps in one SVG picture: what became of each step, and how both feel.

        Args:
            theme: `auto`, `light`, `dark`, `print` or `contrast`.
            lang: language of texts that come in several; without it the document's.

        Raises:
            CjmError: the change set does not come from `diff`, so the maps are not at hand.
        """
        return self._drawn("svg", theme, lang)

    def to_html(self, *, theme: str = "auto", lang: str | None = None) -> str:
        """The picture of `to_svg` in a page of its own, and the same as tables.

        Args:
            theme: see `to_svg`.
            lang: see `to_svg`.

        Raises:
            CjmError: as for `to_svg`.
        """
        return self._drawn("html", theme, lang)

    def _drawn(self, format: str, theme: str, lang: str | None) -> str:
        if self._compared is None:
            raise CjmError("E006", "a change set without its maps cannot be drawn", hint="draw what `diff` gave")
        options = self._compared.options | {"format": format, "theme": theme, "lang": lang}
        _, outputs = call("diff", options, self._compared.inputs)
        return outputs[0].decode()

    def inverse(self) -> ChangeSet:
        """The change set that undoes this one: see `cjm.invert`."""
        return invert(self)

    def __len__(self) -> int:
        return len(self.ops)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[ChangeOp]:
        return iter(self.ops)

    def __repr__(self) -> str:
        told = (f"{direction}: {check} {whom}" for direction, check, whom in map(_told, self.checks))
        lines = (f"{sign} {kind} {what}{change and f': {change}'}" for sign, kind, what, change in _things(self.ops))
        return "\n".join([self._total(), *told, *lines])

    def _repr_html_(self) -> str:
        checks = table(("for the customer", "what", "whom"), map(_told, self.checks))
        things = table(("", "kind", "what", "change"), _things(self.ops))
        picture = "" if self._compared is None or self.empty else self.to_svg()
        return f"<div><p>{escape(self._total())}</p>{picture}{checks}{things}</div>"

    def _total(self) -> str:
        counts: Mapping[str, Any] = self.summary
        parts = [f"{counts[name]} {name}" for name in COUNTS if counts.get(name)]
        ends = f"{self.data['from']['map']} -> {self.data['to']['map']}"
        return f"{ends}: {', '.join(parts) or 'no differences'}"


ChangeSetLike: TypeAlias = "ChangeSet | Mapping[str, Any] | str | bytes"
"""A change set, its data, or its JSON text."""


def diff(
    source: DocumentLike,
    other: DocumentLike | None = None,
    *,
    from_: str | None = None,
    to: str | None = None,
    match: Matching = "ids",
    mapping: Mapping[str, str] | None = None,
    bare: bool = False,
    syntax: Syntax | None = None,
) -> ChangeSet:
    """Compare two maps.

    Args:
        source: the document that holds the first map: see `read`.
        other: the document that holds the second map. Without it both stand in `source`: unless
            told otherwise, the current map and the one whose `futureOf` names it.
        from_: the id of the first map. Without it: the only map, or the only one whose state is
            `current`.
        to: the id of the second map. Without it: the same for `other`.
        match: `ids` = things are the same if their ids are; `auto` = things without a common id are
            also matched by content, by name and by similarity, each with how sure that is.
        mapping: things that are the same although their ids differ: the id in the first map to the
            id in the second.
        bare: only what differs: no hashes of the ends, and not what the changes mean. It takes half
            the time, for callers that compare at every key stroke.
        syntax: see `read`.

    Returns:
        The changes that lead from the first map to the second.

    Raises:
        CjmError: a document cannot be read, a map cannot be chosen, or the mapping does not fit.
        OSError: a file cannot be read.
    """
    given = [Source.of(document, syntax) for document in (source, other) if document is not None]
    # One syntax holds for both; where they differ, the first character of each decides.
    same = len({document.syntax for document in given}) == 1
    options = {
        "syntax": given[0].syntax if same else None,
        "from": from_,
        "to": to,
        "match": match,
        "mapping": None if mapping is None else dict(mapping),
        "bare": bare,
    }
    compared = Compared(options, [document.data for document in given])
    answer, _ = call("diff", *compared)
    return ChangeSet(answer, compared)


def invert(changes: ChangeSetLike) -> ChangeSet:
    """Give the change set that undoes another. It needs neither map.

    Args:
        changes: a change set, its data, or its JSON text.

    Raises:
        CjmError: it is no change set.
    """
    answer, _ = call("invert", {}, [change_set_bytes(changes)])
    return ChangeSet(answer)


def change_set_bytes(changes: ChangeSetLike) -> bytes:
    """A change set as the core takes it."""
    if isinstance(changes, str):
        return changes.encode()
    if isinstance(changes, (bytes, bytearray, memoryview)):
        return bytes(changes)
    data: Any = changes.data if isinstance(changes, ChangeSet) else changes
    if not isinstance(data, Mapping):
        raise CjmError(
            "E003",
            f"a change set cannot be read from `{type(changes).__name__}`",
            hint="give what `diff` gave, its data, or its JSON text",
        )
    try:
        return json.dumps(dict(data)).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise CjmError("E003", f"the change set cannot be written as JSON: {error}") from error


def _things(ops: Iterable[ChangeOp]) -> list[tuple[str, str, str, str]]:
    """One row for each thing that comes, goes or moves, and one for all else that changes in a thing."""
    rows: list[tuple[str, str, str, str]] = []
    changed: dict[str, int] = {}
    for op in ops:
        holder, _, path = op["id"].partition("/")
        if not path and op["op"] in SIGNS:
            rows.append((SIGNS[op["op"]], op["kind"], _called(holder, op), _way(op)))
            continue
        field = path.partition("/")[0] or op.get("field", "")
        row = changed.setdefault(holder, len(rows))
        if row == len(rows):
            # What has no id of its own says what it stands in.
            thing: Mapping[str, Any] = op.get("in", {}) if path else op
            rows.append(("~", str(thing.get("kind", "")), _called(holder, thing), field))
        elif field not in rows[row][3].split(", "):
            rows[row] = (*rows[row][:3], f"{rows[row][3]}, {field}")
    return rows


def _called(id: str, thing: Mapping[str, Any]) -> str:
    name = thing.get("name")
    return f"{id} ({name})" if name else id


def _way(op: ChangeOp) -> str:
    """From where to where a thing moves, and what becomes of an id."""
    if op["op"] == "rekey":
        return f"now {op.get('to')}"
    if op["op"] != "move":
        return ""
    old, new = op.get("from", {}).get("parent"), (op.get("to") or {}).get("parent")
    return f"{old} -> {new}" if old != new else f"within {new or 'the document'}"


def _told(check: ChangeCheck) -> tuple[str, str, str]:
    return check["direction"], check["check"], _called(check["subject"]["id"], check["subject"])
