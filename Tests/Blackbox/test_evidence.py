"""The evidence pack: whole, checkable by an outsider with the public key, and the same every time."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

import merkle
from program import binary, run

GO_PACKAGES = pathlib.Path("/usr/share/gocode/src/golang.org/x/mod/sumdb")
# A key that signed nothing here (c2sp.org/signed-note, the example of Go's own documentation).
OTHER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def pack(hospital, patient, output, *options):
    return run("audit", "evidence", "--patient", patient["pseudonym"], "--data", hospital.data, "-o", output, *options)


def check(directory, key):
    return subprocess.run([sys.executable, directory / "check.py", key], capture_output=True, text=True, timeout=60)


def test_an_outsider_checks_the_pack_with_the_public_key_alone(ended, tmp_path):
    patient = ended.patients[5]
    result = pack(ended, patient, tmp_path / "pack.zip")
    assert result.returncode == 0, result.stderr.decode()
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert archive.testzip() is None, "every checksum fits"
        archive.extractall(tmp_path / "pack")
    expected = {place: entry for place, entry in enumerate(merkle.entries_of(ended.ledger))
                if json.loads(entry).get("patient") == patient["pseudonym"]}
    packed = {int(path.stem): path.read_bytes() for path in (tmp_path / "pack/records").iterdir()}
    assert packed == expected and len(packed) > 4
    history = (tmp_path / "pack/consent-history.jsonl").read_text().splitlines()
    assert history and all(json.loads(line)["kind"] == "consent-changed" for line in history)
    named = {json.loads(entry)["decision"]["policy_hash"] for entry in packed.values() if b'"decision"' in entry}
    texts = {path.stem for path in (tmp_path / "pack/policies").iterdir()}
    assert texts == named and texts
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
               for path in (tmp_path / "pack/policies").iterdir())
    everything = b"".join(path.read_bytes() for path in (tmp_path / "pack").rglob("*") if path.is_file())
    for word in (patient["name"], patient["mrn"], ended.patients[6]["pseudonym"]):
        assert word.encode() not in everything

    checked = check(tmp_path / "pack", ended.verifier_key)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith(f"verified: {len(packed)} records")
    index = min(packed)
    proof = run("audit", "verify-proof", tmp_path / f"pack/proofs/{index}.tlog-proof", "--entry",
                tmp_path / f"pack/records/{index}.json", "--key", ended.verifier_key)
    assert proof.returncode == 0, proof.stderr.decode()


def commands_of(readme):
    """The commands of the pack's README, as they stand there."""
    return [line.strip() for line in readme.splitlines() if line.startswith("    ")]


def test_the_commands_of_its_readme_work_as_they_stand(ended, tmp_path):
    patient = ended.patients[5]
    assert pack(ended, patient, tmp_path / "pack.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        archive.extractall(tmp_path / "pack")
    python, go, own = commands_of((tmp_path / "pack/README.md").read_text())
    assert python.startswith("python3 ") and "go run" in go and own.startswith("chaperone audit verify-proof")
    places = [pathlib.Path(sys.executable).parent, pathlib.Path(binary()).parent, os.environ["PATH"]]
    environment = os.environ | {"PATH": ":".join(map(str, places)), "GOCACHE": str(tmp_path / "cache")}
    commands = [python, own]
    if shutil.which("go") and GO_PACKAGES.is_dir():
        commands.append(go)
    for command in commands:
        for key, works in ((ended.verifier_key, True), (OTHER_KEY, False)):
            ran = subprocess.run(["sh", "-c", command.replace("KEY", key)], cwd=tmp_path / "pack", env=environment,
                                 capture_output=True, text=True, timeout=120)
            assert (ran.returncode == 0) == works, f"{command}: {ran.stderr}"
            assert ran.stdout.startswith("verified: ") == works


def test_the_pack_is_the_same_with_an_index_and_without(ended, tmp_path):
    assert pack(ended, ended.patients[5], tmp_path / "with.zip", "--from", "2020-01-01").returncode == 0
    without = pack(ended, ended.patients[5], tmp_path / "without.zip", "--from", "2020-01-01", "--no-index")
    assert without.returncode == 0, without.stderr.decode()
    assert (tmp_path / "with.zip").read_bytes() == (tmp_path / "without.zip").read_bytes()


def test_the_checker_refuses_a_pack_that_was_changed(ended, hospital, tmp_path):
    assert pack(ended, ended.patients[5], tmp_path / "pack.zip").returncode == 0
    for name in ("records", "proofs", "checkpoint", "policies", "key"):
        place = tmp_path / name
        with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
            archive.extractall(place)
        key = ended.verifier_key
        if name == "key":
            key = hospital.verifier_key
        else:
            path = place / name
            path = sorted(path.iterdir())[0] if path.is_dir() else path
            changed = bytearray(path.read_bytes())
            changed[len(changed) // 3] ^= 1
            path.write_bytes(changed)
        assert check(place, key).returncode != 0, name


def test_the_pack_is_the_same_every_time_and_overwrites_nothing(ended, tmp_path):
    for name in ("first.zip", "second.zip"):
        assert pack(ended, ended.patients[6], tmp_path / name).returncode == 0
    first = (tmp_path / "first.zip").read_bytes()
    assert first == (tmp_path / "second.zip").read_bytes()
    assert pack(ended, ended.patients[5], tmp_path / "first.zip").returncode != 0
    assert (tmp_path / "first.zip").read_bytes() == first


def test_the_period_narrows_all_but_the_consents(ended, tmp_path):
    result = pack(ended, ended.patients[5], tmp_path / "old.zip", "--to", "2001-01-01")
    assert result.returncode == 0, result.stderr.decode()
    with zipfile.ZipFile(tmp_path / "old.zip") as archive:
        records = [json.loads(archive.read(name)) for name in archive.namelist() if name.startswith("records/")]
    assert records and {record["kind"] for record in records} == {"consent-changed"}
    for options in (["--patient", "nobody"], ["--from", "soon"]):
        result = run("audit", "evidence", "--patient", ended.patients[5]["pseudonym"], "--data", ended.data, "-o",
                     tmp_path / "none.zip", *options)
        assert result.returncode != 0
        assert not (tmp_path / "none.zip").exists()
