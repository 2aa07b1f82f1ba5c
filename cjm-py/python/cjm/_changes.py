"""What differs between two maps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from ._call import call
from ._errors import CjmError
from ._source import DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import ChangeCheck, ChangeOp, ChangeSetData, ChangeSummary

SIGNS = {"insert": "+", "remove": "-", "move": ">"}
COUNTS = ("added", "removed", "moved", "changed", "rekeyed")


class ChangeSet:
    """Everything that leads from one map to another. Iterating gives its operations.

    It can be kept as JSON (`json.dumps(changes.data)`), applied with `cjm.apply`, and undone.

    Attributes:
        data: the change set as plain data, typed by `cjm.answers.ChangeSetData`.
    """

    def __init__(self, data: ChangeSetData) -> None:
        self.data = data

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
        lines = (f"{sign} {kind} {what}{detail and f': {detail}'}" for sign, kind, what, detail in map(_cells, self.ops))
        return "\n".join([self._total(), *lines])

    def _repr_html_(self) -> str:
        rows = table(("", "kind", "what", "change"), map(_cells, self.ops))
        checks = table(
            ("for the customer", "what", "whom"),
            ((check["direction"], check["check"], check["subject"].get("name") or check["subject"]["id"]) for check in self.checks),
        )
        return f"<div><p>{escape(self._total())}</p>{checks}{rows}</div>"

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
    mapping: Mapping[str, str] | None = None,
    syntax: Syntax | None = None,
) -> ChangeSet:
    """Compare two maps by the ids of their things.

    Args:
        source: the document that holds the first map: see `read`.
        other: the document that holds the second map. Without it both stand in `source`: unless
            told otherwise, the current map and the one whose `futureOf` names it.
        from_: the id of the first map. Without it: the only map, or the only one whose state is
            `current`.
        to: the id of the second map. Without it: the same for `other`.
        mapping: things that are the same although their ids differ: the id in the first map to the
            id in the second.
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
        "mapping": None if mapping is None else dict(mapping),
    }
    answer, _ = call("diff", options, [document.data for document in given])
    return ChangeSet(answer)


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


def _cells(op: ChangeOp) -> tuple[str, str, str, str]:
    name = op.get("name")
    return (
        SIGNS.get(op["op"], "~"),
        op["kind"],
        f"{op['id']} ({name})" if name else op["id"],
        _detail(op),
    )


def _detail(op: ChangeOp) -> str:
    """What an operation does, beyond what its sign says."""
    field = op.get("field", "")
    match op["op"]:
        case "set":
            return f"{field} {_short(op.get('old'))} -> {_short(op.get('new'))}"
        case "setAdd":
            return f"{field} + {op.get('item')}"
        case "setRemove":
            return f"{field} - {op.get('item')}"
        case "rekey":
            return f"now {op.get('to')}"
        case "move":
            old, new = op.get("from", {}).get("parent"), (op.get("to") or {}).get("parent")
            return f"{old} -> {new}" if old != new else f"within {new or 'the document'}"
        case _:
            return ""


def _short(value: Any, longest: int = 60) -> str:
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
