"""Mines a log by `cjm mine` and by its peers, each in a process of its own, in turns, and prints a table.

    python mine_bench.py COMMAND FOLDER ROUNDS [ENGINE ...]

CPU time is that of all threads, the least of the rounds; memory the most that was resident. What a peer
cannot do here is said below the table. Fails if two tools differ in a number that both have.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PEERS = ["polars", "duckdb", "pandas", "pm4py", "retentioneering"]


def summed(answer: bytes) -> dict[str, int]:
    """The sums of what `cjm mine` printed, as mine_peers.py makes them."""
    segments = json.loads(answer)["segments"].values()
    pairs = [pair for segment in segments for pair in segment["transitions"]]
    stages = [stage for segment in segments for stage in segment["stages"]]
    return {
        "transitions": sum(pair["count"] for pair in pairs),
        "groups": len(pairs),
        "median": round(sum(pair["timeMs"]["median"] for pair in pairs)),
        "p90": round(sum(pair["timeMs"]["p90"] for pair in pairs)),
        "reach": sum(stage["reached"] for stage in stages),
        "next": sum(stage.get("next", 0) for stage in stages),
        "channels": sum(len(stage) for one in segments for stage in one["channelsByStage"].values()),
        "variants": sum(segment["variants"]["count"] for segment in segments),
        "top": sum(way["cases"] for segment in segments for way in segment["variants"]["top"]),
    }


def run(command: list[str], folder: Path) -> dict[str, object]:
    """CPU and wall seconds, peak memory in MB and what was printed; or why there is nothing."""
    start = time.perf_counter()
    with open(folder / "out", "wb") as out, open(folder / "err", "wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = (folder / "err").read_text(errors="replace").strip().splitlines()[-1:]
        return {"fault": "".join(last) or f"ended with {process.returncode}"}
    return {
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": time.perf_counter() - start,
        "memory": usage.ru_maxrss / 1000,
        "out": (folder / "out").read_bytes(),
    }


def main(command: str, folder: Path, rounds: int, engines: list[str]) -> int:
    own = [command, "mine", "--map", str(folder / "map.json"), "--case", "user", "--event", "touchpoint"]
    own += ["--time", "time", "--channel", "channel", "--segment", "segment"]
    tasks = {"cjm, Parquet": [*own, str(folder / "events.parquet")], "cjm, CSV": [*own, str(folder / "events.csv")]}
    for engine in engines or PEERS:
        tasks[engine] = [sys.executable, str(HERE / "mine_peers.py"), engine, str(folder)]
    best: dict[str, dict] = {}
    for _ in range(rounds):
        for name, task in tasks.items():
            got = run(task, folder)
            if "fault" in got:
                best.setdefault(name, got)
                continue
            got["sums"] = summed(got.pop("out")) if name.startswith("cjm") else json.loads(got.pop("out"))
            known = best.get(name, got)
            least = {key: min(known.get(key, got[key]), got[key]) for key in ("cpu", "wall")}
            best[name] = {**got, **least, "memory": max(known.get("memory", 0), got["memory"])}
    base = best["cjm, Parquet"]
    print("| read by | CPU time | wall | peak memory | CPU, times cjm |\n|---|---:|---:|---:|---:|")
    for name, it in best.items():
        if "fault" not in it:
            ratio = it["cpu"] / base["cpu"]
            print(f"| {name} | {it['cpu']:.2f} s | {it['wall']:.2f} s | {it['memory']:,.0f} MB | {ratio:.1f} |")
    print()
    wrong = 0
    for name, it in best.items():
        if "fault" in it:
            print(f"- {name} gave nothing: {it['fault']}")
            continue
        differ = {
            key: (value, base["sums"][key])
            for key, value in it["sums"].items()
            # Sums of quantiles are rounded on the way.
            if abs(value - base["sums"][key]) > (1 if key in ("median", "p90") else 0)
        }
        if differ:
            wrong += 1
            print(f"- {name} differs: {differ}")
        elif missing := sorted(base["sums"].keys() - it["sums"].keys()):
            print(f"- {name} has no {', '.join(missing)}")
    return min(wrong, 1)


sys.exit(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
