"""Shows what cjm does on one page that needs nothing else: the sample, by the command and from
Python, and a real published map.

usage: demo.py COMMAND FOLDER
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

import cjm

DATA = Path(os.path.relpath(Path(__file__).parents[1] / "data"))
SAMPLE = DATA / "sample.cjm.yaml"
VA = DATA / "va-outpatient.cjm.yaml"
TODAY = "2026-11-21"

STYLE = """
:root { color-scheme: light; --line: #c9d1da; --muted: #4a5565; --soft: #f6f8fa; --us: #1b5cb8; --bad: #b3261e; --good: #1b7a48 }
body { color: #1b2430; font: 16px/1.55 Inter, system-ui, sans-serif; margin: 0 auto; max-width: 84rem; padding: 1.5rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 0 }
h2 { border-top: 1px solid var(--line); font-size: 1.4rem; margin: 3rem 0 0; padding-top: 2rem }
p { max-width: 46rem }
p.said { color: var(--muted); max-width: none }
nav a { margin-right: 1.2rem }
a { color: var(--us) }
.muted { color: var(--muted) }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0 }
.figures div { background: var(--soft); border-radius: 8px; padding: 0.8rem 1.2rem }
.figures b { display: block; font-size: 1.7rem; line-height: 1.2 }
.wide { border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; padding: 0.5rem }
.wide img { display: block; max-width: none; width: 100%; min-width: 70rem }
table { border-collapse: collapse; margin: 1rem 0; width: 100% }
th { color: var(--muted); font-weight: 600; text-align: start }
td, th { border-bottom: 1px solid var(--line); padding: 0.45rem 0.9rem 0.45rem 0; vertical-align: top }
.number { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap }
.bar { min-width: 14rem; width: 26% }
.bar div { position: relative; height: 1rem; margin-top: 0.25rem }
.bar i { border-radius: 2px; position: absolute; height: 1rem }
.bar b { border-inline-start: 1.5px solid var(--muted); position: absolute; height: 1.6rem; top: -0.3rem }
code { background: var(--soft); border-radius: 4px; padding: 0.1rem 0.35rem }
pre { background: var(--soft); border-radius: 8px; font-size: 0.85rem; max-height: 26rem; overflow: auto; padding: 1rem }
summary { cursor: pointer; margin: 1rem 0 }
@media (max-width: 45rem) { .bar { display: none } }
"""


def main(command: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)

    def run(*arguments: str | Path, fine: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run([command, *map(str, arguments)], capture_output=True, encoding="utf-8")
        if done.returncode not in fine:
            sys.exit(f"cjm {' '.join(map(str, arguments))}: {done.stderr}")
        return done.stdout

    picture = run("render", SAMPLE, "--to", "svg", "--theme", "light")
    document = cjm.read(SAMPLE)
    now, then = document.map("buy-current"), document.map("buy-future")
    if now.to_svg(theme="light") != picture:
        sys.exit("the command and Python draw different pictures")

    ranking: dict[str, Any] = json.loads(run("rank", SAMPLE, "--format", "json"))
    today: dict[str, Any] = json.loads(run("score", SAMPLE, "--format", "json"))
    planned = then.score().data
    changes = document.diff()
    va_check = run("check", VA, "--today", TODAY)
    va = cjm.read(VA)

    sections = [
        ("map", "The map", the_map(picture)),
        ("first", "What to fix first", what_first(ranking)),
        ("gaps", "Where we are behind", where_behind(document, today)),
        ("plan", "Before and after", before_after(document, today, planned, changes, now, then)),
        ("va", "A real map, and what it lacks", real_map(va, va_check)),
    ]
    page = (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>cjm {cjm.__version__}</title>\n<style>{STYLE}</style>\n"
        "<h1>Customer journey maps that compute</h1>\n"
        f'<p class="muted">cjm {cjm.__version__}. The company in the sample is invented; every number below is computed '
        "from its text file, by the command and from Python, with the same bytes.</p>\n"
        f"<nav>{''.join(f'<a href=#{id}>{title}</a>' for id, title, _ in sections)}</nav>\n"
        + "".join(f"<h2 id={id}>{title}</h2>\n{body}\n" for id, title, body in sections)
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    print(folder / "index.html")


def the_map(picture: str) -> str:
    return (
        "<p>Stages and steps, what customers do, think and feel, what we do before and behind the scenes. "
        "A solid line is evidenced, a dotted one reasoned, a dashed one assumed; a gap is a gap.</p>"
        + image(picture, "the sample's journey today")
        + said("cjm render sample.cjm.yaml --to svg", 'cjm.read("sample.cjm.yaml").map("buy-current").to_svg()')
    )


def what_first(ranking: dict[str, Any]) -> str:
    items = [item for item in ranking["items"] if item["priority"] > 0][:10]
    largest = max(item["priority"] for item in items)
    rows = "".join(
        f"<tr><td class=number>{item['rank']}</td><td>{escape(item['kind'])}</td>"
        f"<td>{escape(item.get('name', item['id']))}{' <span class=muted>(assumed)</span>' if item['assumed'] else ''}"
        f"<br><small class=muted>{escape(why(item))}</small></td>"
        f"<td class=number>{points(item['priority'])}</td>{bar(item['priority'], 0, largest)}</tr>"
        for item in items
    )
    return (
        "<p>Priority is the part of all that matters to customers, in points of 100, that is lost there; of an "
        "opportunity, what it would win back for each point of effort. Measured against rivals and targets where "
        "there are ratings, judged from severity and reach where there are none.</p>"
        "<table><tr><th class=number>rank<th>kind<th>what<th class=number>priority<th></tr>"
        f"{rows}</table>" + said("cjm rank sample.cjm.yaml", "document.map().rank()")
    )


def why(item: dict[str, Any]) -> str:
    """The factors of a priority that say something without the others."""
    words = {
        "own": lambda value: f"we {value * 100:.0f}",
        "reference": lambda value: f"rivals {value * 100:.0f}",
        "target": lambda value: f"target {value * 100:.0f}",
        "severity": lambda value: f"severity {value * 5:.0f} of 5",
        "reach": lambda value: f"met by {value * 100:.0f} %",
        "benefit": lambda value: f"wins back {points(value)}",
        "effort": lambda value: f"effort {value:.0f} of 5",
    }
    known = (factor for factor in item["because"] if factor["factor"] in words)
    return ", ".join(words[factor["factor"]](factor["value"]) for factor in known)


def where_behind(document: cjm.Document, sheet: dict[str, Any]) -> str:
    gaps = [need["valueGap"] for need in sheet["needs"]]
    rows = "".join(
        f"<tr><td>{escape(need_text(document, need['need']))}</td><td class=number>{signed(need['valueGap'])}</td>"
        f"<td class=number>{signed(need['interval'][0])} to {signed(need['interval'][1])}</td>{bar(need['valueGap'], min(0, *gaps), max(0, *gaps))}</tr>"
        for need in sheet["needs"]
    )
    low, high = sheet["interval"]
    figures = figure(f"{points(sheet['net'])}", f"points of 100 behind (95 %: {points(low)} to {points(high)})")
    figures += figure(points(sheet["shortfall"]), "behind, all needs that are not met")
    figures += figure(points(sheet["advantage"]), "ahead, where we are better")
    figures += figure(f"{sheet['coverage'] * 100:.0f} %", "of what matters is known")
    return (
        "<p>How far we are behind what customers need, against our targets and our rivals, weighted by how much it "
        f"matters to whom. A bar to the left is a lead.</p><div class=figures>{figures}</div>"
        "<table><tr><th>need<th class=number>gap<th class=number>95 %<th></tr>"
        f"{rows}</table>" + said("cjm score sample.cjm.yaml", "document.map().score()")
    )


def before_after(
    document: cjm.Document, today: dict[str, Any], planned: Any, changes: cjm.ChangeSet, now: cjm.Map, then: cjm.Map
) -> str:
    after = {need["need"]: need.get("valueGap", 0.0) for need in planned["needs"]}
    rows = "".join(
        f"<tr><td>{escape(need_text(document, need['need']))}</td><td class=number>{signed(need['valueGap'])}</td>"
        f"<td class=number>{signed(after[need['need']])}</td>"
        f"<td class=number>{signed(after[need['need']] - need['valueGap'])}</td></tr>"
        for need in today["needs"]
        if need["need"] in after
    )
    figures = figure(f"{signed(today['net'])} → {signed(planned['net'])}", "net gap, in points of 100")
    summary = changes.summary
    for count, word in (
        (summary["added"], "added"),
        (summary["removed"], "removed"),
        (summary["moved"], "moved"),
        (summary["changed"], "changed"),
    ):
        figures += figure(str(count), f"things {word}")
    old, new = pains(now), pains(then)
    told = "".join(
        [f"<li>gone: {escape(text)}</li>" for id, text in old.items() if id not in new]
        + [f"<li>new: {escape(text)}</li>" for id, text in new.items() if id not in old]
    )
    return (
        "<p>The future map is compared by what its things are, not by where they stand in the file. The differences "
        f"can be kept, applied and undone.</p><div class=figures>{figures}</div><ul>{told}</ul>"
        f"<h3>Today</h3>{image(now.to_svg(theme='light', lanes=['emotion', 'pain']), 'feelings and pains today')}"
        f"<h3>As planned</h3>{image(then.to_svg(theme='light', lanes=['emotion', 'pain']), 'feelings and pains as planned')}"
        "<h3>Value gaps</h3><table><tr><th>need<th class=number>today<th class=number>planned<th class=number>change</tr>"
        f"{rows}</table>"
        f"<details><summary>All differences</summary><pre>{escape(repr(changes))}</pre></details>"
        + said("cjm diff sample.cjm.yaml", "document.diff()")
    )


def pains(map: cjm.Map) -> dict[str, str]:
    """The pains of a map: id to text."""
    steps = [step for stage in map.data.get("stages", []) for step in stage.get("steps", [])]
    return {pain["id"]: plain(pain["text"]) for step in steps for pain in step.get("pains", [])}


def real_map(document: cjm.Document, check: str) -> str:
    report = document.check(today=TODAY)
    figures = "".join(figure(str(count), severity + "s" * (count != 1)) for severity, count in report.summary.items())
    return (
        "<p>A map published by a public agency, typed in as it is: nothing was filled in. It has phases and moments "
        "from 84 interviews, but no emotions, pains, owners or channels. <code>check</code> says so, with the line "
        f"and the remedy.</p><div class=figures>{figures}</div>"
        f"{image(document.map().to_svg(theme='light'), document.map().title)}"
        f"{report._repr_html_()}<details><summary>The same on a terminal</summary><pre>{escape(check)}</pre></details>"
        + said("cjm check va-outpatient.cjm.yaml", "document.check()")
    )


def image(svg: str, about: str) -> str:
    data = base64.b64encode(svg.encode()).decode()
    return f'<div class=wide><img alt="{escape(about)}" src="data:image/svg+xml;base64,{data}"></div>'


def said(command: str, python: str) -> str:
    return f"<p class=said><code>{escape(command)}</code> or <code>{escape(python)}</code></p>"


def figure(value: str, about: str) -> str:
    return f"<div><b>{escape(value)}</b>{escape(about)}</div>"


def bar(value: float, least: float, most: float) -> str:
    """A bar from zero, to the left where the value is negative."""
    span = most - least
    start = (min(value, 0) - least) / span * 100
    axis = f'<b style="left: {-least / span * 100:.1f}%"></b>' if least < 0 else ""
    colour = "--us" if least == 0 else "--bad" if value > 0 else "--good"
    width = abs(value) / span * 100
    return (
        f'<td class=bar><div><i style="background: var({colour}); left: {start:.1f}%; width: {width:.1f}%"></i>'
        f"{axis}</div></td>"
    )


def points(share: float) -> str:
    return f"{share * 100:.1f}"


def signed(share: float) -> str:
    text = points(share)
    return "0.0" if text in ("0.0", "-0.0") else f"{share * 100:+.1f}".replace("-", "−")


def need_text(document: cjm.Document, id: str) -> str:
    return plain(next(need["text"] for need in document.data.get("needs", []) if need["id"] == id))


def plain(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else next(iter(text.values()))


main(sys.argv[1], Path(sys.argv[2]))
