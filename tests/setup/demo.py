"""Checks and draws one document by the command and from Python, and puts both on one page.

usage: demo.py COMMAND DOCUMENT FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path

import cjm

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>cjm: {title}</title>
<style>
  body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }}
  iframe {{ border: 1px solid #ccc; height: 42rem; width: 100% }}
  td, th {{ padding: 0.2rem 0.8rem 0.2rem 0; text-align: left; vertical-align: top }}
  pre {{ background: #f4f4f4; overflow: auto; padding: 0.8rem }}
</style>
<h1>{title}</h1>
<p>{source}, content hash <code>{hash}</code></p>
<h2>The map</h2>
<p><a href="map.html">The page by itself</a>, made by <code>cjm render --to html</code> and,
with the same bytes, by <code>document.to_html()</code> in Python.</p>
<iframe title="{title}" src="map.html"></iframe>
<h2>What <code>cjm check</code> says</h2>
<pre>{check}</pre>
<h2>What <code>document.check()</code> says in a notebook</h2>
{report}
"""


def main(command: str, source: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / "map.html"
    check = subprocess.run([command, "check", source], capture_output=True, text=True, check=True)
    subprocess.run([command, "render", source, "--to", "html", "-o", picture], check=True)

    document = cjm.read(source)
    if document.to_html().encode() != picture.read_bytes():
        sys.exit("the command and Python draw different pages")
    page = PAGE.format(
        title=escape(document.map().title),
        source=escape(source),
        hash=document.hash(),
        check=escape(check.stdout + check.stderr),
        report=document.check()._repr_html_(),
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    print(folder / "index.html")


main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
