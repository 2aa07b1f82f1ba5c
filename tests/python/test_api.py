"""The public functions and objects of the wheel as pip installs it."""

from __future__ import annotations

import datetime
import io
import json
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import cjm

TEXT = '{"cjm":"1.0","maps":[{"id":"buy","title":"Buying","state":"current","stages":[]}]}'
YAML = "cjm: '1.0'\nmaps:\n  - { id: buy, title: Buying, state: current, stages: [] }\n"
DATA: dict[str, Any] = json.loads(TEXT)
TWO = {"cjm": "1.0", "language": "de", "maps": [
    {"id": "now", "title": {"en": "Now", "de": "Jetzt"}, "stages": []},
    {"id": "then", "title": "Then", "stages": []},
]}
SCRIPT = Path(sys.executable).parent / "cjm"


# read


def test_a_document_is_read_from_whatever_there_is(tmp_path: Path) -> None:
    path = tmp_path / "buy.cjm.json"
    path.write_text(TEXT)
    sources: list[Any] = [TEXT, TEXT.encode(), bytearray(TEXT.encode()), path, str(path), DATA, YAML]
    documents = [cjm.read(source) for source in sources]
    documents.append(cjm.read(documents[0]))
    assert {document.hash() for document in documents} == {cjm.hash(TEXT)}
    assert all(document.map().title == "Buying" for document in documents)


def test_a_suffix_decides_the_syntax(tmp_path: Path) -> None:
    flow = tmp_path / "flow.yaml"
    flow.write_text("{cjm: '1.0', maps: []}")
    assert cjm.read(flow).maps == []
    with pytest.raises(cjm.CjmError):
        cjm.read(flow, syntax="json")


def test_a_path_that_leads_nowhere_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        cjm.read("no-such-map.cjm.yaml")


def test_dates_of_a_yaml_loader_are_taken() -> None:
    review = {"review": {"cadence": "P3M", "last": datetime.date(2026, 7, 1)}}
    document = {**DATA, "maps": [{**DATA["maps"][0], **review}]}
    assert cjm.read(document).map().data["review"]["last"] == "2026-07-01"


def test_a_dict_is_not_changed() -> None:
    before = json.dumps(DATA)
    cjm.check(DATA)
    assert json.dumps(DATA) == before


@pytest.mark.parametrize("source", ['{"cjm":"1.0","title":"\ud800"}', "title: \ud800\n", "\ud800", {"title": "\ud800"}])
def test_a_lone_surrogate_is_a_fault_of_the_document(source: Any) -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.read(source)
    assert caught.value.code == "CJM004"
    assert [found["code"] for found in cjm.check(source)][:1] == ["CJM004"]


def test_nan_in_a_dict_is_a_fault_of_the_document() -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.read({**DATA, "personas": [{"id": "mara", "name": "Mara", "share": float("nan")}]})
    assert caught.value.code.startswith("CJM")
    assert "NaN" in str(caught.value)


@pytest.mark.parametrize("source", [42, None, [TEXT], {"maps": {1, 2}}, {"maps": [object()]}])
def test_what_is_no_document_is_misuse(source: Any) -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.read(source)
    assert caught.value.code == "E003"


# errors


def test_an_error_says_what_and_where_and_what_to_do() -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.read('{"cjm":"1.0","maps":[{"id":"buy"}]}')
    error = caught.value
    assert error.code == "CJM101"
    assert error.pointer == "/maps/0"
    assert error.code in str(error) and "title" in str(error)

    with pytest.raises(cjm.CjmError) as caught:
        cjm.render(TEXT, map="by")
    assert (caught.value.code, caught.value.hint) == ("E004", "did you mean `buy`?")
    assert caught.value.pointer is None


def test_an_error_survives_pickling() -> None:
    error = cjm.CjmError("CJM001", "broken", pointer="/maps/0", hint="mend it")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is cjm.CjmError
    assert (again.code, again.message, again.pointer, again.hint) == ("CJM001", "broken", "/maps/0", "mend it")
    assert str(again) == str(error)


def test_options_that_cannot_be_used_are_misuse() -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.check(TEXT, profile="lenient")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert caught.value.code == "E002"
    with pytest.raises(cjm.CjmError) as caught:
        cjm.call("check", {"file": object()}, [b""])
    assert caught.value.code == "E002"
    with pytest.raises(cjm.CjmError) as caught:
        cjm.call("check")
    assert caught.value.code == "E003"


# documents and maps


