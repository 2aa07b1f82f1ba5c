"""Customer journey maps that compute.

    >>> import cjm
    >>> report = cjm.sample().check()
    >>> report.ok
    True
"""

from ._attach import attach
from ._call import call
from ._changes import ChangeSet, ChangeSetLike, diff, invert
from ._contrast import Contrast, contrast
from ._document import Document, apply, fmt, hash, migrate, new, read, sample, schema, version
from ._draft import draft
from ._errors import CjmError
from ._evidence import Evidence, finish, merge_partials, mine, partial
from ._interchange import export_map, import_map
from ._map import Map
from ._merge import Merge, merge, resolve
from ._method import method, methods
from ._picture import render
from ._ranking import Ranking, rank
from ._report import Report, check, mend, rules
from ._roadmap import roadmap
from ._score import ScoreSheet, score
from ._source import DocumentLike
from ._survey import survey

__version__ = version()["version"]

__all__ = [
    "ChangeSet",
    "ChangeSetLike",
    "CjmError",
    "Contrast",
    "Document",
    "DocumentLike",
    "Evidence",
    "Map",
    "Merge",
    "Ranking",
    "Report",
    "ScoreSheet",
    "apply",
    "attach",
    "call",
    "check",
    "contrast",
    "diff",
    "draft",
    "export_map",
    "finish",
    "fmt",
    "hash",
    "import_map",
    "invert",
    "mend",
    "merge",
    "merge_partials",
    "method",
    "methods",
    "migrate",
    "mine",
    "new",
    "partial",
    "rank",
    "read",
    "render",
    "resolve",
    "roadmap",
    "rules",
    "sample",
    "schema",
    "score",
    "survey",
    "version",
]
