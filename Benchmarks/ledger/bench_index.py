#!/usr/bin/env python3
"""Finding records among a million: how long `chaperone audit reindex` and `audit show` take, as a person waits for them.

Writes a log of invented records (C2SP tlog-tiles, its checkpoint unsigned: nothing here is about signatures), makes the
index, and asks each question in turns; the least of the rounds counts, since other work only adds. The same seed makes the
same log. Standard library only.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
AIM_SECONDS = 1.0
WIDTH = 256
START_MS = 1_700_000_000_000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/chaperone")
    parser.add_argument("--dir", type=pathlib.Path, default=ROOT / ".build", help="where the log is written, 1.6 KB a record")
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=pathlib.Path, help="also write every figure there")
    return parser.parse_args()


def time_text(milliseconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(milliseconds // 1000)) + f".{milliseconds % 1000:03}Z"


def record(number: int, clock_ms: int, randomness: random.Random) -> bytes:
    """An inference's intent or outcome, a refusal, or now and then a change of consent."""
    kind = ("consent-changed" if number % 997 == 0 else "inference-refused" if number % 101 == 0
            else ("inference-intent", "inference-outcome")[number % 2])
    session = number // 40
    members = {
        "agent": {"id": f"agent-{number % 12}", "version": "1.2.3"},
        "decision": {
            "obligations": ["pseudonymise"], "policy_hash": "a" * 64, "rule": "vendor-with-baa",
            "outcome": "block" if number % 101 == 0 else "condition" if number % 3 == 0 else "permit"},
        "device": f"ws-{session % 1200}",
        "facts": {f"some.fact.name-{fact}": f"value-{randomness.randrange(5)}" for fact in range(26)},
        "inference": f"inf_{number // 2:022}", "input_commitment": "hmac-sha256:" + "b" * 64, "kind": kind,
        "model": {"name": "model-large", "version": "2026"}, "patient": f"pat_{session % 20_000:022}",
        "purpose": "summarisation", "session": f"ses_{session:022}", "time": time_text(clock_ms),
        "user": f"dr-{session % 900}", "version": 1,
    }
    return json.dumps(members, sort_keys=True, separators=(",", ":")).encode()


def tile_path(number: int) -> str:
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.append(f"x{number % 1000:03}")
    return "/".join(reversed(parts))


def write_tile(place: pathlib.Path, number: int, elements: list[bytes], content: bytes):
    path = place / tile_path(number)
    if len(elements) < WIDTH:
        path = path.with_name(path.name + ".p") / str(len(elements))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 6962: perfect subtrees from the left, joined from the right."""
    while len(hashes) > 1:
        joined = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in zip(hashes[::2], hashes[1::2])]
        hashes = joined + hashes[len(joined) * 2:]
    return hashes[0]


def write_log(directory: pathlib.Path, records: int, seed: int):
    randomness = random.Random(seed)
    level: list[bytes] = []
    clock_ms = START_MS
    for first in range(0, records, WIDTH):
        entries = []
        for number in range(first, min(first + WIDTH, records)):
            clock_ms += randomness.randrange(800)
            entries.append(record(number, clock_ms, randomness))
        level += [hashlib.sha256(b"\x00" + entry).digest() for entry in entries]
        bundle = b"".join(len(entry).to_bytes(2) + entry for entry in entries)
        write_tile(directory / "tile/entries", first // WIDTH, entries, bundle)
        show_progress(first + len(entries), records)
    root = root_of(level)
    height = 0
    while level:
        above = []
        for first in range(0, len(level), WIDTH):
            hashes = level[first:first + WIDTH]
            write_tile(directory / f"tile/{height}", first // WIDTH, hashes, b"".join(hashes))
            if len(hashes) == WIDTH:
                above.append(root_of(hashes))
        level, height = above, height + 1
    origin = "chaperone.example/bench"
    body = f"{origin}\n{records}\n{base64_text(root)}\n"
    (directory / "checkpoint").write_text(f"{body}\n— {origin} {base64_text(bytes(68))}\n")


def base64_text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def show_progress(done: int, of: int):
    if sys.stderr.isatty() and (done % (WIDTH * 64) == 0 or done == of):
        sys.stderr.write(f"\rwriting the log: {done} of {of}" + ("\n" if done == of else ""))


def seconds_of(command: list, lines: list[int]) -> float:
    start = time.monotonic()
    done = subprocess.run(list(map(str, command)), capture_output=True)
    elapsed = time.monotonic() - start
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.stderr.decode()}")
    lines.append(done.stdout.count(b"\n"))
    return elapsed


def questions(records: int) -> dict[str, list[str]]:
    middle = START_MS + records // 2 * 400
    hour = [time_text(middle), time_text(middle + 3_600_000)]
    session = records // 80
    return {
        "the newest 50": ["--last", "50"],
        "one patient": ["--patient", f"pat_{session % 20_000:022}"],
        "one session": ["--session", f"ses_{session:022}"],
        "one inference": ["--inference", f"inf_{records // 4:022}"],
        "one user's blocked": ["--user", f"dr-{session % 900}", "--decision", "block"],
        "one agent's newest 50 refusals": ["--agent", "agent-5", "--kind", "inference-refused", "--last", "50"],
        "the newest 50 blocked intents (there are few)":
            ["--kind", "inference-intent", "--decision", "block", "--last", "50"],
        "an hour's newest 50 permits":
            ["--decision", "permit", "--from", hour[0], "--to", hour[1], "--last", "50"],
        "somebody unknown": ["--user", "nobody"],
    }


def main():
    options = arguments()
    if not options.program.exists():
        raise SystemExit(f"{options.program} is not built: make release")
    place = pathlib.Path(tempfile.mkdtemp(prefix="index-bench-", dir=options.dir))
    try:
        log, index = place / "log", place / "records.index"
        write_log(log, options.records, options.seed)
        figures = {"records": options.records, "reindex_seconds": seconds_of(
            [options.program, "audit", "reindex", log, "--index", index], [])}
        figures["index_bytes"] = index.stat().st_size
        figures["log_bytes"] = sum(path.stat().st_size for path in log.rglob("*") if path.is_file())
        print(f"{options.records} records, {figures['log_bytes'] / 2**20:.0f} MiB; index "
              f"{figures['index_bytes'] / 2**20:.0f} MiB, made in {figures['reindex_seconds']:.1f} s "
              f"({options.records / figures['reindex_seconds']:.0f} a second)")
        figures["questions"] = {}
        for name, asked in questions(options.records).items():
            lines: list[int] = []
            command = [options.program, "audit", "show", log, "--index", index, *asked]
            figures["questions"][name] = least = min(seconds_of(command, lines) for _ in range(options.rounds))
            print(f"{least * 1000:8.0f} ms  {lines[0]:6} records  {name}")
        worst = max(figures["questions"].values())
        print(f"the slowest question took {worst:.2f} s; the aim is below {AIM_SECONDS:.0f} s "
              + ("(met)" if worst < AIM_SECONDS else "(missed)"))
        if options.json:
            options.json.write_text(json.dumps(figures, indent=2) + "\n")
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
