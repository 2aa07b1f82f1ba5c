"""Prints how long a fresh Python process takes to its first picture, as a line of JSON.

    python first_picture.py DOCUMENT FILE

Start and end of the process are counted; the least of seven runs, since noise only lengthens.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = """
import sys
import cjm
cjm.read(sys.argv[1]).map("buy-current").save(sys.argv[2])
"""

document, file = sys.argv[1:]


def run() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", PROGRAM, document, file], check=True)
    return time.perf_counter() - start


least = min(run() for _ in range(7))
picture = "the sample's 11 steps, as SVG"
name = "cjm in Python, a fresh process"
print(json.dumps({"picture": picture, "name": name, "file": Path(file).name, "millis": least * 1000}))
