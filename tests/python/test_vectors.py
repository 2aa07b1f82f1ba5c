"""The shared cases, on the wheel as pip installs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cjm import _cjm

TESTS = Path(__file__).parent.parent
VECTORS = TESTS / "vectors"
INDEX = json.loads((VECTORS / "index.json").read_bytes())


@pytest.mark.parametrize("name", INDEX["cases"])
def test_the_answer_is_the_same_as_in_rust(name: str) -> None:
    folder = VECTORS / name
    case = json.loads((folder / "case.json").read_bytes())
    inputs = [b"".join(_bytes(folder, part) for part in parts) for parts in case.get("inputs", [])]
    answer, outputs = _cjm.call(folder.parent.name, json.dumps(case.get("options", {})), inputs)
    assert answer.encode() + b"\n" == (folder / "answer.json").read_bytes()
    expected = sorted(folder.glob("output-*"), key=lambda path: int(path.stem.split("-")[1]))
    assert outputs == [path.read_bytes() for path in expected]


def test_no_case_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    folders = sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in VECTORS.glob("*/*/case.json"))
    with capsys.disabled():
        print(f"\n{len(INDEX['cases'])} shared cases in Python")
    assert len(INDEX["cases"]) == INDEX["count"]
    assert sorted(INDEX["cases"]) == folders


def _bytes(folder: Path, part: dict[str, Any]) -> bytes:
    data: bytes
    if "file" in part:
        data = (folder / part["file"]).read_bytes()
    elif "data" in part:
        data = (TESTS / "data" / part["data"]).read_bytes()
    elif "text" in part:
        data = str(part["text"]).encode()
    else:
        data = bytes.fromhex(part["hex"])
    return data * int(part.get("times", 1))
