"""Destroying a patient's keys: what is gone, what stays, and what forbids it."""

import json
import os
import signal
import sqlite3
import subprocess
import time

import pytest

import merkle
from clinical_text import note
from program import binary, run


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


def test_a_legal_hold_forbids_shredding_until_it_is_removed(ended):
    patient = ended.patients[5]
    held = vault(ended, "hold", "add", "--patient", patient["id"], "--reason", "litigation")
    assert held.returncode == 0, held.stderr.decode()
    assert b"litigation since" in held.stdout
    refused = vault(ended, "shred", "--patient", patient["id"], "--reason", "retention-ended")
    assert refused.returncode != 0
    assert b"legal hold (litigation)" in refused.stderr
    assert not records(ended, "patient-key-shredded")
    freed = vault(ended, "hold", "remove", "--patient", patient["pseudonym"], "--reason", "litigation")
    assert freed.returncode == 0, freed.stderr.decode()
    kinds = [records(ended, kind)[0]["patient"] for kind in ("legal-hold-placed", "legal-hold-removed")]
    assert kinds == [patient["pseudonym"]] * 2


def test_a_shredded_patient_is_gone_and_the_ledger_still_verifies(ended):
    gone, other = ended.patients[5:7]
    result = vault(ended, "shred", "--patient", gone["pseudonym"], "--reason", "erasure-request")
    assert result.returncode == 0, result.stderr.decode()
    assert b"shredded on" in result.stdout
    assert gone["name"].encode() not in result.stdout + result.stderr
    again = vault(ended, "shred", "--patient", gone["pseudonym"], "--reason", "erasure-request")
    assert again.returncode != 0 and b"already" in again.stderr
    [record] = records(ended, "patient-key-shredded")
    assert (record["patient"], record["reason"]) == (gone["pseudonym"], "erasure-request")
    assert run("audit", "verify", ended.ledger, "--key", ended.verifier_key).returncode == 0

    shown = run("audit", "show", "--data", ended.data, "--patient", gone["pseudonym"]).stdout.decode().splitlines()
    assert len(shown) > 3
    assert all(line.endswith(f"[shredded on {record['time']}]") for line in shown)
    assert b"shredded on" not in run("audit", "show", "--data", ended.data, "--patient", other["pseudonym"]).stdout

    ended.restart()
    officer = ended.console("privacy-officer")
    ids = {patient["id"] for patient in officer.get("patients")["items"]}
    assert gone["id"] not in ids and other["id"] in ids
    ended.terminate()


def test_what_makes_no_sense_is_refused(ended, tmp_path):
    for words in (
            ["shred", "--patient", "nobody", "--reason", "court-order"],
            ["shred", "--patient", ended.patients[6]["id"], "--reason", "because"],
            ["shred", "--patient", ended.patients[6]["id"]],
            ["hold", "remove", "--patient", ended.patients[6]["id"], "--reason", "incident"]):
        result = vault(ended, *words)
        assert result.returncode != 0, words
        assert b"Fatal error" not in result.stderr
    result = run("vault", "shred", "--patient", "p", "--reason", "court-order", "--data", tmp_path)
    assert result.returncode != 0 and b"not a data directory" in result.stderr
    assert list(tmp_path.iterdir()) == [], "nothing is made where nothing was"


SIX_YEARS_MS = int(6.1 * 366 * 86_400_000)


@pytest.fixture(scope="module")
def aged(ended):
    """The ended program's data, everything in the vault made older than six years."""
    with sqlite3.connect(ended.data / "chaperone.sqlite") as database:
        # The program sees to these rules; a test that turns the clock has to step around one of them.
        [trigger] = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'session_never_reopens'").fetchone()
        database.execute("DROP TRIGGER session_never_reopens")
        database.execute("UPDATE payload SET recorded_at = recorded_at - ?", (SIX_YEARS_MS,))
        database.execute("UPDATE session SET closed_at = closed_at - ?", (SIX_YEARS_MS,))
        database.execute(trigger)
        sessions = [row[0] for row in database.execute("SELECT id FROM session ORDER BY opened_at")]
    return ended, sessions


def count(hospital, table):
    with sqlite3.connect(f"file:{hospital.data}/chaperone.sqlite?mode=ro", uri=True) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_content_expires_after_six_years_and_not_under_a_hold(aged):
    hospital, sessions = aged
    before = count(hospital, "payload")
    assert before >= 2
    held = vault(hospital, "hold", "add", "--incident", "INC-7", "--session", sessions[0])
    assert held.returncode == 0, held.stderr.decode()
    outlook = vault(hospital, "expire", "--dry-run")
    assert outlook.returncode == 0, outlook.stderr.decode()
    assert b"inference-payload: 1 due, 1 kept by a legal hold" in outlook.stdout
    assert count(hospital, "payload") == before, "a dry run removes nothing"

    expired = vault(hospital, "expire")
    assert expired.returncode == 0, expired.stderr.decode()
    assert count(hospital, "payload") == 1 and count(hospital, "pseudonym_map") == 1
    gone = records(hospital, "content-expired")
    assert {record["session"] for record in gone} == set(sessions[1:])
    assert {record["reason"] for record in gone} == {"retention-ended"}
    assert b"expired: 0" in vault(hospital, "expire").stdout

    freed = vault(hospital, "hold", "remove", "--incident", "INC-7")
    assert freed.returncode == 0, freed.stderr.decode()
    assert b"expired: " in vault(hospital, "expire").stdout
    assert count(hospital, "payload") == 0
    assert run("audit", "verify", hospital.ledger, "--key", hospital.verifier_key).returncode == 0


