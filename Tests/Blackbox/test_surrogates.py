"""A policy that asks for surrogates: the vendor reads about somebody else, the agent about the patient."""

import datetime
import json
import re

import pytest

import dialects
from clinical_text import STRUCTURED, assert_nothing_identifying, note
from program import ROOT, Hospital, a_program, identifiers, run, surrogate_policy

CODE = re.compile(rb"\b[A-Z]+-[A-HJ-NP-Z2-9]{10}")


@pytest.fixture(scope="module")
def policy(tmp_path_factory):
    return surrogate_policy(tmp_path_factory.mktemp("policy"))


@pytest.fixture(scope="module")
def program(policy):
    yield from a_program(Hospital(arguments=("--policy", str(policy))))


def test_the_policy_keeps_its_promises_and_says_its_style_everywhere(policy):
    proof = run("policy", "prove", policy, ROOT / "policies" / "clinical-default.invariants.yaml", timeout=60)
    assert proof.returncode == 0, proof.stdout.decode() + proof.stderr.decode()
    for form in ["markdown", "rego", "cedar"]:
        export = run("policy", "export", policy, "--format", form, timeout=60)
        assert export.returncode == 0, export.stderr.decode()
        assert b"surrogates" in export.stdout, form


def test_what_has_a_form_of_its_own_leaves_without_codes(hospital, vendor_agent, vendor_session, patient):
    with hospital.captured() as seen:
        assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    assert_nothing_identifying(seen, patient)
    assert not CODE.search(seen.bytes)
    assert seen.holds("was seen on") and seen.holds("chest film")


def test_intervals_stay_and_one_person_stays_one(hospital, vendor_agent, vendor_session, patient):
    family = patient["name"].split()[-1]
    text = f"Admitted 03/01/2024, discharged 03/14/2024. {patient['name']}; {family.upper()} is well."
    with hospital.captured() as seen:
        assert dialects.Chat(hospital, vendor_agent).text("vendor-echo-1", text, True) == text
    assert_nothing_identifying(seen, patient)
    body = seen.bytes.decode()
    days = [datetime.datetime.strptime(day, "%m/%d/%Y") for day in re.findall(r"\d\d/\d\d/\d{4}", body)]
    assert (days[1] - days[0]).days == 13
    names = re.search(r"\. ([\w' -]+); ([\w' -]+) is well", body)
    assert names and names[2] == names[1].split()[-1].upper(), body


def test_a_session_keeps_its_surrogates_and_the_next_has_others(hospital, vendor_agent, patient):
    names = []
    for _ in range(2):
        session = hospital.open_session(vendor_agent, patient)
        bodies = []
        for sentence in ["Call {} today.", "Call {} today."]:
            with hospital.captured() as seen:
                assert hospital.chat(vendor_agent, sentence.format(patient["name"]), "vendor-echo-1").ok
            bodies.append(seen.bytes.decode().split("Call ", 1)[1].split(" today", 1)[0])
        assert bodies[0] == bodies[1]
        names.append(bodies[0])
        hospital.clinician_of(vendor_agent).call("POST", f"sessions/{session['id']}/revoke", json={"reason": "next"})
    assert names[0] != names[1]


def test_the_record_says_the_style_and_names_nobody(hospital, vendor_agent, vendor_session, patient):
    with hospital.captured() as seen:
        assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    rows = hospital.console("auditor").records(session=vendor_session["id"])
    ours = [row for row in rows if row["kind"] in ("inference-intent", "inference-outcome")]
    assert {row["detail"]["pseudonyms"] for row in ours} == {"surrogate"}
    assert ours[0]["decision"]["obligations"][:2] == ["pseudonymise", "surrogates"]
    text = json.dumps(rows)
    sent = seen.bytes.decode()
    surrogates = re.findall(r"\(\d{3}\) 555-01\d\d|[\w.]+@example\.org", sent)
    for value in identifiers(patient)[:2] + STRUCTURED + surrogates:
        assert value not in text
    assert all(not row.get("invented_findings") for row in ours), ours
