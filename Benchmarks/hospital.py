"""A gateway with a registry, patients and an open session, on `chaperone serve`: everything on, nothing simulated inside."""

import datetime
import json
import os
import pathlib
import re
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
START_SECONDS_MAX = 60
SENTENCES = (
    "The cough is dry, worse at night, without fever; the chest is clear and the heart sounds are normal. "
    "Blood pressure 128/76, pulse 72, saturation 98 percent on room air. ")
PASSWORD = "benchmark-only-password"
GIVEN = ["Ottilie", "Casimir", "Philippa", "Leopold", "Rosalind", "Barnaby", "Henrietta", "Thaddeus"]
FAMILY = ["Quillfeather", "Marchbanks", "Thistlewood", "Ravenscroft", "Applegarth", "Winterbourne", "Hollingsworth"]


def patients(count: int) -> list[dict]:
    """Invented people as FHIR, enough to make the index of known patients do its work."""
    people = []
    for number in range(count):
        people.append({
            "resourceType": "Patient", "id": f"bench-{number}",
            "name": [{"given": [GIVEN[number % len(GIVEN)]], "family": f"{FAMILY[number % len(FAMILY)]}{letters(number)}"}],
            "gender": "unknown", "birthDate": f"{1930 + number % 70}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": f"MRN-7{number:07d}"}],
            "telecom": [{"system": "phone", "value": f"(212) 555-{1000 + number % 9000:04d}"}],
        })
    return people


def letters(number: int) -> str:
    """A suffix that makes a family name one of a kind: digits in names would be unusual."""
    text = ""
    while number:
        number, rest = divmod(number, 26)
        text += chr(ord("a") + rest)
    return text