def test_a_map_is_found_by_id_or_because_it_is_the_one_meant() -> None:
    document = cjm.read(TWO)
    assert [found.id for found in document.maps] == ["now", "then"]
    assert document.map("now").title == "Jetzt"
    with pytest.raises(cjm.CjmError) as caught:
        document.map()
    assert (caught.value.code, caught.value.hint) == ("E005", "name one of: now, then")
    with pytest.raises(cjm.CjmError) as caught:
        document.map("later")
    assert caught.value.code == "E004"
    current = {**TWO, "maps": [{**TWO["maps"][0], "state": "current"}, TWO["maps"][1]]}  # type: ignore[dict-item]
    assert cjm.read(current).map().id == "now"
    with pytest.raises(cjm.CjmError) as caught:
        cjm.read({"cjm": "1.0", "maps": []}).map()
    assert caught.value.code == "E006"


def test_the_core_chooses_the_same_map() -> None:
    assert cjm.read(DATA).map().to_html() == cjm.render(DATA)
    for source in (TWO, {"cjm": "1.0", "maps": []}):
        document = cjm.read(source)
        with pytest.raises(cjm.CjmError) as ours:
            document.map()
        with pytest.raises(cjm.CjmError) as core:
            document.to_html()
        assert ours.value.code == core.value.code


def test_a_document_saves_itself(tmp_path: Path) -> None:
    document = cjm.read(YAML)
    document.save(tmp_path / "buy.yaml")
    assert (tmp_path / "buy.yaml").read_bytes() == YAML.encode()
    document.save(tmp_path / "buy.html")
    assert "Buying" in (tmp_path / "buy.html").read_text(encoding="utf-8")
    document.map().save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_bytes() == (tmp_path / "buy.html").read_bytes()
    for name, start in (("buy.svg", "<svg"), ("buy.md", "# Buying"), ("buy.txt", "Buying")):
        document.save(tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
        document.map().save(tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    for name, begin in (("buy.png", b"\x89PNG"), ("buy.pdf", b"%PDF-")):
        document.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begin)
        document.map().save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begin)
    with pytest.raises(cjm.CjmError, match="single map"):
        document.map().save(tmp_path / "map.yaml")
    for name in ("buy.json", "buy.docx"):
        with pytest.raises(cjm.CjmError) as caught:
            document.save(tmp_path / name)
        assert caught.value.code == "E006"
    cjm.read(DATA).save(tmp_path / "buy.json")
    assert (tmp_path / "buy.json").read_text(encoding="utf-8") == cjm.fmt(DATA)
    assert cjm.hash(tmp_path / "buy.json") == document.hash()


def test_the_house_form_is_text() -> None:
    assert cjm.fmt(cjm.fmt(YAML)) == cjm.fmt(YAML)
    assert cjm.read(YAML).fmt() == cjm.fmt(YAML)


def test_migrate_names_the_version_and_leaves_the_rest() -> None:
    assert cjm.migrate("title: Buying # ours\n") == 'cjm: "1.0"\ntitle: Buying # ours\n'
    with pytest.raises(cjm.CjmError) as told:
        cjm.migrate('cjm: "2.0"\n')
    assert told.value.code == "CJM014"


def test_things_show_themselves() -> None:
    document = cjm.read(TEXT)
    assert repr(document) == "<cjm.Document: buy>"
    assert repr(document.map()) == "<cjm.Map 'buy': Buying>"
    assert document._repr_html_() == document.map()._repr_html_()
    assert document._repr_html_() == document.to_html(fragment=True)
    assert "Buying" in document._repr_html_() and "<html" not in document._repr_html_()
    assert "Not drawn: E005" in cjm.read(TWO)._repr_html_()


def test_there_is_something_to_start_from() -> None:
    assert cjm.new().check().ok
    assert cjm.new().text.startswith("#") or "#" in cjm.new().text
    assert cjm.sample().check().ok
    assert cjm.version()["version"] == cjm.__version__


# reports


def test_a_report_is_data_and_shows_itself(tmp_path: Path) -> None:
    path = tmp_path / "bad.cjm.json"
    path.write_text('{"cjm":"1.0","maps":[{"id":"<b>"}]}')
    report = cjm.check(path)
    assert not report.ok
    assert len(report) == len(report.diagnostics) == len(list(report)) > 0
    first = report.diagnostics[0]
    assert first["file"] == str(path)
    assert f"{path}:1:" in repr(report) and first["code"] in repr(report)
    assert "<b>" not in report._repr_html_() and first["code"] in report._repr_html_()
    assert report.data["summary"] == report.summary

    clean = cjm.check(TEXT, profile="minimal")
    assert clean.ok and bool(clean) and len(clean) == 0
    assert repr(clean) == "no findings"


def test_a_broken_text_is_a_report_too() -> None:
    assert not cjm.check('{"cjm":').ok


