"""Prints measured pictures as a Markdown table: time, bytes, and bytes after gzip.

    python weigh.py LINES FOLDER

LINES holds lines of JSON with picture, name, millis and the file in FOLDER.
"""

import gzip
import json
import sys
from pathlib import Path

lines = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
print("| picture | drawn by | time | kB | kB gzip |\n|---|---|---:|---:|---:|")
for picture in dict.fromkeys(line["picture"] for line in lines):
    for line in (line for line in lines if line["picture"] == picture):
        content = (Path(sys.argv[2]) / line["file"]).read_bytes()
        size, packed = len(content) / 1000, len(gzip.compress(content, 9)) / 1000
        print(f"| {picture} | {line['name']} | {line['millis']:,.1f} ms | {size:,.1f} | {packed:,.1f} |")
