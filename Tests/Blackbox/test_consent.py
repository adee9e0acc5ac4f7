"""Consent: only a recorded yes passes, and taking it back stops what is running."""

import json
import threading

import pytest

from program import PURPOSE, eventually, is_active


def refused(hospital, agent, patient, status):
    """Whether approval or, at the latest, the inference is refused while consent is `status`; the code if it was."""
    officer = hospital.console("privacy-officer")
    officer.set_consent(patient, "opted-in")
    hospital.open_session(agent, patient, consent=None)
    officer.set_consent(patient, status)
    with hospital.captured() as seen:
        answer = hospital.chat(agent, f"Summarise {patient['name']}.", "vendor-echo-1")
    assert seen.bytes == b"", "something left without consent"
    assert answer.status_code == 403
    return answer.json()["error"]["code"]


@pytest.mark.parametrize("status", ["opted-out", "revoked"])
def test_a_choice_against_closes_the_session_and_refuses(hospital, vendor_agent, patient, status):
    assert refused(hospital, vendor_agent, patient, status) in ("session_required", "consent_required")
    sessions = hospital.clinician_of(vendor_agent).sessions()
    assert not any(is_active(session) for session in sessions)


def unknown_purpose(hospital, patient):
    """A purpose that this patient was never asked about."""
    officer = hospital.console("privacy-officer")
    for purpose in ["image-summary", "secondary-use", "model-improvement"]:
        consent = officer.get(f"patients/{patient['id']}/consents/{purpose}")
        if consent["status"] == "unknown":
            return purpose
    pytest.skip("every purpose of this patient has a choice")


def test_a_patient_who_was_never_asked_has_not_consented(hospital, vendor_agent, patient):
    purpose = unknown_purpose(hospital, patient)
    request = hospital.request_session(vendor_agent)["session_request_id"]
    clinician = hospital.clinician_of(vendor_agent)
    approval = clinician.http.post(
        f"{hospital.base_url}/api/v1/session-requests/{request}/approve",
        json={"patient_id": patient["id"], "purpose": purpose}, timeout=10)
    with hospital.captured() as seen:
        answer = hospital.chat(vendor_agent, f"Summarise {patient['name']}.", "vendor-echo-1")
    assert answer.status_code == 403
    expected = "consent_required" if approval.ok else "session_required"
    assert answer.json()["error"]["code"] == expected
    assert seen.bytes == b""


def test_consent_is_per_purpose(hospital, vendor_agent, patient):
    officer = hospital.console("privacy-officer")
    officer.set_consent(patient, "opted-out", "drafting")
    hospital.open_session(vendor_agent, patient, purpose="summarisation")
    assert hospital.chat(vendor_agent, "A plain sentence.", "vendor-echo-1").status_code == 200
    officer.set_consent(patient, "opted-in", "drafting")


def test_a_consent_change_is_kept_with_its_version_and_recorded(hospital, patient):
    officer = hospital.console("privacy-officer")
    before = officer.set_consent(patient, "opted-in")
    after = officer.set_consent(patient, "opted-out")
    assert after["status"] == "opted-out"
    assert after["version"] == before["version"] + 1
    assert officer.get(f"patients/{patient['id']}/consents/{PURPOSE}")["status"] == "opted-out"
    changes = hospital.console("auditor").records(kind="consent-changed")
    assert any(row.get("patient") == patient["pseudonym"] for row in changes)
    assert patient["name"] not in json.dumps(changes) and patient["id"] not in json.dumps(changes)


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/messages"])
def test_withdrawing_consent_ends_a_running_stream_and_is_recorded(hospital, vendor_agent, patient, path):
    session = hospital.open_session(vendor_agent, patient)
    body = {"model": "vendor-slow-1", "stream": True, "max_tokens": 500,
            "messages": [{"role": "user", "content": "word " * 100}]}
    answer = hospital.post(path, vendor_agent["device_key"], body, stream=True)
    assert answer.status_code == 200
    officer = hospital.console("privacy-officer")
    events = []
    for line in answer.iter_lines():
        if line.startswith(b"data: "):
            events.append(json.loads(line[6:]) if line != b"data: [DONE]" else {"done": True})
            if len(events) == 4:
                thread = threading.Thread(target=officer.set_consent, args=(patient, "revoked"))
                thread.start()
                thread.join()
    assert len(events) < 60, "the stream went on after consent was withdrawn"
    errors = [event["error"] for event in events if "error" in event]
    assert [error["code"] for error in errors] == ["consent_revoked"]
    assert "consent" in errors[0]["message"]
    assert not any(event.get("done") or event.get("type") == "message_stop" for event in events)

    assert not any(is_active(row) for row in hospital.clinician_of(vendor_agent).sessions()
                   if row["id"] == session["id"])
    kinds = eventually(lambda: ended(hospital.console("auditor").records(session=session["id"])))
    assert "session-revoked" in kinds or "session-ended" in kinds
    after = hospital.chat(vendor_agent, "word", "vendor-echo-1")
    assert after.status_code == 403


def ended(records):
    outcome = [row for row in records if row["kind"] == "inference-outcome"]
    if outcome:
        assert outcome[0]["action"] == "interrupted"
        return [row["kind"] for row in records]
    return None


@pytest.mark.parametrize("wrong", [{"status": "maybe"}, {"status": 1}, {}, {"status": None}, [], "opted-in"])
def test_a_choice_that_is_none_is_refused(hospital, patient, wrong):
    officer = hospital.console("privacy-officer")
    answer = officer.http.put(
        f"{hospital.base_url}/api/v1/patients/{patient['id']}/consents/{PURPOSE}", json=wrong, timeout=10)
    assert 400 <= answer.status_code < 500
    purpose = officer.http.put(
        f"{hospital.base_url}/api/v1/patients/{patient['id']}/consents/curiosity", json={"status": "opted-in"},
        timeout=10)
    assert purpose.status_code in (400, 404, 422)


def test_a_stranger_may_not_choose_for_a_patient(hospital, patient):
    for role in ("auditor", "administrator", "security-officer"):
        answer = hospital.console(role).http.put(
            f"{hospital.base_url}/api/v1/patients/{patient['id']}/consents/{PURPOSE}", json={"status": "opted-in"},
            timeout=10)
        assert answer.status_code == 403, role
