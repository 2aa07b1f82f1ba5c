"""The notebooks of the guide, each run in a kernel of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

GUIDE = Path(__file__).parents[2] / "docs/guide"
NOTEBOOKS = sorted(GUIDE.glob("*.ipynb"))

Shown = dict[str, dict[str, Any]]


def run(name: str) -> Shown:
    """What each cell shows, by the id of the cell."""
    notebook = nbformat.read(GUIDE / name, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(GUIDE)}}).execute()
    return {
        cell.id: cell.outputs[-1].data for cell in notebook.cells if cell.cell_type == "code" and cell.outputs
    }


@pytest.fixture(scope="module")
def sample() -> Shown:
    return run("sample.ipynb")


@pytest.fixture(scope="module")
def from_data() -> Shown:
    return run("from-data.ipynb")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(not cell.outputs and cell.execution_count is None for cell in code)


def test_the_map_is_a_picture(sample: Shown) -> None:
    assert "<section" in sample["map"]["text/html"] and "Buying and using" in sample["map"]["text/html"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("check", ("CJM", "<table>")),
        ("score", ("easy-import", "points of 100")),
        ("rank", ("priority", "easy-import")),
        ("diff", ("buy-current -&gt; buy-future", "no-price")),
    ],
)
def test_answers_are_tables(cell: str, words: tuple[str, ...], sample: Shown) -> None:
    html = sample[cell]["text/html"]
    assert "<table>" in html
    for word in words:
        assert word in html
    assert "text/plain" in sample[cell]


def test_the_plan_is_better_than_today(sample: Shown) -> None:
    before, after = map(float, re.findall(r"-?\d+\.\d", sample["gap"]["text/plain"]))
    assert before > 0 > after


def test_two_raw_files_become_a_map_with_its_evidence(from_data: Shown) -> None:
    assert "Begin checkout" in from_data["draft"]["text/html"]
    assert "At which steps may the journey end well?" in from_data["questions"]["text/plain"]
    # As planted: forty of sixty customers signed in somewhere.
    assert from_data["identity"]["text/plain"] == "'60 customers, 40 of them known by several ids'"
    assert "186 events of 60 cases" in from_data["mine"]["text/html"]
    assert "46.7" in from_data["attach"]["text/html"]


def test_the_worst_drop_off_is_the_one_that_was_planted(from_data: Shown) -> None:
    assert from_data["worst"]["text/plain"] == "'14 of 30 leave at begin_checkout, 2 are under way'"
    assert "60 customers moved through the stages" in from_data["flow"]["text/html"]
    assert "where 60 customers are" in from_data["matrix"]["text/html"]


def test_segments_and_the_ranked_list_are_shown(from_data: Shown) -> None:
    assert "95 % interval" in from_data["contrast"]["text/html"]
    assert "begin_checkout" in from_data["rank"]["text/html"]
    assert from_data["because"]["text/plain"].startswith("'view_item: ")
