"""One map of a document."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ._errors import CjmError
from ._picture import PICTURE_OF, Font, Lane, Level, Preset, Theme, View, picture
from ._ranking import Ranking
from ._score import ScoreSheet, Target

if TYPE_CHECKING:
    from ._document import Document
    from .types import Map as MapData


class Map:
    """One map of a document. It shows itself in a notebook.

    Attributes:
        document: the document it belongs to.
        data: the map as plain dicts and lists, typed by `cjm.types.Map`.
    """

    def __init__(self, document: Document, data: MapData) -> None:
        self.document = document
        self.data = data

    @property
    def id(self) -> str:
        """The map's id."""
        return self.data["id"]

    @property
    def title(self) -> str:
        """The title; if it is given in several languages, in the document's own or the first."""
        title = self.data["title"]
        if isinstance(title, str):
            return title
        language = self.document.data.get("language")
        return title.get(language or "") or next(iter(title.values()), self.id)

    def score(
        self,
        *,
        target: Target | None = None,
        reference: str | None = None,
        lambda_: float | None = None,
        seed: int = 0,
        top: int | None = None,
    ) -> ScoreSheet:
        """Compute the map's value gaps: see `cjm.score`."""
        return self.document.score(
            map=self.id, target=target, reference=reference, lambda_=lambda_, seed=seed, top=top
        )

    def rank(self, *, top: int | None = None, seed: int = 0) -> Ranking:
        """Tell what to fix first on the map: see `cjm.rank`."""
        return self.document.rank(map=self.id, top=top, seed=seed)

    def to_svg(
        self,
        *,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
    ) -> str:
        """Draw the map as a picture: see `cjm.render`."""
        return self.document.to_svg(
            map=self.id, view=view, theme=theme, lang=lang, level=level, preset=preset, lanes=lanes
        )

    def to_html(
        self,
        *,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
        fragment: bool = False,
    ) -> str:
        """Draw the map as a page: see `cjm.render`."""
        return self.document.to_html(
            map=self.id, view=view, theme=theme, lang=lang, level=level, preset=preset, lanes=lanes, fragment=fragment
        )

    def to_markdown(
        self,
        *,
        view: View = "map",
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
    ) -> str:
        """Write the map as Markdown: see `cjm.render`."""
        return self.document.to_markdown(map=self.id, view=view, lang=lang, level=level, preset=preset, lanes=lanes)

    def to_png(
        self,
        *,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
        scale: float | None = None,
        fonts: Sequence[Font] = (),
    ) -> bytes:
        """Draw the map as PNG: see `cjm.render`."""
        return self.document.to_png(
            map=self.id,
            view=view,
            theme=theme,
            lang=lang,
            level=level,
            preset=preset,
            lanes=lanes,
            scale=scale,
            fonts=fonts,
        )

    def to_pdf(
        self,
        *,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
        fonts: Sequence[Font] = (),
    ) -> bytes:
        """Draw the map as a PDF of one page: see `cjm.render`."""
        return self.document.to_pdf(
            map=self.id, view=view, theme=theme, lang=lang, level=level, preset=preset, lanes=lanes, fonts=fonts
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a file of the kind its suffix names.

        Args:
            path: a file that ends in `.svg`, `.html`, `.md`, `.txt`, `.png` or `.pdf`.

        Raises:
            CjmError: `E006`, the suffix is another.
            OSError: the file cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() not in PICTURE_OF:
            raise CjmError(
                "E006",
                "a single map is saved as .svg, .html, .md, .txt, .png or .pdf",
                hint="save the document for .json or .yaml",
            )
        path.write_bytes(picture(self.document, path, map=self.id))

    def __repr__(self) -> str:
        return f"<cjm.Map {self.id!r}: {self.title}>"

    def _repr_html_(self) -> str:
        try:
            return self.to_html(fragment=True)
        except CjmError as error:
            return f"<p>{escape(repr(self))}</p><p>Not drawn: {escape(str(error))}</p>"