def test_a_running_program_lets_content_expire_by_itself(aged):
    hospital, _ = aged
    hospital.restart()
    agent = hospital.agent("condition")
    hospital.open_session(agent, hospital.patients[7])
    assert hospital.chat(agent, note(hospital.patients[7]), "vendor-echo-1").ok
    hospital.close_sessions()
    hospital.terminate()
    with sqlite3.connect(hospital.data / "chaperone.sqlite") as database:
        database.execute("UPDATE payload SET recorded_at = recorded_at - ?", (SIX_YEARS_MS,))
    assert count(hospital, "payload") == 1
    hospital.restart()
    end = time.monotonic() + 20
    while count(hospital, "payload") and time.monotonic() < end:
        time.sleep(0.1)
    hospital.terminate()
    assert count(hospital, "payload") == 0


@pytest.mark.parametrize("words, expected", [
    (["--patient", "p", "--session", "s", "--reason", "litigation"], b"Give --patient"),
    (["--session", "nobody", "--reason", "litigation"], b"no session nobody"),
    (["--incident", "a name", "--session", "s"], b"number"),
    (["--incident", "INC-1"], b"--session"),
    (["--patient", "p"], b"--reason"),
])
def test_a_hold_on_nothing_is_refused(ended, words, expected):
    result = vault(ended, "hold", "add", *words)
    assert result.returncode != 0 and expected in result.stderr, result.stderr.decode()


def test_the_master_key_changes_and_every_text_still_opens(ended):
    """Twice; the second time after a run that was killed at a random instant."""
    key = ended.data / "master.key"
    first = key.read_bytes()
    result = vault(ended, "rotate-master-key")
    assert result.returncode == 0, result.stderr.decode()
    assert b"rewrapped the keys of" in result.stdout and b"Backups" in result.stdout
    second = key.read_bytes()
    assert second != first and (ended.data / "master.key.replaced-1").read_bytes() == first
    assert key.stat().st_mode & 0o077 == 0

    for delay in (0.01, 0.03, 0.06, 0.1, 0.15):
        process = subprocess.Popen([binary(), "vault", "rotate-master-key", "--data", str(ended.data)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = vault(ended, "rotate-master-key")
    assert done.returncode == 0, done.stderr.decode()
    assert not (ended.data / "master.key.next").exists()
    assert second not in key.read_bytes()
    names = [path.name for path in ended.data.iterdir() if path.name.startswith("master.key.replaced")]
    assert second in [(ended.data / name).read_bytes() for name in names]
    assert len(records(ended, "master-key-rotated")) >= 2

    ended.restart()
    assert ended.console("privacy-officer").get("patients")["items"], "patients' entries open with the new key"
    ended.terminate()
    os.rename(key, ended.data / "kept")
    (ended.data / "master.key").write_bytes(first)
    (ended.data / "master.key").chmod(0o600)
    refused = vault(ended, "rotate-master-key")
    assert refused.returncode != 0 and b"Neither" in refused.stderr
    (ended.data / "master.key").unlink()
    (ended.data / "master.key.next").unlink(missing_ok=True)
    os.rename(ended.data / "kept", key)
    for words in (["expire"], ["rotate-master-key"]):
        assert first.strip() not in vault(ended, *words).stdout


def test_a_new_master_key_may_come_from_elsewhere(ended, tmp_path):
    """From a file of the operator's; the configuration names it afterwards, here by taking its place."""
    new = tmp_path / "new.key"
    new.write_text("0123456789abcdef" * 4 + "\n")
    new.chmod(0o644)
    refused = vault(ended, "rotate-master-key", "--new-file", new)
    assert refused.returncode != 0 and b"chmod 600" in refused.stderr
    new.chmod(0o600)
    done = vault(ended, "rotate-master-key", "--new-file", new)
    assert done.returncode == 0, done.stderr.decode()
    assert b"now change the configuration" in done.stdout and b"0123456789abcdef" not in done.stdout
    again = run("vault", "rotate-master-key", "--data", ended.data, "--new-command", "/bin/cat", new)
    assert again.returncode == 0 and b"already" in again.stdout, again.stderr.decode()
    hold = ["hold", "add", "--patient", ended.patients[2]["id"], "--reason", "litigation"]
    refused = vault(ended, *hold)
    assert refused.returncode != 0 and b"not the one" in refused.stderr
    (ended.data / "master.key").write_bytes(new.read_bytes())
    assert vault(ended, *hold).returncode == 0
