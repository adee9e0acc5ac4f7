"""A policy decision beside a hash-table lookup and beside Cedar; its allocations; the prover's time.

    python3 Benchmarks/Policy/bench_policy.py [--check]

Builds Benchmarks/Policy as a release. Cedar is measured where PyPI `cedarpy` is installed, on the policy exported from the
same file and on the same situations. With --check the exit status is 1 when an aim is missed.
"""

import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
POLICY = ROOT / "policies/clinical-default.yaml"
CEDAR = ROOT / "policies/published/clinical-default.cedar"
SITUATIONS = 2000
CEDAR_ROUNDS = 5
SEED = 7
LENGTHS = ["1to4", "2to6", "3to8", "5to10"]

# A situation that the policy permits on conditions; each situation changes up to three of its facts.
GOOD = {
    "agent.registered": "yes", "agent.stage": "production", "agent.status": "active", "agent.files": "scoped",
    "agent.clipboard": "brokered", "agent.network": "gateway-only", "agent.preview": "no", "vendor.baa": "signed",
    "vendor.no-training": "attested", "vendor.encryption": "yes", "vendor.security-report": "current",
    "vendor.right-to-audit": "yes", "vendor.incident-sla": "yes", "device.class": "clinical",
    "device.posture": "healthy", "device.isolation": "vdi", "user.role": "clinician", "user.training": "current",
    "phi.findings": "this-patient", "phi.uninspectable": "no", "consent.status": "opted-in",
    "session.state": "active", "approval.state": "valid", "route.kind": "vendor", "action": "infer"}
OTHER = {"route.kind": ["on-premises", "private-cloud-attested"], "action": ["write-draft", "read-chart", "egress"],
         "device.class": ["research", "administrative"], "phi.findings": ["none", "another-patient"]}


def situations():
    chance = random.Random(SEED)
    for _ in range(SITUATIONS):
        facts = dict(GOOD)
        for name in chance.sample(sorted(GOOD), chance.randrange(4)):
            facts[name] = chance.choice([*OTHER.get(name, []), "unknown"])
        yield facts


def swift(facts):
    scratch = pathlib.Path(os.environ.get("BENCH_SCRATCH", HERE / ".build"))
    subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE, "--scratch-path", scratch],
                   check=True, stdout=sys.stderr)
    with tempfile.TemporaryDirectory() as directory:
        table = pathlib.Path(directory, "situations.tsv")
        table.write_text("".join("\t".join(f"{k}={v}" for k, v in row.items()) + "\n" for row in facts))
        counter = pathlib.Path(directory, "count_allocations.so")
        # The system's own compiler driver; swift's clang does as well.
        compiler = next(c for c in ("cc", "clang", "gcc") if subprocess.run(["which", c], capture_output=True).returncode == 0)
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", counter, HERE / "count_allocations.c"], check=True)
        program = scratch / "release/PolicyBench"
        out = subprocess.run([program, POLICY, table], check=True, capture_output=True, text=True,
                             env=os.environ | {"LD_PRELOAD": str(counter)})
        counted = json.loads(out.stdout)
        # The times come from a run without the counter.
        figures = json.loads(subprocess.run([program, POLICY, table], check=True, capture_output=True, text=True).stdout)
        assert counted["allocations_of_explanation"] > 0, "the counter does not count"
        figures["allocations"] = counted["allocations"]
        return figures


def cedar(facts):
    try:
        import cedarpy
    except ImportError:
        return {}
    text = CEDAR.read_text()
    requests = [{"principal": 'User::"u"', "action": 'Action::"a"', "resource": 'Chart::"c"', "context": row}
                for row in facts]

    def seconds(batch):
        start = time.perf_counter()
        answers = cedarpy.is_authorized_batch(batch, text, [])
        return time.perf_counter() - start, answers

    # One call parses the policy again: what a batch of two thousand adds to a batch of one is the decisions, each with
    # its facts as JSON on the way in. What the engine itself took, without that, it reports in whole microseconds.
    calls = min((seconds(requests)[0] - seconds(requests[:1])[0]) / (len(requests) - 1) for _ in range(CEDAR_ROUNDS))
    own = statistics.mean(answer.metrics["authz_duration_micros"] for answer in seconds(requests)[1])
    return {"cedar_call_ns": calls * 1e9, "cedar_authorisation_ns": own * 1e3}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    facts = list(situations())
    figures = swift(facts)
    figures |= cedar(facts)
    aims = [
        ("a decision costs under 2 µs", figures["decision_ns"] < 2000),
        ("a decision allocates nothing", figures["allocations"] == 0),
        ("30 facts and 200 rules are answered in under a second", all(
            figures[f"prove_30x200_{n}_ms_worst"] < 1000 for n in LENGTHS)),
    ]
    print(f"decision                  {figures['decision_ns']:.0f} ns")
    print(f"hash-table lookup         {figures['lookup_ns']:.0f} ns")
    if "cedar_call_ns" in figures:
        print(f"Cedar, authorisation      {figures['cedar_authorisation_ns']:.0f} ns (its own figure)")
        print(f"Cedar, call from Python   {figures['cedar_call_ns']:.0f} ns")
    else:
        print("Cedar                     not measured: PyPI cedarpy is not installed")
    print(f"allocations a pass        {figures['allocations']:.0f} in {figures['situations']:.0f} decisions")
    print(f"built-in invariants       {figures['prove_built_in_ms']:.1f} ms")
    for n in LENGTHS:
        median, worst, undecided = (figures[f"prove_30x200_{n}_{what}"] for what in ("ms_median", "ms_worst", "undecided"))
        print(f"30 facts, 200 rules {n:5} {median:.1f} ms median, {worst:.1f} ms worst, {undecided:.0f} undecided")
    for words, met in aims:
        print(f"{'met   ' if met else 'MISSED'}  {words}")
    print(json.dumps(figures))
    return 1 if check and not all(met for _, met in aims) else 0


if __name__ == "__main__":
    sys.exit(main())
