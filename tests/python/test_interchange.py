"""Maps from and to other formats."""

from __future__ import annotations

from pathlib import Path

import pytest

import cjm

TEA = "journey\n  title Tea\n  section Morning\n    Make tea: 5: Me, Cat\n"


def test_a_mermaid_journey_comes_in_and_goes_out(tmp_path: Path) -> None:
    path = tmp_path / "tea.mmd"
    path.write_text(TEA, encoding="utf-8")
    document, receipt = cjm.import_map(path, format="mermaid")
    assert receipt["carried"] == {"emotions": 1, "personas": 2, "stages": 1, "steps": 1}
    text, _ = cjm.export_map(document, format="mermaid")
    assert [line.strip() for line in text.splitlines()] == [line.strip() for line in TEA.splitlines()]


def test_what_mermaid_refuses_is_refused_with_line_and_cure() -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.import_map(b"journey\n  A; B: 3: X\n", format="mermaid")
    assert caught.value.code == "E009"
    assert "line 2, column 4" in str(caught.value)
    assert caught.value.hint is not None and "#59;" in caught.value.hint


def test_sticky_notes_become_a_map() -> None:
    table = b"stage,lane,text,votes\nJoin,pain,no prices,2\nJoin,pain,No prices,3\n"
    document, receipt = cjm.import_map(table, format="csv", title="Joining")
    assert document.map().title == "Joining"
    assert receipt["carried"]["duplicates"] == 1
    assert "no prices" in cjm.export_map(document, format="md")[0]
