"""The ledger: proofs that anyone can check, and a verifier that finds one changed byte."""

import base64
import csv
import json
import random
import shutil

import pytest

import merkle
from clinical_text import STRUCTURED, note
from program import Hospital, identifiers, run


@pytest.fixture(scope="module")
def closed_ledger():
    """A ledger with some of everything in it, of a program that has ended; and its hospital."""
    hospital = Hospital()
    try:
        agent, patient = hospital.agent("condition"), hospital.patients[5]
        hospital.open_session(agent, patient)
        for number in range(12):
            assert hospital.chat(agent, f"{note(patient)} {number}", "vendor-echo-1").ok
        assert hospital.post("/v1/chat/completions", agent["device_key"], b"{").status_code == 400
        hospital.close_sessions()
        hospital.terminate()
        yield hospital
    finally:
        hospital.remove()


def test_a_proof_convinces_someone_who_trusts_nobody(hospital, vendor_agent, vendor_session, patient):
    assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    auditor = hospital.console("auditor")
    found = auditor.found(session=vendor_session["id"])
    assert len(found) >= 3
    for row in found:
        proof = auditor.get(f"records/{row['index']}/proof")
        entry = base64.b64decode(proof["entry"], validate=True)
        assert json.loads(entry) == row["record"]
        leaf = base64.b64decode(proof["leaf_hash"], validate=True)
        assert leaf == merkle.leaf(entry)
        checkpoint = merkle.Checkpoint(proof["checkpoint"], hospital.verifier_key)
        assert checkpoint.size == proof["tree_size"] > row["index"]
        hashes = [base64.b64decode(text, validate=True) for text in proof["hashes"]]
        assert merkle.root_from_proof(row["index"], checkpoint.size, leaf, hashes) == checkpoint.root


def test_the_tree_is_the_one_of_the_specification(closed_ledger):
    entries = merkle.entries_of(closed_ledger.ledger)
    checkpoint = merkle.Checkpoint((closed_ledger.ledger / "checkpoint").read_text(), closed_ledger.verifier_key)
    assert checkpoint.size == len(entries) > 20
    assert merkle.root_of(entries) == checkpoint.root
    for entry in entries:
        record = json.loads(entry)
        canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert canonical.encode() == entry, "RFC 8785"


def test_no_entry_holds_patient_text(closed_ledger):
    everything = b"".join(path.read_bytes() for path in closed_ledger.ledger.rglob("*") if path.is_file())
    for patient in closed_ledger.patients:
        for text in identifiers(patient)[:2] + STRUCTURED:
            assert text.encode() not in everything


def test_every_inference_has_its_intent_before_its_outcome(closed_ledger):
    records = [json.loads(entry) for entry in merkle.entries_of(closed_ledger.ledger)]
    intents = {row["inference"]: place for place, row in enumerate(records) if row["kind"] == "inference-intent"}
    outcomes = {row["inference"]: place for place, row in enumerate(records) if row["kind"] == "inference-outcome"}
    assert len(intents) >= 12
    assert intents.keys() == outcomes.keys()
    assert all(intents[name] < outcomes[name] for name in intents)


def verify(hospital, directory=None, key=None):
    return run("audit", "verify", directory or hospital.ledger, "--key", key or hospital.verifier_key)


def test_verify_passes_on_what_is_whole_and_says_what_it_checked(closed_ledger):
    result = verify(closed_ledger)
    assert result.returncode == 0, result.stderr.decode()
    entries = len(merkle.entries_of(closed_ledger.ledger))
    assert str(entries) in result.stdout.decode().replace(",", "")


def test_verify_passes_while_the_program_runs(hospital):
    result = verify(hospital)
    assert result.returncode == 0, result.stderr.decode()


