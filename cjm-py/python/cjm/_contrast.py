"""Two segments side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._call import call
from ._mined import EvidenceLike, evidence_bytes
from ._table import table

if TYPE_CHECKING:
    from .answers import ContrastData, ShareContrast, StageContrast


class Contrast:
    """Two segments side by side, stage by stage, with how sure each difference is.

    Attributes:
        data: the answer as plain data, typed by `cjm.answers.ContrastData`; what is not known is absent.
    """

    def __init__(self, data: ContrastData) -> None:
        self.data = data

    @property
    def stages(self) -> list[StageContrast]:
        """The stages of the map in its order."""
        return self.data["stages"]

    @property
    def notes(self) -> list[str]:
        """What these numbers do not tell."""
        return self.data["notes"]

    def __repr__(self) -> str:
        clear = sum(share["differs"] for _, _, share in self._shares())
        return f"<Contrast: {self._name('a')} against {self._name('b')}, {clear} shares clearly differ>"

    def _repr_html_(self) -> str:
        names = ["stage", "", self._name("a"), self._name("b"), "difference", "95 % interval"]
        rows = []
        for stage, what, share in self._shares():
            low, high = share["interval"]
            numbers = [share["a"]["share"], share["b"]["share"], share["difference"]]
            shown = [f"{number * 100:.0f} %" for number in numbers]
            mark = " *" if share["differs"] else ""
            rows.append([stage, what, *shown, f"{low * 100:.0f} to {high * 100:.0f} %{mark}"])
        return table(names, rows)

    def _name(self, side: str) -> str:
        return self.data["a" if side == "a" else "b"].get("segment", "all others")

    def _shares(self) -> list[tuple[str, str, ShareContrast]]:
        found = []
        for stage in self.stages:
            named = (("reached", stage.get("reached")), ("went on", stage.get("converted")), ("left", stage.get("left")))
            found += [(stage["id"], what, share) for what, share in named if share is not None]
        return found


def contrast(evidence: EvidenceLike, a: str, b: str | None = None) -> Contrast:
    """Compare two segments: who comes, who goes on, who leaves, how long it takes.

    Differences of shares have the interval of Newcombe (1998, method 10), those of medians one made of the
    intervals of the medians.

    Args:
        evidence: what `mine` gave with a map and a column of segments, or its JSON: a path or bytes.
        a: a segment.
        b: another; without it all customers who are not in the first.

    Raises:
        CjmError: there is no such segment, or the two have customers in common.
        OSError: a file cannot be read.
    """
    data, _ = call("contrast", {"a": a, "b": b}, [evidence_bytes(evidence)])
    return Contrast(data)
