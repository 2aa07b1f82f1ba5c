"""Customer journey maps that compute.

    >>> import cjm
    >>> report = cjm.sample().check()
    >>> report.ok
    True
"""

from ._call import call
from ._document import Document, DocumentLike, Map, check, fmt, hash, new, read, render, sample, version
from ._errors import CjmError
from ._report import Report

__version__ = version()["version"]

__all__ = [
    "CjmError",
    "Document",
    "DocumentLike",
    "Map",
    "Report",
    "call",
    "check",
    "fmt",
    "hash",
    "new",
    "read",
    "render",
    "sample",
    "version",
]
