"""The numbers that `cjm mine` gives, by other tools: prints as JSON the sums by which they are compared.

    python mine_peers.py ENGINE FOLDER

By segment: how often each event follows another, with median and 90 % quantile of the time between; how many
customers reach each stage, and go on to the next; channels by stage; the most frequent ways. FOLDER holds
what events.py wrote. What a tool has no function for is left out, in its favour.
"""

import json
import sys
from pathlib import Path

COLUMNS = ["user", "time", "touchpoint", "channel", "segment"]


def by_polars(path, stages, letters):
    import polars as pl

    frame = pl.read_parquet(path, columns=COLUMNS)
    text = lambda name: pl.col(name).cast(pl.String)
    frame = frame.select(
        pl.col("user").cast(pl.Categorical).to_physical().alias("u"),
        pl.col("time").cast(pl.Datetime("ms")).to_physical().alias("at"),
        text("touchpoint").replace_strict(letters, return_dtype=pl.String).alias("k"),
        text("touchpoint").replace_strict(stages, return_dtype=pl.Int8).alias("stage"),
        text("segment").cast(pl.Categorical),
        text("channel").cast(pl.Categorical),
    ).sort("u", "at", maintain_order=True)
    pairs = frame.select(
        "segment",
        pl.col("k").alias("a"),
        pl.col("k").shift(-1).alias("b"),
        (pl.col("at").shift(-1) - pl.col("at")).alias("ms"),
        (pl.col("u") == pl.col("u").shift(-1)).alias("same"),
    ).filter(pl.col("same"))
    pairs = pairs.group_by("segment", "a", "b").agg(
        pl.len().alias("n"),
        pl.col("ms").median().alias("median"),
        pl.col("ms").quantile(0.9, "linear").alias("p90"),
    )
    count = range(max(stages.values()) + 1)
    people = frame.group_by("u").agg(
        pl.col("segment").first(),
        pl.col("k").str.join("").alias("way"),
        pl.col("stage").last().alias("last"),
        *[pl.col("at").filter(pl.col("stage") == at).min().alias(f"f{at}") for at in count],
    )
    reach = people.group_by("segment").agg(
        *[pl.col(f"f{at}").count().alias(f"reach{at}") for at in count],
        *[(pl.col(f"f{at}") <= pl.col(f"f{at + 1}")).sum().alias(f"next{at}") for at in count[:-1]],
        *[(pl.col("last") == at).sum().alias(f"last{at}") for at in count],
    )
    channels = frame.group_by("segment", "stage", "channel").len()
    ways = people.group_by("segment", "way").len()
    top = ways.sort(["len", "way"], descending=[True, False]).group_by("segment", maintain_order=True).head(20)
    return {
        "transitions": int(pairs["n"].sum()),
        "groups": pairs.height,
        "median": pairs["median"].sum(),
        "p90": pairs["p90"].sum(),
        "reach": int(sum(reach[f"reach{at}"].sum() for at in count)),
        "next": int(sum(reach[f"next{at}"].sum() for at in count[:-1])),
        "channels": channels.height,
        "variants": ways.height,
        "top": int(top["len"].sum()),
    }


def by_duckdb(path, stages, letters):
    import duckdb

    base = duckdb.connect()
    base.execute("SET threads=2")
    names = ",".join(f"('{name}','{letters[name]}',{stages[name]})" for name in stages)
    base.execute(f"create table names as select * from (values {names}) t(touchpoint, k, stage)")
    base.execute(
        f'create table e as select "user" u, epoch_ms("time") "at", k, stage, segment, channel '
        f"from '{path}' join names using (touchpoint)"
    )
    pairs = base.execute(
        "select segment, a, b, count(*), quantile_cont(ms, 0.5), quantile_cont(ms, 0.9) from (select segment, k a, "
        'lead(k) over w b, lead("at") over w - "at" ms from e window w as (partition by u order by "at")) '
        "where b is not null group by all"
    ).fetchall()
    count = range(max(stages.values()) + 1)
    firsts = ",".join(f'min("at") filter (stage = {at}) f{at}' for at in count)
    base.execute(
        "create table people as select u, any_value(segment) segment, "
        f"string_agg(k, '' order by \"at\") way, arg_max(stage, \"at\") last, {firsts} from e group by u"
    )
    sums = [f"count(f{at})" for at in count]
    sums += [f"count(*) filter (f{at} <= f{at + 1})" for at in count[:-1]]
    sums += [f"count(*) filter (last = {at})" for at in count]
    reach = base.execute(f"select {','.join(sums)} from people group by segment").fetchall()
    channels = base.execute("select segment, stage, channel, count(*) from e group by all").fetchall()
    base.execute("create table ways as select segment, way, count(*) n from people group by all")
    top = base.execute(
        "select n from ways qualify row_number() over (partition by segment order by n desc, way) <= 20"
    ).fetchall()
    return {
        "transitions": sum(row[3] for row in pairs),
        "groups": len(pairs),
        "median": sum(row[4] for row in pairs),
        "p90": sum(row[5] for row in pairs),
        "reach": sum(sum(row[: len(count)]) for row in reach),
        "next": sum(sum(row[len(count) : 2 * len(count) - 1]) for row in reach),
        "channels": len(channels),
        "variants": base.execute("select count(*) from ways").fetchone()[0],
        "top": sum(row[0] for row in top),
    }


