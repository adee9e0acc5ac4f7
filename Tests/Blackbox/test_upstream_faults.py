"""An upstream that misbehaves: a clear error, an outcome record, and the next request is served."""

import json
import threading

import anthropic
import openai
import pytest

import dialects
from dialects import error_of
from program import eventually

BROKEN = ["vendor-fault-reset", "vendor-fault-reset-early", "vendor-fault-garbage", "vendor-fault-midevent"]


def outcomes(hospital, session):
    return [row for row in hospital.console("auditor").records(session=session["id"])
            if row["kind"] == "inference-outcome"]


@pytest.mark.parametrize("model", BROKEN)
@dialects.EACH
def test_a_broken_answer_is_an_error_and_an_outcome(hospital, vendor_agent, vendor_session, dialect, model):
    body = dialect(hospital, vendor_agent).body(model, "Hello.")
    answer = hospital.post(dialect.path, vendor_agent["device_key"], body)
    assert answer.status_code in (502, 504), answer.text
    assert error_of(dialect, answer)["code"].startswith("upstream_")
    assert "Half " not in answer.text, "half of an answer was passed on as if it were one"
    outcome = eventually(lambda: outcomes(hospital, vendor_session))
    assert outcome[0]["action"] in ("failed", "interrupted", "withheld")
    assert outcome[0]["reason"].startswith("upstream_")
    assert hospital.chat(vendor_agent, "Next.", "vendor-echo-1").status_code == 200


def errors_in(dialect, answer) -> list[dict]:
    """The error events of a stream, whatever the dialect calls them."""
    found = []
    for line in answer.iter_lines():
        if line.startswith(b"data: ") and line != b"data: [DONE]":
            event = json.loads(line[6:])
            if isinstance(event.get("error"), dict):
                found.append(event["error"])
            elif event.get("type") == "error":
                found.append(event)
    return found


@pytest.mark.parametrize("model", BROKEN)
@dialects.EACH
def test_a_stream_that_breaks_ends_in_an_error_and_never_as_if_whole(hospital, vendor_agent, vendor_session, dialect,
                                                                     model):
    body = dialect(hospital, vendor_agent).body(model, "Hello.") | {"stream": True}
    answer = hospital.post(dialect.path, vendor_agent["device_key"], body, stream=True)
    if answer.status_code == 200:
        errors = errors_in(dialect, answer)
        assert len(errors) == 1
        assert errors[0]["code"].startswith("upstream_")
    else:
        assert answer.status_code in (502, 504)
        assert error_of(dialect, answer)["code"].startswith("upstream_")
    outcome = eventually(lambda: outcomes(hospital, vendor_session))
    assert outcome[0]["action"] in ("failed", "interrupted", "withheld")
    assert hospital.chat(vendor_agent, "Next.", "vendor-echo-1").status_code == 200


@dialects.EACH
def test_the_upstreams_own_error_keeps_its_status_and_shape(hospital, vendor_agent, vendor_session, dialect):
    for extra in ({}, {"stream": True}):
        body = dialect(hospital, vendor_agent).body("vendor-fault-500", "Hello.") | extra
        answer = hospital.post(dialect.path, vendor_agent["device_key"], body)
        assert answer.status_code in (500, 502)
        body = answer.json()
        assert body["error"]["message"]
    assert eventually(lambda: outcomes(hospital, vendor_session))[0]["action"] == "failed"


def test_the_sdks_raise_their_own_errors(hospital, vendor_agent, vendor_session, openai_client, anthropic_client):
    with pytest.raises(openai.InternalServerError):
        openai_client(vendor_agent).chat.completions.create(
            model="vendor-fault-garbage", messages=[{"role": "user", "content": "x"}])
    with pytest.raises(anthropic.InternalServerError):
        anthropic_client(vendor_agent).messages.create(
            model="vendor-fault-garbage", max_tokens=5, messages=[{"role": "user", "content": "x"}])
    with pytest.raises(openai.APIError):
        for _ in openai_client(vendor_agent).chat.completions.create(
                model="vendor-fault-midevent", stream=True, messages=[{"role": "user", "content": "x"}]):
            pass
    with pytest.raises(anthropic.APIError):
        with anthropic_client(vendor_agent).messages.stream(
                model="vendor-fault-midevent", max_tokens=5, messages=[{"role": "user", "content": "x"}]) as events:
            for _ in events:
                pass


def test_without_a_session_the_sdks_say_permission_denied(hospital, vendor_agent, openai_client, anthropic_client):
    with pytest.raises(openai.PermissionDeniedError) as refused:
        openai_client(vendor_agent).chat.completions.create(
            model="vendor-echo-1", messages=[{"role": "user", "content": "x"}])
    assert refused.value.code == "session_required"
    assert hospital.base_url in str(refused.value)
    with pytest.raises(anthropic.PermissionDeniedError) as refused:
        anthropic_client(vendor_agent).messages.create(
            model="vendor-echo-1", max_tokens=5, messages=[{"role": "user", "content": "x"}])
    assert hospital.base_url in str(refused.value)


def test_an_upstream_that_hangs_is_left_when_the_client_leaves(hospital, vendor_agent, vendor_session):
    def ask():
        try:
            hospital.chat(vendor_agent, "Hello.", "vendor-fault-hang", timeout=1)
        except OSError:
            pass
    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert hospital.chat(vendor_agent, "Meanwhile.", "vendor-echo-1").status_code == 200
    for thread in threads:
        thread.join()
    hung = eventually(lambda: [row for row in outcomes(hospital, vendor_session)
                               if row["model"]["name"] == "vendor-fault-hang"] or None, 20)
    assert {row["action"] for row in hung} <= {"interrupted", "failed"}


def test_revoking_reaches_an_inference_whose_upstream_hangs(hospital, vendor_agent, vendor_session):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(
        hospital.chat(vendor_agent, "Hello.", "vendor-fault-hang", timeout=25)))
    thread.start()
    eventually(lambda: any(row["kind"] == "inference-intent"
                           for row in hospital.console("auditor").records(session=vendor_session["id"])))
    hospital.clinician_of(vendor_agent).call("POST", f"sessions/{vendor_session['id']}/revoke", json={"reason": "x"})
    thread.join(20)
    assert answers, "the revocation did not reach the waiting inference"
    assert answers[0].status_code == 403
    assert answers[0].json()["error"]["code"] == "session_revoked"
    assert eventually(lambda: outcomes(hospital, vendor_session))[0]["action"] == "interrupted"
