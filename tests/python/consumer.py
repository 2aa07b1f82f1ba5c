"""A program that uses the package's types. Type checkers must accept it and, where it says ignore,
refuse it: an ignore that is not needed is an error too."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

import cjm
from cjm.types import DocumentData, Map

document = cjm.read("journey.cjm.yaml", syntax="yaml")
assert_type(document, cjm.Document)
assert_type(document.data, DocumentData)
assert_type(document.map().data, Map)
data: DocumentData = {"cjm": "1.0", "maps": [{"id": "buy", "title": "Buying"}]}
assert_type(cjm.read(data), cjm.Document)
assert_type(document.maps, list[cjm.Map])
assert_type(document.map("buy").title, str)
assert_type(document.to_html(theme="dark"), str)
document.save(Path("journey.html"))

report = cjm.check(document, select=["CJM3"], severity={"CJM301": "hint"}, today="2026-07-01")
assert_type(report, cjm.Report)
assert_type(report.ok, bool)
for found in report:
    assert_type(found, dict[str, Any])

assert_type(cjm.hash({"cjm": "1.0", "maps": []}), str)
assert_type(cjm.fmt(b"cjm: '1.0'"), str)
assert_type(cjm.render(Path("journey.cjm.yaml"), map="buy"), str)
assert_type(cjm.new(template="journey"), cjm.Document)
assert_type(cjm.sample(), cjm.Document)
assert_type(cjm.version(), dict[str, str])
assert_type(cjm.call("version"), tuple[Any, list[bytes]])

try:
    cjm.read("")
except cjm.CjmError as error:
    assert_type(error.code, str)
    assert_type(error.pointer, str | None)
    assert_type(error.hint, str | None)

cjm.read(42)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
cjm.read("a.json", "json")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
cjm.read("a.json", syntax="toml")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
cjm.check(document, profile="lenient")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
cjm.render(document, to="svg")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
document.to_html(theme="pink")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
document.check(strict=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
report.ok()  # type: ignore[operator]  # pyright: ignore[reportCallIssue]
document.data["mpas"]  # type: ignore[typeddict-item]  # pyright: ignore
cjm.scor(document)  # type: ignore[attr-defined]  # pyright: ignore
