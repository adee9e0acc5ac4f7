"""Starts the built program with a synthetic hospital, and the JSON API as its users see it."""

import contextlib
import json
import os
import pathlib
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import requests

ROOT = pathlib.Path(__file__).resolve().parents[2]
PURPOSE = "summarisation"
START_SECONDS_MAX = 90
STOP_SECONDS_MAX = 20


def binary() -> str:
    """The program under test."""
    path = pathlib.Path(os.environ.get("CHAPERONE", ROOT / ".build/debug/chaperone"))
    return str(path if path.is_absolute() else ROOT / path)


def run(*arguments, stdin: bytes | str | None = None, timeout: float = 30) -> subprocess.CompletedProcess:
    """One command of the program, to its end."""
    if isinstance(stdin, str):
        stdin = stdin.encode()
    # Without input it reads an empty one: a command that waits for a terminal would hang the suite.
    return subprocess.run(
        [binary(), *map(str, arguments)], input=stdin if stdin is not None else b"", capture_output=True,
        timeout=timeout, cwd=ROOT)


class Console:
    """One signed-in user of the JSON API."""

    def __init__(self, base_url: str, user: dict):
        self.base_url = base_url
        self.user = user
        self.http = requests.Session()
        self.http.trust_env = False
        answer = self.http.post(
            f"{base_url}/api/v1/sign-in", json={"user": user["id"], "password": user["password"]}, timeout=20)
        assert answer.status_code == 200, answer.text
        self.token = answer.json()["token"]
        self.http.cookies.clear()
        self.http.headers["Authorization"] = f"Bearer {self.token}"

    def call(self, method: str, path: str, expect: int | None = None, **options) -> requests.Response:
        answer = self.http.request(method, f"{self.base_url}/api/v1/{path}", timeout=20, **options)
        if expect is not None:
            assert answer.status_code == expect, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        else:
            assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer

    def get(self, path: str, **options):
        return self.call("GET", path, **options).json()

    def pending(self) -> list[dict]:
        return self.get("session-requests?status=pending")["items"]

    def sessions(self) -> list[dict]:
        return self.get("sessions")["items"]

    def found(self, **filters) -> list[dict]:
        """Matching records with their index in the ledger; without `from` the newest."""
        return self.get("records", params=filters)["items"]

    def records(self, **filters) -> list[dict]:
        """Matching records."""
        return [row["record"] for row in self.found(**filters)]

    def set_consent(self, patient: dict, status: str, purpose: str = PURPOSE) -> dict:
        return self.call("PUT", f"patients/{patient['id']}/consents/{purpose}", json={"status": status}).json()


