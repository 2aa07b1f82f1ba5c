"""Documents, their maps, and what can be done with them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._call import call
from ._changes import ChangeSet, ChangeSetLike, Matching, change_set_bytes, diff
from ._errors import CjmError
from ._map import Map
from ._mined import EvidenceLike
from ._picture import PICTURE_OF, Font, Lane, Level, Preset, Theme, View, picture, render
from ._ranking import Ranking, rank
from ._report import Profile, Report, check, mend
from ._roadmap import roadmap
from ._score import ScoreSheet, Target, score
from ._source import DocumentLike, Source, Syntax, syntax_of

if TYPE_CHECKING:
    from ._merge import Merge
    from .answers import MergeSide, RoadmapData, Severity
    from .types import DocumentData


class Document:
    """A document that has been read. Made by `read`, `new` and `sample`.

    It shows its map in a notebook. It does not change: edit `data` and `read` that again.

    Attributes:
        data: the whole document as plain dicts and lists, typed by `cjm.types.DocumentData`.
    """

    def __init__(self, source: Source) -> None:
        answer, _ = call("read", source.options("syntax"), [source.data])
        self._source = source
        self.data: DocumentData = answer["document"]

    @property
    def text(self) -> str:
        """The document as it was read; of a dict, the JSON made of it."""
        return self._source.data.decode("utf-8")

    @property
    def maps(self) -> list[Map]:
        """All maps, in their order."""
        return [Map(self, data) for data in self.data.get("maps", [])]

    def map(self, id: str | None = None) -> Map:
        """One map.

        Args:
            id: its id. Without it: the only map, or the only one whose state is `current`.

        Raises:
            CjmError: `E004`, there is no such map; `E005`, an id is needed to choose one; `E006`,
                there is no map at all.
        """
        maps = self.maps
        if id is not None:
            for found in maps:
                if found.id == id:
                    return found
            known = ", ".join(found.id for found in maps)
            raise CjmError("E004", f"there is no map `{id}` in the document", hint=f"name one of: {known}")
        current = [found for found in maps if found.data.get("state") == "current"]
        for choice in (maps, current):
            if len(choice) == 1:
                return choice[0]
        if not maps:
            raise CjmError("E006", "the document holds no map")
        known = ", ".join(found.id for found in maps)
        raise CjmError("E005", "the document holds several maps", hint=f"name one of: {known}")

    def check(
        self,
        *,
        profile: Profile | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        severity: Mapping[str, Severity] | None = None,
        options: Mapping[str, Mapping[str, float]] | None = None,
        baseline: Report | Sequence[str] | None = None,
        limits: Mapping[str, int] | None = None,
        today: str | None = None,
    ) -> Report:
        """Validate the document: see `cjm.check`."""
        return check(
            self,
            profile=profile,
            select=select,
            ignore=ignore,
            severity=severity,
            options=options,
            baseline=baseline,
            limits=limits,
            today=today,
        )

    def mend(self, *, unsafe: bool = False, profile: Profile | None = None, today: str | None = None) -> Document:
        """Give the document with its findings mended as far as can be: see `cjm.mend`."""
        text = mend(self, unsafe=unsafe, profile=profile, today=today)
        return Document(self._source._replace(data=text.encode()))

    def hash(self) -> str:
        """The hash of the content: see `cjm.hash`."""
        return hash(self)

    def fmt(self) -> str:
        """The text in house form: see `cjm.fmt`."""
        return fmt(self)

    def score(
        self,
        *,
        map: str | None = None,
        target: Target | None = None,
        reference: str | None = None,
        lambda_: float | None = None,
        seed: int = 0,
        top: int | None = None,
    ) -> ScoreSheet:
        """Compute the value gaps of one map: see `cjm.score`."""
        sheet = score(
            self, map=map, target=target, reference=reference, lambda_=lambda_, seed=seed, top=top
        )
        if target is None and reference is None and lambda_ is None:
            sheet._draw = lambda: self.to_svg(map=map, view="gap")
        return sheet

    def rank(
        self,
        *,
        map: str | None = None,
        evidence: EvidenceLike | None = None,
        top: int | None = None,
        seed: int = 0,
    ) -> Ranking:
        """Tell what to fix first on one map: see `cjm.rank`."""
        return rank(self, map=map, evidence=evidence, top=top, seed=seed)

    def diff(
        self,
        other: DocumentLike | None = None,
        *,
        from_: str | None = None,
        to: str | None = None,
        match: Matching = "ids",
        mapping: Mapping[str, str] | None = None,
        bare: bool = False,
    ) -> ChangeSet:
        """Compare two maps, the second one here or in another document: see `cjm.diff`."""
        return diff(self, other, from_=from_, to=to, match=match, mapping=mapping, bare=bare)

    def roadmap(
        self, *, from_: str | None = None, to: str | None = None, mapping: Mapping[str, str] | None = None
    ) -> RoadmapData:
        """Tell what becomes of each pain and gap in the future map: see `cjm.roadmap`."""
        return roadmap(self, from_=from_, to=to, mapping=mapping)

    def merge(self, ours: DocumentLike, theirs: DocumentLike, *, policy: MergeSide | None = None) -> Merge:
        """Merge what two sides made of this document: see `cjm.merge`."""
        from ._merge import merge

        return merge(self, ours, theirs, policy=policy)

    def apply(self, changes: ChangeSetLike, *, as_: str | None = None) -> Document:
        """Give the document with a change set applied: see `cjm.apply`."""
        return apply(self, changes, as_=as_)

    def to_svg(
        self,
        *,
        map: str | None = None,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
    ) -> str:
        """Draw one map as a picture: see `cjm.render`."""
        return render(
            self, to="svg", map=map, view=view, theme=theme, lang=lang, level=level, preset=preset, lanes=lanes
        )

    def to_html(
        self,
        *,
        map: str | None = None,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
        fragment: bool = False,
    ) -> str:
        """Draw one map as a page: see `cjm.render`."""
        return render(
            self,
            to="html",
            map=map,
            view=view,
            theme=theme,
            lang=lang,
            level=level,
            preset=preset,
            lanes=lanes,
            fragment=fragment,
        )

    def to_markdown(
        self,
        *,
        map: str | None = None,
        view: View = "map",
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
    ) -> str:
        """Write one map as Markdown: see `cjm.render`."""
        return render(self, to="md", map=map, view=view, lang=lang, level=level, preset=preset, lanes=lanes)

    def to_png(
        self,
        *,
        map: str | None = None,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
        scale: float | None = None,
        fonts: Sequence[Font] = (),
    ) -> bytes:
        """Draw one map as PNG: see `cjm.render`."""
        return render(
            self,
            to="png",
            map=map,
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
        map: str | None = None,
        view: View = "map",
        theme: Theme | None = None,
        lang: str | None = None,
        level: Level | None = None,
        preset: Preset | None = None,
        lanes: Sequence[Lane] | None = None,
        fonts: Sequence[Font] = (),
    ) -> bytes:
        """Draw one map as a PDF of one page: see `cjm.render`."""
        return render(
            self,
            to="pdf",
            map=map,
            view=view,
            theme=theme,
            lang=lang,
            level=level,
            preset=preset,
            lanes=lanes,
            fonts=fonts,
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a file of the kind its suffix names.

        Args:
            path: `.svg`, `.html`, `.md`, `.txt`, `.png` and `.pdf` draw the only or current map; `.json`, `.yaml`
                and `.yml` write the text as it was read, in its own syntax.

        Raises:
            CjmError: `E006`, the suffix is unknown or names the other syntax.
            OSError: the file cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() in PICTURE_OF:
            path.write_bytes(picture(self, path))
            return
        wanted, own = syntax_of(path), self._syntax
        if wanted is None:
            raise CjmError(
                "E006",
                f"`{path.suffix}` is not a kind of file that a document can be saved as",
                hint="use .svg, .html, .md, .txt, .png, .pdf, .json, .yaml or .yml",
            )
        if wanted != own:
            raise CjmError("E006", f"this document is {own.upper()}, not {wanted.upper()}", hint=f"use .{own}")
        path.write_bytes(self._source.data if self._source.spans else self.fmt().encode())

    @property
    def _syntax(self) -> Syntax:
        if self._source.syntax:
            return self._source.syntax
        return "json" if self.text.lstrip(" \t\r\n\ufeff")[:1] in ("{", "[") else "yaml"

    def __repr__(self) -> str:
        origin = f" from {self._source.file!r}" if self._source.file else ""
        return f"<cjm.Document{origin}: {', '.join(found.id for found in self.maps) or 'no maps'}>"

    def _repr_html_(self) -> str:
        try:
            return self.map()._repr_html_()
        except CjmError as error:
            return f"<p>{escape(repr(self))}</p><p>Not drawn: {escape(str(error))}</p>"


def read(source: DocumentLike, *, syntax: Syntax | None = None) -> Document:
    """Read a document.

    Args:
        source: a path; the text itself, if it has a line break or begins with `{` or `[`; bytes;
            a dict; or a document.
        syntax: `"json"` or `"yaml"`. Without it the file's suffix decides, then the first character.

    Raises:
        CjmError: the document cannot be read; `code` and `pointer` name its first fault.
        OSError: the file cannot be read.
    """
    return Document(Source.of(source, syntax))


def fmt(source: DocumentLike, *, syntax: Syntax | None = None) -> str:
    """Give the text of a document in house form: members in order, comments kept, same syntax.

    Args:
        source: see `read`.
        syntax: see `read`.

    Raises:
        CjmError: the document cannot be read.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    _, outputs = call("fmt", given.options("syntax"), [given.data])
    return outputs[0].decode()