class Gateway:
    """The program under test with one agent and one open session for the first patient."""

    def __init__(self, binary: str, directory: pathlib.Path, port: int, upstreams: dict[str, int]):
        self.binary, self.directory, self.port = binary, directory, port
        self.people = patients(500)
        self._write(upstreams)
        self.log = open(directory / "gateway.log", "wb")
        self.process = subprocess.Popen(
            [binary, "serve", "--config", str(directory / "chaperone.yaml")], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.log)
        deadline = time.monotonic() + START_SECONDS_MAX
        for line in self.process.stdout:
            if line.startswith(b"ready "):
                break
            if time.monotonic() > deadline:
                raise SystemExit("The gateway did not become ready in time.")
        else:
            raise SystemExit("The gateway did not start:\n" + (directory / "gateway.log").read_text()[-2000:])

    def _command(self, *arguments, stdin: str = "") -> str:
        return subprocess.run([self.binary, *arguments], input=stdin, capture_output=True, text=True, check=True).stdout

    def _write(self, upstreams: dict[str, int]):
        hash_ = re.search(r'"([^"]+)"', self._command("keys", "password", stdin=PASSWORD + "\n"))[1]
        made = self._command("keys", "new")
        self.key = re.search(r"chp_\S+", made)[0]
        secret = re.search(r"secret_sha256: (\S+)", made)[1]
        until = (datetime.date.today() + datetime.timedelta(days=300)).isoformat()
        registry = {
            "vendors": [{
                "id": "bench-vendor", "name": "Bench", "baa": "signed", "no_training": "attested", "encrypts": True,
                "security_report": "current", "right_to_audit": True, "incident_sla": True}],
            "devices": [{
                "id": "bench-device", "name": "Bench", "class": "clinical", "posture": "healthy",
                "isolation": "sandbox"}],
            "agents": [{
                "id": "bench-agent", "name": "Bench", "version": "1", "vendor": "bench-vendor", "stage": "production",
                "status": "active", "files": "scoped", "clipboard": "brokered", "network": "gateway-only",
                "preview": False, "approved_until": until, "models": [f"bench-{name}" for name in upstreams]}],
            "users": [
                {"id": "bench-clinician", "name": "Bench", "roles": ["clinician"], "password_hash": hash_},
                {"id": "bench-officer", "name": "Bench", "roles": ["privacy-officer"], "password_hash": hash_}],
            "keys": [{"agent": "bench-agent", "device": "bench-device", "clinician": "bench-clinician",
                      "secret_sha256": secret}],
        }
        configuration = {
            "listen": f"127.0.0.1:{self.port}", "public_url": f"http://127.0.0.1:{self.port}",
            "data_directory": str(self.directory / "data"), "policy": str(ROOT / "policies/clinical-default.yaml"),
            "registry": "registry.yaml", "patients": "patients.ndjson", "ledger": {"name": "chaperone.example/bench"},
            "upstreams": [{
                "name": name, "route": "vendor", "vendor": "bench-vendor", "url": f"http://127.0.0.1:{port}",
                "formats": ["openai-chat"], "models": [{"name": f"bench-{name}"}]} for name, port in upstreams.items()],
            "sessions": {"minutes": 240, "maximum_minutes": 480}, "limits": {"upstream_connections": 1024},
            "log": "warning",
        }
        # JSON is YAML.
        (self.directory / "registry.yaml").write_text(json.dumps(registry, indent=1))
        (self.directory / "chaperone.yaml").write_text(json.dumps(configuration, indent=1))
        (self.directory / "patients.ndjson").write_text("".join(json.dumps(one) + "\n" for one in self.people))

    def call(self, method: str, path: str, body=None, token: str | None = None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method,
            data=json.dumps(body).encode() if body is not None else None, headers={"Content-Type": "application/json"})
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def need(self, method: str, path: str, body=None, token: str | None = None):
        status, answer = self.call(method, path, body, token)
        if status != 200:
            raise SystemExit(f"{method} {path} gave {status}: {answer}")
        return answer

    def sign_in(self, user: str) -> str:
        return self.need("POST", "/api/v1/sign-in", {"user": user, "password": PASSWORD})["token"]

    def open_session(self):
        patient = self.people[0]["id"]
        self.officer, clinician = self.sign_in("bench-officer"), self.sign_in("bench-clinician")
        self.need("PUT", f"/api/v1/patients/{patient}/consents/drafting", {"status": "opted-in"}, self.officer)
        body = {"model": "bench-whole", "messages": [{"role": "user", "content": "Hello."}]}
        status, answer = self.call("POST", "/v1/chat/completions", body, self.key)
        if status != 403:
            raise SystemExit(f"expected to be asked for a session, got {status}: {answer}")
        request = answer["error"]["session_request_id"]
        self.need("POST", f"/api/v1/session-requests/{request}/approve",
                  {"patient_id": patient, "purpose": "drafting"}, clinician)

    def note(self) -> str:
        """About 1.7 KB of clinical text with the patient's identifiers and others; `load.lua` makes each copy another."""
        return (
            f"{self.name} (@copy@; {self.record}) was seen on 03/14/2024. " + SENTENCES * 8
            + f"Please write a letter to {self.name}'s general practitioner.")

    def conversation(self) -> list[dict]:
        """Forty turns, about 50 KB, as an agent sends them all again with every question; only the last one is new."""
        turns = []
        for number in range(1, 41):
            turns.append({"role": "user", "content": f"What of visit {number} of {self.name}, on 03/{number % 28 + 1:02d}/2024?"})
            turns.append({"role": "assistant", "content": f"On visit {number} {self.name} was better. " + SENTENCES * 5})
        return turns + [{"role": "user", "content": f"And what (@copy@) of {self.name} today? " + SENTENCES}]

    @property
    def name(self) -> str:
        name = self.people[0]["name"][0]
        return f"{name['given'][0]} {name['family']}"

    @property
    def record(self) -> str:
        """The first patient's number and telephone, as a note has them."""
        return f"{self.people[0]['identifier'][0]['value']}, phone {self.people[0]['telecom'][0]['value']}"

    def ledger_size(self) -> int:
        return self.need("GET", "/api/v1/records?limit=1", token=self.officer)["size"]

    def resident_bytes(self) -> int:
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0

    def processor_seconds(self) -> float:
        """User and system time of all its threads, what it does behind the answers included."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def verify_ledger(self) -> str:
        key = (self.directory / "data/ledger.vkey").read_text().strip()
        result = subprocess.run(
            [self.binary, "audit", "verify", str(self.directory / "data/ledger"), "--key", key], capture_output=True,
            text=True)
        return result.stdout.splitlines()[0] if result.returncode == 0 else "NOT VERIFIED: " + result.stderr.strip()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
