"""Finding, paging, proving and exporting records: command line, API and console give the same."""

import base64
import csv
import html.parser
import io
import json
import os
import pathlib
import shutil
import stat
import subprocess

import pytest
import requests
from fhir.resources.R4B.auditevent import AuditEvent
from fhirclient.models.auditevent import AuditEvent as StrictAuditEvent

import merkle
from clinical_text import note
from program import Hospital, run

BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit."


@pytest.fixture(scope="module")
def stopped():
    """A stopped program whose ledger has some of every kind that a day brings."""
    hospital = Hospital()
    try:
        for outcome, model in (("condition", "vendor-echo-1"), ("permit", None), ("block", None)):
            agent = hospital.agent(outcome)
            for patient in hospital.patients[5:7]:
                session = hospital.open_session(agent, patient)
                answer = hospital.chat(agent, note(patient), model)
                assert answer.ok or outcome == "block", session
                hospital.close_sessions()
        auditor = hospital.console("auditor")
        viewed = auditor.records(kind="inference-outcome")[-1]["inference"]
        auditor.get(f"inferences/{viewed}")
        hospital.console("privacy-officer").set_consent(hospital.patients[5], "revoked")
        requests.post(f"{hospital.base_url}/api/v1/sign-in", json={"user": "nobody", "password": "wrong"}, timeout=20)
        hospital.terminate()
        yield hospital
    finally:
        hospital.remove()


@pytest.fixture
def copy(stopped, tmp_path):
    """A copy of the log alone, as an auditor takes it home."""
    return pathlib.Path(shutil.copytree(stopped.ledger, tmp_path / "log", ignore=shutil.ignore_patterns("private")))


def records_of(hospital):
    return [json.loads(entry) for entry in merkle.entries_of(hospital.ledger)]


