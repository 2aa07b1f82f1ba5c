"""Documents, their maps, and what can be done with them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ._call import call
from ._errors import CjmError
from ._report import Report
from ._source import Source, Syntax, syntax_of

if TYPE_CHECKING:
    from .types import DocumentData
    from .types import Map as MapData

Profile: TypeAlias = Literal["minimal", "recommended", "strict"]
Severity: TypeAlias = Literal["error", "warning", "info", "hint"]
Theme: TypeAlias = Literal["light", "dark", "print", "contrast"]


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
        today: str | None = None,
    ) -> Report:
        """Validate the document: see `cjm.check`."""
        return check(
            self, profile=profile, select=select, ignore=ignore, severity=severity, today=today
        )

    def hash(self) -> str:
        """The hash of the content: see `cjm.hash`."""
        return hash(self)

    def fmt(self) -> str:
        """The text in house form: see `cjm.fmt`."""
        return fmt(self)

    def to_html(self, *, map: str | None = None, theme: Theme | None = None, lang: str | None = None) -> str:
        """Draw one map as a page: see `cjm.render`."""
        return render(self, to="html", map=map, theme=theme, lang=lang)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a file of the kind its suffix names.

        Args:
            path: `.html` draws the only or current map; `.json`, `.yaml` and `.yml` write the text
                as it was read, in its own syntax.

        Raises:
            CjmError: `E006`, the suffix is unknown or names the other syntax.
            OSError: the file cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() == ".html":
            path.write_bytes(self.to_html().encode())
            return
        wanted, own = syntax_of(path), self._syntax
        if wanted is None:
            raise CjmError(
                "E006",
                f"`{path.suffix}` is not a kind of file that a document can be saved as",
                hint="use .html, .json, .yaml or .yml",
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

    def to_html(self, *, theme: Theme | None = None, lang: str | None = None) -> str:
        """Draw the map as a page: see `cjm.render`."""
        return self.document.to_html(map=self.id, theme=theme, lang=lang)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the map as a page.

        Args:
            path: a file that ends in `.html`.

        Raises:
            CjmError: `E006`, the suffix is another.
            OSError: the file cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() != ".html":
            raise CjmError(
                "E006", "a single map is saved as .html", hint="save the document for .json or .yaml"
            )
        path.write_bytes(self.to_html().encode())

    def __repr__(self) -> str:
        return f"<cjm.Map {self.id!r}: {self.title}>"

    def _repr_html_(self) -> str:
        try:
            page = self.to_html()
        except CjmError as error:
            return f"<p>{escape(repr(self))}</p><p>Not drawn: {escape(str(error))}</p>"
        # A frame, because the page brings its own styles.
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(page)}" sandbox="" '
            'style="width:100%;height:640px;border:0"></iframe>'
        )


DocumentLike: TypeAlias = "str | bytes | os.PathLike[str] | Mapping[str, Any] | Document"
"""What every function takes as a document: see `read`."""


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
    return Document(_source(source, syntax))


def check(
    source: DocumentLike,
    *,
    profile: Profile | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    severity: Mapping[str, Severity] | None = None,
    today: str | None = None,
    syntax: Syntax | None = None,
) -> Report:
    """Validate a document. Whatever is wrong inside it, even its grammar, is in the report.

    Args:
        source: see `read`.
        profile: which rules run: `"minimal"`, `"recommended"` (the default) or `"strict"`.
        select: only these rules, by code, beginning of a code (`CJM3`), name or family; faults of
            text, shape and references are always reported.
        ignore: not these rules.
        severity: other severities, by rule.
        today: the date (`YYYY-MM-DD`) for rules that depend on the clock; without it they are skipped.
        syntax: see `read`.

    Raises:
        CjmError: an option cannot be used.
        OSError: the file cannot be read.
    """
    given = _source(source, syntax)
    options = {
        "profile": profile,
        "select": _list(select),
        "ignore": _list(ignore),
        "severity": None if severity is None else dict(severity),
        "today": today,
    }
    answer, _ = call("check", given.options("file", "syntax", "spans") | options, [given.data])
    return Report(answer)


def fmt(source: DocumentLike, *, syntax: Syntax | None = None) -> str:
    """Give the text of a document in house form: members in order, comments kept, same syntax.

    Args:
        source: see `read`.
        syntax: see `read`.

    Raises:
        CjmError: the document cannot be read.
        OSError: the file cannot be read.
    """
    given = _source(source, syntax)
    _, outputs = call("fmt", given.options("syntax"), [given.data])
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
    given = _source(source, syntax)
    answer, _ = call("hash", given.options("syntax"), [given.data])
    return str(answer["hash"])


def render(
    source: DocumentLike,
    *,
    to: Literal["html"] = "html",
    map: str | None = None,
    theme: Theme | None = None,
    lang: str | None = None,
    syntax: Syntax | None = None,
) -> str:
    """Draw one map.

    Args:
        source: see `read`.
        to: the kind of picture: `"html"`, a page that needs nothing else.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        theme: `"light"`, `"dark"`, `"print"` or `"contrast"`.
        lang: the language of the picture, such as `"de"`.
        syntax: see `read`.

    Raises:
        CjmError: the document cannot be read, or the map cannot be chosen.
        OSError: the file cannot be read.
    """
    given = _source(source, syntax)
    options = {"to": to, "map": map, "theme": theme, "lang": lang}
    _, outputs = call("render", given.options("syntax") | options, [given.data])
    return outputs[0].decode()


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


def _source(given: DocumentLike, syntax: Syntax | None) -> Source:
    return Source.of(given._source if isinstance(given, Document) else given, syntax)


def _list(names: Sequence[str] | None) -> list[str] | None:
    return [names] if isinstance(names, str) else None if names is None else list(names)
