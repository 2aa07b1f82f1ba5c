"""Maps from and to other formats."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal, overload

from ._call import call
from ._document import Document
from ._source import DocumentLike, Source, Syntax


def import_map(
    source: str | os.PathLike[str] | bytes,
    *,
    format: Literal["mermaid", "csv", "xlsx", "cjml"],
    title: str | None = None,
) -> tuple[Document, dict[str, Any]]:
    """Make a document of a map in another format.

    Args:
        source: a path, or the bytes.
        format: `"mermaid"`, a journey diagram; `"csv"`, sticky notes as
            `stage,lane,text[,step,author,votes]`; `"xlsx"`, a workbook as `export_map` writes it;
            `"cjml"`, a planned or actual journey in CJML 2.0.
        title: the title of the map. Without it, what the other format says.

    Returns:
        The document, and the receipt: what was `carried`, what is `lost`, and `remarks` by line or by cell.

    Raises:
        CjmError: `E009`, the format's own reader would refuse it; the message tells line and cure.
        OSError: the file cannot be read.
    """
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    receipt, outputs = call("import", {"from": format, "title": title}, [data])
    return Document(Source.of(outputs[0], "yaml")), receipt


@overload
def export_map(
    source: DocumentLike,
    *,
    format: Literal["mermaid", "md"],
    map: str | None = None,
    lang: str | None = None,
    syntax: Syntax | None = None,
) -> tuple[str, dict[str, Any]]: ...
@overload
def export_map(
    source: DocumentLike,
    *,
    format: Literal["xlsx"],
    map: str | None = None,
    lang: str | None = None,
    syntax: Syntax | None = None,
) -> tuple[bytes, dict[str, Any]]: ...
def export_map(
    source: DocumentLike,
    *,
    format: Literal["mermaid", "md", "xlsx"],
    map: str | None = None,
    lang: str | None = None,
    syntax: Syntax | None = None,
) -> tuple[str | bytes, dict[str, Any]]:
    """Make another format of a map, or a workbook of the whole document.

    Args:
        source: see `read`.
        format: `"mermaid"`, a journey diagram that Mermaid reads back; `"md"`, tables for reading;
            `"xlsx"`, a workbook that people fill in: every map of the document, and nothing lost.
        map: the map's id; a workbook takes none. Without it: the only map, or the only one whose state
            is `current`.
        lang: the language of texts that come in several.
        syntax: see `read`.

    Returns:
        The text, of a workbook the bytes, and the receipt: what was `carried`, what is `lost`,
        and `remarks`.

    Raises:
        CjmError: the document cannot be read, or the map cannot be chosen.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    options = {"to": format, "map": map, "lang": lang}
    receipt, outputs = call("export", given.options("syntax") | options, [given.data])
    return (outputs[0] if format == "xlsx" else outputs[0].decode()), receipt