def test_one_changed_byte_in_any_file_is_found_and_named(closed_ledger, tmp_path):
    checked = [path for path in sorted(closed_ledger.ledger.rglob("*"))
               if path.is_file() and path.stat().st_size and (path.name == "checkpoint" or "tile" in path.parts)]
    # Partial tiles and bundles of earlier checkpoints may stand beside the newest.
    assert len(checked) >= 3
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    copy = tmp_path / "ledger"
    shutil.copytree(closed_ledger.ledger, copy)
    assert verify(closed_ledger, copy).returncode == 0
    if len(checked) > 12:
        checked = chance.sample(checked, 12)
    for path in checked:
        relative = path.relative_to(closed_ledger.ledger)
        original = path.read_bytes()
        for place in {0, len(original) // 2, len(original) - 1, chance.randrange(len(original))}:
            changed = bytearray(original)
            changed[place] ^= 1 << chance.randrange(8)
            (copy / relative).write_bytes(changed)
            result = verify(closed_ledger, copy)
            output = (result.stdout + result.stderr).decode(errors="replace")
            assert result.returncode != 0, f"byte {place} of {relative} changed unseen (seed {seed})"
            assert str(relative) in output, f"{relative}, byte {place} (seed {seed}): {output}"
            assert "Fatal error" not in output
        (copy / relative).write_bytes(original)
    assert verify(closed_ledger, copy).returncode == 0


def test_a_missing_file_is_found(closed_ledger, tmp_path):
    for name in ("checkpoint", "tile/0", "tile/entries"):
        copy = tmp_path / name.replace("/", "-")
        shutil.copytree(closed_ledger.ledger, copy)
        if (copy / name).is_dir():
            shutil.rmtree(copy / name)
        else:
            (copy / name).unlink()
        assert verify(closed_ledger, copy).returncode != 0, f"{name} is missing"


def test_another_ledgers_key_or_no_key_verifies_nothing(closed_ledger, hospital):
    assert hospital.verifier_key != closed_ledger.verifier_key
    assert verify(closed_ledger, key=hospital.verifier_key).returncode != 0
    assert verify(closed_ledger, key="nonsense").returncode != 0
    assert run("audit", "verify", "/nonexistent", "--key", closed_ledger.verifier_key).returncode != 0


def test_show_prints_records_and_narrows_them(closed_ledger):
    everything = run("audit", "show", closed_ledger.ledger)
    assert everything.returncode == 0, everything.stderr.decode()
    records = [json.loads(entry) for entry in merkle.entries_of(closed_ledger.ledger)]
    session = next(row["session"] for row in records if row["kind"] == "inference-intent")
    patient = closed_ledger.patients[5]["pseudonym"]
    for option, value in (("--session", session), ("--patient", patient)):
        narrowed = run("audit", "show", closed_ledger.ledger, option, value)
        assert narrowed.returncode == 0
        assert 0 < len(narrowed.stdout.splitlines()) < len(everything.stdout.splitlines())
    assert closed_ledger.patients[5]["name"].encode() not in everything.stdout
    nobody = run("audit", "show", closed_ledger.ledger, "--session", "no-such-session")
    assert b"inference" not in nobody.stdout


def test_prove_writes_a_proof_that_stands_alone(closed_ledger):
    """C2SP tlog-proof@v1: a header, the index, the hashes, a blank line, the checkpoint."""
    entries = merkle.entries_of(closed_ledger.ledger)
    index = len(entries) // 2
    result = run("audit", "prove", index, "--ledger", closed_ledger.ledger)
    assert result.returncode == 0, result.stderr.decode()
    head, note_ = result.stdout.decode().split("\n\n", 1)
    lines = head.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    start = next(place for place, line in enumerate(lines) if line == f"index {index}")
    hashes = [base64.b64decode(line, validate=True) for line in lines[start + 1:]]
    checkpoint = merkle.Checkpoint(note_, closed_ledger.verifier_key)
    assert merkle.root_from_proof(index, checkpoint.size, merkle.leaf(entries[index]), hashes) == checkpoint.root
    assert run("audit", "prove", len(entries) + 5, "--ledger", closed_ledger.ledger).returncode != 0
    assert run("audit", "prove", "minus", "--ledger", closed_ledger.ledger).returncode != 0


def test_records_are_found_by_every_filter(hospital, vendor_agent, vendor_session, patient):
    assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    auditor = hospital.console("auditor")
    for name, value, field in [
        ("session", vendor_session["id"], lambda row: row["session"]),
        ("patient", patient["pseudonym"], lambda row: row["patient"]),
        ("kind", "inference-intent", lambda row: row["kind"]),
        ("user", vendor_agent["clinician_id"], lambda row: row["user"]),
        ("agent", vendor_agent["id"], lambda row: row["agent"]["id"]),
        ("decision", "condition", lambda row: row["decision"]["outcome"]),
    ]:
        rows = auditor.records(**{name: value})
        assert rows, name
        assert {field(row) for row in rows} == {value}, name
    for name, value in [("kind", "gossip"), ("decision", "perhaps"), ("from", "x"), ("limit", "0"), ("limit", "1e9")]:
        answer = auditor.http.get(f"{hospital.base_url}/api/v1/records", params={name: value}, timeout=10)
        assert answer.status_code == 422, (name, value)
    assert auditor.http.get(f"{hospital.base_url}/api/v1/records/999999999/proof", timeout=10).status_code == 404
    pages = auditor.get("records", params={"from": 0, "limit": 2})
    assert [row["index"] for row in pages["items"]] == [0, 1]


def test_show_narrows_by_time(closed_ledger):
    records = [json.loads(entry) for entry in merkle.entries_of(closed_ledger.ledger)]
    first, last = records[len(records) // 3]["time"], records[-1]["time"]
    assert first < last
    shown = run("audit", "show", closed_ledger.ledger, "--from", first, "--to", last, "--json").stdout.splitlines()
    assert [json.loads(line) for line in shown] == [row for row in records if first <= row["time"] < last]
    assert run("audit", "show", closed_ledger.ledger, "--to", "2001-01-01").stdout == b""
    for options in (["--from", "yesterday"], ["--from", last, "--to", first], ["--to", "2026-02-30"]):
        assert run("audit", "show", closed_ledger.ledger, *options).returncode != 0, options


def test_show_exports_lines_of_json_and_comma_separated_values(closed_ledger):
    records = [json.loads(entry) for entry in merkle.entries_of(closed_ledger.ledger)]
    lines = run("audit", "show", closed_ledger.ledger, "--format", "jsonl").stdout.splitlines()
    assert lines == merkle.entries_of(closed_ledger.ledger)
    table = run("audit", "show", closed_ledger.ledger, "--format", "csv").stdout.decode().splitlines()
    rows = list(csv.DictReader(table, strict=True))
    assert [int(row["index"]) for row in rows] == list(range(len(records)))
    for row, record in zip(rows, records):
        assert None not in row, "no row has more fields than the header"
        for name in ("time", "kind", "user", "device", "patient", "session", "inference", "action", "reason"):
            assert row[name] == record.get(name, ""), name
        assert row["rule"] == record.get("decision", {}).get("rule", "")
        assert row["output_bytes"] == str(record.get("output_bytes", ""))
    assert run("audit", "show", closed_ledger.ledger, "--format", "xml").returncode != 0
