"""Everything that a document can be read from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias, runtime_checkable

from ._errors import CjmError

if TYPE_CHECKING:
    from ._document import Document

Syntax: TypeAlias = Literal["json", "yaml"]

DocumentLike: TypeAlias = "str | bytes | os.PathLike[str] | Mapping[str, Any] | Document"
"""What every function takes as a document: see `read`."""



@runtime_checkable
class ArrowStream(Protocol):
    """A table that lends its columns: of Polars, pandas, DuckDB, PyArrow and others."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """See the Arrow PyCapsule interface."""


@runtime_checkable
class ArrowArray(Protocol):
    """A batch of rows that lends its columns."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """See the Arrow PyCapsule interface."""


_SYNTAX_OF: dict[str, Syntax] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


class Source(NamedTuple):
    """The bytes of a document and where they come from.

    `spans` says whether lines and columns mean anything to the caller.
    """

    data: bytes
    syntax: Syntax | None = None
    file: str | None = None
    spans: bool = True

    @classmethod
    def of(cls, given: Any, syntax: Syntax | None = None) -> Source:
        """Take whatever the caller has: see `cjm.read`."""
        # A document that has been read keeps what it was read from.
        held = getattr(given, "_source", given)
        if isinstance(held, Source):
            return held if syntax is None else held._replace(syntax=syntax)
        if isinstance(given, (bytes, bytearray, memoryview)):
            return cls(bytes(given), syntax)
        if isinstance(given, str) and _is_text(given):
            return cls(_encoded(given), syntax)
        if isinstance(given, (str, os.PathLike)):
            path = Path(given)
            return cls(path.read_bytes(), syntax or syntax_of(path), _printable(path))
        if isinstance(given, Mapping):
            return cls(_encoded(_json(given)), "json", spans=False)
        raise CjmError(
            "E003",
            f"a document cannot be read from `{type(given).__name__}`",
            hint="give a path, text, bytes or a dict",
        )

    def options(self, *names: str) -> dict[str, Any]:
        """What the core needs to know about these bytes, under the names it uses."""
        known = {"syntax": self.syntax, "file": self.file, "spans": None if self.spans else False}
        return {name: known[name] for name in names}


def syntax_of(path: Path) -> Syntax | None:
    """The syntax that a file's suffix promises."""
    return _SYNTAX_OF.get(path.suffix.lower())


def _is_text(given: str) -> bool:
    if "\n" in given or "\r" in given or given.lstrip(" \t\ufeff")[:1] in ("{", "["):
        return True
    try:
        return b"\0" in os.fsencode(given)
    except UnicodeEncodeError:  # no file has such a name
        return True


def _encoded(text: str) -> bytes:
    # A lone surrogate goes on as bytes that are not UTF-8: the core says where it stands.
    return text.encode("utf-8", "surrogatepass")


def _printable(path: Path) -> str:
    return os.fspath(path).encode("utf-8", "replace").decode()


def _json(document: Mapping[str, Any]) -> str:
    try:
        # NaN is written as it is: the core says where it stands.
        return json.dumps(document, ensure_ascii=False, allow_nan=True, default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise CjmError("E003", f"the document cannot be written as JSON: {error}") from error


def _plain(value: Any) -> Any:
    # YAML loaders make dates of dates and mappings of their own.
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a `{type(value).__name__}` is no JSON value")
