"""What was mined from events onto a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._call import call
from ._document import Document
from ._mined import EvidenceLike, evidence_bytes
from ._source import DocumentLike, Source, Syntax

if TYPE_CHECKING:
    from .answers import AttachedData


def attach(
    document: DocumentLike,
    evidence: EvidenceLike,
    *,
    map: str | None = None,
    segment: str | None = None,
    id: str | None = None,
    syntax: Syntax | None = None,
) -> tuple[Document, AttachedData]:
    """Put what was mined from events on the map's steps: how many came, how many left, how long they took.

    Args:
        document: see `read`.
        evidence: what `mine` gave for this map, or its JSON: a path or bytes.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        segment: only the customers of this segment.
        id: the id of the evidence entry; one that exists already is renewed.
        syntax: see `read`.

    Returns:
        The document with `observed` on its map and an entry of evidence, and what was attached.

    Raises:
        CjmError: the evidence was mined for another map or other steps, or cannot be read.
        OSError: a file cannot be read.
    """
    given = Source.of(document, syntax)
    options = {"map": map, "segment": segment, "evidence": id}
    inputs = [given.data, evidence_bytes(evidence)]
    report, outputs = call("attach", given.options("syntax") | options, inputs)
    return Document(Source.of(outputs[0], syntax)), report
