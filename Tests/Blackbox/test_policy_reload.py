"""The policy file: what breaks a promise is refused, what changes is in force at once, recorded, and ends what it blocks."""

import hashlib
import os
import pathlib
import shutil
import threading

import pytest

from clinical_text import note
from program import ROOT, Hospital, eventually, run

POLICIES = ROOT / "policies"
DEFAULT = POLICIES / "clinical-default.yaml"
NAMES = ["clinical-default", "lockdown", "pilot", "on-premises-only"]
REFUSED_AT_START_SECONDS = 60

# Sends to any vendor, contract or not: what every policy must never do.
CARELESS = """policy: careless
rules:
  - id: open-door
    decision: permit
    when: {route.kind: vendor}
    sentence: Anything goes.
"""


@pytest.mark.parametrize("name", NAMES)
def test_each_starting_policy_keeps_its_promises(name):
    result = run("policy", "prove", POLICIES / f"{name}.yaml", POLICIES / f"{name}.invariants.yaml", timeout=60)
    text = result.stdout.decode()
    assert result.returncode == 0, text + result.stderr.decode()
    assert "invariants hold" in text
    assert "refuted" not in text and "undecided" not in text


@pytest.mark.parametrize("name", NAMES)
def test_each_starting_policy_decides_its_table_as_agreed(name):
    table = next(path for path in (POLICIES / f"{name}.cases.yaml", POLICIES / f"{name}.cases.csv") if path.exists())
    result = run("policy", "test", POLICIES / f"{name}.yaml", table, timeout=60)
    assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()


def test_a_policy_that_breaks_a_promise_is_not_served(tmp_path):
    policy = tmp_path / "careless.yaml"
    policy.write_text(CARELESS)
    result = run("demo", "--listen", "127.0.0.1:0", "--data", tmp_path / "data", "--policy", policy,
                 timeout=REFUSED_AT_START_SECONDS)
    said = (result.stdout + result.stderr).decode()
    assert result.returncode != 0
    assert "ready " not in said
    assert "vendor-contract" in said, "the promise"
    assert "open-door" in said, "the rule that lets it through"
    assert "vendor.baa" in said, "the facts of the counterexample"
    assert "to close it" in said, "what would close the hole"


def replace(path: pathlib.Path, text: str) -> str:
    """Puts a new version in place by renaming, as the documentation asks; its hash."""
    beside = path.with_suffix(".new")
    beside.write_text(text)
    os.replace(beside, path)
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def reloading(tmp_path_factory):
    """A demo that follows a policy file of ours."""
    policy = tmp_path_factory.mktemp("policy") / "policy.yaml"
    shutil.copy(DEFAULT, policy)
    hospital = Hospital(arguments=("--faults", "--policy", str(policy)))
    hospital.policy = policy
    try:
        yield hospital
        hospital.terminate()
    finally:
        hospital.remove()


@pytest.fixture
def followed(reloading):
    """The starting policy is in force, and no session is open."""
    in_force(reloading, replace(reloading.policy, DEFAULT.read_text()))
    reloading.close_sessions()
    yield reloading
    reloading.close_sessions()


def loadings(hospital, **matching):
    rows = hospital.console("auditor").records(kind="policy-loaded")
    return [row for row in rows if all(row.get(key) == value for key, value in matching.items())]


def in_force(hospital, hash_: str):
    """Waits until the last policy that was loaded is that one, or the one that the program began with."""
    def is_last():
        rows = [row for row in loadings(hospital) if row.get("action") != "refused"]
        started = hospital.console("auditor").records(kind="gateway-started")
        last = rows[-1] if rows else started[-1]
        return last["detail"]["policy"].removeprefix("sha256:") == hash_
    eventually(is_last, seconds=20)


def test_a_change_is_in_force_and_recorded(followed):
    old = hashlib.sha256(DEFAULT.read_bytes()).hexdigest()
    agent, patient = followed.agent("condition"), followed.patients[4]
    followed.open_session(agent, patient)
    assert followed.chat(agent, note(patient), "vendor-echo-1").status_code == 200
    new = replace(followed.policy, (POLICIES / "lockdown.yaml").read_text())
    in_force(followed, new)
    row = loadings(followed)[-1]
    assert row["detail"]["replaces"].removeprefix("sha256:") == old
    with followed.captured() as seen:
        answer = followed.chat(agent, note(patient), "vendor-echo-1")
    assert answer.status_code == 403
    assert seen.bytes == b""


