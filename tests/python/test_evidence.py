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


def test_progress_is_heard_and_may_end_the_call() -> None:
    rows = b"user,page,time\n" + b"a,home,2026-01-01\n" * 200_000
    heard: list[int] = []
    cjm.mine(rows, progress=heard.append)
    assert heard == sorted(heard) and heard[-1] > 100_000

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cjm.mine(rows, progress=stop)


def test_segments_are_several_and_are_compared() -> None:
    log = b"user,page,time,plan,age\n" + b"".join(
        f"{who},{page},2026-01-0{day},{'pro' if who < 20 else 'free'},{who % 2}\n".encode()
        for who in range(40)
        for day, page in enumerate(("home", "cart"), 1)
        if page == "home" or who < 15
    )
    evidence = cjm.mine({"plain": log}, document=MAP, segment=("plan", "age"))
    assert list(evidence.segments) == ["age: 0", "age: 1", "plan: free", "plan: pro"]
    contrast = evidence.contrast("plan: pro", "plan: free")
    reached = contrast.stages[1]["reached"]
    assert (reached["a"]["count"], reached["b"]["count"], reached["differs"]) == (15, 0, True)
    assert "plan: pro" in contrast._repr_html_() and contrast.notes
    assert cjm.contrast(evidence, "plan: pro").data["b"] == {"cases": 20}
    pro = cjm.render(MAP, view="matrix", evidence=evidence, segment="plan: pro", to="text")
    assert "20 customers" in pro and "75%" in pro
