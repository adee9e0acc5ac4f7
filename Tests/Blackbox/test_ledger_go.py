"""The ledger's directory under Go's own `golang.org/x/mod/sumdb` packages, which know nothing of Chaperone."""

import os
import pathlib
import shutil
import subprocess

import pytest

from clinical_text import note
from program import ROOT, Hospital, eventually, run
from serving import Gateway, Witness

GO_PACKAGES = pathlib.Path("/usr/share/gocode")


@pytest.fixture(scope="module")
def goverify(tmp_path_factory):
    """The checker, built by the Go tool chain."""
    go = shutil.which("go")
    if go is None:
        pytest.skip("Go is not installed: apt-get install golang-go")
    if not (GO_PACKAGES / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        pytest.skip("Go's sumdb packages are not installed: apt-get install golang-golang-x-mod-dev")
    place = tmp_path_factory.mktemp("goverify")
    program = place / "goverify"
    environment = os.environ | {
        "GO111MODULE": "off", "GOPATH": str(GO_PACKAGES), "GOCACHE": str(place / "cache"), "CGO_ENABLED": "0"}
    built = subprocess.run(
        [go, "build", "-o", program, ROOT / "Tests/Blackbox/goverify/main.go"], env=environment, capture_output=True,
        text=True, timeout=300)
    assert built.returncode == 0, built.stderr
    return program


@pytest.fixture(scope="module")
def grown_ledger(tmp_path_factory):
    """A ledger of more than one tile, and a checkpoint of when it was smaller."""
    hospital = Hospital()
    try:
        agent, patient = hospital.agent("condition"), hospital.patients[5]
        hospital.open_session(agent, patient)
        assert hospital.chat(agent, note(patient), "vendor-echo-1").ok
        old = tmp_path_factory.mktemp("old") / "checkpoint"
        shutil.copy(hospital.ledger / "checkpoint", old)
        for number in range(130):
            assert hospital.chat(agent, f"{note(patient)} {number}", "vendor-echo-1").ok
        hospital.terminate()
        yield hospital, old
    finally:
        hospital.remove()


def verify(goverify, *arguments):
    return subprocess.run([goverify, *arguments], capture_output=True, text=True, timeout=120)


def test_go_verifies_notes_every_proof_consistency_and_a_full_replay(goverify, grown_ledger, tmp_path):
    hospital, old = grown_ledger
    size = int((hospital.ledger / "checkpoint").read_text().split("\n")[1])
    assert size > 256, "a full tile, a partial one, and one above them"
    proofs = []
    for index in (0, 255, 256, size - 1):
        proofs.append(tmp_path / f"{index}.tlog-proof")
        proofs[-1].write_bytes(run("audit", "prove", index, "--ledger", hospital.ledger).stdout)
    result = verify(goverify, hospital.verifier_key, hospital.ledger, old, *proofs)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(f"verified {size} records, continuing ")
    assert result.stdout.endswith("4 proof files, 0 cosignatures\n")


def test_go_refuses_what_was_changed(goverify, grown_ledger, tmp_path):
    """Else the test above would show only that the checker says yes."""
    hospital, old = grown_ledger
    for name in ("checkpoint", "tile/0/000", "tile/entries/000"):
        copy = tmp_path / name.replace("/", "-")
        shutil.copytree(hospital.ledger, copy)
        changed = bytearray((copy / name).read_bytes())
        changed[len(changed) // 2] ^= 1
        (copy / name).write_bytes(changed)
        assert verify(goverify, hospital.verifier_key, copy, old).returncode == 1, name
    proof = tmp_path / "changed.tlog-proof"
    lines = run("audit", "prove", 3, "--ledger", hospital.ledger).stdout.decode().split("\n")
    assert lines[2] == "index 3"
    proof.write_text("\n".join(lines[:2] + ["index 4"] + lines[3:]))
    assert verify(goverify, hospital.verifier_key, hospital.ledger, old, proof).returncode == 1


def test_go_verifies_a_cosigned_checkpoint_and_misses_an_absent_cosignature(goverify, tmp_path):
    first, second = Witness(tmp_path / "w1", "w1"), Witness(tmp_path / "w2", "w2")
    gateway = Gateway(tmp_path / "gateway")
    gateway.stop()
    policy = tmp_path / "policy"
    policy.write_text(f"log {gateway.key}\n{first.policy_line}quorum w1\n")
    gateway.configure(f"  name: chaperone.test/ledger\n  witnesses: {{policy: {policy}, interval_seconds: 1}}\n")
    old = tmp_path / "old"
    shutil.copy(gateway.ledger / "checkpoint", old)
    try:
        first.serve(gateway.key)
        gateway.restart()
        gateway.refuse(5)
        eventually(lambda: len(gateway.checkpoint()[1]) == 2)
        gateway.stop()
    finally:
        gateway.kill()
        first.kill()
    verified = verify(goverify, "-witness", first.key, gateway.key, gateway.ledger, old)
    assert verified.returncode == 0 and "1 cosignatures" in verified.stdout, verified.stderr
    missed = verify(goverify, "-witness", second.key, gateway.key, gateway.ledger, old)
    assert missed.returncode == 1 and "cosignature by witness.test/w2" in missed.stderr, missed.stderr
