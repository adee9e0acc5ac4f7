#!/usr/bin/env python3
"""The gateway against nginx as a plain proxy, on this machine, in one run, as ratios.

Both stand before the same upstream (nginx with a fixed answer) and get the same requests from wrk over 127.0.0.1. The
gateway does all its work: device key, session, consent, inspection, policy, pseudonyms, vault, two durable ledger records
an inference. nginx passes bytes on. Rounds alternate between the two, so that a slow moment of the machine meets both;
a table and one line of JSON give the medians, and `--json FILE` writes every figure. Standard library only; bounded in time; nothing leaves 127.0.0.1.
"""

import argparse
import json
import os
import pathlib
import platform
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import streams
from hospital import ROOT, Gateway

HERE = pathlib.Path(__file__).resolve().parent
# A short note answered whole or streamed, and a long conversation whose last message alone is new.
MODES = ["whole", "stream", "turns"]
AIM_RATIO = 1 / 3
AIM_ADDED_P50_US = 500


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def write_answers(directory: pathlib.Path):
    """What the upstream answers: about a kilobyte, whole or in 60 events."""
    # Started by root, nginx reads files as another user; it must get through to these, and to nothing else.
    directory.parent.chmod(0o711)
    text = "Thank you for seeing this patient, who has had a dry cough for two weeks. The chest is clear. " * 10
    words = text.split(" ")
    directory.mkdir()
    (directory / "whole.json").write_text(json.dumps({
        "id": "chatcmpl-bench", "object": "chat.completion", "created": 1, "model": "bench",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 400, "completion_tokens": 200, "total_tokens": 600}}))
    step = max(1, len(words) // 60)
    events = [streams.event(" ".join(words[place:place + step]) + " ") for place in range(0, len(words), step)]
    (directory / "stream.sse").write_bytes(b"".join(events) + streams.event("", "stop") + b"data: [DONE]\n\n")


def start_nginx(template: str, directory: pathlib.Path, values: dict) -> subprocess.Popen:
    text = (HERE / template).read_text()
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    path = directory / template
    path.write_text(text)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    return subprocess.Popen([nginx, "-p", str(directory), "-c", str(path)], stderr=subprocess.DEVNULL)


def wait_for(port: int):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"Nothing listens on 127.0.0.1:{port}.")


def load(port: int, body: pathlib.Path, key: str, connections: int, seconds: int) -> dict:
    threads = min(2, connections)
    output = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(HERE / "load.lua"),
         f"http://127.0.0.1:{port}/v1/chat/completions", "--", str(body), key],
        capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    figures = json.loads(next(line for line in output.splitlines() if line.startswith("RESULT "))[7:])
    if figures["failed"]:
        raise SystemExit(f"{figures['failed']} requests failed on port {port}; the figures would mean nothing.")
    figures["per_second"] = figures["requests"] / (figures["microseconds"] / 1e6)
    return figures


def compare(options, ports, bodies, gateway) -> list[dict]:
    """Every round of every mode, concurrency and server; of the gateway its processor time too, which depends less than
    the clock's on what else the machine does."""
    rounds = []
    for number in range(options.rounds + 1):
        for mode in MODES:
            for connections in options.connections:
                for server in ("nginx", "chaperone"):
                    # Round 0 warms up: pools, caches, the kernel's idea of the load.
                    seconds = options.seconds if number else 1
                    before = gateway.processor_seconds()
                    figures = load(ports[server, mode], bodies[mode], gateway.key, connections, seconds)
                    used = gateway.processor_seconds() - before if server == "chaperone" else 0
                    figures["processor_us"] = used * 1e6 / max(1, figures["requests"])
                    if number:
                        rounds.append({"round": number, "mode": mode, "connections": connections, "server": server}
                                      | figures)
        if number:
            print(f"round {number} of {options.rounds} done", file=sys.stderr)
    return rounds


def summarise(rounds: list[dict], options) -> list[dict]:
    def median(mode, connections, server, name):
        return statistics.median(row[name] for row in rounds if (row["mode"], row["connections"], row["server"])
                                 == (mode, connections, server))
    rows = []
    for mode in MODES:
        for connections in options.connections:
            names = ("per_second", "p50", "p99", "processor_us")
            nginx, gateway = ({name: median(mode, connections, server, name) for name in names}
                              for server in ("nginx", "chaperone"))
            rows.append({
                "mode": mode, "connections": connections, "nginx": nginx, "chaperone": gateway,
                "ratio": gateway["per_second"] / nginx["per_second"],
                "added_p50_us": gateway["p50"] - nginx["p50"], "added_p99_us": gateway["p99"] - nginx["p99"]})
    return rows


def table(rows: list[dict]):
    print(f"{'answer':8}{'conn.':>6}{'nginx/s':>10}{'gateway/s':>11}{'ratio':>8}{'added p50':>12}{'added p99':>12}"
          f"{'processor':>12}")
    for row in rows:
        print(f"{row['mode']:8}{row['connections']:>6}{row['nginx']['per_second']:>10.0f}"
              f"{row['chaperone']['per_second']:>11.0f}{row['ratio']:>8.2f}{row['added_p50_us'] / 1000:>9.2f} ms"
              f"{row['added_p99_us'] / 1000:>9.2f} ms{row['chaperone']['processor_us']:>9.0f} us")


