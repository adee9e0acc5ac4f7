"""The permitted agent: its model runs on premises, so text may stay as it is and nothing reaches a vendor."""

import json

import pytest

import dialects
from clinical_text import note
from program import identifiers

TEXT = ("{name} ({mrn}) was admitted with pneumonia. The chest film shows an infiltrate on the left. "
        "Antibiotics were started. The weather was fine. A follow-up visit is planned in two weeks.")


@dialects.WHOLE_AND_STREAMED
@dialects.EACH
def test_a_summary_comes_back_and_nothing_leaves_the_building(hospital, local_agent, local_session, patient, dialect,
                                                              stream):
    text = TEXT.format(**patient)
    with hospital.captured() as seen:
        answer = dialect(hospital, local_agent).text("local-extractive-1", text, stream)
    assert "pneumonia" in answer
    assert seen.bytes == b"", "an on-premises inference reached the vendor"


def test_the_record_names_the_route_and_the_rule(hospital, local_agent, local_session, patient):
    assert hospital.chat(local_agent, TEXT.format(**patient)).ok
    records = hospital.console("auditor").records(session=local_session["id"])
    intent = next(row for row in records if row["kind"] == "inference-intent")
    assert intent["route"]["kind"] == "on-premises"
    assert intent["decision"]["outcome"] in ("permit", "condition")
    assert intent["decision"]["rule"]
    assert patient["name"] not in json.dumps(records)


def test_the_same_text_gives_the_same_summary(hospital, local_agent, local_session, patient):
    first = hospital.chat(local_agent, note(patient)).json()["choices"][0]["message"]["content"]
    second = hospital.chat(local_agent, note(patient)).json()["choices"][0]["message"]["content"]
    assert first == second


def test_an_agent_may_not_use_a_model_of_another_route(hospital, local_agent, local_session, patient):
    with hospital.captured() as seen:
        answer = hospital.chat(local_agent, note(patient), "vendor-echo-1")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "model_not_found"
    assert seen.bytes == b""
    for identifier in identifiers(patient)[:2]:
        assert identifier not in answer.text
