"""Identifying text in places where nobody expects it never leaves: every string is inspected, known field or not."""

import base64
import json

import pytest

from program import identifiers

PLACES = {
    "user": lambda name: {"user": name},
    "metadata value": lambda name: {"metadata": {"case": name}},
    "metadata key": lambda name: {"metadata": {name: "case"}},
    "unknown field": lambda name: {"x_future_field": {"deep": [[{"er": f"see {name}"}]]}},
    "unknown key": lambda name: {"x_future_field": {f"note on {name}": 1}},
    "stop": lambda name: {"stop": [name]},
    "tool description": lambda name: {"tools": [
        {"type": "function", "function": {"name": "save", "description": f"Saves for {name}", "parameters": {
            "type": "object", "properties": {"a": {"type": "string"}}}}}]},
    "parameter description": lambda name: {"tools": [
        {"type": "function", "function": {"name": "save", "description": "Saves", "parameters": {
            "type": "object", "properties": {"a": {"type": "string", "description": f"about {name}"}}}}}]},
    "parameter enum": lambda name: {"tools": [
        {"type": "function", "function": {"name": "save", "description": "Saves", "parameters": {
            "type": "object", "properties": {"a": {"type": "string", "enum": [name, "other"]}}}}}]},
    "parameter default": lambda name: {"tools": [
        {"type": "function", "function": {"name": "save", "description": "Saves", "parameters": {
            "type": "object", "properties": {"a": {"type": "string", "default": name}}}}}]},
    "response format": lambda name: {"response_format": {"type": "json_schema", "json_schema": {
        "name": "x", "schema": {"type": "object", "description": f"for {name}"}}}},
    "prediction": lambda name: {"prediction": {"type": "content", "content": f"Dear {name}"}},
    "safety identifier": lambda name: {"safety_identifier": name},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["name", "mrn"])
def test_no_place_in_a_chat_request_carries_an_identifier_out(hospital, vendor_agent, vendor_session, patient, place,
                                                              kind):
    body = {"model": "vendor-echo-1", "messages": [{"role": "user", "content": "Hello."}]} | PLACES[place](patient[kind])
    with hospital.captured() as seen:
        answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"], body)
    # Changing it or refusing it are both right; letting it pass is not.
    assert answer.status_code in (200, 400, 403), answer.text
    for text in identifiers(patient):
        assert not seen.holds(text), f"{text!r} left in {place}"


@pytest.mark.parametrize("extra", [
    {"metadata": {"user_id": "NAME"}}, {"stop_sequences": ["NAME"]}, {"system": "For NAME"},
    {"tools": [{"name": "t", "description": "NAME", "input_schema": {"type": "object"}}]},
    {"x_unknown": ["NAME"]}, {"thinking": {"type": "disabled", "note": "NAME"}},
], ids=["metadata", "stop", "system", "tool", "unknown", "thinking"])
def test_no_place_in_a_messages_request_carries_an_identifier_out(hospital, vendor_agent, vendor_session, patient,
                                                                  extra):
    filled = json.loads(json.dumps(extra).replace("NAME", patient["name"]))
    body = {"model": "vendor-echo-1", "max_tokens": 50, "messages": [{"role": "user", "content": "Hello."}]} | filled
    with hospital.captured() as seen:
        answer = hospital.post("/v1/messages", vendor_agent["device_key"], body)
    assert answer.status_code in (200, 400, 403), answer.text
    for text in identifiers(patient):
        assert not seen.holds(text)


