"""What `cjm.check` finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from ._call import call
from ._source import DocumentLike, Source, Syntax
from ._table import table

if TYPE_CHECKING:
    from .answers import Diagnostic, ReportData, RuleData, Severity

Profile: TypeAlias = Literal["minimal", "recommended", "strict"]


class Report:
    """The findings about one document, in its order.

    Attributes:
        data: the answer as plain data, typed by `cjm.answers.ReportData`.
    """

    def __init__(self, data: ReportData) -> None:
        self.data = data

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings: each has `code`, `rule`, `severity`, `pointer`, `message` and more."""
        return self.data["diagnostics"]

    @property
    def summary(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        return self.data["summary"]

    @property
    def ok(self) -> bool:
        """True if nothing found is an error; warnings may remain."""
        return self.summary["error"] == 0

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __bool__(self) -> bool:
        # A report without findings is still a report: `if report:` must not depend on its length.
        return True

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __repr__(self) -> str:
        return "\n".join([*map(_line, self.diagnostics), _total(self.summary)])

    def _repr_html_(self) -> str:
        rows = table(("severity", "code", "where", "message"), map(_cells, self.diagnostics))
        return f"<div>{rows}<p>{escape(_total(self.summary))}</p></div>"


def _line(found: Diagnostic) -> str:
    severity, code, where, message = _cells(found)
    return f"{where}: {severity} {code} {message}"


def _cells(found: Diagnostic) -> tuple[str, str, str, str]:
    return (found["severity"], found["code"], _where(found), _message(found))


def _where(found: Diagnostic) -> str:
    """`file:line:column` as far as known, otherwise the pointer."""
    span = found.get("span")
    place = [f"{span['line']}:{span['column']}"] if span else []
    parts = [*filter(None, [found.get("file")]), *place]
    return ":".join(parts) or found.get("pointer") or "/"


def _message(found: Diagnostic) -> str:
    text, advice = found["message"], found.get("help")
    return f"{text} ({advice})" if advice else text


def _total(summary: dict[Severity, int]) -> str:
    counts = [f"{count} {severity}{'s' * (count != 1)}" for severity, count in summary.items() if count]
    return ", ".join(counts) or "no findings"


def check(
    source: DocumentLike,
    *,
    profile: Profile | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    severity: Mapping[str, Severity] | None = None,
    options: Mapping[str, Mapping[str, float]] | None = None,
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
        options: numbers that single rules are told, such as `{"sample-too-small": {"survey": 100}}`.
        today: the date (`YYYY-MM-DD`) for rules that depend on the clock; without it they are skipped.
        syntax: see `read`.

    Raises:
        CjmError: an option cannot be used.
        OSError: the file cannot be read.
    """
    given = Source.of(source, syntax)
    wanted = {
        "profile": profile,
        "select": _list(select),
        "ignore": _list(ignore),
        "severity": None if severity is None else dict(severity),
        "options": None if options is None else {rule: dict(numbers) for rule, numbers in options.items()},
        "today": today,
    }
    answer, _ = call("check", given.options("file", "syntax", "spans") | wanted, [given.data])
    return Report(answer)


def rules(selector: str | None = None) -> list[RuleData]:
    """Give the rules of `check` and their pages.

    Args:
        selector: only those of this code, beginning of a code (`CJM3`), name or family.

    Raises:
        CjmError: `E007`, no rule is called that.
    """
    answer, _ = call("rules", {"rule": selector})
    found: list[RuleData] = answer["rules"]
    return found


def _list(names: Sequence[str] | None) -> list[str] | None:
    return [names] if isinstance(names, str) else None if names is None else list(names)