class Hospital:
    """A running `chaperone demo`."""

    def __init__(self, data: pathlib.Path | None = None, arguments: tuple[str, ...] = ("--faults",)):
        self.owns_data = data is None
        self.data = data or pathlib.Path(tempfile.mkdtemp(prefix="chaperone-test-"))
        self.log_path = self.data.parent / f"{self.data.name}.log"
        self._consoles: dict[str, Console] = {}
        self._start(arguments)

    def _start(self, arguments):
        self._log = open(self.log_path, "ab")
        self.process = subprocess.Popen(
            [binary(), "demo", "--listen", "127.0.0.1:0", "--data", str(self.data), *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, cwd=ROOT)
        ready: queue.Queue = queue.Queue()
        self._reader = threading.Thread(target=self._read_output, args=(ready,), daemon=True)
        self._reader.start()
        try:
            line = ready.get(timeout=START_SECONDS_MAX)
        except queue.Empty:
            line = None
        if line is None:
            self.kill()
            raise AssertionError(f"the program did not become ready:\n{self.log()[-4000:]}")
        self.base_url = line.split(" ", 1)[1].strip()
        self.demo = json.loads((self.data / "demo.json").read_text())
        # What a demo says at start may name its invented patients; what comes later must not.
        time.sleep(0.2)
        self._log_offset = self.log_path.stat().st_size

    def _read_output(self, ready: queue.Queue):
        for raw in self.process.stdout:
            self._log.write(raw)
            self._log.flush()
            line = raw.decode(errors="replace")
            if line.startswith("ready "):
                ready.put(line)
        ready.put(None)

    # What is in demo.json

    @property
    def patients(self) -> list[dict]:
        return self.demo["patients"]

    @property
    def ledger(self) -> pathlib.Path:
        path = pathlib.Path(self.demo["ledger"]["directory"])
        return path if path.is_absolute() else self.data / path

    @property
    def verifier_key(self) -> str:
        return self.demo["ledger"]["verifier_key"]

    @property
    def capture(self) -> pathlib.Path:
        path = pathlib.Path(self.demo["vendor_capture"])
        return path if path.is_absolute() else self.data / path

    def agent(self, outcome: str) -> dict:
        return next(agent for agent in self.demo["agents"] if agent["outcome"] == outcome)

    def user(self, role: str) -> dict:
        return next(user for user in self.demo["users"] if role in user["roles"])

    def console(self, who: dict | str) -> Console:
        """The console of a user, or of some user with this role."""
        user = self.user(who) if isinstance(who, str) else who
        if user["id"] not in self._consoles:
            self._consoles[user["id"]] = Console(self.base_url, user)
        return self._consoles[user["id"]]

    def clinician_of(self, agent: dict) -> Console:
        return self.console(next(user for user in self.demo["users"] if user["id"] == agent["clinician_id"]))

    # What agents do

    def post(self, path: str, key: str | None, body=None, headers=None, **options) -> requests.Response:
        """A request of an agent. `body` is JSON, or bytes as they are."""
        headers = dict(headers or {})
        if key is not None and path.startswith("/v1/messages"):
            headers.update({"x-api-key": key, "anthropic-version": "2023-06-01"})
        elif key is not None:
            headers["Authorization"] = f"Bearer {key}"
        if not isinstance(body, (bytes, type(None))) and not hasattr(body, "__next__"):
            body = json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/json")
        with requests.Session() as http:
            http.trust_env = False
            return http.post(self.base_url + path, data=body, headers=headers, timeout=options.pop("timeout", 30),
                             **options)

    def chat(self, agent: dict, text: str, model: str | None = None, **options) -> requests.Response:
        body = {"model": model or agent["models"][0], "messages": [{"role": "user", "content": text}]}
        headers = options.pop("headers", None)
        transport = {"stream": options.pop("stream_response", False), "timeout": options.pop("timeout", 30)}
        return self.post("/v1/chat/completions", agent["device_key"], body | options, headers, **transport)

    def request_session(self, agent: dict, model: str | None = None) -> dict:
        """Asks without a session; the error object, which names the pending request."""
        answer = self.chat(agent, "Please summarise.", model)
        assert answer.status_code == 403, answer.text
        error = answer.json()["error"]
        assert error["code"] == "session_required", error
        return error

    def open_session(self, agent: dict, patient: dict, purpose: str = PURPOSE, consent: str | None = "opted-in",
                     model: str | None = None) -> dict:
        """An approved session; the answer to the approval."""
        if consent:
            self.console("privacy-officer").set_consent(patient, consent, purpose)
        error = self.request_session(agent, model)
        clinician = self.clinician_of(agent)
        answer = clinician.call(
            "POST", f"session-requests/{error['session_request_id']}/approve",
            json={"patient_id": patient["id"], "purpose": purpose}).json()
        return answer

    def close_sessions(self):
        """Revokes what is open and denies what is pending, so that a test begins and ends with nothing."""
        for agent in self.demo["agents"]:
            clinician = self.clinician_of(agent)
            for session in clinician.sessions():
                if is_active(session):
                    answer = clinician.http.post(
                        f"{self.base_url}/api/v1/sessions/{session['id']}/revoke", json={"reason": "test"}, timeout=20)
                    assert answer.status_code in (200, 204, 404, 409), answer.text
            for request in clinician.pending():
                clinician.call("POST", f"session-requests/{request['id']}/deny", json={"reason": "test"})

    # What can be seen afterwards

    @contextlib.contextmanager
    def captured(self):
        """What reaches the vendor while the block runs: `bytes` of the returned object, after the block."""
        seen = Captured()
        start = self.capture.stat().st_size if self.capture.exists() else 0
        yield seen
        if self.capture.exists():
            with open(self.capture, "rb") as file:
                file.seek(start)
                seen.bytes = file.read()

    def log(self) -> str:
        return self.log_path.read_bytes().decode(errors="replace")

    def log_since_ready(self) -> str:
        return self.log_path.read_bytes()[self._log_offset:].decode(errors="replace")

    # Ends

    def terminate(self):
        """Asks it to stop, as a service manager does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError("the program did not stop when asked to") from None
        self._join()

    def kill(self):
        """Ends it in the middle of whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(STOP_SECONDS_MAX)
        self._join()

    def _join(self):
        """Its output is read to the end, so that the log is whole."""
        self._reader.join(STOP_SECONDS_MAX)

    def restart(self, arguments: tuple[str, ...] = ("--faults",)):
        """Starts it again on the same data."""
        assert self.process.poll() is not None
        self._consoles.clear()
        self._log.close()
        self._start(arguments)

    def remove(self):
        self.kill()
        self._log.close()
        if self.owns_data and "CHAPERONE_KEEP" not in os.environ:
            shutil.rmtree(self.data, ignore_errors=True)
            self.log_path.unlink(missing_ok=True)


class Captured:
    """What reached the vendor."""

    bytes = b""

    def holds(self, text: str) -> bool:
        """Whether the text is in it, as it is or as JSON escapes it, whatever its case."""
        lower = self.bytes.lower()
        escaped = json.dumps(text)[1:-1]
        return any(form.lower().encode() in lower for form in {text, escaped})


def is_active(session: dict) -> bool:
    return session["state"] == "active"


def identifiers(patient: dict) -> list[str]:
    """What must never leave of a patient: the name, its parts, and the record number."""
    parts = [part for part in patient["name"].split() if len(part) > 2]
    return [patient["name"], patient["mrn"], *parts]


def eventually(check, seconds: float = 10):
    """The first true value of `check`; fails when there is none in time."""
    end = time.monotonic() + seconds
    while True:
        value = check()
        if value:
            return value
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def a_program(hospital):
    """Yields a running hospital once; then ends it, and nothing it logged may name a patient or hold a key."""
    try:
        yield hospital
        assert hospital.process.poll() is None, "the program died:\n" + hospital.log()[-4000:]
        hospital.terminate()
        log = hospital.log_since_ready()
        for patient in hospital.patients:
            assert patient["name"] not in log, "the log names a patient"
            assert patient["mrn"] not in log, "the log holds a medical record number"
        for agent in hospital.demo["agents"]:
            assert agent["device_key"] not in log, "the log holds a device key"
        assert "Fatal error" not in log
    finally:
        hospital.remove()


def surrogate_policy(folder):
    """A policy in `folder` like the default, which asks for surrogates where that one asks for pseudonyms."""
    path = folder / "surrogates.yaml"
    text = (ROOT / "policies" / "clinical-default.yaml").read_text()
    path.write_text(text.replace("[pseudonymise, ", "[pseudonymise, surrogates, "))
    return path
