"""What to fix first."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from ._call import call
from ._mined import EvidenceLike, evidence_bytes
from ._score import points
from ._source import DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import RankedItem, RankingData, Unranked

RUNGS = {
    1: "measured against rivals, and targets where given",
    2: "measured against targets",
    3: "measured against importance",
    4: "judged from pains and feelings, no need is rated",
}


class Ranking:
    """What to fix first on a map. Iterating gives its items, first things first.

    Attributes:
        data: the answer as plain data, typed by `cjm.answers.RankingData`.
    """

    def __init__(self, data: RankingData) -> None:
        self.data = data

    @property
    def items(self) -> list[RankedItem]:
        """Pains, opportunities, needs and steps, with their `priority` and what it was made of."""
        return self.data["items"]

    @property
    def first(self) -> RankedItem | None:
        """The first item, if anything can be ranked."""
        return self.items[0] if self.items else None

    @property
    def rung(self) -> int | None:
        """How good the best knowledge is that was used: 1 (ratings of rivals) to 4 (no ratings)."""
        return self.data.get("rung")

    @property
    def unranked(self) -> list[Unranked]:
        """What cannot be ranked, and why."""
        return self.data["unranked"]

    @property
    def collect(self) -> list[str]:
        """What to find out for a better answer, most useful first."""
        return self.data["collect"]

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[RankedItem]:
        return iter(self.items)

    def __repr__(self) -> str:
        lines = (
            f"{rank:>3} {priority:>6}{assumed or ' '} {kind} {id}{name and f': {name}'}"
            for rank, priority, assumed, kind, id, name in map(_cells, self.items)
        )
        return "\n".join([self._basis(), *lines])

    def _repr_html_(self) -> str:
        head = ("rank", "priority", "kind", "id", "name")
        rows = table(
            head, ((rank, f"{priority}{assumed}", *rest) for rank, priority, assumed, *rest in map(_cells, self.items))
        )
        legend = "<p>~ rests on something that is assumed</p>" if any(map(_assumed, self.items)) else ""
        wanted = "".join(f"<li>{escape(text)}</li>" for text in self.collect)
        collect = f"<p>To collect for a better answer:</p><ul>{wanted}</ul>" if wanted else ""
        return f"<div><p>{escape(self._basis())}</p>{rows}{legend}{collect}</div>"

    def _basis(self) -> str:
        rung = self.rung
        if rung is None:
            return f"what to fix first in {self.data['map']}: nothing can be ranked yet"
        basis = RUNGS.get(rung)
        return f"what to fix first in {self.data['map']}, rung {rung} of 4{f' ({basis})' if basis else ''}"


def _assumed(item: RankedItem) -> bool:
    return item["assumed"]


def _cells(item: RankedItem) -> tuple[str, str, str, str, str, str]:
    return (
        str(item["rank"]),
        points(item["priority"]),
        "~" if item["assumed"] else "",
        item["kind"],
        item["id"],
        item.get("name", ""),
    )


def rank(
    source: DocumentLike,
    *,
    map: str | None = None,
    evidence: EvidenceLike | None = None,
    segment: str | None = None,
    top: int | None = None,
    seed: int = 0,
    syntax: Syntax | None = None,
) -> Ranking:
    """Tell what to fix first, on every map, by the best that is known about it.

    Args:
        source: see `read`.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        evidence: what `mine` gave for the map, put on its steps first: see `attach`.
        segment: of the evidence, only the customers of this segment.
        top: give no more than so many items.
        seed: of the simulation behind probabilities.
        syntax: see `read`.

    Returns:
        The ranking. `priority` is the share, 0 to 1, of all that matters to customers that is lost
        there; of an opportunity, what it would win back for each point of effort.

    Raises:
        CjmError: the document cannot be read, or the map cannot be chosen.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = {"map": map, "top": top, "seed": seed, "segment": segment}
    mined = [] if evidence is None else [evidence_bytes(evidence)]
    answer, _ = call("rank", given.options("syntax") | options, [given.data, *mined])
    return Ranking(answer)
