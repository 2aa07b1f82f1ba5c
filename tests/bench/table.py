"""Prints measurements as a Markdown table: CPU time, speed, and how many times cjm's it is.

    python table.py FILE [HEADING]

FILE holds lines of JSON with name, size, bytes and cpuMicros, and patchBytes where a patch was made; of
several lines of one name and size, one a turn, the median counts. The first name is cjm's. HEADING says what the names did.
"""

import json
import sys
from pathlib import Path
from statistics import median

turns = {}
for line in map(json.loads, Path(sys.argv[1]).read_text().splitlines()):
    turns.setdefault((line["name"], line["size"]), []).append(line)
lines = [same[0] | {"cpuMicros": median(line["cpuMicros"] for line in same)} for same in turns.values()]
own = lines[0]["name"]
heading = sys.argv[2] if len(sys.argv) > 2 else "checked by"
patches = any("patchBytes" in line for line in lines)
last, rule = (" patch |", "---:|") if patches else ("", "")
print(f"| document | {heading} | CPU time | MB/s | times cjm |{last}\n|---|---|---:|---:|---:|{rule}")
for size in dict.fromkeys(line["size"] for line in lines):
    same = [line for line in lines if line["size"] == size]
    base = next(line["cpuMicros"] for line in same if line["name"] == own)
    for line in same:
        micros, speed = line["cpuMicros"], line["bytes"] / line["cpuMicros"]
        shown = f"{micros:,.0f} µs" if micros < 10_000 else f"{micros / 1000:,.1f} ms"
        patch = f" {line['patchBytes'] / 1000:,.1f} kB |" if "patchBytes" in line else " |" if patches else ""
        print(f"| {size} | {line['name']} | {shown} | {speed:,.1f} | {micros / base:.2f} |{patch}")