def test_a_dict_has_no_lines() -> None:
    found = cjm.check({"cjm": "1.0", "maps": [{"id": "buy"}]}).diagnostics[0]
    assert "span" not in found and found["pointer"] == "/maps/0"


def test_rules_can_be_chosen() -> None:
    bad = '{"cjm":"1.0","maps":[{"id":"buy"}]}'
    assert cjm.check(bad, ignore=["CJM101"]).ok
    assert cjm.check(bad, ignore="CJM101").ok
    assert cjm.check(bad, severity={"CJM101": "warning"}).summary["error"] == 0


def test_rules_can_be_told_numbers() -> None:
    findings = cjm.sample().check(profile="strict", options={"sample-too-small": {"survey": 500}})
    assert "CJM503" in {found["code"] for found in findings}
    assert "CJM503" not in {found["code"] for found in cjm.sample().check(profile="strict")}
    with pytest.raises(cjm.CjmError) as caught:
        cjm.check(TEXT, options={"sample-too-small": {"surveys": 500}})
    assert caught.value.code == "E006"


def test_what_is_known_is_not_told_again() -> None:
    bad = "maps:\n  - { id: buy, title: Buying, stages: [] }\n"
    report = cjm.check(bad)
    assert len(report) > 0
    for baseline in (report, [found["fingerprint"] for found in report]):
        again = cjm.check(bad, baseline=baseline)
        assert len(again) == 0 and again.data["baselined"] == len(report)
    assert len(cjm.read(bad).check(limits={"findings": 1})) <= len(report)
    assert cjm.check(bad, limits={"bytes": 10}).diagnostics[0]["code"] == "CJM002"


def test_what_can_be_mended_is_mended() -> None:
    bad = "maps: # mine\n  - { id: buy, title: Buying, stages: [] }\n"
    mended = cjm.mend(bad, select=["version-missing"])
    assert "cjm:" in mended and "maps: # mine" in mended
    assert "version-missing" in {found["rule"] for found in cjm.check(bad)}
    assert "version-missing" not in {found["rule"] for found in cjm.check(mended)}
    assert cjm.read(bad).mend().text == cjm.mend(bad)
    assert cjm.mend(mended) == mended


def test_the_manual_of_the_rules_is_at_hand() -> None:
    assert len(cjm.rules()) > 50
    assert [rule["name"] for rule in cjm.rules("CJM503")] == ["sample-too-small"]
    with pytest.raises(cjm.CjmError) as caught:
        cjm.rules("CJM999")
    assert caught.value.code == "E007"


def test_the_schema_is_at_hand() -> None:
    schema = cjm.schema()
    assert schema["$id"] == "urn:cjm:document:1"
    assert {"personas", "needs", "maps"} <= set(schema["properties"])


# pictures


