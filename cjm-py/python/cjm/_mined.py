"""Everything that evidence can be read from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from ._errors import CjmError

EvidenceLike: TypeAlias = "Mapping[str, Any] | bytes | str | os.PathLike[str] | Any"
"""What `mine` gave, its data, or the JSON that `cjm mine` printed: bytes or a path."""


def evidence_bytes(evidence: EvidenceLike) -> bytes:
    """The JSON of whatever the caller has."""
    data = getattr(evidence, "data", evidence)
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    if isinstance(data, Mapping):
        return json.dumps(data, ensure_ascii=False).encode("utf-8")
    if isinstance(data, (str, os.PathLike)):
        return Path(data).read_bytes()
    raise CjmError(
        "E003",
        f"evidence cannot be read from `{type(evidence).__name__}`",
        hint="give what `mine` gave, its data, or a path to its JSON",
    )
