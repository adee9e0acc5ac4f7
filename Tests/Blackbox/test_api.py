"""The JSON API and its OpenAPI document: valid, and true."""

import openapi_spec_validator
import pytest
import requests
from openapi_schema_validator import OAS31Validator


@pytest.fixture
def document(hospital):
    answer = requests.get(f"{hospital.base_url}/api/v1/openapi.json", timeout=10)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/json")
    return answer.json()


def operations(document):
    base = (document.get("servers") or [{"url": ""}])[0]["url"]
    base = base if base.startswith("/") else "/" + base.split("/", 3)[3] if base.count("/") >= 3 else ""
    for path, methods in document["paths"].items():
        for method in methods:
            if method in ("get", "put", "post", "delete", "patch", "head"):
                yield method.upper(), base.rstrip("/") + path, methods[method]


def test_the_document_is_openapi_3_1(document):
    assert document["openapi"].startswith("3.1")
    openapi_spec_validator.validate(document)


def test_the_document_has_every_operation_of_the_journey(document):
    found = {(method, path.rsplit("/api/v1", 1)[-1]) for method, path, _ in operations(document)}
    shapes = {(method, "/".join("{}" if part.startswith("{") else part for part in path.split("/")))
              for method, path in found}
    assert {
        ("POST", "/sign-in"), ("GET", "/session-requests"), ("POST", "/session-requests/{}/approve"),
        ("POST", "/session-requests/{}/deny"), ("GET", "/sessions"), ("POST", "/sessions/{}/revoke"),
        ("GET", "/patients"), ("GET", "/patients/{}/consents/{}"), ("PUT", "/patients/{}/consents/{}"),
        ("POST", "/devices/{}/keys/rotate"), ("GET", "/records"), ("GET", "/records/{}/proof"),
    } <= shapes


def filled(path, values):
    for name, value in values.items():
        path = path.replace("{" + name + "}", str(value))
    return path


def known_ids(path, hospital, session, request, index, patient, agent, inference):
    """The right id for `{id}`, by the collection before it."""
    collection = path.split("/{")[0].rsplit("/", 1)[-1]
    first = {"session-requests": request, "sessions": session, "patients": patient["id"],
             "devices": agent["device_id"], "inferences": inference, "records": index}.get(collection)
    return {"id": first, "index": index, "purpose": "summarisation"}


def test_every_documented_read_answers_in_its_documented_shape(hospital, document, vendor_agent, patient):
    session = hospital.open_session(vendor_agent, patient)
    assert hospital.chat(vendor_agent, f"See {patient['name']}.", "vendor-echo-1").ok
    hospital.clinician_of(vendor_agent).call("POST", f"sessions/{session['id']}/revoke", json={"reason": "x"})
    request = hospital.request_session(vendor_agent)["session_request_id"]
    clinician = hospital.clinician_of(vendor_agent)
    found = next(row for row in clinician.found(session=session["id"]) if "inference" in row["record"])
    checked = 0
    for method, path, operation in operations(document):
        if method != "GET":
            continue
        url = filled(path, known_ids(path, hospital, session["id"], request, found["index"], patient, vendor_agent,
                                     found["record"]["inference"]))
        assert "{" not in url, f"{path}: a parameter that this test does not know"
        answer = clinician.http.get(hospital.base_url + url, timeout=10)
        if answer.status_code == 403:
            answer = hospital.console("auditor").http.get(hospital.base_url + url, timeout=10)
        assert answer.status_code == 200, f"{url}: {answer.status_code} {answer.text[:300]}"
        content = operation["responses"]["200"].get("content", {})
        if "application/json" in content:
            schema = dict(content["application/json"]["schema"], components=document["components"])
            OAS31Validator(schema).validate(answer.json())
            checked += 1
    assert checked >= 8


def test_every_documented_change_exists_and_answers_as_documented(hospital, document):
    """With ids of nothing: the operation is there, and its refusal is one that the document lists."""
    officer = hospital.console("administrator")
    for method, path, operation in operations(document):
        if method == "GET" or path.endswith(("/sign-in", "/sign-out")):
            continue
        url = filled(path, {"id": "nothing-has-this-id", "purpose": "summarisation", "index": 999999})
        answer = officer.http.request(method, hospital.base_url + url, json={}, timeout=10)
        assert str(answer.status_code) in operation["responses"], f"{method} {url}: {answer.status_code}"
        assert answer.status_code not in (404, 405) or "no_such_path" not in answer.text
        assert answer.json()


def test_nothing_but_signing_in_is_open_to_strangers(hospital, document):
    for method, path, operation in operations(document):
        if operation.get("security") == [] or path.endswith(("/sign-in", "/openapi.json")):
            continue
        url = filled(path, {"id": "x", "purpose": "summarisation", "index": 0})
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"},
                        {"Cookie": "session=wrong; chaperone=wrong"}):
            answer = requests.request(method, hospital.base_url + url, json={}, headers=headers, timeout=10)
            assert answer.status_code == 401, f"{method} {url}: {answer.status_code}"


