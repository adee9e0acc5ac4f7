"""The policy: blocked means blocked, with reasons, and the command line explains every decision."""

import json

import pytest

import dialects
from clinical_text import note
from dialects import error_of
from program import ROOT, eventually, run


@dialects.EACH
def test_a_blocked_agent_is_told_why_and_nothing_leaves(hospital, blocked_agent, patient, dialect):
    session = hospital.open_session(blocked_agent, patient)
    body = dialect(hospital, blocked_agent).body("vendor-echo-1", note(patient))
    with hospital.captured() as seen:
        answer = hospital.post(dialect.path, blocked_agent["device_key"], body)
    assert answer.status_code == 403
    error = error_of(dialect, answer)
    assert error["code"] == "policy_blocked"
    assert error["rule"]
    assert len(error["message"].split()) > 4, "a sentence that a person can act on"
    assert seen.bytes == b""
    refused = [row for row in hospital.console("auditor").records(session=session["id"])
               if row["kind"] == "inference-refused"]
    assert refused[0]["decision"]["outcome"] == "block"
    assert refused[0]["decision"]["rule"] == error["rule"]
    assert refused[0]["action"] == "refused"


def test_a_declared_label_is_a_fact(hospital, vendor_agent, vendor_session):
    for declared in ("yes", "no"):
        answer = hospital.chat(vendor_agent, "A plain sentence.", "vendor-echo-1",
                               headers={"X-Chaperone-Contains-PHI": declared})
        assert answer.status_code in (200, 403)
    rows = hospital.console("auditor").records(session=vendor_session["id"])
    declared = [row["facts"]["phi.declared"] for row in rows if row.get("facts")]
    assert {"yes", "no"} <= set(declared)


def test_a_label_that_is_none_never_loosens(hospital, vendor_agent, vendor_session, patient):
    with hospital.captured() as seen:
        hospital.chat(vendor_agent, note(patient), "vendor-echo-1", headers={"X-Chaperone-Contains-PHI": "no"})
        hospital.chat(vendor_agent, note(patient), "vendor-echo-1", headers={"X-Chaperone-Contains-PHI": "perhaps"})
    assert not seen.holds(patient["name"])


def explain(*facts):
    return run("policy", "explain", *[word for fact in facts for word in ("--set", fact)])


def test_explain_names_the_rule_and_why_those_above_did_not_decide():
    result = explain(
        "action=infer", "session.state=active", "consent.status=opted-in", "phi.findings=this-patient",
        "agent.registered=yes", "agent.status=active", "approval.state=valid", "device.posture=healthy",
        "device.class=clinical", "route.kind=vendor", "agent.files=full")
    text = result.stdout.decode()
    assert result.returncode == 0, result.stderr.decode()
    assert "block by rule \"full-file-access\"" in text
    assert "other-patient" in text and "consent.status" in text, "why the rules above did not decide"


def test_explain_refuses_a_fact_that_is_none():
    for wrong in ("agent.file=full", "agent.files=everything", "agent.files", "="):
        result = explain(wrong)
        assert result.returncode != 0
        assert b"Fatal" not in result.stderr


def test_explain_reads_facts_with_line_ends_of_windows_and_names_the_line_of_a_mistake(tmp_path):
    facts = tmp_path / "facts.yaml"
    facts.write_bytes(b"# a situation\r\n\r\naction: infer\r\nagent.files: full\r\n")
    assert b'block by rule' in run("policy", "explain", "--facts", facts).stdout
    facts.write_bytes(b"action: infer\r\n\r\nagent.files\r\n")
    assert b"facts.yaml:3:" in run("policy", "explain", "--facts", facts).stderr


def passed(result):
    return result if result.returncode == 0 else None


def test_explain_answers_for_a_record_in_the_ledger(hospital, blocked_agent, patient):
    session = hospital.open_session(blocked_agent, patient)
    assert hospital.chat(blocked_agent, "A plain sentence.", "vendor-echo-1").status_code == 403
    found = next(row for row in hospital.console("auditor").found(session=session["id"])
                 if row["record"]["kind"] == "inference-refused")
    # Offline commands read up to the published checkpoint, which follows the record.
    result = eventually(lambda: passed(run(
        "policy", "explain", "--ledger", hospital.ledger, "--record", found["index"])))
    text = result.stdout.decode()
    assert found["record"]["decision"]["rule"] in text
    assert json.dumps(patient["name"]) not in text


def test_the_starting_policy_is_in_the_repository():
    policies = list((ROOT / "policies").glob("*.yaml"))
    assert policies, "a policy that a hospital could start from"
