"""A program that uses the package's types. Type checkers must accept it and, where it says ignore,
refuse it: an ignore that is not needed is an error too."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

import cjm
from cjm.answers import ChangeOp, ChangeSetData, Diagnostic, RankedItem, RankingData, Safety, ScoreCell, ScoreData
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
assert_type(document.map().to_svg(level="full", lanes=["emotion", "pain"]), str)
assert_type(document.to_markdown(lang="de"), str)
document.save(Path("journey.html"))
assert_type(document.map().to_png(scale=1, fonts=[Path("noto.ttf")]), bytes)
assert_type(cjm.render(document, to="pdf", preset="serviceBlueprint"), bytes)

report = cjm.check(document, select=["CJM3"], severity={"CJM301": "hint"}, today="2026-07-01")
assert_type(report, cjm.Report)
assert_type(report.ok, bool)
for found in report:
    assert_type(found, Diagnostic)
    assert_type(found["message"], str)

assert_type(cjm.check(document, baseline=report, limits={"findings": 10}), cjm.Report)
assert_type(cjm.mend("maps: []\n", unsafe=True), str)
assert_type(document.mend(today="2026-07-01"), cjm.Document)
safety: list[Safety] = [fix["safety"] for found in report for fix in found.get("fixes", [])]

sheet = document.score(target="importance", reference="best", lambda_=0.5)
assert_type(sheet, cjm.ScoreSheet)
assert_type(sheet.data, ScoreData)
assert_type(sheet.data["lambda"], float)
assert_type(sheet.net, float | None)
assert_type([cell.get("valueGap") for cell in sheet], list[float | None])
assert_type(list(cjm.score({"cjm": "1.0"}, map="buy")), list[ScoreCell])

ranking = document.map().rank(top=3)
assert_type(ranking, cjm.Ranking)
assert_type(ranking.data, RankingData)
assert_type(ranking.first, RankedItem | None)
assert_type([factor["value"] for item in ranking for factor in item["because"]], list[float])

changes = document.diff(cjm.sample(), to="buy-current", mapping={"price": "clear-price"})
assert_type(changes, cjm.ChangeSet)
assert_type(changes.data, ChangeSetData)
assert_type(list(changes), list[ChangeOp])
assert_type(changes.summary["kinds"]["pain"]["removed"], int)
assert_type(document.apply(changes, as_="plan"), cjm.Document)
assert_type(cjm.invert(changes.inverse()), cjm.ChangeSet)

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
cjm.render(document, to="docx")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
document.to_html(theme="pink")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
document.check(strict=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
report.ok()  # type: ignore[operator]  # pyright: ignore[reportCallIssue]
document.data["mpas"]  # type: ignore[typeddict-item]  # pyright: ignore
document.score(weight=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
document.score(lambda_="half")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
document.rank(3)  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue]
sheet.net + 1  # type: ignore[operator]  # pyright: ignore
ranking.first["id"]  # type: ignore[index]  # pyright: ignore
document.to_svg(lanes=["mood"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
document.apply(42)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
cjm.scor(document)  # type: ignore[attr-defined]  # pyright: ignore
