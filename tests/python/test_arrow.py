"""Event data that other libraries hold as Arrow columns."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, cast

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.feather as feather  # type: ignore[import-untyped]
import pyarrow.parquet as parquet  # type: ignore[import-untyped]

import cjm

LOG = b"user,page,time\na,home,2026-01-01\nb,home,2026-01-01\na,cart,2026-01-02\n,cart,2026-01-02\n"
COLUMNS = {
    "user": ["a", "b", "a", None],
    "page": ["home", "home", "cart", "cart"],
    "time": [datetime(2026, 1, day) for day in (1, 1, 2, 2)],
    "other": [[1], [2], [3], [4]],
}


def keyed() -> Any:
    table = pa.table(COLUMNS)
    return table.set_column(1, "page", table["page"].dictionary_encode())


class OneBatch:
    """Lends an array, no stream."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        schema, array = pa.RecordBatch.from_pydict(COLUMNS).__arrow_c_array__(requested_schema)
        return schema, array


def same(events: Any) -> None:
    evidence, expected = dict(cjm.mine(events).data), dict(cjm.mine(LOG).data)
    own, source = cast("Any", evidence.pop("sources"))[0], cast("Any", expected.pop("sources"))[0]
    assert evidence == expected
    assert (own["rows"], own["badRows"]) == (source["rows"], source["badRows"])


def test_columns_are_lent_by_other_libraries() -> None:
    frame = pl.DataFrame(COLUMNS)
    table = pa.table(COLUMNS)
    several = pa.concat_tables([table.slice(0, 2), table.slice(2)])
    for events in (
        frame,
        frame.with_columns(pl.col("page").cast(pl.Categorical)),
        frame.with_columns(pl.col("page").cast(pl.Enum(["cart", "home"]))),
        frame.with_columns(pl.col("time").cast(pl.Date)),
        table,
        keyed(),
        several,
        several.to_reader(),
        pa.RecordBatch.from_pydict(COLUMNS),
        OneBatch(),
    ):
        same(events)


def test_files_of_other_libraries_are_read() -> None:
    frame, table = pl.DataFrame(COLUMNS), pa.table(COLUMNS)
    for compression in ("zstd", "snappy", "lz4", "uncompressed"):
        out = io.BytesIO()
        frame.write_parquet(out, compression=compression)
        same(out.getvalue())
    for given in (table, keyed()):
        out = io.BytesIO()
        parquet.write_table(given, out)
        same(out.getvalue())
        out = io.BytesIO()
        feather.write_feather(given, out)
        same(out.getvalue())
        out = io.BytesIO()
        with pa.ipc.new_stream(out, given.schema) as stream:
            stream.write_table(given)
        same(out.getvalue())


def test_parts_and_drafts_are_made_of_columns_too() -> None:
    frame = pl.DataFrame(COLUMNS).head(3)
    assert cjm.finish(cjm.partial(frame)).transitions == cjm.mine(frame).transitions
    document, _ = cjm.draft(frame)
    assert sum(step["events"] for step in cjm.mine(frame, document=document).steps) == 3