def filters_of(records):
    intent = next(row for row in records if row["kind"] == "inference-intent")
    middle = records[len(records) // 2]["time"]
    return [
        [], ["--kind", "inference-outcome"], ["--decision", "block"], ["--patient", intent["patient"]],
        ["--session", intent["session"]], ["--inference", intent["inference"]], ["--user", intent["user"]],
        ["--agent", intent["agent"]["id"], "--decision", "condition"], ["--from", middle], ["--to", middle],
        ["--patient", intent["patient"], "--kind", "consent-changed", "--from", records[0]["time"]],
        ["--user", "nobody-at-all"],
    ]


def shown(*arguments):
    result = run("audit", "show", "--json", *arguments)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.splitlines()


# The index


def test_the_index_and_the_log_give_the_same(stopped, copy, tmp_path):
    index = tmp_path / "elsewhere" / "records.index"
    index.parent.mkdir()
    made = run("audit", "reindex", copy, "--index", index, "--key", stopped.verifier_key)
    assert made.returncode == 0, made.stderr.decode()
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    assert not (tmp_path / "log.index").exists()
    for options in filters_of(records_of(stopped)):
        read = shown(copy, "--no-index", *options)
        assert shown(copy, "--index", index, *options) == read, options
        last = shown(copy, "--index", index, "--last", 3, *options)
        assert last == read[-3:], options
    checked = run("audit", "reindex", copy, "--index", index, "--check")
    assert checked.returncode == 0 and checked.stdout.startswith(b"the index agrees with the log")


def test_a_running_program_keeps_the_index_beside_the_ledger(stopped):
    index = pathlib.Path(f"{stopped.ledger}.index")
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    assert run("audit", "reindex", "--data", stopped.data, "--check").returncode == 0


def test_an_index_that_is_not_of_this_log_is_refused_and_says_what_to_do(stopped, copy, hospital, tmp_path):
    foreign = tmp_path / "foreign.index"
    assert run("audit", "reindex", hospital.ledger, "--index", foreign).returncode == 0
    refused = run("audit", "show", copy, "--index", foreign)
    assert refused.returncode != 0 and refused.stdout == b""
    assert b"audit reindex" in refused.stderr
    # Beside the ledger nobody asked for it, so the log answers instead, and says so.
    shutil.copy(foreign, tmp_path / "log.index")
    answer = run("audit", "show", copy, "--json")
    assert answer.returncode == 0 and b"The log is read instead" in answer.stderr
    assert len(answer.stdout.splitlines()) == len(records_of(stopped))
    rebuilt = run("audit", "reindex", copy)
    assert rebuilt.returncode == 0, rebuilt.stderr.decode()
    assert run("audit", "show", copy).stderr == b""


@pytest.mark.parametrize("damage", ["text", "half", "zeros", "flipped"])
def test_a_damaged_index_is_never_silently_wrong(stopped, copy, tmp_path, damage):
    index = tmp_path / "log.index"
    assert run("audit", "reindex", copy).returncode == 0
    data = bytearray(index.read_bytes())
    if damage == "text":
        data = bytearray(b"this is no index " * 1000)
    elif damage == "half":
        data = data[:len(data) // 2]
    elif damage == "zeros":
        data[4096:] = bytes(len(data) - 4096)
    else:
        for place in range(4096, len(data), 512):
            data[place] ^= 0x5A
    index.write_bytes(data)
    for options in filters_of(records_of(stopped)):
        result = run("audit", "show", copy, "--json", *options)
        if result.returncode == 0:
            assert result.stdout.splitlines() == shown(copy, "--no-index", *options), options
        else:
            assert b"audit reindex" in result.stderr
    assert run("audit", "reindex", copy, "--check").returncode != 0
    assert run("audit", "reindex", copy).returncode == 0
    assert run("audit", "reindex", copy, "--check").returncode == 0


def test_records_are_found_while_the_program_writes_them(hospital, vendor_agent, patient):
    hospital.open_session(vendor_agent, patient)
    auditor = hospital.console("auditor")
    for number in range(8):
        assert hospital.chat(vendor_agent, f"{note(patient)} {number}", "vendor-echo-1").ok
        newest = auditor.records(kind="inference-outcome", limit=1)[0]
        assert auditor.records(inference=newest["inference"], kind="inference-intent")
        assert newest["patient"] == patient["pseudonym"]


def test_the_index_is_made_anew_beside_a_running_program(hospital, vendor_agent, patient):
    hospital.open_session(vendor_agent, patient)
    auditor = hospital.console("auditor")
    for _ in range(2):
        assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
        assert auditor.records(kind="inference-outcome")
        made = run("audit", "reindex", "--data", hospital.data)
        assert made.returncode == 0, made.stderr.decode()
        assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
        newest = auditor.get("records", params={"limit": 1})["items"][0]
        assert auditor.found(kind=newest["record"]["kind"], limit=1) == [newest]


# Paging


def test_pages_of_the_api_hold_each_record_once_while_more_are_written(hospital, vendor_agent, patient):
    hospital.open_session(vendor_agent, patient)
    for number in range(6):
        assert hospital.chat(vendor_agent, f"{note(patient)} {number}", "vendor-echo-1").ok
    auditor = hospital.console("auditor")
    filters = {"patient": patient["pseudonym"]}
    page = auditor.get("records", params=filters | {"limit": 4})
    size = page["size"]
    backward = [row["index"] for row in page["items"]]
    while page["previous"] is not None:
        assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
        page = auditor.get("records", params=filters | {"limit": 4, "before": page["previous"]})
        backward = [row["index"] for row in page["items"]] + backward
    assert backward == sorted(set(backward))
    forward, start = [], 0
    while start < size:
        page = auditor.get("records", params=filters | {"limit": 3, "from": start})
        forward += [row["index"] for row in page["items"] if row["index"] < size]
        assert page["next"] > start or page["next"] == page["size"]
        start = page["next"]
    assert forward == backward


def test_the_api_filters_by_time_and_says_what_it_cannot_read(hospital, vendor_agent, patient):
    hospital.open_session(vendor_agent, patient)
    auditor = hospital.console("auditor")
    everything = auditor.get("records", params={"from": 0, "limit": 500})["items"]
    middle = everything[len(everything) // 2]["record"]["time"]
    late = auditor.get("records", params={"from": 0, "limit": 500, "since": middle, "until": "2999-01-01"})["items"]
    assert [row["index"] for row in late][:len(everything)] == [
        row["index"] for row in everything if row["record"]["time"] >= middle]
    assert auditor.get("records", params={"until": "2001-01-01"})["items"] == []
    for wrong in ({"since": "soon"}, {"since": "2026-02-02", "until": "2026-01-01"}, {"from": 1, "before": 2},
                  {"kind": "nonsense"}, {"format": "csv"}):
        auditor.call("GET", "records", expect=422, params=wrong)


# Exports


def exported(place, file_format, *options):
    result = run("audit", "export", place, "--format", file_format, *options)
    assert result.returncode == 0, result.stderr.decode()
    assert b"leaves no record" in result.stderr
    return result.stdout


def test_fhir_events_are_valid_and_claim_only_what_they_hold(stopped, copy):
    entries = merkle.entries_of(stopped.ledger)
    events = [json.loads(line) for line in exported(copy, "fhir").splitlines()]
    assert len(events) == len(entries)
    assert len({event["id"] for event in events}) == len(events)
    profiles = set()
    for entry, event in zip(entries, events):
        record = json.loads(entry)
        # Two readers: one knows R4's types and refuses unknown members, the other knows cardinalities.
        StrictAuditEvent(event, strict=True)
        AuditEvent.model_validate(event)
        assert event["recorded"] == record["time"]
        text = json.dumps(event)
        assert merkle.leaf(entry).hex() in text or "AuthZconsent" in text
        if "patient" in record:
            people = [entity for entity in event["entity"] if entity.get("type", {}).get("code") == "1"]
            assert [person["what"]["identifier"]["value"] for person in people] == [record["patient"]]
            assert people[0]["what"]["type"] == "Patient"
        for profile in event.get("meta", {}).get("profile", []):
            assert profile.startswith(BALP)
            profiles.add(profile.removeprefix(BALP))
            PROFILES[profile.removeprefix(BALP)](event)
    assert profiles == set(PROFILES)
    for patient in stopped.patients:
        assert patient["name"] not in json.dumps(events)


def agents(event, code):
    return [agent for agent in event["agent"] if agent["type"]["coding"][0]["code"] == code]


def is_disclosure(event):
    assert (event["type"]["code"], event["action"]) == ("110106", "R")
    assert [code["code"] for code in event["subtype"]] == ["disclose"]
    (source,), (recipient,) = agents(event, "110153"), agents(event, "110152")
    assert source["who"] == event["source"]["observer"], "val-audit-source"
    assert source["network"] and recipient["who"] and ":" in recipient["network"]["address"]
    assert len(event["entity"]) >= 2


def is_patient_read(event):
    assert (event["type"]["code"], event["action"], event["outcome"]) == ("rest", "R", "0")
    assert [code["code"] for code in event["subtype"]] == ["read"]
    has_client_and_server(event, client="110152", server="110153")


def is_patient_update(event):
    assert (event["type"]["code"], event["action"], event["outcome"]) == ("rest", "U", "0")
    assert [code["code"] for code in event["subtype"]] == ["update"]
    has_client_and_server(event, client="110153", server="110152")


def has_client_and_server(event, client, server):
    for code in (client, server):
        (agent,) = agents(event, code)
        assert agent["who"] and agent["network"]
    for user in [agent for agent in event["agent"] if agent["requestor"]]:
        assert "network" not in user
    assert len([entity for entity in event["entity"] if entity["type"]["code"] == "2"]) == 1


def is_authorization(event):
    assert (event["type"]["code"], event["action"]) == ("110113", "E")
    assert [code["code"] for code in event["subtype"]] == ["AuthZ-Consent"]
    (client,), (user,), (organisation,), (authorizer,) = (
        agents(event, code) for code in ("110150", "IRCP", "PROV", "authserver"))
    assert client["network"] and user["requestor"] and not organisation["requestor"]
    assert authorizer["who"] == event["source"]["observer"]
    assert sorted(entity["type"]["code"] for entity in event["entity"]) == ["1", "Consent"]


PROFILES = {"PrivacyDisclosure.Source": is_disclosure, "PatientRead": is_patient_read,
            "PatientUpdate": is_patient_update, "AuthZconsent": is_authorization}


def test_ocsf_events_have_what_their_classes_ask_for(stopped, copy):
    entries = merkle.entries_of(stopped.ledger)
    events = [json.loads(line) for line in exported(copy, "ocsf").splitlines()]
    activities = [event for event in events if event["class_uid"] == 6003]
    findings = [event for event in events if event["class_uid"] == 2006]
    assert len(activities) == len(entries) and len(activities) + len(findings) == len(events)
    for entry, event in zip(entries, activities):
        record = json.loads(entry)
        for member in ("activity_id", "category_uid", "class_uid", "type_uid", "time", "severity_id", "metadata",
                       "actor", "api", "src_endpoint"):
            assert event[member], member
        assert event["metadata"]["version"] == "1.8.0" and event["metadata"]["product"]["vendor_name"]
        assert event["type_uid"] == event["class_uid"] * 100 + event["activity_id"]
        assert event["unmapped"]["leaf_hash"] == merkle.leaf(entry).hex()
        assert ("ai_operation" in event["metadata"].get("profiles", [])) == ("model" in record)
        if "model" in record:
            assert event["ai_model"]["name"] == record["model"]["name"] and event["ai_model"]["ai_provider"]
        assert "message_context" not in event
    refused = [entry for entry in map(json.loads, entries)
               if entry["kind"] == "inference-refused" or entry.get("decision", {}).get("outcome") == "block"]
    assert len(findings) == len(refused) > 0
    for event in findings:
        assert event["finding_info"]["uid"] and event["type_uid"] == 200601 and event["is_alert"]


def test_csv_and_lines_are_exported_with_the_same_filters(stopped, copy):
    for options in filters_of(records_of(stopped)):
        lines = exported(copy, "jsonl", *options).splitlines()
        assert lines == shown(copy, "--no-index", *options)
        rows = list(csv.DictReader(io.StringIO(exported(copy, "csv", *options).decode())))
        assert [row["time"] for row in rows] == [json.loads(line)["time"] for line in lines]


def test_an_export_of_a_data_directory_is_recorded_first(stopped, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(stopped.data, data)
    patient = stopped.patients[5]["pseudonym"]
    before = merkle.entries_of(data / "ledger")
    result = run("audit", "export", "--data", data, "--format", "jsonl", "--patient", patient, "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr.decode()
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
    lines = (tmp_path / "out").read_bytes().splitlines()
    record = json.loads(merkle.entries_of(data / "ledger")[len(before)])
    assert record["kind"] == "records-exported" and record["patient"] == patient
    assert record["detail"]["matches"] == str(len(lines)) and record["detail"]["format"] == "jsonl"
    again = run("audit", "export", "--data", data, "--format", "csv", "-o", tmp_path / "out")
    assert again.returncode != 0 and (tmp_path / "out").read_bytes().splitlines() == lines


def test_a_running_program_is_told_to_export_by_itself(hospital, tmp_path):
    refused = run("audit", "export", "--data", hospital.data, "--format", "csv", "-o", tmp_path / "out")
    assert refused.returncode != 0 and b"Stop it" in refused.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("file_format", ["jsonl", "csv", "fhir", "ocsf"])
def test_an_export_of_the_api_is_recorded_with_who_what_and_how_many(hospital, vendor_agent, patient, file_format):
    hospital.open_session(vendor_agent, patient)
    assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    auditor = hospital.console("auditor")
    answer = auditor.call("GET", "records/export", params={
        "format": file_format, "patient": patient["pseudonym"], "kind": "inference-intent"})
    assert "attachment" in answer.headers["Content-Disposition"]
    count = len(answer.text.splitlines()) - (file_format == "csv")
    record = auditor.records(kind="records-exported")[-1]
    assert record["user"] == auditor.user["id"] and record["patient"] == patient["pseudonym"]
    assert record["detail"] == {"format": file_format, "matches": str(count), "filter-kind": "inference-intent",
                                "ledger-size": record["detail"]["ledger-size"]}
    assert count > 0


def test_nobody_exports_more_than_they_may_see(hospital, vendor_agent, patient):
    hospital.open_session(vendor_agent, patient)
    assert hospital.chat(vendor_agent, note(patient), "vendor-echo-1").ok
    person = hospital.console("patient")
    own = person.get("patients")["items"][0]["pseudonym"]
    lines = person.call("GET", "records/export").text.splitlines()
    assert all(json.loads(line)["patient"] == own for line in lines)
    assert person.call("GET", "records/export", params={"patient": patient["pseudonym"]}).text == ""
    hospital.clinician_of(vendor_agent).call("GET", "records/export", expect=403)
    assert requests.get(f"{hospital.base_url}/api/v1/records/export", timeout=20).status_code == 401


# The console


class Forms(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.forms, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.forms.append({"action": values.get("action"), "method": values.get("method"), "fields": {}})
        if tag in ("input", "select") and self.forms and values.get("name"):
            self.forms[-1]["fields"][values["name"]] = values.get("value", "")

    def handle_data(self, data):
        self.text += data

    def form(self, ending):
        return next(form for form in self.forms if form["action"].endswith(ending))


@pytest.fixture
def browser(hospital):
    browser = requests.Session()
    browser.trust_env = False
    user = hospital.user("auditor")
    answer = browser.post(f"{hospital.base_url}/api/v1/sign-in",
                          json={"user": user["id"], "password": user["password"]}, timeout=10)
    assert answer.ok
    return browser


def test_the_button_on_a_record_shows_the_way_to_the_signature(hospital, browser, tmp_path):
    index = hospital.console("auditor").found(kind="signed-in")[-1]["index"]
    page = Forms(browser.get(f"{hospital.base_url}/console/ledger/{index}", timeout=10).text)
    assert "Verify this record" in page.text
    form = page.form("/proof")
    assert form["method"] == "get", "it works without scripts"
    shown_proof = Forms(browser.get(hospital.base_url + form["action"], timeout=10).text)
    proof = hospital.console("auditor").get(f"records/{index}/proof")
    assert "The path leads to the signed root" in shown_proof.text
    place = -1
    for text in [proof["leaf_hash"], *proof["hashes"]]:
        assert shown_proof.text.find(text, place + 1) > place, "leaf first, then the siblings in their order"
        place = shown_proof.text.find(text, place + 1)
    assert base64.b64decode(proof["entry"]).decode() in shown_proof.text
    # The command on the page, run on the file that the page gives.
    file = browser.get(hospital.base_url + shown_proof.form("/proof-file")["action"], timeout=10)
    assert file.headers["Content-Disposition"] == f'attachment; filename="record-{index}.tlog-proof"'
    (tmp_path / f"record-{index}.tlog-proof").write_bytes(file.content)
    command = next(line for line in shown_proof.text.splitlines() if "verify-proof" in line).strip()
    path = os.environ["PATH"]
    program = pathlib.Path(os.environ.get("CHAPERONE", ".build/debug/chaperone")).resolve().parent
    checked = subprocess.run(["sh", "-c", command], cwd=tmp_path, env={"PATH": f"{program}:{path}"},
                             capture_output=True, timeout=30)
    assert checked.returncode == 0, checked.stderr.decode()
    assert checked.stdout.startswith(f"verified: record {index} ".encode())


def test_the_page_filters_pages_and_exports(hospital, browser, vendor_agent, patient):
    hospital.open_session(vendor_agent, patient)
    for number in range(30):
        assert hospital.chat(vendor_agent, f"{note(patient)} {number}", "vendor-echo-1").ok
    url = f"{hospital.base_url}/console/ledger?patient={patient['pseudonym']}&since=2020-01-01"
    seen = []
    while url:
        text = browser.get(url, timeout=10).text
        page = [int(part.split('"')[0]) for part in text.split('<a href="/console/ledger/')[1:] if part[0].isdigit()]
        assert page == sorted(page, reverse=True)
        seen += page
        older = next((part.split('"')[0] for part in text.split('href="')[1:] if "before=" in part.split('"')[0]), None)
        url = older and hospital.base_url + older.replace("&amp;", "&")
    assert len(seen) == len(set(seen)) > 50
    form = Forms(text).form("/export")
    assert form["fields"]["patient"] == patient["pseudonym"]
    answer = browser.post(hospital.base_url + form["action"], data=form["fields"] | {"format": "csv"},
                          headers={"Sec-Fetch-Site": "same-origin"}, timeout=20)
    assert answer.ok and answer.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {int(row["index"]) for row in rows} >= set(seen)
    forged = browser.post(hospital.base_url + form["action"], data=form["fields"] | {"format": "csv"},
                          headers={"Sec-Fetch-Site": "cross-site"}, timeout=20)
    assert forged.status_code == 403
    assert browser.get(f"{hospital.base_url}/console/ledger?since=soon", timeout=10).status_code == 422