def by_pandas(path, stages, letters):
    import pandas as pd

    frame = pd.read_parquet(path, columns=COLUMNS)
    touchpoint = frame.touchpoint.astype(str)
    frame = pd.DataFrame(
        {
            "u": pd.factorize(frame.user)[0].astype("int32"),
            "at": frame.time.astype("datetime64[ms]").astype("int64"),
            "k": touchpoint.map(letters).astype("category"),
            "stage": touchpoint.map(stages).astype("int8"),
            "segment": frame.segment.astype("category"),
            "channel": frame.channel.astype("category"),
        }
    ).sort_values(["u", "at"], kind="stable")
    after = frame.shift(-1)
    pairs = pd.DataFrame({"segment": frame.segment, "a": frame.k, "b": after.k, "ms": after["at"] - frame["at"]})
    pairs = pairs[frame.u.to_numpy() == after.u.to_numpy()]
    groups = pairs.groupby(["segment", "a", "b"], observed=True).ms
    size, median, p90 = groups.size(), groups.median(), groups.quantile(0.9)
    users = frame.groupby("u", sort=False)
    people = pd.DataFrame(
        {
            "segment": users.segment.first(),
            "way": frame.k.astype(str).groupby(frame.u, sort=False).agg("".join),
            "last": users.stage.last(),
        }
    )
    count = range(max(stages.values()) + 1)
    first = frame.drop_duplicates(["u", "stage"]).pivot(index="u", columns="stage", values="at")
    people = people.join(first.reindex(columns=count))
    reach = people.groupby("segment", observed=True)[list(count)].count()
    onward = [
        (people[at] <= people[at + 1]).groupby(people.segment, observed=True).sum() for at in count[:-1]
    ]
    pd.crosstab(people.segment, people["last"])
    channels = frame.groupby(["segment", "stage", "channel"], observed=True).size()
    ways = people.groupby(["segment", "way"], observed=True).size().rename("n").reset_index()
    top = ways.sort_values(["n", "way"], ascending=[False, True]).groupby("segment", observed=True).head(20)
    return {
        "transitions": int(size.sum()),
        "groups": len(size),
        "median": float(median.sum()),
        "p90": float(p90.sum()),
        "reach": int(reach.to_numpy().sum()),
        "next": int(sum(each.sum() for each in onward)),
        "channels": len(channels),
        "variants": len(ways),
        "top": int(top.n.sum()),
    }


def by_pm4py(path, stages, letters):
    """Without p90, stages and channels."""
    import pandas as pd
    import pm4py

    frame = pd.read_parquet(path, columns=COLUMNS)
    for name in ("touchpoint", "segment"):
        frame[name] = frame[name].astype(str)
    log = pm4py.format_dataframe(frame, case_id="user", activity_key="touchpoint", timestamp_key="time")
    out = {"transitions": 0, "groups": 0, "variants": 0, "top": 0}
    for segment in sorted(log.segment.unique()):
        part = log[log.segment == segment]
        pairs, _, _ = pm4py.discover_dfg(part)
        out["transitions"] += int(sum(pairs.values()))
        out["groups"] += len(pairs)
        pm4py.discover_performance_dfg(part)
        ways = pm4py.get_variants(part)
        sizes = sorted((n if isinstance(n, int) else len(n) for n in ways.values()), reverse=True)
        out["variants"] += len(sizes)
        out["top"] += sum(sizes[:20])
    return out


def by_retentioneering(path, stages, letters):
    """With p95 for p90; without channels and variants."""
    sys.modules["posthog"] = None
    import pandas as pd
    import retentioneering

    frame = pd.read_parquet(path, columns=COLUMNS)
    for name in ("touchpoint", "segment", "channel"):
        frame[name] = frame[name].astype(str)
    schema = {
        "path_cols": ["user"],
        "event_col": "touchpoint",
        "timestamp_col": "time",
        "segment_cols": ["segment"],
        "custom_cols": ["channel"],
    }
    first = {}
    for name, stage in stages.items():
        first.setdefault(stage, name)
    out = {"transitions": 0, "groups": 0}
    for segment in sorted(frame.segment.unique()):
        stream = retentioneering.Eventstream(frame[frame.segment == segment], schema)
        pairs = stream.transition_graph_data(edge_weight="count")
        rows = [name for name in pairs.index if name != "path_start"]
        pairs = pairs.loc[rows, [name for name in pairs.columns if name != "path_end"]]
        out["transitions"] += int(pairs.to_numpy().sum())
        out["groups"] += int((pairs.to_numpy() > 0).sum())
        stream.transition_graph_data(edge_weight="time_median")
        stream.transition_graph_data(edge_weight="time_q95")
        stream.funnel_data(steps=list(first.values()))
    return out


def main(engine: str, folder: Path) -> None:
    steps = json.loads((folder / "stages.json").read_text())
    stages = {name: at for at, names in enumerate(steps.values()) for name in names}
    letters = {name: chr(97 + at) for at, name in enumerate(stages)}
    found = globals()[f"by_{engine}"](str(folder / "events.parquet"), stages, letters)
    print(json.dumps({name: round(value) for name, value in found.items()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
