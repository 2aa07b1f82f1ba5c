"""Prints how large the packages are, and fails if one is too large."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The module is to come down to 450 kB: reading and comparing are generated once for every entity.
LIMITS = {"wasm module, gzip": 1_250_000, "wheel": 10_000_000}


def main(target: Path) -> int:
    module = (ROOT / "cjm-wasm/dist/cjm_wasm_bg.wasm").read_bytes()
    sizes = {
        "wasm module": len(module),
        "wasm module, gzip": len(gzip.compress(module, 9)),
        "wheel": sum(path.stat().st_size for path in (target / "wheels").glob("*.whl")),
        **{path.name: path.stat().st_size for path in sorted((target / "npm").glob("*.tgz"))},
    }
    too_large = False
    for name, size in sizes.items():
        limit = LIMITS.get(name)
        print(f"{size / 1000:9.1f} kB  {name}" + (f", at most {limit / 1000:.0f}" if limit else ""))
        too_large |= limit is not None and size > limit
    return int(too_large)


sys.exit(main(Path(sys.argv[1])))