def test_a_change_that_breaks_a_promise_is_refused_and_the_old_one_stays(followed):
    refused_before = len(loadings(followed, action="refused"))
    careless = replace(followed.policy, CARELESS)
    eventually(lambda: len(loadings(followed, action="refused")) > refused_before, seconds=20)
    row = loadings(followed, action="refused")[-1]
    assert row["reason"] == "policy_breaks_invariant"
    assert row["detail"]["policy"].removeprefix("sha256:") == careless
    blocked, patient = followed.agent("block"), followed.patients[4]
    followed.open_session(blocked, patient)
    assert followed.chat(blocked, "A plain sentence.", "vendor-echo-1").status_code == 403
    assert "open-door" in followed.log(), "the counterexample is in the log"


@pytest.mark.parametrize("text", ["", "policy: [", "policy: p\nrules: []\nrules: []\n", "\x00" * 64, "a" * (2 << 20)],
                         ids=["empty", "cut", "twice", "zeros", "huge"])
def test_a_change_that_is_no_policy_is_refused_and_the_old_one_stays(followed, text):
    refused_before = len(loadings(followed, action="refused"))
    replace(followed.policy, text)
    eventually(lambda: len(loadings(followed, action="refused")) > refused_before, seconds=20)
    assert loadings(followed, action="refused")[-1]["reason"] == "policy_not_loadable"
    agent, patient = followed.agent("condition"), followed.patients[4]
    followed.open_session(agent, patient)
    assert followed.chat(agent, note(patient), "vendor-echo-1").status_code == 200


def test_a_running_answer_that_the_new_policy_blocks_is_ended(followed):
    agent, patient = followed.agent("condition"), followed.patients[4]
    session = followed.open_session(agent, patient, model="vendor-slow-1")
    started, ended = threading.Event(), threading.Event()
    pieces = []

    def read():
        try:
            with followed.chat(agent, "word " * 300, "vendor-slow-1", stream=True, stream_response=True,
                               timeout=60) as answer:
                assert answer.status_code == 200, answer.text
                for piece in answer.iter_content(None):
                    pieces.append(piece)
                    started.set()
        except OSError:
            # A connection that is cut is an end too.
            pass
        ended.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    assert started.wait(20), "the answer began"
    assert not ended.is_set(), "it runs"
    replace(followed.policy, (POLICIES / "lockdown.yaml").read_text())
    assert ended.wait(20), "the answer ended"
    assert b"[DONE]" not in b"".join(pieces), "it did not end as if it were whole"
    closed = eventually(lambda: followed.console("auditor").records(session=session["id"], kind="session-revoked"))
    assert closed[-1]["reason"] == "policy-changed"


def page(hospital, path: str, role: str = "privacy-officer", **query):
    """A page of the console, as someone with that role sees it."""
    console = hospital.console(role)
    return console.http.get(f"{hospital.base_url}{path}", params=query, timeout=60)


def test_the_console_compares_the_versions_that_were_in_force(followed):
    old = hashlib.sha256(DEFAULT.read_bytes()).hexdigest()
    new = replace(followed.policy, (POLICIES / "pilot.yaml").read_text())
    in_force(followed, new)
    overview = page(followed, "/console/policy")
    assert overview.status_code == 200
    assert new in overview.text and old in overview.text, "both can be chosen"
    assert "8 of 8 proved" in overview.text
    compared = page(followed, "/console/policy/compare", old=old, new=new)
    assert compared.status_code == 200
    assert "situations are decided otherwise" in compared.text
    assert "pseudonymise, review, full-logging" in compared.text
    assert page(followed, "/console/policy/compare", old=old, new="0" * 64).status_code == 404
    assert page(followed, "/console/policy/compare", old=old).status_code == 422


def test_the_console_answers_what_if(followed):
    answer = page(followed, "/console/policy/what-if", **{
        "route.kind": "vendor", "vendor.baa": "none", "action": "infer", "session.state": "active",
        "phi.findings": "this-patient"})
    assert answer.status_code == 200
    assert "Blocked" in answer.text and "Nearest situations that are not blocked" in answer.text
    assert '<option value="vendor" selected>' in answer.text
    for wrong in ({"route.kind": "moon"}, {"route": "vendor"}):
        assert page(followed, "/console/policy/what-if", **wrong).status_code == 422
    assert page(followed, "/console/policy/what-if", role="patient").status_code == 403
