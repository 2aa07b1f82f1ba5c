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
    for name in ("buy.json", "buy.txt"):
        with pytest.raises(cjm.CjmError) as caught:
            document.save(tmp_path / name)
        assert caught.value.code == "E006"
    cjm.read(DATA).save(tmp_path / "buy.json")
    assert (tmp_path / "buy.json").read_text(encoding="utf-8") == cjm.fmt(DATA)
    assert cjm.hash(tmp_path / "buy.json") == document.hash()


def test_the_house_form_is_text() -> None:
    assert cjm.fmt(cjm.fmt(YAML)) == cjm.fmt(YAML)
    assert cjm.read(YAML).fmt() == cjm.fmt(YAML)


def test_things_show_themselves() -> None:
    document = cjm.read(TEXT)
    assert repr(document) == "<cjm.Document: buy>"
    assert repr(document.map()) == "<cjm.Map 'buy': Buying>"
    assert document._repr_html_() == document.map()._repr_html_()
    assert "<iframe" in document._repr_html_() and "Buying" in document._repr_html_()
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
