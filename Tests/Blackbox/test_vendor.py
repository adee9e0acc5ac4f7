"""A permitted vendor: what leaves is pseudonymised, what comes back is real."""

import json

import dialects
from clinical_text import STRUCTURED, assert_nothing_identifying, note
from program import PURPOSE, identifiers


@dialects.EACH
def test_a_slow_stream_comes_word_by_word(hospital, vendor_agent, vendor_session, patient, dialect):
    text = f"The patient is {patient['name']}, seen today for a cough."
    with hospital.captured() as seen:
        assert dialect(hospital, vendor_agent).text("vendor-slow-1", text, True) == text
    assert_nothing_identifying(seen, patient)


def test_one_person_has_one_pseudonym_in_a_session_and_another_in_the_next(hospital, vendor_agent, patient):
    names = []
    for _ in range(2):
        session = hospital.open_session(vendor_agent, patient)
        bodies = []
        for sentence in ["Call {} today.", "Ask {} tomorrow."]:
            with hospital.captured() as seen:
                assert hospital.chat(vendor_agent, sentence.format(patient["name"]), "vendor-echo-1").ok
            bodies.append(seen.bytes.decode())
        first = bodies[0].split("Call ", 1)[1].split(" today", 1)[0]
        second = bodies[1].split("Ask ", 1)[1].split(" tomorrow", 1)[0]
        assert first == second, "the same person has two pseudonyms in one session"
        names.append(first)
        hospital.clinician_of(vendor_agent).call("POST", f"sessions/{session['id']}/revoke", json={"reason": "next"})
    assert names[0] != names[1], "a pseudonym outlived its session"


def test_pseudonyms_the_model_never_got_stay_as_they_are(hospital, vendor_agent, vendor_session):
    text = "Codes such as NAME-K3W9T2 or [NAME_1] are only text here."
    answer = dialects.Chat(hospital, vendor_agent).text("vendor-echo-1", text, False)
    assert answer == text


def test_a_conversation_with_tool_results_is_inspected_throughout(hospital, vendor_agent, vendor_session, patient):
    messages = [
        {"role": "system", "content": f"You help with {patient['name']}."},
        {"role": "user", "content": [{"type": "text", "text": f"MRN {patient['mrn']}"}]},
        {"role": "assistant", "content": None, "tool_calls": [
            {"id": "call_1", "type": "function",
             "function": {"name": "lookup", "arguments": json.dumps({"who": patient["name"]})}}]},
        {"role": "tool", "tool_call_id": "call_1", "content": f"Found {patient['name']}, SSN 536-90-4399."},
        {"role": "user", "content": "Go on."},
    ]
    with hospital.captured() as seen:
        answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"],
                               {"model": "vendor-echo-1", "messages": messages})
    assert answer.status_code == 200, answer.text
    assert_nothing_identifying(seen, patient)


def test_anthropic_system_and_tool_results_are_inspected(hospital, vendor_agent, vendor_session, patient):
    body = {
        "model": "vendor-echo-1", "max_tokens": 100, "system": [{"type": "text", "text": f"About {patient['name']}."}],
        "messages": [
            {"role": "user", "content": f"Look up {patient['mrn']}."},
            {"role": "assistant", "content": [
                {"type": "tool_use", "id": "toolu_1", "name": "lookup", "input": {"who": patient["name"]}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": [
                {"type": "text", "text": f"{patient['name']} SSN 536-90-4399"}]}]},
        ],
        "tools": [{"name": "lookup", "input_schema": {"type": "object", "properties": {"who": {"type": "string"}}}}],
    }
    with hospital.captured() as seen:
        answer = hospital.post("/v1/messages", vendor_agent["device_key"], body)
    assert answer.status_code == 200, answer.text
    assert_nothing_identifying(seen, patient)


def test_counting_tokens_leaks_nothing(hospital, vendor_agent, vendor_session, patient, anthropic_client):
    with hospital.captured() as seen:
        count = anthropic_client(vendor_agent).messages.count_tokens(
            model="vendor-echo-1", messages=[{"role": "user", "content": note(patient)}])
    assert count.input_tokens > 0
    for text in identifiers(patient) + STRUCTURED:
        assert not seen.holds(text)


def test_models_lists_what_the_agent_may_use(hospital, vendor_agent, openai_client, anthropic_client):
    names = {model.id for model in openai_client(vendor_agent).models.list()}
    assert set(vendor_agent["models"]) <= names
    assert "local-extractive-1" not in names
    assert set(vendor_agent["models"]) <= {model.id for model in anthropic_client(vendor_agent).models.list()}


def test_unknown_fields_travel_and_headers_do_not(hospital, vendor_agent, vendor_session):
    with hospital.captured() as seen:
        answer = hospital.chat(vendor_agent, "A plain sentence.", "vendor-echo-1", temperature=0.25,
                               x_new_setting={"depth": 3}, headers={"X-Internal": "workstation-name"})
    assert answer.status_code == 200
    assert b"x_new_setting" in seen.bytes and b"0.25" in seen.bytes
    assert vendor_agent["device_key"].encode() not in seen.bytes
    assert b"workstation-name" not in seen.bytes


def test_many_inferences_at_once_keep_their_answers_apart(hospital, vendor_agent, vendor_session, patient):
    import concurrent.futures
    chat = dialects.Chat(hospital, vendor_agent)
    texts = [f"{patient['name']} takes drug {number}." for number in range(24)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda pair: chat.text("vendor-echo-1", pair[1], pair[0] % 2 == 0), enumerate(texts)))
    assert answers == texts


def test_a_request_is_recorded_before_and_after(hospital, vendor_agent, vendor_session, patient):
    assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    rows = hospital.console("auditor").records(session=vendor_session["id"])
    intent = next(row for row in rows if row["kind"] == "inference-intent")
    outcome = next(row for row in rows if row["kind"] == "inference-outcome")
    assert intent["inference"] == outcome["inference"]
    assert intent["decision"]["outcome"] == "condition"
    assert "pseudonymise" in intent["decision"]["obligations"]
    assert len(intent["decision"]["policy_hash"].removeprefix("sha256:")) == 64
    assert intent["patient"] == patient["pseudonym"]
    assert intent["purpose"] == PURPOSE
    assert intent["consent"].startswith(f"{PURPOSE}/opted-in/")
    assert intent["findings"].get("name", 0) >= 1 and intent["findings"].get("mrn", 0) >= 1
    assert intent["input_commitment"].startswith("hmac-sha256:")
    assert intent["route"]["kind"] == "vendor"
    assert outcome["action"] == "completed"
    assert outcome["output_commitment"].startswith("hmac-sha256:")
    assert outcome["endpoints"], "the record names what was contacted"
    text = json.dumps(rows)
    for identifier in identifiers(patient)[:2] + STRUCTURED:
        assert identifier not in text