@pytest.mark.parametrize("extra", [
    {"instructions": "For NAME"}, {"metadata": {"k": "NAME"}}, {"user": "NAME"}, {"prompt_cache_key": "NAME"},
    {"input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "NAME"}]}]},
    {"input": [{"type": "function_call_output", "call_id": "c", "output": "NAME"}]},
    {"input": [{"type": "function_call", "call_id": "c", "name": "f", "arguments": "{\"a\": \"NAME\"}"}]},
    {"input": [{"type": "brand_new_item", "payload": {"x": "NAME"}}]},
], ids=["instructions", "metadata", "user", "cache key", "message", "tool output", "tool call", "new item"])
def test_no_place_in_a_responses_request_carries_an_identifier_out(hospital, vendor_agent, vendor_session, patient,
                                                                   extra):
    filled = json.loads(json.dumps(extra).replace("NAME", patient["name"]))
    body = {"model": "vendor-echo-1", "input": "Hello.", "store": False} | filled
    with hospital.captured() as seen:
        answer = hospital.post("/v1/responses", vendor_agent["device_key"], body)
    assert answer.status_code in (200, 400, 403), answer.text
    for text in identifiers(patient):
        assert not seen.holds(text)


def test_json_escapes_hide_nothing(hospital, vendor_agent, vendor_session, patient):
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in patient["name"])
    raw = ('{"model":"vendor-echo-1","messages":[{"role":"user","content":"See ' + escaped + ' today."}]}').encode()
    with hospital.captured() as seen:
        answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"], raw)
    assert answer.status_code == 200
    assert answer.json()["choices"][0]["message"]["content"] == f"See {patient['name']} today."
    assert escaped.encode() not in seen.bytes.lower()
    for text in identifiers(patient):
        assert not seen.holds(text)


def test_a_duplicate_key_hides_nothing(hospital, vendor_agent, vendor_session, patient):
    raw = ('{"model":"vendor-echo-1","user":"' + patient["name"]
           + '","user":"x","messages":[{"role":"user","content":"Hello."}]}').encode()
    with hospital.captured() as seen:
        answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"], raw)
    assert answer.status_code in (200, 400, 403)
    for text in identifiers(patient):
        assert not seen.holds(text)


def test_an_image_is_a_fact_and_does_not_slip_through(hospital, vendor_agent, vendor_session):
    pixel = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"pixels-nobody-can-read" * 20).decode()
    content = [{"type": "text", "text": "What is this?"},
               {"type": "image_url", "image_url": {"url": "data:image/png;base64," + pixel}}]
    with hospital.captured() as seen:
        answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"], {
            "model": "vendor-echo-1", "messages": [{"role": "user", "content": content}]})
    assert answer.status_code == 403, answer.text
    assert pixel.encode() not in seen.bytes


@pytest.mark.parametrize("state", [{"previous_response_id": "resp_1"}, {"conversation": "conv_1"},
                                   {"background": True}], ids=str)
def test_state_at_the_provider_is_refused(hospital, vendor_agent, vendor_session, state):
    with hospital.captured() as seen:
        answer = hospital.post("/v1/responses", vendor_agent["device_key"], {
            "model": "vendor-echo-1", "input": "Hello."} | state)
    assert answer.status_code == 400
    assert seen.bytes == b""


def test_another_patients_name_is_refused_and_nothing_leaves(hospital, vendor_agent, vendor_session, patient,
                                                             other_patient):
    for text in [f"Compare with {other_patient['name']}, {other_patient['mrn']}.", f"See MRN {other_patient['mrn']}."]:
        with hospital.captured() as seen:
            answer = hospital.chat(vendor_agent, text, "vendor-echo-1")
        assert answer.status_code == 403
        error = answer.json()["error"]
        assert error["code"] == "other_patient"
        assert other_patient["name"] not in answer.text and other_patient["mrn"] not in answer.text
        assert seen.bytes == b""
    rows = hospital.console("auditor").records(session=vendor_session["id"])
    assert any(row["kind"] == "inference-refused" and row["reason"] == "other_patient" for row in rows)


def test_another_patient_is_refused_on_premises_too(hospital, local_agent, local_session, other_patient):
    answer = hospital.chat(local_agent, f"Summarise {other_patient['name']} ({other_patient['mrn']}).")
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "other_patient"


@pytest.mark.parametrize("turns", [
    ["my SSN starts 418-62", "I see. And then?", "and ends with 5530"],
    ["The patient is Oluwaseun", "Which one?", "Brzezicki"],
], ids=["number", "name"])
def test_an_identifier_cut_over_messages_does_not_leave_in_its_parts(hospital, vendor_agent, vendor_session, turns):
    messages = [{"role": "assistant" if place % 2 else "user", "content": text} for place, text in enumerate(turns)]
    with hospital.captured() as seen:
        answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"],
                               {"model": "vendor-echo-1", "messages": messages})
    assert answer.status_code in (200, 403), answer.text
    for part in (turns[0].split()[-1], turns[2].split()[-1]):
        assert not seen.holds(part), f"{part!r} left"
