from collections.abc import Callable, Sequence

__all__ = ["call", "main"]

def call(
    operation: str,
    options: str,
    inputs: Sequence[bytes],
    progress: Callable[[int], object] | None = None,
    /,
) -> tuple[str, list[bytes]]: ...
def main(arguments: Sequence[str], /) -> int: ...
