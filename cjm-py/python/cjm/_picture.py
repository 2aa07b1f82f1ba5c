"""Maps as pictures and pages."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias, overload

from ._call import call
from ._mined import EvidenceLike, evidence_bytes
from ._source import DocumentLike, Source, Syntax

Picture: TypeAlias = Literal["svg", "html", "md", "text"]
Printed: TypeAlias = Literal["png", "pdf"]
View: TypeAlias = Literal["map", "gap", "diff", "flow", "matrix"]
Preset: TypeAlias = Literal["journey", "serviceBlueprint", "dayInTheLife"]
Font: TypeAlias = "str | os.PathLike[str] | bytes"
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

PICTURE_OF: dict[str, Picture | Printed] = {
    ".svg": "svg",
    ".html": "html",
    ".md": "md",
    ".txt": "text",
    ".png": "png",
    ".pdf": "pdf",
}
"""The kind of picture that a file's suffix promises."""


@overload
def render(
    source: DocumentLike,
    *,
    to: Picture = "html",
    view: View = "map",
    map: str | None = None,
    against: str | None = None,
    evidence: EvidenceLike | None = None,
    segment: str | None = None,
    theme: Theme | None = None,
    lang: str | None = None,
    level: Level | None = None,
    preset: Preset | None = None,
    lanes: Sequence[Lane] | None = None,
    fragment: bool = False,
    syntax: Syntax | None = None,
) -> str: ...
@overload
def render(
    source: DocumentLike,
    *,
    to: Printed,
    view: View = "map",
    map: str | None = None,
    evidence: EvidenceLike | None = None,
    segment: str | None = None,
    theme: Theme | None = None,
    lang: str | None = None,
    level: Level | None = None,
    preset: Preset | None = None,
    lanes: Sequence[Lane] | None = None,
    scale: float | None = None,
    fonts: Sequence[Font] = (),
    syntax: Syntax | None = None,
) -> bytes: ...
def render(
    source: DocumentLike,
    *,
    to: Picture | Printed = "html",
    view: View = "map",
    map: str | None = None,
    against: str | None = None,
    evidence: EvidenceLike | None = None,
    segment: str | None = None,
    theme: Theme | None = None,
    lang: str | None = None,
    level: Level | None = None,
    preset: Preset | None = None,
    lanes: Sequence[Lane] | None = None,
    fragment: bool = False,
    scale: float | None = None,
    fonts: Sequence[Font] = (),
    syntax: Syntax | None = None,
) -> str | bytes:
    """Draw one map.

    Args:
        source: see `read`.
        to: the kind of picture: `"svg"`; `"html"`, a page that needs nothing else; `"md"`,
            Markdown; `"text"` for a terminal; or `"png"` and `"pdf"`.
        view: the `"map"`; its value `"gap"`s, as the document's `scoring` says; `"diff"`, it and what
            it becomes (not as Markdown or text); or, as `evidence` says, `"flow"`, how many customers
            moved through its stages, and `"matrix"`, where they are after each thing they did.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        against: of the view `"diff"`, the id of the other map; without it the one whose `futureOf`
            names the map.
        evidence: what `mine` gave for the map, put on its steps first: see `attach`.
        segment: of the evidence, only the customers of this segment.
        theme: `"light"`, `"dark"`, `"print"`, `"contrast"`, or `"auto"` (the default): light, or
            dark where the reader prefers it.
        lang: the language of the picture, such as `"de"`.
        level: a column a `"stage"`, a column a `"step"` (the default), or the `"full"` detail.
        preset: which rows come first, as on a `"journey"`, a `"serviceBlueprint"` or a day
            (`"dayInTheLife"`); otherwise as the map's kind has it.
        lanes: which rows to show, in this order; otherwise those of the level that have content.
        fragment: of HTML, only what goes into a page of your own.
        scale: of PNG, the pixels a unit of the picture; 2 without it.
        fonts: for PNG and PDF, fonts for what Inter lacks: files (.ttf, .otf) or their bytes. What no
            font has is named by a warning.
        syntax: see `read`.

    Returns:
        The picture as text; PNG and PDF as bytes.

    Raises:
        CjmError: the document cannot be read, or the map cannot be chosen.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = {
        "to": to,
        "view": view,
        "map": map,
        "against": against,
        "theme": theme,
        "lang": lang,
        "level": level,
        "preset": preset,
        "lanes": None if lanes is None else list(lanes),
        "fragment": fragment or None,
        "scale": scale,
        "evidence": None if evidence is None else True,
        "segment": segment,
    }
    mined = [] if evidence is None else [evidence_bytes(evidence)]
    loaded = [font if isinstance(font, bytes) else Path(font).read_bytes() for font in fonts]
    answer, outputs = call("render", given.options("syntax") | options, [given.data, *mined, *loaded])
    if missing := answer.get("missing"):
        warnings.warn(f"no font has {missing}; give one that has them in `fonts`", stacklevel=2)
    return outputs[0] if to in ("png", "pdf") else outputs[0].decode()


def picture(source: DocumentLike, path: Path, *, map: str | None = None) -> bytes:
    """Draw one map as the kind of picture that a file's suffix promises."""
    kind = PICTURE_OF[path.suffix.lower()]
    if kind == "png" or kind == "pdf":
        return render(source, to=kind, map=map)
    return render(source, to=kind, map=map).encode()