def migrate(source: DocumentLike, *, syntax: Syntax | None = None) -> str:
    """Bring a document to today's version of the format; all that no step touches stays as written.

    `call("migrate", ...)` tells the steps, as JSON Patches.

    Args:
        source: see `read`.
        syntax: see `read`.

    Raises:
        CjmError: the document cannot be read, or is of a version that is not known.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    _, outputs = call("migrate", given.options("syntax"), [given.data])
    return outputs[0].decode()


def hash(source: DocumentLike, *, syntax: Syntax | None = None) -> str:
    """Give the hash of a document's content, `sha256:` and 64 digits, the same in JSON and YAML.

    Args:
        source: see `read`.
        syntax: see `read`.

    Raises:
        CjmError: the document cannot be read.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    answer, _ = call("hash", given.options("syntax"), [given.data])
    return str(answer["hash"])


def apply(
    source: DocumentLike,
    changes: ChangeSetLike,
    *,
    as_: str | None = None,
    syntax: Syntax | None = None,
) -> Document:
    """Apply a change set to the map it starts from: all of it, or nothing.

    Args:
        source: the document that holds the map: see `read`.
        changes: what `diff` gave, its data, or its JSON text.
        as_: the id to give to the resulting map. Without it the id that the change set leads to.
        syntax: see `read`.

    Returns:
        The document with the map changed, in the same syntax, without comments.

    Raises:
        CjmError: something in the document is not as the change set found it, or the id of the
            result stands in the document already.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = given.options("syntax") | {"as": as_}
    _, outputs = call("apply", options, [given.data, change_set_bytes(changes)])
    return Document(Source(outputs[0], given.syntax))


def schema(name: str | None = None) -> dict[str, Any]:
    """Give a JSON Schema (draft 2020-12), for editors and other programs.

    Args:
        name: `document`, as by default, `report`: what `check` answers, or `change-set`: what `diff` answers.

    Raises:
        CjmError: there is no such schema.
    """
    _, outputs = call("schema", {"schema": name})
    found: dict[str, Any] = json.loads(outputs[0])
    return found


def new(*, template: str | None = None) -> Document:
    """Start a document: a small one with comments, meant to be edited.

    Args:
        template: which one.

    Raises:
        CjmError: there is no such template.
    """
    _, outputs = call("new", {"template": template})
    return Document(Source(outputs[0], "yaml"))


def sample() -> Document:
    """Give a complete document to try things on."""
    _, outputs = call("sample")
    return Document(Source(outputs[0], "yaml"))


def version() -> dict[str, str]:
    """Give the `version` of the library and of the document `format` that it writes."""
    answer, _ = call("version")
    return dict(answer)
