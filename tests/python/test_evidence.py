"""Event data from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import cjm

LOG = b"user,page,time\na,home,2026-01-01\nb,home,2026-01-01\na,cart,2026-01-02\n"
MAP = """
cjm: "1.0"
maps:
  - id: buy
    title: Buying
    stages:
      - { id: find, name: Find, steps: [{ id: home, name: Home }] }
      - { id: order, name: Order, steps: [{ id: cart, name: Cart }] }
"""


def test_a_table_is_a_path_bytes_or_rows(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(LOG)
    rows = [dict(zip(("user", "page", "time"), line.split(","))) for line in LOG.decode().splitlines()[1:]]
    for events in (path, str(path), LOG, rows):
        evidence = cjm.mine(events, case="user", event="page", time="time")
        assert (evidence.events, evidence.cases) == (3, 2)
        assert evidence.transitions[0]["timeMs"]["median"] == 86_400_000
    assert cjm.mine(path, case="user", event="page", time="time").data["sources"][0]["file"] == "log.csv"


def test_a_map_gives_stages() -> None:
    evidence = cjm.mine({"plain": LOG}, document=MAP, case="user", event="page", time="time", within="1d")
    assert [(stage["reached"], stage["converted"], stage["left"]) for stage in evidence.stages] == [
        (2, 1, 1),
        (1, 0, 0),
    ]
    assert "find" in evidence._repr_html_()


def test_parts_give_what_the_whole_gives() -> None:
    head, *rows = LOG.splitlines(keepends=True)
    parts = [cjm.partial(head + row, first=at) for at, row in enumerate(rows)]
    merged = cjm.finish(cjm.merge_partials(*reversed(parts)))
    assert merged.transitions == cjm.mine(LOG).transitions


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(cjm.CjmError) as caught:
        cjm.mine(LOG, event="pages")
    assert caught.value.hint == "did you mean `page`?"
