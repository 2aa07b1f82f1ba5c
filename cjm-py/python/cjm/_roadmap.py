"""From the current to the future map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._call import call
from ._source import DocumentLike, Source, Syntax

if TYPE_CHECKING:
    from .answers import RoadmapData


def roadmap(
    source: DocumentLike,
    *,
    from_: str | None = None,
    to: str | None = None,
    mapping: Mapping[str, str] | None = None,
    syntax: Syntax | None = None,
) -> RoadmapData:
    """Tell what becomes of each pain and gap in the future map, and which opportunity is behind it.

    Args:
        source: the document that holds both maps: see `read`.
        from_: the id of the current map.
        to: the id of the future map. Without it: the one whose `futureOf` names the current one.
        mapping: things that are the same although their ids differ: current id to future id.
        syntax: see `read`.

    Raises:
        CjmError: the document cannot be read or scored, or a map cannot be chosen.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = given.options("syntax") | {
        "from": from_,
        "to": to,
        "mapping": None if mapping is None else dict(mapping),
    }
    answer: RoadmapData = call("roadmap", options, [given.data])[0]
    return answer