def judge(rows: list[dict]):
    """Says of each aim whether this run met it; a slow machine is no failure of the command."""
    busiest = max(row["connections"] for row in rows)
    calmest = min(row["connections"] for row in rows)
    for row in rows:
        if row["connections"] == busiest:
            verdict = "met" if row["ratio"] >= AIM_RATIO else "missed"
            print(f"aim, a third of nginx ({row['mode']}, {busiest} connections): {verdict}, {row['ratio']:.2f}")
        if row["connections"] == calmest:
            verdict = "met" if row["added_p50_us"] < AIM_ADDED_P50_US else "missed"
            print(f"aim, under 0.5 ms added at p50 ({row['mode']}, {calmest} connection): {verdict}, "
                  f"{row['added_p50_us'] / 1000:.2f} ms")


def check_answers(gateway, bodies):
    """Before anything is measured: both ways of answering give the whole, right answer."""
    status, answer = gateway.call("POST", "/v1/chat/completions", json.loads(bodies["whole"].read_bytes()), gateway.key)
    if status != 200 or "dry cough" not in answer["choices"][0]["message"]["content"]:
        raise SystemExit(f"The gateway did not answer as expected: {status} {answer}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/release/chaperone"))
    parser.add_argument("--seconds", type=int, default=5, help="per measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 32])
    parser.add_argument("--streams", type=int, default=500, help="open streams for the memory figure; 0 leaves it out")
    parser.add_argument("--json", type=pathlib.Path, help="a file for every figure")
    options = parser.parse_args()
    if not pathlib.Path(options.binary).is_file():
        parser.error(f"{options.binary} is not built: make release")
    return options


def run(options, directory: pathlib.Path, running: list):
    whole, stream, proxy_whole, proxy_stream, listen, slow = free_ports(6)
    values = {"DIR": directory, "WHOLE_PORT": whole, "STREAM_PORT": stream, "PROXY_WHOLE_PORT": proxy_whole,
              "PROXY_STREAM_PORT": proxy_stream}
    write_answers(directory / "answers")
    running.append(start_nginx("upstream.nginx.conf", directory, values))
    running.append(start_nginx("proxy.nginx.conf", directory, values))
    for port in (whole, stream, proxy_whole, proxy_stream):
        wait_for(port)
    gateway = Gateway(options.binary, directory, listen, {"whole": whole, "stream": stream, "slow": slow})
    try:
        gateway.open_session()
        note = [{"role": "user", "content": gateway.note()}]
        requests = {
            "whole": {"model": "bench-whole", "messages": note},
            "stream": {"model": "bench-stream", "messages": note, "stream": True},
            "slow": {"model": "bench-slow", "messages": note, "stream": True},
            "turns": {"model": "bench-whole", "messages": gateway.conversation()}}
        bodies = {}
        for mode, request in requests.items():
            bodies[mode] = directory / f"{mode}.body"
            bodies[mode].write_text(json.dumps(request))
        check_answers(gateway, bodies)
        ports = {("nginx", mode): proxy_stream if mode == "stream" else proxy_whole for mode in MODES}
        ports |= {("chaperone", mode): listen for mode in MODES}
        before = gateway.ledger_size()
        rounds = compare(options, ports, bodies, gateway)
        records = gateway.ledger_size() - before
        memory = None
        if options.streams:
            upstream = streams.SlowUpstream(slow, seconds=10)
            memory = streams.measure(gateway, options.streams, bodies["slow"].read_bytes(), 60)
            upstream.stop()
    finally:
        gateway.stop()
    served = sum(row["requests"] for row in rounds if row["server"] == "chaperone")
    if records < 2 * served:
        raise SystemExit(f"{served} inferences left {records} records: the ledger was not on.")
    return {"rows": summarise(rounds, options), "rounds": rounds, "inferences": served, "records": records,
            "memory": memory, "ledger": gateway.verify_ledger(),
            "machine": {"processors": os.cpu_count(), "kernel": platform.release()}}


def main():
    options = arguments()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))
    running: list[subprocess.Popen] = []
    with tempfile.TemporaryDirectory(prefix="chaperone-bench-") as name:
        try:
            result = run(options, pathlib.Path(name), running)
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait(10)
    table(result["rows"])
    judge(result["rows"])
    if memory := result["memory"]:
        mebi = 1 << 20
        print(f"{memory['streams']} open streams ({memory['whole']} came whole): "
              f"{memory['resident_before'] / mebi:.0f} MiB before, {memory['resident_peak'] / mebi:.0f} MiB at most")
    print(f"{result['inferences']} measured inferences, {result['records']} records; ledger {result['ledger']}")
    print(json.dumps({name: result[name] for name in ("rows", "memory", "machine")}, separators=(",", ":")))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
