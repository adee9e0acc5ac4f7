"""Sessions: nothing without one; approved, denied, listed, ended and revoked by people."""

import json
import threading

import pytest
import requests

import dialects
from clinical_text import note
from dialects import error_of
from program import PURPOSE, eventually, is_active


@dialects.EACH
def test_without_a_session_the_agent_gets_an_approval_link_and_nothing_leaves(hospital, vendor_agent, patient, dialect):
    body = dialect(hospital, vendor_agent).body("vendor-echo-1", note(patient))
    with hospital.captured() as seen:
        answer = hospital.post(dialect.path, vendor_agent["device_key"], body)
    assert answer.status_code == 403
    error = error_of(dialect, answer)
    assert error["code"] == "session_required"
    assert error["approval_url"].startswith(hospital.base_url)
    assert error["approval_url"] in error["message"]
    assert patient["name"] not in answer.text
    assert seen.bytes == b""


def test_a_request_without_a_session_is_pending_in_the_console_once(hospital, vendor_agent):
    first = hospital.request_session(vendor_agent)
    second = hospital.request_session(vendor_agent)
    assert first["session_request_id"] == second["session_request_id"]
    pending = hospital.clinician_of(vendor_agent).pending()
    assert [request["id"] for request in pending] == [first["session_request_id"]]
    assert vendor_agent["id"] in json.dumps(pending)


def test_only_the_agents_own_clinician_decides(hospital, vendor_agent, local_agent, patient):
    request = hospital.request_session(vendor_agent)["session_request_id"]
    stranger = hospital.clinician_of(local_agent)
    decision = {"patient_id": patient["id"], "purpose": PURPOSE}
    assert request not in [row["id"] for row in stranger.pending()]
    for console in (stranger, hospital.console("auditor")):
        answer = console.http.post(
            f"{hospital.base_url}/api/v1/session-requests/{request}/approve", json=decision, timeout=10)
        assert answer.status_code in (403, 404)
    assert hospital.chat(vendor_agent, "hello").status_code == 403


def test_approval_opens_one_session_for_one_patient_and_one_purpose(hospital, vendor_agent, patient):
    session = hospital.open_session(vendor_agent, patient)
    assert session["session_token"]
    listed = [row for row in hospital.clinician_of(vendor_agent).sessions() if row["id"] == session["id"]]
    assert len(listed) == 1 and is_active(listed[0])
    assert listed[0]["purpose"] == PURPOSE
    assert hospital.chat(vendor_agent, "A plain sentence.", "vendor-echo-1").status_code == 200


def test_approval_needs_a_known_patient_a_known_purpose_and_an_open_request(hospital, vendor_agent, patient):
    hospital.console("privacy-officer").set_consent(patient, "opted-in")
    request = hospital.request_session(vendor_agent)["session_request_id"]
    clinician = hospital.clinician_of(vendor_agent)
    url = f"{hospital.base_url}/api/v1/session-requests/{request}/approve"
    good = {"patient_id": patient["id"], "purpose": PURPOSE}
    for wrong in [{}, {"patient_id": patient["id"]}, {"purpose": PURPOSE}, good | {"patient_id": "nobody"},
                  good | {"purpose": "curiosity"}, good | {"patient_id": [patient["id"]]}, [], "text", None]:
        answer = clinician.http.post(url, json=wrong, timeout=10)
        assert 400 <= answer.status_code < 500, (wrong, answer.status_code)
        assert answer.headers["Content-Type"].startswith("application/json"), wrong
    assert clinician.http.post(
        url, data=b"{", headers={"Content-Type": "application/json"}, timeout=10).status_code in (400, 422)
    assert clinician.call("POST", f"session-requests/{request}/approve", json=good)
    assert clinician.http.post(url, json=good, timeout=10).status_code in (404, 409)


def test_a_denied_request_opens_nothing(hospital, vendor_agent):
    request = hospital.request_session(vendor_agent)["session_request_id"]
    clinician = hospital.clinician_of(vendor_agent)
    clinician.call("POST", f"session-requests/{request}/deny", json={"reason": "not now"})
    assert request not in [row["id"] for row in clinician.pending()]
    again = hospital.request_session(vendor_agent)
    assert again["session_request_id"] != request


