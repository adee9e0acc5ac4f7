"""`chaperone serve`: what a hospital's configuration does, and what it says when something is wrong."""

import os
import pathlib
import re
import socket
import ssl
import subprocess
import time
import urllib.parse

import pytest
import requests

from program import binary, eventually
from serving import REGISTRY, free_port

ROOT = pathlib.Path(__file__).resolve().parents[2]

CONFIGURATION = """\
listen: 127.0.0.1:{port}
data_directory: data
policy: policy.yaml
registry: registry.yaml
patients: patients.ndjson
ledger:
  name: chaperone.example.org/test
tls:
  certificate_file: server.crt
  private_key_file: server.key
upstreams:
  - name: ward
    route: on-premises
    url: http://127.0.0.1:9
    formats: [openai-chat]
    models:
      - name: ward-model
"""

PATIENT = ('{"resourceType":"Patient","id":"pat-1","name":[{"family":"Quill","given":["Orla"]}],'
           '"birthDate":"1970-02-03","identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"MRN-00012345"}]}\n')


def chaperone(*arguments, **options):
    return subprocess.run([binary(), *arguments], capture_output=True, text=True, timeout=60, **options)


@pytest.fixture
def serving():
    """Starts `serve` and gives the address that it says it is ready at; stops it in good order."""
    processes = []

    def start(configuration):
        process = subprocess.Popen([binary(), "serve", "--config", configuration], stdout=subprocess.PIPE, text=True)
        processes.append(process)
        for line in process.stdout:
            if line.startswith("ready "):
                return line.split()[1]
        pytest.fail(f"serve ended with {process.wait()}")

    yield start
    for process in processes:
        process.terminate()
        assert process.wait(20) == 0


@pytest.fixture
def hospital_folder(tmp_path):
    made = chaperone("keys", "new").stdout
    secret = re.search(r"chp_\S+", made).group()
    password = chaperone("keys", "password", input="correct horse battery\n").stdout.split(": ", 1)[1].strip()
    (tmp_path / "registry.yaml").write_text(
        REGISTRY.format(password=password, secret=re.search(r"[0-9a-f]{64}", made).group()))
    (tmp_path / "patients.ndjson").write_text(PATIENT)
    (tmp_path / "policy.yaml").write_text((ROOT / "policies/clinical-default.yaml").read_text())
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "server.key",
                    "-out", tmp_path / "server.crt"], check=True, capture_output=True)
    (tmp_path / "chaperone.yaml").write_text(CONFIGURATION.format(port=free_port()))
    return tmp_path, secret


def test_the_example_configuration_is_in_order():
    checked = chaperone("serve", "--config", ROOT / "examples/chaperone.yaml", "--check")
    assert checked.returncode == 0, checked.stderr
    assert "in order" in checked.stdout


@pytest.mark.parametrize("right, wrong, words", [
    ("listen: 127.0.0.1:1", "listen: somewhere", ["HOST:PORT"]),
    ("data_directory", "data_directry", ["no key", "data_directory"]),
    ("  name: chaperone", "  nam: chaperone", ["no key", "name"]),
    ("route: on-premises", "route: on-premise", ["on-premises"]),
    ("route: on-premises", "route: vendor", ["vendor"]),
    ("ledger:", "limits: {request_body_bytes: many}\nledger:", ["whole number"]),
    ("listen: 127.0.0.1:1", "listen: 127.0.0.1:1\nlisten: 127.0.0.1:2", ["more than once"]),
    ("formats: [openai-chat]", "formats: [", ["YAML"]),
])
def test_a_wrong_configuration_names_file_line_and_what_was_expected(tmp_path, right, wrong, words):
    file = tmp_path / "chaperone.yaml"
    file.write_text(CONFIGURATION.format(port=1).replace(right, wrong))
    checked = chaperone("serve", "--config", file, "--check")
    assert checked.returncode != 0
    assert re.search(r"chaperone\.yaml:\d+:\d+: ", checked.stderr), checked.stderr
    for word in words:
        assert word.lower() in checked.stderr.lower(), checked.stderr


