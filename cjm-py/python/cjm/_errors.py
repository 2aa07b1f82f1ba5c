"""What is raised when a call cannot be answered."""

from __future__ import annotations


class CjmError(Exception):
    """A call that cannot be answered.

    Faults *inside* a document that can be read are no error: see `cjm.check`.

    Attributes:
        code: stable code, `E001` to `E099`, or the `CJM…` code of a document that cannot be read.
        message: what went wrong.
        pointer: JSON pointer to the place in the document, if there is one.
        hint: what to do about it, if something is known.
    """

    def __init__(
        self, code: str, message: str, *, pointer: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.pointer = pointer
        self.hint = hint

    def __str__(self) -> str:
        place = f" at `{self.pointer}`" if self.pointer else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.code}: {self.message}{place}{hint}"

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (self.code, self.message, self.pointer, self.hint))


def _again(code: str, message: str, pointer: str | None, hint: str | None) -> CjmError:
    return CjmError(code, message, pointer=pointer, hint=hint)
