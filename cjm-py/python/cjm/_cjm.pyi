from collections.abc import Callable, Sequence

from ._source import ArrowArray, ArrowStream

__all__ = ["call", "main"]

def call(
    operation: str,
    options: str,
    inputs: Sequence[bytes | ArrowStream | ArrowArray],
    progress: Callable[[int], object] | None = None,
    /,
) -> tuple[str, list[bytes]]: ...
def main(arguments: Sequence[str], /) -> int: ...
