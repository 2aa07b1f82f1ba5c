"""Maps as pictures and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from ._call import call
from ._source import DocumentLike, Source, Syntax

Picture: TypeAlias = Literal["svg", "html", "md", "text"]
Theme: TypeAlias = Literal["light", "dark", "auto", "print", "contrast"]
Level: TypeAlias = Literal["stage", "step", "full"]
Lane: TypeAlias = Literal[
    "step",
    "image",
    "touchpoint",
    "physicalEvidence",
    "action",
    "thought",
    "need",
    "emotion",
    "channel",
    "device",
    "frontstage",
    "backstage",
    "supportProcess",
    "pain",
    "gain",
    "opportunity",
    "metric",
    "observed",
    "time",
    "owner",
    "flow",
]

PICTURE_OF: dict[str, Picture] = {".svg": "svg", ".html": "html", ".md": "md", ".txt": "text"}
"""The kind of picture that a file's suffix promises."""


def render(
    source: DocumentLike,
    *,
    to: Picture = "html",
    view: Literal["map", "gap"] = "map",
    map: str | None = None,
    theme: Theme | None = None,
    lang: str | None = None,
    level: Level | None = None,
    lanes: Sequence[Lane] | None = None,
    fragment: bool = False,
    syntax: Syntax | None = None,
) -> str:
    """Draw one map.

    Args:
        source: see `read`.
        to: the kind of picture: `"svg"`; `"html"`, a page that needs nothing else; `"md"`,
            Markdown; or `"text"` for a terminal.
        view: the `"map"`, or its value `"gap"`s (svg, html and text).
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        theme: `"light"`, `"dark"`, `"print"`, `"contrast"`, or `"auto"` (the default): light, or
            dark where the reader prefers it.
        lang: the language of the picture, such as `"de"`.
        level: a column a `"stage"`, a column a `"step"` (the default), or the `"full"` detail.
        lanes: which rows to show, in this order; otherwise those of the level that have content.
        fragment: of HTML, only what goes into a page of your own.
        syntax: see `read`.

    Returns:
        The picture as text.

    Raises:
        CjmError: the document cannot be read, or the map cannot be chosen.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = {
        "to": to,
        "view": view,
        "map": map,
        "theme": theme,
        "lang": lang,
        "level": level,
        "lanes": None if lanes is None else list(lanes),
        "fragment": fragment or None,
    }
    _, outputs = call("render", given.options("syntax") | options, [given.data])
    return outputs[0].decode()
