"""Hostile notes, keys, proofs, policies and directories at the command line: an error that says what and where, never a
crash, never a pass."""

import base64
import shutil

import pytest

from program import run
from serving import Gateway

HASH = base64.b64encode(bytes(32)).decode()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A small ledger, its key, its checkpoint, and a proof file that verifies."""
    gateway = Gateway(tmp_path_factory.mktemp("sound") / "gateway")
    gateway.refuse(6)
    gateway.stop()
    gateway.proof = run("audit", "prove", "5", "--ledger", gateway.ledger).stdout
    gateway.text = (gateway.ledger / "checkpoint").read_text()
    return gateway


def refused(*arguments, words=("NOT VERIFIED",)):
    result = run(*arguments)
    told = (result.stdout + result.stderr).decode()
    assert result.returncode in (1, 64), f"{result.returncode}: {told[:500]}"
    assert b"verified:" not in result.stdout, told[:500]
    assert "Fatal error" not in told and len(told) < 4000, told[:500]
    for word in words:
        assert word in told, told[:500]


def signature(sound) -> str:
    return sound.text.strip().split("\n")[-1]


def hostile_notes(sound) -> dict[str, bytes]:
    text, line = sound.text, signature(sound)
    size = text.split("\n")[1]
    return {
        "empty": b"", "one byte": b"\n", "no signature": text.split("\n\n")[0].encode() + b"\n\n",
        "thousands of signatures": (text + (line + "\n") * 5000).encode(),
        "a huge line": (text + "— x " + "A" * (1 << 22) + "\n").encode(),
        "a huge origin": ("o" * (1 << 21) + text).encode(),
        "CRLF": text.replace("\n", "\r\n").encode(), "no last line feed": text[:-1].encode(),
        "not UTF-8": b"\xff\xfe" + text.encode(), "a NUL": text.replace("chaperone", "chap\0rone").encode(),
        "bad base64": text.replace(line, line[:-4] + "====").encode(),
        "a cut signature": text.replace(line, line[:-8]).encode(),
        "another size": text.replace(f"\n{size}\n", f"\n{int(size) - 1}\n").encode(),
        "the largest size": text.replace(f"\n{size}\n", "\n18446744073709551615\n").encode(),
        "half of all sizes": text.replace(f"\n{size}\n", "\n9223372036854775808\n").encode(),
        "more than all sizes": text.replace(f"\n{size}\n", "\n18446744073709551616\n").encode(),
        "a size in two spellings": text.replace(f"\n{size}\n", f"\n0{size}\n").encode(),
        "a negative size": text.replace(f"\n{size}\n", f"\n-{size}\n").encode(),
        "another root": text.replace(text.split("\n")[2], HASH).encode(),
        "another origin": text.replace("chaperone.test/ledger", "elsewhere.test/ledger").encode(),
    }


def test_no_hostile_checkpoint_verifies_a_ledger_or_a_continuation(sound, tmp_path):
    copy = tmp_path / "ledger"
    shutil.copytree(sound.ledger, copy)
    old = tmp_path / "old"
    for name, note in hostile_notes(sound).items():
        (copy / "checkpoint").write_bytes(note)
        refused("audit", "verify", copy, "--key", sound.key)
        old.write_bytes(note)
        refused("audit", "consistency", old, sound.ledger, "--key", sound.key, words=())
        print(name)


def test_no_hostile_proof_file_verifies(sound, tmp_path):
    file = tmp_path / "proof"
    file.write_bytes(sound.proof)
    assert run("audit", "verify-proof", file, "--key", sound.key).returncode == 0
    head, checkpoint = sound.proof.decode().split("\n\n", 1)
    lines = head.split("\n")
    at = next(place for place, line in enumerate(lines) if line.startswith("index "))
    hashes = lines[at + 1:]
    def proof(head, text=checkpoint):
        return ("\n".join(head) + "\n\n" + text).encode()
    hostile = {
        "an extra hash": proof(lines + [HASH]), "sixty-five hashes": proof(lines[:at + 1] + [HASH] * 65),
        "a missing hash": proof(lines[:-1]), "swapped hashes": proof(lines[:at + 1] + hashes[::-1]),
        "another index": proof(lines[:at] + ["index 4"] + hashes),
        "an index out of range": proof(lines[:at] + ["index 9223372036854775807"] + hashes),
        "the largest index": proof(lines[:at] + ["index 18446744073709551615"] + hashes),
        "more than the largest": proof(lines[:at] + ["index 18446744073709551616"] + hashes),
        "another entry": proof(["extra " + base64.b64encode(b"{}").decode()] + lines[at:]) if at == 1 else b"",
        "an entry that is too long": proof(
            [lines[0], "extra " + base64.b64encode(b"x" * 70_000).decode()] + lines[at:]),
        "no entry": proof([lines[0]] + lines[at:]), "CRLF": sound.proof.replace(b"\n", b"\r\n"),
        "two megabytes": sound.proof + b"x" * (2 << 20), "not UTF-8": b"\xff" + sound.proof,
        "another version": sound.proof.replace(b"@v1", b"@v2", 1), "empty": b"",
    }
    for name, note in hostile_notes(sound).items():
        hostile[f"a checkpoint: {name}"] = (head + "\n\n").encode() + note
    for name, contents in hostile.items():
        file.write_bytes(contents)
        print(name)
        refused("audit", "verify-proof", file, "--key", sound.key, words=())


@pytest.mark.parametrize("key", [
    "", "x", "a+b", "a+00000000+AQ==", "a+zzzzzzzz+AQ==", "a b+00000000+AQ==", "x" * 5000, "a+00000000+" + "A" * 50_000,
    "PRIVATE+KEY+a+00000000+AQ==",
])
def test_no_text_is_taken_for_a_key(sound, tmp_path, key):
    refused("audit", "verify", sound.ledger, "--key", key, words=("vkey",))
    keys = tmp_path / "keys"
    keys.write_text(f"{sound.key}\n{key or 'x'}\n")
    refused("audit", "verify", sound.ledger, "--keys", keys, words=("vkey",))


def test_hostile_policies_name_their_line(sound, tmp_path):
    policy = tmp_path / "policy"
    for text, words in {
        "": "no quorum line", "quorum none\n": "trusts no log", f"log {sound.key}\nquorum w\n": "Line 2",
        f"log {sound.key}\r\nquorum none\r\n": "Line 1", "x" * 100_000: "", "quorum none\n" * 2000: "lines",
        f"log {sound.key}\ngroup g 99999999999999999999 a\nquorum g\n": "Line 2",
    }.items():
        policy.write_text(text)
        refused("audit", "verify", sound.ledger, "--policy", policy, words=(words,))


def test_files_that_are_not_there_or_not_files_are_named(sound, tmp_path):
    refused("audit", "verify", tmp_path, "--key", sound.key, words=("checkpoint", "missing"))
    copy = tmp_path / "ledger"
    shutil.copytree(sound.ledger, copy)
    # A slow machine commits the records in several steps, each with a bundle: the last one is read.
    bundle = max((copy / "tile/entries/000.p").iterdir(), key=lambda path: int(path.name))
    bundle.write_bytes(bundle.read_bytes()[:-3])
    refused("audit", "verify", copy, "--key", sound.key, words=("tile/entries/000.p", "ends before"))
    bundle.unlink()
    bundle.mkdir()
    refused("audit", "verify", copy, "--key", sound.key, words=("not a plain file",))
