"""Workbooks, as other programs see them."""

from __future__ import annotations

import importlib
import io
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

import cjm

# It comes without types.
openpyxl: Any = importlib.import_module("openpyxl")


def board(template: str | None = None) -> bytes:
    document = cjm.sample() if template is None else cjm.new(template=template)
    data, receipt = cjm.export_map(document, format="xlsx")
    assert receipt["lost"] == []
    return data


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def column(sheet: Any, title: str) -> str:
    return str(next(cell.column_letter for cell in sheet[1] if cell.value == title))


def test_a_document_comes_back_the_same() -> None:
    document, receipt = cjm.import_map(board(), format="xlsx")
    assert document.hash() == cjm.sample().hash()
    assert receipt["remarks"] == []


def test_openpyxl_opens_it_with_drop_downs_and_comments() -> None:
    book = opened(board())
    assert book.sheetnames[:4] == ["Read me", "Map", "Steps", "Stages"]
    assert book["Feelings"].sheet_state in ("visible", "hidden")
    steps = book["Steps"]
    assert steps.freeze_panes is not None
    lists = {
        cell: rule.formula1
        for rule in steps.data_validations.dataValidation
        if rule.type == "list"
        for cell in str(rule.sqref).split()
    }
    below = {title: lists[next(cell for cell in lists if cell.startswith(f"{column(steps, title)}2:"))]
             for title in ("Stage", "Kind", "Needs", "Channels")}
    assert below["Stage"].lstrip("=") == "'Stages'!$B$2:$B$501"
    assert below["Kind"] == '"action,communication,wait,decision"'
    assert below["Needs"].lstrip("=").startswith("'Needs'!")
    assert "web,app,email" in below["Channels"]
    heading = steps[f"{column(steps, 'Doing')}1"]
    assert heading.comment is not None and "one a line" in heading.comment.text
    more = column(steps, "More (leave as it is)")
    assert steps.column_dimensions[more].hidden


def test_what_openpyxl_fills_in_is_read() -> None:
    book = opened(board("workshop"))
    steps = book["Steps"]
    row = steps.max_row + 1
    for title, value in {
        "Stage": "stay",
        "Step": "Says goodbye",
        "Doing": "gives back the key\nasks for the money",
        "Feeling (-2 to 2)": -1,
        "Pains": "waits for the deposit",
        "Owner": "Front desk",
    }.items():
        steps[f"{column(steps, title)}{row}"] = value
    saved = io.BytesIO()
    book.save(saved)
    document, receipt = cjm.import_map(saved.getvalue(), format="xlsx")
    assert receipt["lost"] == [] and receipt["remarks"] == []
    step = document.data["maps"][0]["stages"][2]["steps"][-1]
    assert step == {
        "id": "says-goodbye",
        "name": "Says goodbye",
        "owner": "desk",
        "actions": ["gives back the key", "asks for the money"],
        "emotions": [-1],
        "pains": [{"id": "waits-for-the-deposit", "text": "waits for the deposit"}],
    }


def test_text_that_looks_like_a_formula_is_text() -> None:
    data = cjm.sample().data
    data["maps"][0]["title"] = '=HYPERLINK("http://example.com","x")'
    exported, _ = cjm.export_map(data, format="xlsx")
    cell = next(cell for row in opened(exported)["Map"].iter_rows() for cell in row if str(cell.value).startswith("=HYP"))
    assert cell.data_type == "s" or cell.number_format == "@"
    assert cjm.import_map(exported, format="xlsx")[0].data == data


def test_what_is_no_workbook_is_refused_in_words() -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.import_map(b"stage,lane,text\n", format="xlsx")
    assert caught.value.code == "E009"
    assert caught.value.hint is not None and "csv" in caught.value.hint


@pytest.mark.parametrize("template", [None, "workshop", "service-blueprint"])
def test_libreoffice_opens_it_and_what_it_saves_is_read(tmp_path: Path, template: str | None) -> None:
    office = shutil.which("soffice")
    if office is None:
        warnings.warn("soffice is not installed: nobody has seen the workbook in LibreOffice", stacklevel=1)
        pytest.skip("soffice is not installed")
    board_file = tmp_path / "board.xlsx"
    board_file.write_bytes(board(template))
    out = tmp_path / "out"
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(board_file)],
        check=True, capture_output=True, timeout=120,
    )
    saved = (out / "board.xlsx").read_bytes()
    document, receipt = cjm.import_map(saved, format="xlsx")
    expected = cjm.sample() if template is None else cjm.new(template=template)
    assert receipt["lost"] == []
    assert document.hash() == expected.hash()
    assert len(opened(saved)["Steps"].data_validations.dataValidation) > 0
