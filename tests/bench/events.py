"""Writes a log of events, always the same for a number of events: Parquet, CSV, and the map of its steps.

    python events.py EVENTS FOLDER

Twenty touchpoints in six stages, eight channels, four segments; a customer has seven events in the median,
ten in the mean; events come in the order of their times, as logs do, not customer by customer.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

STAGES = {
    "aware": ["search_ad", "social_ad", "blog_post", "word_of_mouth"],
    "consider": ["product_page", "review_site", "webinar", "chatbot", "store_visit"],
    "buy": ["add_to_cart", "checkout", "payment"],
    "begin": ["welcome_email", "setup_wizard", "first_use"],
    "use": ["support_call", "app_session", "renewal"],
    "recommend": ["referral", "public_review"],
}
CHANNELS = ["web", "app", "email", "paid_social", "paid_search", "store", "call_center", "chat"]
SEGMENTS = ["gen_z", "millennial", "gen_x", "boomer"]
HOUR = 3_600_000


def main(count: int, folder: Path) -> None:
    random = np.random.default_rng(20261122)
    names = [step for steps in STAGES.values() for step in steps]
    stage = np.repeat(np.arange(len(STAGES)), [len(steps) for steps in STAGES.values()])

    # As many customers as it takes; the last one's journey is cut.
    lengths = np.clip(np.rint(random.lognormal(1.9, 0.9, count // 8 + 1_000)), 1, 2_000).astype(np.int64)
    customers = int(np.searchsorted(lengths.cumsum(), count)) + 1
    lengths = lengths[:customers]
    lengths[-1] -= lengths.sum() - count
    lengths = lengths[lengths > 0]
    customers = len(lengths)
    whose = np.repeat(np.arange(customers), lengths)
    begins = np.concatenate([[0], lengths.cumsum()[:-1]])
    segment = random.choice(4, customers, p=[0.22, 0.34, 0.26, 0.18])

    # A chain for each segment: mostly within the stage or to the next one.
    step = stage[None, :] - stage[:, None]
    weight = np.select([step == 0, step == 1, step == -1], [0.45, 0.30, 0.08], 0.02)
    chains = [(weight * random.gamma(1.2, size=weight.shape)) for _ in SEGMENTS]
    chains = [(chain / chain.sum(axis=1, keepdims=True)).cumsum(axis=1) for chain in chains]
    event = np.empty(count, np.int8)
    now = random.integers(0, 4, customers)
    under_way = np.arange(customers)
    for at in range(int(lengths.max())):
        event[begins[under_way] + at] = now[under_way]
        under_way = under_way[lengths[under_way] > at + 1]
        luck = random.random(len(under_way))
        new = np.empty(len(under_way), np.int64)
        for code, chain in enumerate(chains):
            mine = segment[under_way] == code
            new[mine] = (luck[mine, None] > chain[now[under_way[mine]]]).sum(axis=1)
        now[under_way] = np.minimum(new, len(names) - 1)

    # Begun within half a year, an hour between two events in the median, months at the most.
    gaps = np.rint(np.exp(random.normal(np.log(HOUR), 1.9, count))).astype(np.int64)
    gaps[begins] = 0
    time = gaps.cumsum()
    time = time - np.repeat(time[begins], lengths) + (1_735_689_600_000 + random.integers(0, 180 * 24 * HOUR, customers))[whose]
    usual = random.integers(0, len(CHANNELS), len(names))
    channel = np.where(random.random(count) < 0.2, random.integers(0, len(CHANNELS), count), usual[event])

    order = np.argsort(time, kind="stable")
    number = random.permutation(customers)[whose][order]
    user = pc.binary_join_element_wise("u", pc.utf8_lpad(pa.array(number).cast(pa.string()), 8, "0"), "")
    few = lambda codes, texts: pa.DictionaryArray.from_arrays(pa.array(codes[order].astype(np.int32)), texts)
    table = pa.table(
        {
            "user": user,
            "time": pa.array(time[order], pa.timestamp("ms")),
            "touchpoint": few(event, names),
            "channel": few(channel, CHANNELS),
            "segment": few(segment[whose], SEGMENTS),
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    pa.parquet.write_table(table, folder / "events.parquet", compression="zstd", row_group_size=1 << 20)
    plain = {name: table[name].cast(pa.string()) for name in ("touchpoint", "channel", "segment")}
    written = pc.strftime(table["time"], format="%Y-%m-%dT%H:%M:%S")
    pa.csv.write_csv(
        pa.table({"user": table["user"], "time": written, **plain}),
        folder / "events.csv",
        pa.csv.WriteOptions(quoting_style="none"),
    )
    stages = [
        {"id": id, "name": id, "steps": [{"id": step.replace("_", "-"), "match": [{"event": step}]} for step in steps]}
        for id, steps in STAGES.items()
    ]
    document = {"cjm": "1.0", "maps": [{"id": "shop", "title": "A shop", "stages": stages}]}
    (folder / "map.json").write_text(json.dumps(document))
    (folder / "stages.json").write_text(json.dumps(STAGES))
    print(f"{count} events of {customers} customers", file=sys.stderr)


main(int(sys.argv[1]), Path(sys.argv[2]))
