"""A first map from event data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ._call import call
from ._document import Document
from ._evidence import Events, asked
from ._source import DocumentLike, Source

if TYPE_CHECKING:
    from .answers import DraftedData


def draft(
    events: Events | Mapping[str, Events],
    *,
    document: DocumentLike | None = None,
    source: str | None = None,
    case: str | None = None,
    event: str | None = None,
    time: str | None = None,
    channel: str | None = None,
    segment: str | Iterable[str] | None = None,
    identity: Iterable[str] = (),
    linking: Mapping[str, Any] | None = None,
    within: str | None = None,
    title: str | None = None,
    id: str | None = None,
    steps: int | None = None,
    stages: int | None = None,
    stage: str | None = None,
) -> tuple[Document, DraftedData]:
    """Draw a first map of what customers did: steps from events, stages from their order.

    What data cannot tell is left open and stands among the document's questions.

    Args:
        events: see `mine`.
        document: see `read`; its `sources` say how tables are read.
        source: see `mine`.
        case: see `mine`; so are the other columns and `linking`.
        event: the column of names of events.
        time: the column of times.
        channel: the column of channels.
        segment: the column of segments, or several.
        identity: columns or kinds of customer ids; events that share one are of the same customer.
        linking: how ids are linked, beyond what the document's sources say.
        within: whoever was last seen less than this before the end of the data is under way and has not
            left: `"P7D"`, `"12h"`.
        title: the title of the map.
        id: its id.
        steps: how many steps at most; 40 without it.
        stages: how many stages; 3 to 7 without it, by the number of steps.
        stage: the column that says in which stage an event is; without it one called `stage` or `phase`, if
            there is one.

    Returns:
        The document with the evidence on its steps, and what was drafted by which rules.

    Raises:
        CjmError: a column, a source or an option cannot be used, or there is no event.
        OSError: a file cannot be read.
    """
    options, inputs = asked(
        events,
        document,
        None,
        source,
        None,
        case=case,
        event=event,
        time=time,
        channel=channel,
        segment=segment,
        identity=identity,
        linking=linking,
        within=within,
    )
    shape = {"title": title, "id": id, "steps": steps, "stages": stages, "stage": stage}
    options["draft"] = {name: value for name, value in shape.items() if value is not None}
    data, outputs = call("draft", options, inputs)
    return Document(Source.of(outputs[0], "yaml")), data
