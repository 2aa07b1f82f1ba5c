"""Several people's work on one document, and what they cannot both have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from ._call import call
from ._document import Document
from ._source import DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import MergeAgreed, MergeConflict, MergeNote, MergeSide


class Merge:
    """What merging gave. Iterating gives its conflicts.

    Attributes:
        document: the merged document; it can always be worked with.
        conflicts: what both sides changed, each differently.
        agreed: what both sides changed alike.
        notes: what merging had to do beside taking changes over.
    """

    def __init__(
        self,
        document: Document,
        conflicts: list[MergeConflict],
        agreed: Sequence[MergeAgreed] = (),
        notes: Sequence[MergeNote] = (),
    ) -> None:
        self.document = document
        self.conflicts = conflicts
        self.agreed = list(agreed)
        self.notes = list(notes)

    @property
    def clean(self) -> bool:
        """True if nobody has to choose."""
        return not self.conflicts

    def resolve(self, choose: Mapping[str, MergeSide] | None = None, *, all: MergeSide | None = None) -> Merge:
        """Make choices: see `cjm.resolve`."""
        return resolve(self.document, self.conflicts, choose=choose, all=all)

    def __len__(self) -> int:
        return len(self.conflicts)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[MergeConflict]:
        return iter(self.conflicts)

    def __repr__(self) -> str:
        lines = (f"{id_}: {kind} of {what}; as in {side}" for id_, kind, what, side in map(_told, self.conflicts))
        return "\n".join([self._total(), *lines])

    def _repr_html_(self) -> str:
        conflicts = table(("conflict", "kind", "what", "as in"), map(_told, self.conflicts))
        return f"<div><p>{escape(self._total())}</p>{conflicts}</div>"

    def _total(self) -> str:
        return f"{len(self.conflicts)} conflicts, {len(self.agreed)} agreed, {len(self.notes)} notes"


def _told(conflict: MergeConflict) -> tuple[str, str, str, str]:
    name = f" ({conflict['name']})" if "name" in conflict else ""
    field = f" {conflict['field']}" if "field" in conflict else ""
    what = f"{conflict['entityKind']} {conflict['entity']}{name}{field}"
    return conflict["id"], conflict["kind"], what, conflict["default"]


def merge(
    base: DocumentLike,
    ours: DocumentLike,
    theirs: DocumentLike,
    *,
    policy: MergeSide | None = None,
    syntax: Syntax | None = None,
) -> Merge:
    """Merge what two sides made of one document. Things are matched by their ids.

    Args:
        base: what both began with: see `read`.
        ours: our document.
        theirs: their document.
        policy: what stands in the result where both changed the same: `base` (without it), `ours`
            or `theirs`.
        syntax: see `read`.

    Raises:
        CjmError: a document cannot be read, or an id stands twice in it.
        OSError: a file cannot be read.
    """
    given = [Source.of(document, syntax) for document in (base, ours, theirs)]
    same = len({document.syntax for document in given}) == 1
    options = {"syntax": given[0].syntax if same else None, "policy": policy}
    answer, outputs = call("merge", options, [document.data for document in given])
    merged = Document(Source(outputs[0], given[1].syntax))
    return Merge(merged, answer["conflicts"], answer["agreed"], answer["notes"])


def resolve(
    source: DocumentLike,
    conflicts: Sequence[MergeConflict],
    *,
    choose: Mapping[str, MergeSide] | None = None,
    all: MergeSide | None = None,
    syntax: Syntax | None = None,
) -> Merge:
    """Make choices in the conflicts of a merge.

    Args:
        source: the merged document: see `read`.
        conflicts: the conflicts of the merge.
        choose: the side to take, by the id of the conflict.
        all: the side to take in all other conflicts.
        syntax: see `read`.

    Returns:
        The document as chosen, and the conflicts that are left.

    Raises:
        CjmError: a choice is about none of the conflicts, or they are not those of this document.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = given.options("syntax") | {"choose": None if choose is None else dict(choose), "all": all}
    answer, outputs = call("resolve", options, [given.data, json.dumps(list(conflicts)).encode()])
    return Merge(Document(Source(outputs[0], given.syntax)), answer["conflicts"])