def test_a_revoked_session_serves_no_further_request(hospital, vendor_agent, vendor_session):
    assert hospital.chat(vendor_agent, "Before.", "vendor-echo-1").status_code == 200
    clinician = hospital.clinician_of(vendor_agent)
    clinician.call("POST", f"sessions/{vendor_session['id']}/revoke", json={"reason": "wrong patient"})
    answer = hospital.chat(vendor_agent, "After.", "vendor-echo-1")
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "session_required"
    assert not any(is_active(row) for row in clinician.sessions() if row["id"] == vendor_session["id"])
    kinds = [row["kind"] for row in hospital.console("auditor").records(session=vendor_session["id"])]
    assert "session-approved" in kinds and "session-revoked" in kinds


def stream_until_cut(hospital, agent, act):
    """Streams a slow answer, acts after its first words, and returns the events."""
    text = "word " * 100
    answer = hospital.chat(agent, text, "vendor-slow-1", stream=True, stream_response=True)
    assert answer.status_code == 200
    events, acted = [], False
    for line in answer.iter_lines():
        if line.startswith(b"data: "):
            events.append(line[6:])
            if len(events) == 3 and not acted:
                acted = True
                # From another thread: the stream is not read while the act is done, as in life.
                thread = threading.Thread(target=act)
                thread.start()
                thread.join()
    assert acted
    return events


def error_codes(events):
    decoded = [json.loads(event) for event in events if event != b"[DONE]"]
    return [event["error"]["code"] for event in decoded if "error" in event]


def test_revoking_a_session_ends_its_running_stream(hospital, vendor_agent, vendor_session):
    clinician = hospital.clinician_of(vendor_agent)
    events = stream_until_cut(hospital, vendor_agent, lambda: clinician.call(
        "POST", f"sessions/{vendor_session['id']}/revoke", json={"reason": "test"}))
    assert len(events) < 60
    assert error_codes(events) == ["session_revoked"]
    assert b"[DONE]" not in events
    outcome = eventually(lambda: [row for row in hospital.console("auditor").records(session=vendor_session["id"])
                                  if row["kind"] == "inference-outcome"])
    assert outcome[0]["action"] == "interrupted"


def test_an_ended_session_is_over(hospital, vendor_agent, vendor_session):
    clinician = hospital.clinician_of(vendor_agent)
    ended = clinician.call("POST", f"sessions/{vendor_session['id']}/end").json()
    assert ended["state"] == "ended"
    again = clinician.http.post(f"{hospital.base_url}/api/v1/sessions/{vendor_session['id']}/end", timeout=10)
    assert again.status_code == 409
    assert hospital.chat(vendor_agent, "After.", "vendor-echo-1").status_code == 403


@pytest.mark.parametrize("key", [None, "", "chp_" + "A" * 43, "sk-not-ours", "chp_", "x" * 5000])
def test_an_unknown_device_key_is_refused_in_the_providers_shape(hospital, key):
    for dialect in dialects.ALL:
        answer = hospital.post(dialect.path, key, {"model": "vendor-echo-1", "messages": []})
        assert answer.status_code in (401, 431), answer.text
        if answer.status_code == 401:
            assert error_of(dialect, answer)["code"] == "invalid_device_key"


def test_both_headers_carry_a_device_key(hospital, vendor_agent, vendor_session):
    body = {"model": "vendor-echo-1", "messages": [{"role": "user", "content": "hello"}]}
    key = vendor_agent["device_key"]
    for headers in [{"Authorization": f"Bearer {key}"}, {"Authorization": f"bearer {key}"}, {"x-api-key": key}]:
        assert hospital.post("/v1/chat/completions", None, body, headers).status_code == 200
    messages = body | {"max_tokens": 10}
    for headers in [{"Authorization": f"Bearer {key}"}, {"x-api-key": key}]:
        headers |= {"anthropic-version": "2023-06-01"}
        assert hospital.post("/v1/messages", None, messages, headers).status_code == 200


def test_the_approval_link_asks_strangers_to_sign_in(hospital, vendor_agent, patient):
    link = hospital.request_session(vendor_agent)["approval_url"]
    page = requests.get(link, timeout=10)
    assert "sign" in page.text.lower()
    assert vendor_agent["name"] not in page.text and patient["name"] not in page.text


def test_many_agents_asking_at_once_share_one_pending_request(hospital, vendor_agent):
    found = []
    threads = [threading.Thread(target=lambda: found.append(hospital.request_session(vendor_agent)))
               for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({error["session_request_id"] for error in found}) == 1
    assert len(hospital.clinician_of(vendor_agent).pending()) == 1
