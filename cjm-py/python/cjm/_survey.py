"""Survey exports onto a map."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ._call import call
from ._document import Document
from ._source import DocumentLike, Source, Syntax


def survey(
    document: DocumentLike,
    answers: str | os.PathLike[str] | bytes,
    *,
    map: str | None = None,
    source: str | None = None,
    weight: str | None = None,
    evidence: str | None = None,
    syntax: Syntax | None = None,
) -> tuple[Document, dict[str, Any]]:
    """Put the answers of a survey export on a map: rating counts, metrics, an evidence entry.

    Args:
        document: see `read`.
        answers: the CSV table: a path, or its bytes.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        source: a survey among the document's `sources`, or a layout: `"qualtrics"`, `"surveymonkey"`,
            `"google-forms"`, `"plain-wide"`, `"plain-long"`.
        weight: the column of weights.
        evidence: the id of the evidence entry; one that exists already is renewed.
        syntax: see `read`.

    Returns:
        The document with the answers, and what was read: `respondents`, `answers`, `ignored` columns,
        `faults` by row and column.

    Raises:
        CjmError: the document or the headings cannot be read, or no column asks anything.
        OSError: a file cannot be read.
    """
    given = Source.of(document, syntax)
    if isinstance(answers, bytes):
        table, file = answers, None
    else:
        path = Path(answers)
        table, file = path.read_bytes(), path.name
    options = {"map": map, "source": source, "weight": weight, "evidence": evidence, "file": file}
    report, outputs = call("survey", given.options("syntax") | options, [given.data, table])
    return Document(Source.of(outputs[0], syntax)), report
