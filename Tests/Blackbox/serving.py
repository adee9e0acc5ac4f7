"""`chaperone serve` and `chaperone witness serve` as processes that a test starts, ends and starts again."""

import pathlib
import queue
import re
import socket
import subprocess
import threading

import requests

from program import ROOT, STOP_SECONDS_MAX, binary, run

REGISTRY = """\
vendors:
  - {{id: it, name: IT, baa: signed, no_training: attested, encrypts: true, security_report: current,
     right_to_audit: true, incident_sla: true}}
devices:
  - {{id: desk, name: Desk, class: clinical, posture: healthy, isolation: sandbox}}
agents:
  - {{id: helper, name: Helper, version: "1", vendor: it, stage: production, status: active, files: scoped,
     clipboard: brokered, network: gateway-only, preview: false, approved_until: 2099-01-01, models: [ward-model]}}
users:
  - {{id: dr-a, name: Dr A, roles: [clinician], password_hash: {password}}}
keys:
  - {{agent: helper, device: desk, clinician: dr-a, secret_sha256: "{secret}"}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Process:
    """A command that says `ready URL` when it listens. What it logs and prints is kept in `log`."""

    def __init__(self, *arguments):
        self.arguments = [str(argument) for argument in arguments]
        self.log = ""
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [binary(), *self.arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            cwd=ROOT)
        ready: queue.Queue = queue.Queue()
        self.reader = threading.Thread(target=self._read, args=(self.process, ready), daemon=True)
        self.reader.start()
        line = ready.get(timeout=60)
        assert line is not None, f"{self.arguments} ended before it was ready:\n{self.log}"
        self.url = line.split(" ", 1)[1].strip()

    def _read(self, process, ready):
        for raw in process.stdout:
            line = raw.decode(errors="replace")
            self.log += line
            if line.startswith("ready "):
                ready.put(line)
        ready.put(None)

    def stop(self, expect: int = 0):
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(STOP_SECONDS_MAX)
        self.reader.join(STOP_SECONDS_MAX)
        assert code == expect, self.log
        assert "Fatal error" not in self.log

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(STOP_SECONDS_MAX)
        self.reader.join(STOP_SECONDS_MAX)

    def restart(self):
        assert self.process.poll() is not None
        self.start()


class Witness(Process):
    """A witness of our own, in a folder of its own, at a port that it keeps."""

    def __init__(self, folder: pathlib.Path, name: str):
        folder.mkdir(parents=True)
        self.folder = folder
        made = run("witness", "new-key", "--name", f"witness.test/{name}", "--key", folder / "witness.key")
        assert made.returncode == 0, made.stderr
        self.name, self.key = name, made.stdout.decode().strip()
        self.port = free_port()
        self.config = folder / "witness.yaml"
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = ""

    def serve(self, *logs: str):
        lines = "".join(f"  - {log}\n" for log in logs)
        self.config.write_text(
            f"listen: 127.0.0.1:{self.port}\nkey: witness.key\nstate_directory: state\nlogs:\n{lines}")
        super().__init__("witness", "serve", "--config", self.config)
        return self

    @property
    def policy_line(self) -> str:
        return f"witness {self.name} {self.key} {self.base}\n"


class Gateway(Process):
    """A hospital's server with one agent; every request of the agent is refused, which leaves a record."""

    def __init__(self, folder: pathlib.Path, ledger: str = "  name: chaperone.test/ledger\n"):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        made = run("keys", "new").stdout.decode()
        self.secret = re.search(r"chp_\S+", made).group()
        password = run("keys", "password", stdin="correct horse battery\n").stdout.decode().split(": ", 1)[1].strip()
        (folder / "registry.yaml").write_text(
            REGISTRY.format(password=password, secret=re.search(r"[0-9a-f]{64}", made).group()))
        self.config = folder / "chaperone.yaml"
        self.port = free_port()
        self.configure(ledger)
        super().__init__("serve", "--config", self.config)

    def configure(self, ledger: str):
        self.config.write_text(
            f"listen: 127.0.0.1:{self.port}\ndata_directory: data\npolicy: {ROOT}/policies/clinical-default.yaml\n"
            f"registry: registry.yaml\nledger:\n{ledger}upstreams:\n"
            "  - {name: ward, route: on-premises, url: 'http://127.0.0.1:9', formats: [openai-chat],\n"
            "     models: [{name: ward-model}]}\n")

    @property
    def data(self) -> pathlib.Path:
        return self.folder / "data"

    @property
    def ledger(self) -> pathlib.Path:
        return self.data / "ledger"

    @property
    def key(self) -> str:
        return (self.data / "ledger.vkey").read_text().strip()

    def refuse(self, count: int = 1):
        """So many more records, durable when it returns."""
        with requests.Session() as http:
            http.trust_env = False
            for _ in range(count):
                answer = http.post(
                    self.url + "/v1/chat/completions", headers={"Authorization": f"Bearer {self.secret}"}, timeout=20,
                    json={"model": "ward-model", "messages": [{"role": "user", "content": "Hello"}]})
                assert answer.status_code == 403, answer.text

    def checkpoint(self) -> tuple[int, list[str]]:
        """The size of the published checkpoint and the names that signed it."""
        text = (self.ledger / "checkpoint").read_text()
        body, signatures = text.split("\n\n")
        return int(body.split("\n")[1]), [line.split(" ")[1] for line in signatures.strip().split("\n")]
