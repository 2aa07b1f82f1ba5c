"""The samples of the pages, run as a reader would, in a folder with the sample documents.

What stands in a `text` block directly behind a sample is what it must print.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cjm

ROOT = Path(__file__).parents[2]
PYTHON = ("README.md", "cjm-py/README.md", "docs/guide/python.md")
SHELL = (
    "docs/guide/bring-your-maps.md",
    "docs/guide/command-line.md",
    "docs/guide/editor.md",
    "docs/guide/evidence.md",
    "docs/guide/from-data.md",
    "docs/guide/living-document.md",
    "docs/guide/pictures.md",
)
FENCE = re.compile(
    r"^```(?P<language>\w+)\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", re.MULTILINE | re.DOTALL
)


class Sample(NamedTuple):
    line: int
    code: str
    output: str | None


def samples(page: str, language: str) -> list[Sample]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Sample(text.count("\n", 0, found.start()) + 1, found["code"], found["output"])
        for found in FENCE.finditer(text)
        if found["language"] == language
    ]


@pytest.fixture(autouse=True)
def a_folder_with_maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("journey.cjm.yaml", "sample.cjm.yaml"):
        Path(name).write_text(cjm.sample().text, encoding="utf-8")


@pytest.mark.parametrize("page", PYTHON)
def test_python_on_a_page_runs(page: str) -> None:
    names: dict[str, Any] = {"__name__": "page"}
    found = samples(page, "python")
    assert found
    for line, code, output in found:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            # The empty lines make tracebacks name the line of the page.
            exec(compile("\n" * line + code, page, "exec"), names)
        assert output is None or printed.getvalue() == output, f"{page}:{line}"


@pytest.mark.parametrize("page", SHELL)
def test_commands_on_a_page_run(page: str) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    found = samples(page, "sh")
    assert found
    for line, code, output in found:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", code], capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0, f"{page}:{line}: {done.stderr}"
        assert output is None or done.stdout == output, f"{page}:{line}"


def test_the_schema_that_editors_use_accepts_their_map() -> None:
    (sample,) = samples("docs/guide/editor.md", "yaml")
    assert cjm.check(sample.code, profile="minimal").diagnostics == []


def test_links_on_the_pages_lead_somewhere() -> None:
    pages = [ROOT / page for page in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")]
    pages += [page for page in (ROOT / "docs").rglob("*.md") if "rules" not in page.parts]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)\s#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert len(links) > 20
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
