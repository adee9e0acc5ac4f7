"""Destroying a patient's keys: what is gone, what stays, and what forbids it."""

import json

import pytest

import merkle
from clinical_text import note
from program import Hospital, run


@pytest.fixture(scope="module")
def stopped():
    """A program that has served an inference about two patients, and has ended."""
    hospital = Hospital()
    try:
        agent = hospital.agent("condition")
        for patient in hospital.patients[5:7]:
            hospital.open_session(agent, patient)
            assert hospital.chat(agent, note(patient), "vendor-echo-1").ok
            hospital.close_sessions()
        hospital.terminate()
        yield hospital
    finally:
        hospital.remove()


def vault(hospital, *words):
    return run("vault", *words, "--data", hospital.data)


def records(hospital, kind):
    found = [json.loads(entry) for entry in merkle.entries_of(hospital.ledger)]
    return [record for record in found if record["kind"] == kind]


def test_nothing_is_shredded_while_the_program_runs(hospital, patient):
    result = vault(hospital, "shred", "--patient", patient["id"], "--reason", "erasure-request")
    assert result.returncode != 0
    assert b"Stop it" in result.stderr
    assert not records(hospital, "patient-key-shredded")


def test_a_legal_hold_forbids_shredding_until_it_is_removed(stopped):
    patient = stopped.patients[5]
    held = vault(stopped, "hold", "add", "--patient", patient["id"], "--reason", "litigation")
    assert held.returncode == 0, held.stderr.decode()
    assert b"litigation since" in held.stdout
    refused = vault(stopped, "shred", "--patient", patient["id"], "--reason", "retention-ended")
    assert refused.returncode != 0
    assert b"legal hold (litigation)" in refused.stderr
    assert not records(stopped, "patient-key-shredded")
    freed = vault(stopped, "hold", "remove", "--patient", patient["pseudonym"], "--reason", "litigation")
    assert freed.returncode == 0, freed.stderr.decode()
    kinds = [records(stopped, kind)[0]["patient"] for kind in ("legal-hold-placed", "legal-hold-removed")]
    assert kinds == [patient["pseudonym"]] * 2


def test_a_shredded_patient_is_gone_and_the_ledger_still_verifies(stopped):
    gone, other = stopped.patients[5:7]
    result = vault(stopped, "shred", "--patient", gone["pseudonym"], "--reason", "erasure-request")
    assert result.returncode == 0, result.stderr.decode()
    assert b"shredded on" in result.stdout
    assert gone["name"].encode() not in result.stdout + result.stderr
    again = vault(stopped, "shred", "--patient", gone["pseudonym"], "--reason", "erasure-request")
    assert again.returncode != 0 and b"already" in again.stderr
    [record] = records(stopped, "patient-key-shredded")
    assert (record["patient"], record["reason"]) == (gone["pseudonym"], "erasure-request")
    assert run("audit", "verify", stopped.ledger, "--key", stopped.verifier_key).returncode == 0

    shown = run("audit", "show", "--data", stopped.data, "--patient", gone["pseudonym"]).stdout.decode().splitlines()
    assert len(shown) > 3
    assert all(line.endswith(f"[shredded on {record['time']}]") for line in shown)
    assert b"shredded on" not in run("audit", "show", "--data", stopped.data, "--patient", other["pseudonym"]).stdout

    stopped.restart()
    officer = stopped.console("privacy-officer")
    ids = {patient["id"] for patient in officer.get("patients")["items"]}
    assert gone["id"] not in ids and other["id"] in ids
    stopped.terminate()


def test_what_makes_no_sense_is_refused(stopped, tmp_path):
    for words in (
            ["shred", "--patient", "nobody", "--reason", "court-order"],
            ["shred", "--patient", stopped.patients[6]["id"], "--reason", "because"],
            ["shred", "--patient", stopped.patients[6]["id"]],
            ["hold", "remove", "--patient", stopped.patients[6]["id"], "--reason", "incident"]):
        result = vault(stopped, *words)
        assert result.returncode != 0, words
        assert b"Fatal error" not in result.stderr
    result = run("vault", "shred", "--patient", "p", "--reason", "court-order", "--data", tmp_path)
    assert result.returncode != 0 and b"not a data directory" in result.stderr
    assert list(tmp_path.iterdir()) == [], "nothing is made where nothing was"
