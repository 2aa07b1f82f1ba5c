"""The one way into the compiled core."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from . import _cjm
from ._errors import CjmError
from ._source import ArrowArray, ArrowStream


def call(
    operation: str,
    options: Mapping[str, Any] | None = None,
    inputs: Iterable[bytes | ArrowStream | ArrowArray] = (),
    progress: Callable[[int], object] | None = None,
) -> tuple[Any, list[bytes]]:
    """Run one operation of the core, as every function of this module does.

    Args:
        operation: its name, such as `"check"`.
        options: its options by their wire names (camelCase). An option that is `None` is left out.
        inputs: whole documents or tables, as bytes; tables of events also as whatever lends Arrow columns.
        progress: hears now and then how much of long work is done; what it raises ends the call.

    Returns:
        The answer as plain Python data, and the outputs as bytes.

    Raises:
        CjmError: the operation, an option or an input cannot be used.
    """
    given = {name: value for name, value in (options or {}).items() if value is not None}
    try:
        text = json.dumps(given)
    except (TypeError, ValueError) as error:
        raise CjmError("E002", f"the options of `{operation}` cannot be used: {error}") from error
    lent = (ArrowStream, ArrowArray)
    given_inputs = [data if isinstance(data, lent) else bytes(data) for data in inputs]
    answer, outputs = _cjm.call(operation, text, given_inputs, progress)
    body = json.loads(answer)
    if "error" in body:
        fault = body["error"]
        raise CjmError(
            fault["code"], fault["message"], pointer=fault.get("pointer"), hint=fault.get("hint")
        )
    return body["ok"], outputs