def test_pictures_are_drawn_as_told() -> None:
    current = cjm.sample().map()
    assert current.to_svg() == cjm.render(cjm.sample(), to="svg", map="buy-current")
    assert current.to_svg(theme="dark") != current.to_svg(theme="light")
    assert len(current.to_svg(level="stage")) < len(current.to_svg(level="full"))
    assert "no price is shown" not in current.to_svg(lanes=["emotion"])
    assert "no price is shown" in current.to_markdown()
    assert "no price is shown" in cjm.render(cjm.sample(), to="text")
    assert current.to_svg(preset="serviceBlueprint") != current.to_svg()
    assert len(current.to_png(scale=0.5)) < len(current.to_png(scale=1))
    assert current.to_png(view="gap") != current.to_png() and current.to_png(view="gap")[1:4] == b"PNG"
    assert current.to_pdf(view="gap")[:5] == b"%PDF-" and "largest gap first" in current.to_markdown(view="gap")
    assert current.to_pdf(theme="print").startswith(b"%PDF-")
    with pytest.warns(UserWarning, match="no font has 旅"):
        cjm.render({"maps": [{"id": "m", "title": "旅", "stages": []}]}, to="png")
    with pytest.raises(cjm.CjmError) as caught:
        current.to_svg(lanes=["mood"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    assert caught.value.code == "E002"


# value gaps


def test_a_sheet_is_data_and_shows_itself() -> None:
    sheet = cjm.sample().score()
    assert sheet.data == cjm.score(cjm.sample(), map="buy-current").data == cjm.sample().map().score().data
    assert sheet.net is not None and sheet.shortfall is not None and sheet.advantage is not None
    assert sheet.net == pytest.approx(sheet.shortfall - sheet.advantage)
    assert sheet.net == pytest.approx(sum(cell["valueGap"] for cell in sheet))
    assert 0 < sheet.coverage <= 1 and len(sheet) == len(sheet.cells) and bool(sheet)
    worst = sheet.needs[0]
    assert worst["rank"] == 1 and worst["need"] == "easy-import"
    assert repr(sheet).splitlines()[1].split()[0::5] == ["1", "easy-import"]
    assert ">easy-import</td>" in sheet._repr_html_()
    assert "<svg" in sheet._repr_html_() and "<svg" not in cjm.score(cjm.sample())._repr_html_()


def test_what_is_unknown_is_none_in_a_sheet() -> None:
    sheet = cjm.score(TEXT)
    assert sheet.net is sheet.shortfall is sheet.advantage is None
    assert sheet.coverage == 0 and len(sheet) == 0 and bool(sheet)
    assert "none is known yet" in repr(sheet) and "none is known yet" in sheet._repr_html_()


def test_the_options_of_a_score_reach_the_core() -> None:
    document = cjm.sample()
    rivals, targets = document.score(lambda_=1), document.score(lambda_=0)
    assert (rivals.data["lambda"], targets.data["lambda"]) == (1, 0)
    assert rivals.net != targets.net
    assert document.score(reference="rival-north").data["reference"] == "rival-north"
    assert document.map().score(target="importance").data["target"] == "importance"
    for wrong in ({"lambda_": 2}, {"reference": "rival-east"}, {"target": "best"}, {"seed": -1}):
        with pytest.raises(cjm.CjmError):
            document.score(**wrong)


# rankings


def test_a_ranking_is_data_and_shows_itself() -> None:
    ranking = cjm.sample().rank()
    assert ranking.data == cjm.rank(cjm.sample(), map="buy-current").data == cjm.sample().map().rank().data
    assert ranking.rung == 1 and ranking.first is not None
    assert ranking.first["rank"] == 1 and ranking.first["because"]
    assert list(ranking) == ranking.items and len(ranking) == len(ranking.items) > 5
    priorities = [item["priority"] for item in ranking]
    assert priorities == sorted(priorities, reverse=True)
    assert ranking.first["id"] in repr(ranking).splitlines()[1]
    assert f">{ranking.first['id']}</td>" in ranking._repr_html_()
    assert ranking.data["ranked"] == len(ranking)


def test_a_ranking_can_be_cut_short() -> None:
    ranking = cjm.sample().rank(top=3)
    assert [item["rank"] for item in ranking][0] == 1 and len(ranking) == 3
    assert ranking.data["ranked"] > 3


def test_what_cannot_be_ranked_says_what_to_collect() -> None:
    ranking = cjm.rank(TEXT)
    assert ranking.rung is None and ranking.first is None and bool(ranking)
    assert "nothing can be ranked yet" in repr(ranking)
    assert ranking.collect and ranking.collect[0][:10] in ranking._repr_html_()


@pytest.mark.parametrize(
    ("show", "mark"),
    # Value gaps are shown by id, which cannot be markup.
    [
        (lambda shown: shown.score(), ">need</td>"),
        (lambda shown: shown.rank(), "&lt;"),
        (lambda shown: shown.diff(TEXT), "&lt;"),
    ],
)
def test_tables_escape_what_users_wrote(show: Any, mark: str) -> None:
    needs = [{"id": "need", "text": "<b>", "importance": [4], "target": 4, "ratings": [{"of": "us", "value": 2}]}]
    step = {"id": "step", "name": "<i>", "needs": ["need"], "pains": [{"id": "pain", "text": "<u>", "severity": 4}]}
    stages = [{"id": "stage", "steps": [step]}]
    maps = [{"id": "buy", "title": "<em>", "stages": stages}]
    html = show(cjm.read({"cjm": "1.0", "needs": needs, "maps": maps}))._repr_html_()
    assert mark in html
    assert not any(raw in html for raw in ("<i>", "<b>", "<u>", "<em>"))


# change sets


def test_a_change_set_is_data_and_shows_itself() -> None:
    document = cjm.sample()
    changes = document.diff()
    assert changes.data["format"] == "cjm-diff/1"
    assert (changes.data["from"]["map"], changes.data["to"]["map"]) == ("buy-current", "buy-future")
    assert list(changes) == changes.ops and len(changes) > 10 and not changes.empty
    assert changes.summary["removed"] > 0
    assert changes.data == document.diff(from_="buy-current", to="buy-future").data
    assert repr(changes).startswith("buy-current -> buy-future: ")
    lines = repr(changes).splitlines()
    assert "- pain no-price (no price is shown above 25 vehicles)" in lines
    assert any(line.startswith("> step security-review") and line.endswith("decide -> compare") for line in lines)
    assert len([line for line in lines if line.startswith("~ step pricing-page ")]) == 1
    assert len(lines) < len(changes)
    assert "no-price" in changes._repr_html_() and "<svg" in changes._repr_html_()
    assert changes.to_svg(theme="dark").startswith("<svg") and changes.to_html().startswith("<!doctype html>")
    with pytest.raises(cjm.CjmError) as caught:
        changes.inverse().to_svg()
    assert caught.value.code == "E006"
    same = document.diff(document, from_="buy-current", to="buy-current")
    assert same.empty and bool(same) and len(same) == 0
    assert repr(same) == "buy-current -> buy-current: no differences"


def test_things_without_a_common_id_are_matched_where_asked() -> None:
    old, new = cjm.read(TEXT), cjm.read(TEXT.replace('"buy"', '"plan"'))
    assert old.diff(new, match="auto").data["to"]["map"] == "plan"
    assert cjm.diff(old, new, match="ids").data == old.diff(new).data


def test_a_document_is_merged_and_looks_ahead() -> None:
    document = cjm.sample()
    assert document.roadmap() == cjm.roadmap(document)
    assert document.merge(document, document).clean


def test_a_change_set_leads_there_and_back() -> None:
    old = cjm.read(YAML)
    new = cjm.read({**DATA, "maps": [{**DATA["maps"][0], "title": "Buying a plan"}]})
    changes = old.diff(new)
    assert [(op["op"], op["id"], op.get("field")) for op in changes] == [("set", "buy", "title")]
    assert repr(changes).splitlines()[1:] == ["~ map buy (Buying a plan): title"]
    there = old.apply(changes)
    assert there.hash() == new.hash() and there.text.startswith("cjm:"), "it keeps the syntax"
    for undone in (changes.inverse(), cjm.invert(changes), cjm.invert(changes.data), cjm.invert(json.dumps(changes.data))):
        assert there.apply(undone).hash() == old.hash()
    assert changes.inverse().inverse().data == changes.data
    assert cjm.apply(old, json.dumps(changes.data).encode(), as_="plan").map("plan").title == "Buying a plan"


def test_a_change_set_fits_one_map_only() -> None:
    changes = cjm.sample().diff()
    with pytest.raises(cjm.CjmError) as caught:
        cjm.apply(TEXT, changes)
    assert caught.value.code == "E004"
    with pytest.raises(cjm.CjmError) as caught:
        cjm.sample().apply(changes)  # the future map stands in the document already
    assert caught.value.code == "E006"
    for wrong in (42, None, {"format": object()}):
        with pytest.raises(cjm.CjmError) as caught:
            cjm.invert(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert caught.value.code == "E003"


# the package


def test_nothing_else_is_imported() -> None:
    program = (
        "import sys; before = set(sys.modules); import cjm; "
        "print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    )
    names = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert set(names) <= {"cjm"} | sys.stdlib_module_names


def test_other_threads_run_during_a_call() -> None:
    steps = [{"id": f"s{number}", "name": "x" * 20, "actions": ["looks"]} for number in range(50_000)]
    stages = [{"id": "stage", "name": "Stage", "steps": steps}]
    data = json.dumps({"cjm": "1.0", "maps": [{"id": "buy", "title": "B", "stages": stages}]}).encode()
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.wait(0.001):
            ticks.append(time.perf_counter())

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.perf_counter()
    cjm.call("fmt", {}, [data])
    end = time.perf_counter()
    done.set()
    thread.join()
    assert sum(start < moment < end for moment in ticks) >= 3, f"the call took {end - start} s"


# the command


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, **options)


def test_the_command_is_installed() -> None:
    assert run("--version").stdout == f"cjm {cjm.__version__}\n"
    module = subprocess.run([sys.executable, "-m", "cjm", "--version"], capture_output=True, text=True)
    assert module.stdout == f"cjm {cjm.__version__}\n"


def test_the_command_gives_its_exit_code() -> None:
    assert run("check", "-", input=TEXT).returncode == 0
    assert run("check", "-", input='{"cjm":').returncode == 1
    assert run("chek").returncode == 2
    assert run("fmt", "no-such-map.cjm.yaml").returncode == 3


def test_all_of_a_long_output_arrives() -> None:
    page = run("render", "-", "--to", "html", input=TEXT).stdout
    assert page == cjm.render(TEXT)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_ends_the_command() -> None:
    process = subprocess.Popen([SCRIPT, "check", "-"], stdin=subprocess.PIPE)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == -signal.SIGINT
    assert isinstance(process.stdin, io.BufferedIOBase)
    process.stdin.close()