def test_signing_in_needs_the_right_password(hospital):
    user = hospital.user("auditor")
    url = f"{hospital.base_url}/api/v1/sign-in"
    assert requests.post(url, json={"user": user["id"], "password": "wrong"}, timeout=10).status_code == 401
    assert requests.post(url, json={"user": "nobody", "password": user["password"]}, timeout=10).status_code == 401
    for wrong in [{}, {"user": user["id"]}, {"user": 5, "password": 5}, [], {"user": "x" * 100_000, "password": "x"}]:
        assert requests.post(url, json=wrong, timeout=10).status_code in (400, 401, 413, 422), wrong
    right = requests.post(url, json={"user": user["id"], "password": user["password"]}, timeout=10)
    assert right.status_code == 200
    cookie = right.headers["Set-Cookie"].lower()
    assert "httponly" in cookie and "samesite" in cookie
    token = right.json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert requests.get(f"{hospital.base_url}/api/v1/records", headers=headers, timeout=10).status_code == 200
    assert requests.post(f"{hospital.base_url}/api/v1/sign-out", headers=headers, timeout=10).ok
    assert requests.get(f"{hospital.base_url}/api/v1/records", headers=headers, timeout=10).status_code == 401


def test_a_device_key_is_no_sign_in_and_a_sign_in_is_no_device_key(hospital, vendor_agent):
    headers = {"Authorization": f"Bearer {vendor_agent['device_key']}"}
    assert requests.get(f"{hospital.base_url}/api/v1/sessions", headers=headers, timeout=10).status_code == 401
    token = hospital.clinician_of(vendor_agent).token
    assert hospital.post("/v1/chat/completions", token, {"model": "vendor-echo-1", "messages": []}).status_code == 401


def test_a_patient_sees_only_their_own(hospital, vendor_agent, patient):
    session = hospital.open_session(vendor_agent, patient)
    someone = hospital.console("patient")
    patients = someone.get("patients")["items"]
    assert len(patients) == 1
    assert patients[0]["id"] != patient["id"]
    assert session["id"] not in [row["id"] for row in someone.sessions()]
    assert someone.http.get(
        f"{hospital.base_url}/api/v1/patients/{patient['id']}/consents/summarisation", timeout=10).status_code == 404
    pseudonyms = {row.get("patient") for row in someone.records()}
    assert patient["pseudonym"] not in pseudonyms


def test_the_list_of_patients_is_masked(hospital):
    text = hospital.console("privacy-officer").call("GET", "patients").text
    for patient in hospital.patients:
        assert patient["name"] not in text and patient["mrn"] not in text


def test_the_glass_wall_shows_the_four_sides(hospital, vendor_agent, vendor_session, patient):
    text = f"Please see {patient['name']} today."
    assert hospital.chat(vendor_agent, text, "vendor-echo-1").ok
    clinician = hospital.clinician_of(vendor_agent)
    row = next(row for row in clinician.records(session=vendor_session["id"]) if row["kind"] == "inference-outcome")
    wall = clinician.get(f"inferences/{row['inference']}")
    assert patient["name"] in wall["agent_sent"]["text"]
    assert patient["name"] not in wall["left"]["text"]
    assert patient["name"] not in wall["came_back"]["text"]
    assert patient["name"] in wall["agent_got"]["text"]
    marked = wall["agent_sent"]["text"].encode()
    found = [marked[mark["start"]:mark["end"]].decode() for mark in wall["agent_sent"]["marks"]]
    assert "".join(patient["name"].split()) in "".join("".join(found).split())
    views = hospital.console("auditor").records(kind="payload-viewed")
    assert any(view["inference"] == row["inference"] for view in views), "looking is recorded"
    administrator = hospital.console("administrator")
    refused = administrator.http.get(f"{hospital.base_url}/api/v1/inferences/{row['inference']}", timeout=10)
    assert refused.status_code == 403


def test_another_site_cannot_act_with_the_cookie(hospital, vendor_agent):
    user = hospital.user("privacy-officer")
    with requests.Session() as browser:
        browser.trust_env = False
        signed = browser.post(f"{hospital.base_url}/api/v1/sign-in",
                              json={"user": user["id"], "password": user["password"]}, timeout=10)
        assert signed.ok
        url = f"{hospital.base_url}/api/v1/patients/{hospital.patients[9]['id']}/consents/drafting"
        for headers in ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
                        {"Origin": "null", "Sec-Fetch-Site": "cross-site"}):
            answer = browser.put(url, json={"status": "revoked"}, headers=headers, timeout=10)
            assert answer.status_code == 403


def test_a_patient_does_not_read_about_another_in_an_inference_of_hers(hospital, vendor_agent):
    person = next(user for user in hospital.demo["users"] if "patient" in user["roles"])
    mine = hospital.console(person).get("patients")["items"][0]
    her_chart = next(patient for patient in hospital.patients if patient["id"] == mine["id"])
    other = next(patient for patient in hospital.patients if patient["id"] != mine["id"])
    hospital.open_session(vendor_agent, her_chart)
    refused = hospital.chat(vendor_agent, f"Compare with {other['name']}.", "vendor-echo-1")
    assert refused.json()["error"]["code"] == "other_patient"
    permitted = hospital.chat(vendor_agent, f"About {her_chart['name']}.", "vendor-echo-1")
    assert permitted.ok

    def status(who, answer):
        return who.http.get(f"{hospital.base_url}/api/v1/inferences/{answer.headers['x-chaperone-inference']}",
                            timeout=10).status_code
    patient, clinician = hospital.console(person), hospital.clinician_of(vendor_agent)
    assert status(patient, permitted) == 200
    assert status(patient, refused) == 404
    assert status(clinician, refused) == 200
