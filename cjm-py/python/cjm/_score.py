"""Value gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from ._call import call
from ._source import DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import NeedGap, Note, ScoreCell, ScoreData


Target: TypeAlias = Literal["declared", "importance"]


class ScoreSheet:
    """All value gaps of a map. Iterating gives its cells: one a persona, stage and need.

    Gaps are on 0..1, positive where we are short of the target or behind rivals; a number that is
    not known is `None` here and absent in `data`.

    Attributes:
        data: the answer as plain data, typed by `cjm.answers.ScoreData`.
    """

    def __init__(self, data: ScoreData) -> None:
        self.data = data
        self._draw: Callable[[], str] | None = None

    @property
    def net(self) -> float | None:
        """`shortfall` less `advantage`."""
        return self.data.get("net")

    @property
    def shortfall(self) -> float | None:
        """The sum of the gaps where we are short."""
        return self.data.get("shortfall")

    @property
    def advantage(self) -> float | None:
        """The sum of the gaps where we are ahead, as a positive number."""
        return self.data.get("advantage")

    @property
    def coverage(self) -> float:
        """The share of what matters, 0 to 1, whose gap is known."""
        return self.data["coverage"]

    @property
    def cells(self) -> list[ScoreCell]:
        """One a persona, stage and need."""
        return self.data["cells"]

    @property
    def needs(self) -> list[NeedGap]:
        """One a need, largest gap first; needs without a known gap last."""
        return self.data["needs"]

    @property
    def notes(self) -> list[Note]:
        """What could not be used, or had to be assumed."""
        return self.data["notes"]

    def __len__(self) -> int:
        return len(self.cells)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[ScoreCell]:
        return iter(self.cells)

    def __repr__(self) -> str:
        lines = [f"{rank:>3} {gap:>6} {range:>14}  {need}" for rank, gap, range, need in map(_cells, self.needs)]
        return "\n".join([self._verdict(), *lines])

    def _repr_html_(self) -> str:
        rows = table(("rank", "points of 100", "95 %", "need"), map(_cells, self.needs))
        notes = "".join(f"<li>{escape(note['message'])}</li>" for note in self.notes)
        picture = self._draw() if self._draw else ""
        return f"<div><p>{escape(self._verdict())}</p>{picture}{rows}{notes and f'<ul>{notes}</ul>'}</div>"

    def _verdict(self) -> str:
        if self.net is None or self.shortfall is None or self.advantage is None:
            return f"value gaps of {self.data['map']}: none is known yet"
        interval = self.data.get("interval")
        range = f" (95 %: {points(interval[0])} to {points(interval[1])})" if interval else ""
        return (
            f"value gaps of {self.data['map']}, in points of 100: net {points(self.net)}{range}, "
            f"behind {points(self.shortfall)}, ahead {points(self.advantage)}, "
            f"known for {self.coverage * 100:.0f} % of what matters"
        )


def points(share: float) -> str:
    """A share of 1 in points of 100."""
    text = f"{share * 100:.1f}"
    return "0.0" if text == "-0.0" else text


def _cells(need: NeedGap) -> tuple[str, str, str, str]:
    gap, range = need.get("valueGap"), need.get("interval")
    return (
        str(need.get("rank", "–")),
        "–" if gap is None else points(gap),
        "–" if range is None else f"{points(range[0])} to {points(range[1])}",
        need["need"],
    )


def score(
    source: DocumentLike,
    *,
    map: str | None = None,
    against: str | None = None,
    before: DocumentLike | None = None,
    target: Target | None = None,
    reference: str | None = None,
    lambda_: float | None = None,
    seed: int = 0,
    top: int | None = None,
    syntax: Syntax | None = None,
) -> ScoreSheet:
    """Compute value gaps: how far we are behind what customers need, against targets and rivals.

    Args:
        source: see `read`.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        against: the id of an earlier map to tell the change from, exactly: `data["change"]`.
        before: the document of that earlier map, where it is another one.
        target: what counts as target, `"declared"` or `"importance"`. Without it as the document
            says, otherwise declared.
        reference: which rivals to compare with: `"average"`, `"best"` or a competitor's id.
        lambda_: the weight of rivals against the target, 0 to 1.
        seed: of the simulation behind probabilities.
        top: how many items count as the top ones, for probabilities.
        syntax: see `read`.

    Returns:
        The sheet. What is not known is absent from it, never 0.

    Raises:
        CjmError: the document cannot be read, the map cannot be chosen, or an option does not fit it.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = {
        "map": map,
        "against": against,
        "target": target,
        "reference": reference,
        "lambda": lambda_,
        "seed": seed,
        "top": top,
    }
    if before is None:
        answer, _ = call("score", given.options("syntax") | options, [given.data])
    else:
        # The first character of each tells its syntax: it need not be the same.
        answer, _ = call("score", options, [given.data, Source.of(before).data])
    return ScoreSheet(answer)
