from collections.abc import Sequence

from ._source import ArrowArray, ArrowStream

__all__ = ["call", "main"]

def call(operation: str, options: str, inputs: Sequence[bytes | ArrowStream | ArrowArray], /) -> tuple[str, list[bytes]]: ...
def main(arguments: Sequence[str], /) -> int: ...
