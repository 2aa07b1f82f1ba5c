"""The standard methods."""

from __future__ import annotations

from typing import Any

from ._call import call
from ._source import DocumentLike, Source, Syntax


def method(
    name: str,
    source: DocumentLike | None = None,
    *,
    map: str | None = None,
    syntax: Syntax | None = None,
    **input: Any,
) -> dict[str, Any]:
    """Run a standard method: RICE, NPS, Kano, importance-performance and others.

        >>> import cjm
        >>> cjm.method("cd3", items=[{"id": "x", "costOfDelay": 4, "duration": 5}])["totalDelayCost"]
        20

    Args:
        name: the method; `methods` lists them.
        source: a document whose map gives the input. Without it `input` is all of it.
        map: the map's id. Without it: the only map, or the only one whose state is `current`.
        syntax: see `read`.
        input: the members of the method's input; beside a document they replace what the map gives.

    Returns:
        The answer as plain data. What is not known is absent from it, never 0.

    Raises:
        CjmError: there is no such method, or its input cannot be used; the message names the place.
        OSError: the file cannot be read.
    """
    options = {"name": name, **input}
    answer: dict[str, Any]
    if source is None:
        answer, _ = call("method", options)
    else:
        given = Source.of(source, syntax)
        answer, _ = call("method", given.options("syntax") | {"map": map} | options, [given.data])
    return answer


def methods() -> list[dict[str, Any]]:
    """List the standard methods: `name`, `about`, and `takesMap` where a map can give the input."""
    answer, _ = call("method")
    listed: list[dict[str, Any]] = answer["methods"]
    return listed