class Ward:
    """The served hospital as its clinician and the agent see it."""

    def __init__(self, base, folder, secret):
        self.base, self.trust, self.secret = base, folder / "server.crt", secret
        self.bearer = {}

    def ask(self, text):
        return requests.post(
            self.base + "/v1/chat/completions", headers={"x-api-key": self.secret}, verify=self.trust, timeout=20,
            json={"model": "ward-model", "messages": [{"role": "user", "content": text}]})

    def open_session(self, text):
        """Asks without a session, signs in, and approves what was asked for."""
        refused = self.ask(text)
        assert refused.status_code == 403
        request = refused.json()["error"]["session_request_id"]
        token = requests.post(self.base + "/api/v1/sign-in", json={"user": "dr-a", "password": "correct horse battery"},
                              verify=self.trust, timeout=20).json()["token"]
        self.bearer = {"Authorization": f"Bearer {token}"}
        consent = requests.put(self.base + "/api/v1/patients/pat-1/consents/drafting", json={"status": "opted-in"},
                               headers=self.bearer, verify=self.trust, timeout=20)
        assert consent.status_code == 200, consent.text
        approved = requests.post(self.base + f"/api/v1/session-requests/{request}/approve", headers=self.bearer,
                                 json={"patient_id": "pat-1", "purpose": "drafting"}, verify=self.trust, timeout=20)
        assert approved.status_code == 200, approved.text


def test_a_body_that_stops_coming_is_answered_and_its_connection_ended(hospital_folder, serving):
    folder, secret = hospital_folder
    file = folder / "chaperone.yaml"
    file.write_text(file.read_text() + "limits: {request_body_seconds: 1}\n")
    address = urllib.parse.urlsplit(serving(file))
    trust = ssl.create_default_context(cafile=folder / "server.crt")
    answer = b""
    with socket.create_connection((address.hostname, address.port), timeout=20) as plain:
        with trust.wrap_socket(plain, server_hostname=address.hostname) as sock:
            sock.sendall((f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nx-api-key: {secret}\r\n"
                          "Content-Length: 1000\r\n\r\n").encode() + b'{"model":')
            while piece := sock.recv(65536):
                answer += piece
    assert answer.startswith(b"HTTP/1.1 408 "), answer
    assert b"request_timeout" in answer
    shown = lambda: chaperone("audit", "show", "--data", folder / "data").stdout
    assert eventually(lambda: "request_timeout" in shown())


def test_it_serves_over_tls_what_the_registry_declares(hospital_folder, serving):
    folder, secret = hospital_folder
    base = serving(folder / "chaperone.yaml")
    assert base.startswith("https://")
    ward = Ward(base, folder, secret)
    ward.open_session("Orla Quill, MRN-00012345")
    answer = ward.ask("Orla Quill, MRN-00012345")
    assert answer.status_code == 502, answer.text
    assert answer.json()["error"]["code"] == "upstream_unavailable"


def test_a_patient_who_is_new_in_the_bulk_export_is_guarded_while_running(hospital_folder, serving):
    folder, secret = hospital_folder
    ward = Ward(serving(folder / "chaperone.yaml"), folder, secret)
    ward.open_session("Orla Quill")
    asked = "Compare Orla Quill with MRN-00099887."
    assert ward.ask(asked).json()["error"]["code"] == "upstream_unavailable", "nobody knows that number yet"
    other = PATIENT.replace("pat-1", "pat-2").replace("Quill", "Vantongeren").replace("00012345", "00099887")
    beside = folder / "patients.new"
    beside.write_text("no JSON\n")
    os.replace(beside, folder / "patients.ndjson")
    time.sleep(4)
    beside.write_text(PATIENT + other)
    os.replace(beside, folder / "patients.ndjson")
    assert eventually(lambda: ward.ask(asked).json()["error"]["code"] == "other_patient", seconds=20)
