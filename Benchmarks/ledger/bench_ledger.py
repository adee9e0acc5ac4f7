#!/usr/bin/env python3
"""The ledger against its bound and against SQLite, on one disk, in one run, as ratios.

The bound is `bound.c`: a loop that hashes the same records, writes batches as large as the ledger's were, and calls
fdatasync. SQLite is in WAL mode with `synchronous=FULL`, one transaction a batch. Rounds alternate between the three, so
that a slow moment of the disk meets all; medians and one line of JSON are printed. Standard library only.
"""

import argparse
import json
import pathlib
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
AIM_OF_BOUND = 0.5
AIM_LONE_FACTOR = 1.5
CASES = [("a lone writer", 1), ("1,024 writers", 1024)]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/chaperone")
    parser.add_argument("--dir", type=pathlib.Path, default=ROOT / ".build", help="a directory on the disk to measure")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--records", type=int, default=200_000, help="for many writers; a lone one appends a fiftieth")
    parser.add_argument("--json", type=pathlib.Path, help="also write every figure there")
    return parser.parse_args()


def compiled_bound(directory: pathlib.Path) -> pathlib.Path:
    compiler = shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        sys.exit("bench_ledger: a C compiler is needed: apt-get install gcc libssl-dev")
    program = directory / "bound"
    subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-o", program, HERE / "bound.c", "-lcrypto"], check=True)
    return program


def output_of(*words) -> dict:
    words = [str(word) for word in words]
    done = subprocess.run(words, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        sys.exit(f"bench_ledger: {shlex.join(words)} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def sqlite(directory: pathlib.Path, records: int, size: int, batch: int) -> dict:
    database = sqlite3.connect(directory / "records.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE record (number INTEGER PRIMARY KEY, entry BLOB NOT NULL)")
    tail = bytes(size - 8)
    waits = []
    start = time.perf_counter()
    for first in range(0, records, batch):
        rows = [(number, number.to_bytes(8, "big") + tail) for number in range(first, min(first + batch, records))]
        began = time.perf_counter()
        database.execute("BEGIN")
        database.executemany("INSERT INTO record VALUES (?, ?)", rows)
        database.execute("COMMIT")
        waits.append(time.perf_counter() - began)
    seconds = time.perf_counter() - start
    database.close()
    waits.sort()
    return {"appends_per_second": records / seconds, "p50_ms": waits[len(waits) // 2] * 1e3,
            "p99_ms": waits[int(len(waits) * 0.99)] * 1e3, "syncs": len(waits)}


def measured(options, bound: pathlib.Path, writers: int, place: pathlib.Path) -> dict[str, list[dict]]:
    records = options.records if writers > 1 else max(1, options.records // 50)
    rounds: dict[str, list[dict]] = {"ledger": [], "bound": [], "sqlite": []}
    for number in range(options.rounds):
        ledger = output_of(options.program, "ledger", "bench", "--records", records, "--size", options.size,
                           "--writers", writers, "--dir", place)
        batch = max(1, round(records / ledger["syncs"]))
        with tempfile.TemporaryDirectory(dir=place) as name:
            directory = pathlib.Path(name)
            rounds["bound"].append(output_of(bound, directory / "bound.log", records, options.size, batch))
            rounds["sqlite"].append(sqlite(directory, records, options.size, batch))
        rounds["ledger"].append(ledger)
    return rounds


def median(rounds: list[dict], name: str) -> float:
    return statistics.median(figures[name] for figures in rounds)


def main():
    options = arguments()
    if not options.program.is_file():
        sys.exit(f"bench_ledger: {options.program} is missing; run `make release`")
    options.size = max(8, options.size)
    result = {}
    with tempfile.TemporaryDirectory(prefix="ledger-bench-", dir=options.dir) as name:
        place = pathlib.Path(name)
        bound = compiled_bound(place)
        print(f"{'':14} {'':8} {'appends/s':>11} {'p50 ms':>9} {'p99 ms':>9} {'ledger is':>12}")
        for title, writers in CASES:
            rounds = measured(options, bound, writers, place)
            rate = median(rounds["ledger"], "appends_per_second")
            for who, figures in rounds.items():
                other = median(figures, "appends_per_second")
                print(f"{title:14} {who:8} {other:>11,.0f} {median(figures, 'p50_ms'):>9.3f} "
                      f"{median(figures, 'p99_ms'):>9.3f} {rate / other:>10.2f} x")
            result[str(writers)] = rounds
    lone, many = result["1"], result["1024"]
    factor = median(lone["ledger"], "p50_ms") / median(lone["bound"], "p50_ms")
    share = median(many["ledger"], "appends_per_second") / median(many["bound"], "appends_per_second")
    print(f"a lone append takes {factor:.2f} of one hash, write and fdatasync "
          f"(aim {AIM_LONE_FACTOR}): {'met' if factor <= AIM_LONE_FACTOR else 'MISSED'}")
    print(f"1,024 writers reach {share:.2f} of the bound (aim {AIM_OF_BOUND}): "
          f"{'met' if share >= AIM_OF_BOUND else 'MISSED'}")
    print(json.dumps({"lone_factor": round(factor, 3), "share_of_bound": round(share, 3)}))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
