"""CPU time of DeepDiff on the pairs of a folder, a line of JSON each.

    python diff_peers.py FOLDER

One run a size, and none of 10 MB: it takes minutes.
"""

import json
import sys
import time
from pathlib import Path

from deepdiff import DeepDiff

folder = Path(sys.argv[1])


def by_id(one: object, other: object, level: object = None) -> bool:
    if isinstance(one, dict) and isinstance(other, dict) and "id" in one:
        return one["id"] == other.get("id")
    return one == other


for size in ["100kB", "1MB", "1MB-wide"]:
    text = (folder / f"{size}-base.json").read_bytes()
    pair = json.loads(text), json.loads((folder / f"{size}-ours.json").read_bytes())
    start = time.process_time()
    patch = DeepDiff(*pair, iterable_compare_func=by_id).to_json()
    spent = time.process_time() - start
    line = {"name": "DeepDiff, compared by id", "size": size, "bytes": len(text), "cpuMicros": spent * 1e6}
    print(json.dumps(line | {"patchBytes": len(patch)}))
