"""Claude Code and a model that thinks, through `chaperone serve`: what is signed goes back to the vendor as it came."""

import contextlib
import re
import socket
import subprocess
import types

import pytest
import requests

from program import ROOT, STOP_SECONDS_MAX, binary, run
from thinking_vendor import MODEL, ThinkingVendor

PASSWORD = "correct horse battery"
PATIENT_NAME = "Orla Quillfeather"

CONFIGURATION = """\
listen: 127.0.0.1:{port}
data_directory: data
policy: {policy}
registry: registry.yaml
patients: patients.ndjson
ledger: {{name: chaperone.example.org/thinking}}
upstreams:
  - name: thinker
    route: vendor
    vendor: acme
    url: http://127.0.0.1:{vendor_port}
    formats: [anthropic-messages]
    models: [{{name: {model}}}]
"""

REGISTRY = """\
vendors:
  - {{id: acme, name: Acme, baa: signed, no_training: attested, encrypts: true, security_report: current,
     right_to_audit: true, incident_sla: true}}
devices:
  - {{id: desk, name: Desk, class: clinical, posture: healthy, isolation: sandbox}}
agents:
  - {{id: helper, name: Helper, version: "1", vendor: acme, stage: production, status: active, files: scoped,
     clipboard: brokered, network: gateway-only, preview: false, approved_until: 2099-01-01, models: [{model}]}}
users:
  - {{id: dr-a, name: Dr A, roles: [clinician], password_hash: {password}}}
keys:
  - {{agent: helper, device: desk, clinician: dr-a, secret_sha256: "{secret}"}}
"""

PATIENT = ('{"resourceType":"Patient","id":"pat-1","name":[{"family":"Quillfeather","given":["Orla"]}],'
           '"birthDate":"1970-02-03","identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"MRN-00012345"}]}\n')


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(folder, vendor):
    """A gateway in front of `vendor`, with a session open: its address and an agent's key."""
    made = run("keys", "new").stdout.decode()
    password = run("keys", "password", stdin=PASSWORD + "\n").stdout.decode().split(": ", 1)[1].strip()
    (folder / "registry.yaml").write_text(
        REGISTRY.format(password=password, secret=re.search(r"[0-9a-f]{64}", made).group(), model=MODEL))
    (folder / "patients.ndjson").write_text(PATIENT)
    (folder / "chaperone.yaml").write_text(CONFIGURATION.format(
        port=free_port(), vendor_port=vendor.port, policy=ROOT / "policies/clinical-default.yaml", model=MODEL))
    with open(folder / "chaperone.log", "wb") as log:
        process = subprocess.Popen(
            [binary(), "serve", "--config", folder / "chaperone.yaml"], stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        ready = next((line for line in process.stdout if line.startswith("ready ")), None)
        assert ready, (folder / "chaperone.log").read_text()[-3000:]
        gateway = types.SimpleNamespace(base_url=ready.split()[1])
        agent = {"device_key": re.search(r"chp_\S+", made).group()}
        open_session(gateway.base_url, agent)
        yield gateway, agent
    finally:
        process.terminate()
        process.wait(STOP_SECONDS_MAX)
        process.stdout.close()


def open_session(base, agent):
    with requests.Session() as http:
        http.trust_env = False
        refused = http.post(
            base + "/v1/messages", headers={"x-api-key": agent["device_key"], "anthropic-version": "2023-06-01"},
            json={"model": MODEL, "max_tokens": 9, "messages": [{"role": "user", "content": "Hello."}]}, timeout=20)
        signed_in = http.post(base + "/api/v1/sign-in", json={"user": "dr-a", "password": PASSWORD}, timeout=20)
        http.cookies.clear()
        http.headers["Authorization"] = "Bearer " + signed_in.json()["token"]
        consent = http.put(
            base + "/api/v1/patients/pat-1/consents/drafting", json={"status": "opted-in"}, timeout=20)
        assert consent.ok, consent.text
        approved = http.post(
            f"{base}/api/v1/session-requests/{refused.json()['error']['session_request_id']}/approve",
            json={"patient_id": "pat-1", "purpose": "drafting"}, timeout=20)
        assert approved.ok, approved.text


def converse(claude, vendor, folder):
    file = claude.work / f"{PATIENT_NAME}.txt"
    file.write_text(f"{PATIENT_NAME} (MRN-00012345) has a cough.")
    folder.mkdir()
    with vendor.listening(), serving(folder, vendor) as (gateway, agent):
        return claude.converse(gateway, agent, MODEL, str(file), "--tools", "Read", "--allowedTools", "Read")


def test_signed_thoughts_go_back_as_they_came(claude, tmp_path):
    vendor = ThinkingVendor()
    conversation = converse(claude, vendor, tmp_path / "gateway")
    assert vendor.forged == []
    assert conversation.succeeded, conversation.answer
    assert vendor.verified == 1, "no thought came back"
    assert conversation.answer.endswith("has a cough.") and PATIENT_NAME in conversation.answer
    sent = b"".join(vendor.bodies).decode()
    assert "Quillfeather" not in sent and "00012345" not in sent


# What looks like a name, a date or an address in a signed thought is the vendor's own: it goes back there unchanged.
@pytest.mark.parametrize("thought", [
    "I am Claude, and today is 2026-11-21.",
    "The note of March 3, 2024 may be by Dr. Smith; see https://example.org/guideline.",
    'Überlegung: „{text}" – 体温 38.5 °C 🫁, "quoted", back\\slash.',
])
def test_what_a_model_thinks_of_its_own_does_not_end_the_conversation(claude, tmp_path, thought):
    vendor = ThinkingVendor(thought)
    conversation = converse(claude, vendor, tmp_path / "gateway")
    assert vendor.forged == []
    assert conversation.succeeded, conversation.answer
    assert vendor.verified == 1
