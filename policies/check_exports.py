"""Holds the exported policies against real engines: Cedar (PyPI cedarpy) and Rego (PyPI regopy).

    mkdir cases && CHAPERONE_EXPORT_CASES=$PWD/cases swift test --filter PolicyExportTests
    python3 policies/check_exports.py cases

Every situation in cases/*.jsonl carries Chaperone's own decision; each engine must decide the same, by the same rule.
An engine that is not installed is named and left out. Ends with status 1 on the first policy that differs.
"""

import json
import pathlib
import sys


def cedar_decisions(text, situations):
    import cedarpy

    requests = [
        {"principal": 'User::"u"', "action": 'Action::"a"', "resource": 'Chart::"c"', "context": s["facts"]}
        for s in situations
    ]
    # Without annotations in the answer the determining policies are numbered in the order of the text.
    ids = [line.split('"')[1] for line in text.splitlines() if line.startswith("@id(")]
    for answer in cedarpy.is_authorized_batch(requests, text, []) if ids else [None] * len(requests):
        if answer is None or not answer.allowed:
            assert answer is None or not answer.diagnostics.errors, answer.diagnostics.errors
            yield None
            continue
        assert not answer.diagnostics.errors, answer.diagnostics.errors
        reasons = answer.diagnostics.reasons
        assert len(reasons) == 1, reasons
        yield ids[int(reasons[0].removeprefix("policy"))]


def rego_decisions(text, situations):
    from regopy import Interpreter

    engine = Interpreter()
    engine.add_module("policy", text)
    for situation in situations:
        engine.set_input(situation["facts"])
        node = engine.query("data.chaperone.policy.decision")
        yield json.loads(str(node))["expressions"][0]["rule"]


def main():
    directory = pathlib.Path(sys.argv[1])
    for cases in sorted(directory.glob("*.jsonl")):
        situations = [json.loads(line) for line in cases.read_text().splitlines()]
        for ending, decide in ((".cedar", cedar_decisions), (".rego", rego_decisions)):
            try:
                rules = list(decide(cases.with_suffix(ending).read_text(), situations))
            except ImportError as missing:
                print(f"{cases.stem}{ending}: not checked, {missing.name} is not installed")
                continue
            for situation, rule in zip(situations, rules, strict=True):
                expected = situation["rule"]
                if ending == ".cedar" and situation["outcome"] == "block":
                    expected = None
                if rule != expected:
                    sys.exit(f"{cases.stem}{ending}: {rule} instead of {expected} for {situation['facts']}")
            permitted = sum(s["outcome"] != "block" for s in situations)
            print(f"{cases.stem}{ending}: {len(situations)} situations decided alike, {permitted} not blocked")


if __name__ == "__main__":
    main()
