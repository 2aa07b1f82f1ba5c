"""CPU time of pydantic on the documents of a folder, a line of JSON each.

    python peers.py FOLDER MODELS

MODELS is a module made by datamodel-codegen from the JSON Schema of documents.
"""

import importlib.util
import json
import sys
import time
from pathlib import Path

folder, models = Path(sys.argv[1]), sys.argv[2]
spec = importlib.util.spec_from_file_location("models", models)
assert spec and spec.loader
module = importlib.util.module_from_spec(spec)
sys.modules["models"] = module
spec.loader.exec_module(module)
Document = module.CustomerJourneyMap

for size in ["10kB", "1MB"]:
    text = (folder / f"{size}.json").read_bytes()
    least = float("inf")
    Document.model_validate_json(text)
    for _ in range(5):
        times, start = 0, time.process_time()
        while (spent := time.process_time() - start) < 0.4:
            Document.model_validate_json(text)
            times += 1
        least = min(least, spent / times)
    print(json.dumps({"name": "pydantic v2", "size": size, "bytes": len(text), "cpuMicros": least * 1e6}))
