"""The ledger's key changes twice, and one command verifies everything across it."""

import shutil
import stat

import pytest

from program import run
from serving import Gateway


@pytest.fixture
def gateway(tmp_path):
    gateway = Gateway(tmp_path / "gateway")
    gateway.refuse(3)
    gateway.stop()
    yield gateway
    gateway.kill()


def rotate(gateway, *options, fails=""):
    result = run("keys", "rotate-ledger", "--data", gateway.data, *options)
    words = (result.stdout + result.stderr).decode()
    assert (result.returncode != 0) == bool(fails) and fails in words, words
    return words


def verify(gateway, *trust):
    result = run("audit", "verify", gateway.ledger, *trust)
    return result.returncode, (result.stdout + result.stderr).decode()


def work(gateway):
    gateway.restart()
    gateway.refuse(3)
    gateway.stop()


def signers(gateway) -> int:
    return len(gateway.checkpoint()[1])


def test_one_command_verifies_across_two_rotations(gateway, tmp_path):
    first = gateway.key
    proof = tmp_path / "early.proof"
    proof.write_bytes(run("audit", "prove", "1", "--ledger", gateway.ledger).stdout)
    for number in (1, 2):
        rotate(gateway)
        key = gateway.data / "ledger.key"
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert signers(gateway) == 2, "both sign what stands, before the next start"
        work(gateway)
        assert signers(gateway) == 2, "and what comes, for a while"
        rotate(gateway, fails="--finish first")
        assert verify(gateway, "--keys", gateway.data / "ledger.vkeys")[0] == 0
        # Who knows only older keys is told to ask about the new one.
        code, words = verify(gateway, "--key", first)
        assert code == 1 and f"puts the key {gateway.key} in force" in words or number == 2, words
        rotate(gateway, "--finish")
        work(gateway)
        assert signers(gateway) == 1
    keys = gateway.data / "ledger.vkeys"
    assert len(keys.read_text().split()) == 3 and keys.read_text().split()[0] == first
    code, words = verify(gateway, "--keys", keys)
    assert code == 0 and words.count("names its successor") == 2, words
    windows = tmp_path / "windows.vkeys"
    windows.write_bytes(keys.read_bytes().replace(b"\n", b"\r\n"))
    assert verify(gateway, "--keys", windows)[0] == 0
    policy = tmp_path / "policy"
    policy.write_text("".join(f"log {key}\n" for key in keys.read_text().split()) + "quorum none\n")
    assert verify(gateway, "--policy", policy)[0] == 0
    # The newest key alone judges the tree; an old one alone judges nothing any more.
    assert verify(gateway, "--key", gateway.key)[0] == 0
    code, words = verify(gateway, "--key", first)
    assert code == 1 and "no signature by the key" in words, words
    # What was proved under the first key is proved still.
    for trust in (("--keys", keys), ("--policy", policy), ("--key", first)):
        checked = run("audit", "verify-proof", proof, *trust)
        assert checked.returncode == 0, checked.stderr
    assert not list(gateway.data.glob("ledger.key.*")), "old private keys are gone"


def test_a_rotation_that_was_cut_off_is_continued_at_every_step(gateway):
    data = gateway.data
    old = (data / "ledger.key").read_text()
    rotate(gateway)
    new = (data / "ledger.key").read_text()
    for has_retiring in (True, False):
        # As a crash before the last step, or before the old key got its second name, leaves it.
        (data / "ledger.key").rename(data / "ledger.key.next")
        (data / "ledger.key").write_text(old)
        (data / "ledger.key").chmod(0o600)
        if not has_retiring:
            (data / "ledger.key.retiring").unlink()
        rotate(gateway, "--finish", fails="cut off" if has_retiring else "No rotation is under way")
        work(gateway)
        rotate(gateway)
        assert (data / "ledger.key").read_text() == new
        work(gateway)
        code, words = verify(gateway, "--keys", data / "ledger.vkeys")
        assert code == 0 and words.count("names its successor") == 1, words


def test_a_rotation_by_a_stolen_key_does_not_pass(gateway, tmp_path):
    """A thief of the old key makes a ledger of their own with a successor of their own."""
    stolen = Gateway.__new__(Gateway)
    stolen.folder = tmp_path / "thief"
    shutil.copytree(gateway.folder, stolen.folder)
    rotate(gateway)
    work(gateway)
    rotate(gateway, "--finish")
    work(gateway)
    keys = gateway.data / "ledger.vkeys"
    assert verify(gateway, "--keys", keys)[0] == 0
    rotate(stolen)
    # Both of the thief's keys sign; the old one is among those that are trusted.
    stolen.arguments = ["serve", "--config", str(stolen.folder / "chaperone.yaml")]
    stolen.secret, stolen.port, stolen.log = gateway.secret, gateway.port, ""
    stolen.start()
    stolen.refuse()
    stolen.stop()
    code, words = verify(stolen, "--keys", keys)
    assert code == 1 and "not among the keys you gave" in words, words
    # Nor does the thief's history without a successor, once the owner has named one.
    rotate(stolen, "--finish")
    assert verify(stolen, "--keys", keys)[0] == 1


def test_a_rotation_needs_the_program_stopped(gateway):
    gateway.restart()
    rotate(gateway, fails="Stop it")
    gateway.stop()
    assert not (gateway.data / "ledger.key.retiring").exists()
