"""The notebook of the guide, run in a kernel of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs/guide/sample.ipynb"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What each cell shows, by the id of the cell."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    resources = {"metadata": {"path": str(tmp_path_factory.mktemp("notebook"))}}
    NotebookClient(notebook, timeout=120, resources=resources).execute()
    return {
        cell.id: cell.outputs[-1].data for cell in notebook.cells if cell.cell_type == "code" and cell.outputs
    }


def test_the_notebook_is_committed_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(not cell.outputs and cell.execution_count is None for cell in code)


def test_the_map_is_a_picture(shown: dict[str, dict[str, Any]]) -> None:
    assert "<section" in shown["map"]["text/html"] and "Buying and using" in shown["map"]["text/html"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("check", ("CJM", "<table>")),
        ("score", ("easy-import", "points of 100")),
        ("rank", ("priority", "easy-import")),
        ("diff", ("buy-current -&gt; buy-future", "no-price")),
    ],
)
def test_answers_are_tables(cell: str, words: tuple[str, ...], shown: dict[str, dict[str, Any]]) -> None:
    html = shown[cell]["text/html"]
    assert "<table>" in html
    for word in words:
        assert word in html
    assert "text/plain" in shown[cell]


def test_the_plan_is_better_than_today(shown: dict[str, dict[str, Any]]) -> None:
    before, after = map(float, re.findall(r"-?\d+\.\d", shown["gap"]["text/plain"]))
    assert before > 0 > after
