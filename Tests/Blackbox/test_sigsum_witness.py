"""Debian's `sigsum-witness` cosigns a gateway's checkpoints: a witness that was written by others."""

import base64
import hashlib
import os
import pathlib
import shutil
import subprocess

import pytest

from program import eventually, run
from serving import Gateway, free_port

WITNESS = shutil.which(os.environ.get("SIGSUM_WITNESS", "sigsum-witness"))

pytestmark = pytest.mark.skipif(
    WITNESS is None, reason="no sigsum-witness: apt-get install -t bookworm-backports sigsum-go, or name it in SIGSUM_WITNESS")


def vkey(name: str, kind: int, public: bytes) -> tuple[str, str]:
    """A key's text after C2SP signed-note, and its hash."""
    hash = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).hexdigest()[:8]
    return f"{name}+{hash}+{base64.b64encode(bytes([kind]) + public).decode()}", hash


def log_key(folder: pathlib.Path) -> tuple[str, bytes, str]:
    """A log key whose origin is the one that sigsum derives from it: name, public key, the program's key file."""
    key = folder / "log.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True, capture_output=True)
    der = lambda *options: subprocess.run(
        ["openssl", "pkey", "-in", key, "-outform", "DER", *options], check=True, capture_output=True).stdout[-32:]
    seed, public = der(), der("-pubout")
    name = f"sigsum.org/v1/tree/{hashlib.sha256(public).hexdigest()}"
    hash = vkey(name, 1, public)[1]
    return name, public, f"PRIVATE+KEY+{name}+{hash}+{base64.b64encode(bytes([1]) + seed).decode()}\n"


def ssh_public(public: bytes) -> str:
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in (b"ssh-ed25519", public))
    return f"ssh-ed25519 {base64.b64encode(blob).decode()} key\n"


def test_sigsums_witness_cosigns_and_its_fork_check_is_heard(tmp_path):
    name, public, private = log_key(tmp_path)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "witness"], check=True)
    blob = base64.b64decode((tmp_path / "witness.pub").read_text().split()[1])
    witness_public = blob[-32:]
    witness_name = f"sigsum.org/v1/witness/{hashlib.sha256(witness_public).hexdigest()}"
    (tmp_path / "log.pub").write_text(ssh_public(public))
    port = free_port()
    policy = tmp_path / "policy"
    policy.write_text(
        f"log {vkey(name, 1, public)[0]}\n"
        f"witness sigsum {vkey(witness_name, 4, witness_public)[0]} http://127.0.0.1:{port}\nquorum sigsum\n")
    data = tmp_path / "gateway/data"
    data.mkdir(parents=True, mode=0o700)
    (data / "ledger.key").write_text(private)
    (data / "ledger.key").chmod(0o600)
    (data / "ledger.vkey").write_text(vkey(name, 1, public)[0] + "\n")
    witness = subprocess.Popen(
        [WITNESS, "-k", tmp_path / "witness", "--log-key", tmp_path / "log.pub", "--state-file", tmp_path / "state",
         f"127.0.0.1:{port}"], env=os.environ | {"GODEBUG": "httpmuxgo121=0"},
        stdout=open(tmp_path / "witness.log", "w"), stderr=subprocess.STDOUT)
    gateway = None
    try:
        gateway = Gateway(
            tmp_path / "gateway", f"  name: {name}\n  witnesses: {{policy: {policy}, interval_seconds: 1}}\n")
        for _ in range(3):
            gateway.refuse(5)
            size = int((gateway.ledger / "private/head").read_text().split("\n")[1])
            eventually(lambda: gateway.checkpoint()[0] >= size and witness_name in gateway.checkpoint()[1], 15)
        gateway.stop()
        verified = run("audit", "verify", gateway.ledger, "--policy", policy)
        assert verified.returncode == 0 and witness_name.encode() in verified.stdout, verified.stderr
        # An older copy under the same key: sigsum's witness has seen more.
        state = data / "witnesses.json"
        shutil.rmtree(gateway.ledger)
        state.unlink()
        gateway.restart()
        refused = lambda: run("audit", "witness", "status", "--data", data)
        told = eventually(lambda: refused().stdout.decode() if b"REFUSED" in refused().stdout else None, 15)
        assert "an older copy was restored" in told, told
        gateway.stop()
    finally:
        if gateway:
            gateway.kill()
        witness.kill()
        witness.wait()
