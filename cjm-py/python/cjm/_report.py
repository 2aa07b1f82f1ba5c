"""What `cjm.check` finds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any


class Report:
    """The findings about one document, in its order.

    Attributes:
        data: the answer as plain data: `{"diagnostics": […], "summary": {…}}`.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    @property
    def diagnostics(self) -> list[dict[str, Any]]:
        """The findings: each has `code`, `rule`, `severity`, `pointer`, `message` and more."""
        found: list[dict[str, Any]] = self.data["diagnostics"]
        return found

    @property
    def summary(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        counts: dict[str, int] = self.data["summary"]
        return counts

    @property
    def ok(self) -> bool:
        """True if nothing found is an error; warnings may remain."""
        return self.summary["error"] == 0

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __bool__(self) -> bool:
        # A report without findings is still a report: `if report:` must not depend on its length.
        return True

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.diagnostics)

    def __repr__(self) -> str:
        return "\n".join([*map(_line, self.diagnostics), _total(self.summary)])

    def _repr_html_(self) -> str:
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in _cells(found)) + "</tr>"
            for found in self.diagnostics
        )
        head = "".join(f"<th>{name}</th>" for name in ("severity", "code", "where", "message"))
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
        return f"<div>{table}<p>{escape(_total(self.summary))}</p></div>"


def _line(found: dict[str, Any]) -> str:
    severity, code, where, message = _cells(found)
    return f"{where}: {severity} {code} {message}"


def _cells(found: dict[str, Any]) -> tuple[str, str, str, str]:
    return (found["severity"], found["code"], _where(found), _message(found))


def _where(found: dict[str, Any]) -> str:
    """`file:line:column` as far as known, otherwise the pointer."""
    span = found.get("span")
    place = [f"{span['line']}:{span['column']}"] if span else []
    parts = [*filter(None, [found.get("file")]), *place]
    return ":".join(parts) or found.get("pointer") or "/"


def _message(found: dict[str, Any]) -> str:
    text, advice = found["message"], found.get("help")
    return f"{text} ({advice})" if advice else text


def _total(summary: dict[str, int]) -> str:
    counts = [f"{count} {severity}{'s' * (count != 1)}" for severity, count in summary.items() if count]
    return ", ".join(counts) or "no findings"
