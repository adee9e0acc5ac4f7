"""Killed in the middle of its work and started again: nothing acknowledged is lost."""

import threading

import pytest

import merkle
from clinical_text import note
from program import PURPOSE, Hospital, eventually, is_active, run


@pytest.fixture
def mortal():
    """A program of its own, to be killed."""
    hospital = Hospital()
    try:
        yield hospital
    finally:
        hospital.remove()


def verify(hospital):
    result = run("audit", "verify", hospital.ledger, "--key", hospital.verifier_key)
    assert result.returncode == 0, (result.stdout + result.stderr).decode()


def test_a_kill_loses_no_session_no_consent_no_record(mortal):
    agent, patient, refuser = mortal.agent("condition"), mortal.patients[5], mortal.patients[6]
    session = mortal.open_session(agent, patient)
    mortal.console("privacy-officer").set_consent(refuser, "opted-out")
    assert mortal.chat(agent, note(patient), "vendor-echo-1").ok
    before = mortal.console("auditor").found(**{"from": 0, "limit": 500})
    key = mortal.verifier_key

    def ask():
        try:
            mortal.chat(agent, "word " * 100, "vendor-slow-1", timeout=10)
        except OSError:
            pass
    running = threading.Thread(target=ask)
    running.start()
    eventually(lambda: len(mortal.console("auditor").found(kind="inference-intent")) > 1)
    mortal.kill()
    running.join()

    verify(mortal)
    mortal.restart()
    assert mortal.verifier_key == key
    after = mortal.console("auditor").found(**{"from": 0, "limit": 500})
    assert after[:len(before)] == before, "an acknowledged record is gone or changed"
    clinician = mortal.clinician_of(agent)
    assert [row["id"] for row in clinician.sessions() if is_active(row)] == [session["id"]]
    officer = mortal.console("privacy-officer")
    assert officer.get(f"patients/{refuser['id']}/consents/{PURPOSE}")["status"] == "opted-out"
    text = note(patient)
    answer = mortal.chat(agent, text, "vendor-echo-1")
    assert answer.status_code == 200, answer.text
    assert answer.json()["choices"][0]["message"]["content"] == text

    # What the kill cut short has an ending in the ledger too.
    rows = [row["record"] for row in mortal.console("auditor").found(session=session["id"], limit=100)]
    intended = {row["inference"] for row in rows if row["kind"] == "inference-intent"}
    ended = {row["inference"]: row["action"] for row in rows if row["kind"] == "inference-outcome"}
    assert intended == ended.keys()
    assert "interrupted" in ended.values()
    mortal.terminate()
    verify(mortal)


def test_killed_again_and_again_under_load_it_still_verifies(mortal):
    agent, patient = mortal.agent("condition"), mortal.patients[5]
    mortal.open_session(agent, patient)
    acknowledged = 0
    for _ in range(3):
        stop = threading.Event()

        def load():
            while not stop.is_set():
                try:
                    mortal.chat(agent, "A plain sentence.", "vendor-echo-1", timeout=5)
                except OSError:
                    return
        threads = [threading.Thread(target=load) for _ in range(6)]
        for thread in threads:
            thread.start()
        auditor = mortal.console("auditor")
        eventually(lambda: auditor.get("records", params={"limit": 1})["size"] > acknowledged + 40)
        acknowledged = auditor.get("records", params={"limit": 1})["size"]
        mortal.kill()
        stop.set()
        for thread in threads:
            thread.join()
        verify(mortal)
        mortal.restart()
        assert mortal.console("auditor").get("records", params={"limit": 1})["size"] >= acknowledged
    mortal.terminate()
    verify(mortal)
    checkpoint = merkle.Checkpoint((mortal.ledger / "checkpoint").read_text(), mortal.verifier_key)
    assert merkle.root_of(merkle.entries_of(mortal.ledger)) == checkpoint.root


def test_it_stops_when_asked_although_streams_run(mortal):
    agent = mortal.agent("condition")
    mortal.open_session(agent, mortal.patients[5])
    answer = mortal.chat(agent, "word " * 300, "vendor-slow-1", stream=True, stream_response=True)
    next(answer.iter_lines())
    mortal.terminate()
    verify(mortal)
