"""Prints how large the packages are, and fails if one is too large."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The module is to come down to 450 kB: reading and comparing are generated once for every entity.
LIMITS = {
    "cjm_wasm_bg.wasm, gzip": 1_340_000,
    "cjm_evidence_bg.wasm, gzip": 875_000,
    "cjm_office_bg.wasm, gzip": 1_125_000,
    # A quarter of it reads Parquet and Arrow.
    "wheel": 11_000_000,
}


def main(target: Path) -> int:
    modules = {path.name: path.read_bytes() for path in sorted((ROOT / "cjm-wasm/dist").glob("*.wasm"))}
    sizes = {
        **{name: len(module) for name, module in modules.items()},
        **{f"{name}, gzip": len(gzip.compress(module, 9)) for name, module in modules.items()},
        "wheel": sum(path.stat().st_size for path in (target / "wheels").glob("*.whl")),
        **{path.name: path.stat().st_size for path in sorted((target / "npm").glob("*.tgz"))},
    }
    assert LIMITS.keys() <= sizes.keys(), "what is limited must be there"
    too_large = False
    for name, size in sizes.items():
        limit = LIMITS.get(name)
        print(f"{size / 1000:9.1f} kB  {name}" + (f", at most {limit / 1000:.0f}" if limit else ""))
        too_large |= limit is not None and size > limit
    return int(too_large)


sys.exit(main(Path(sys.argv[1])))
