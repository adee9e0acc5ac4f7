"""Witnesses: who cosigns the gateway's checkpoints, what happens when they are away, and that a fork is refused and said."""

import os
import pathlib
import random
import shutil
import signal
import stat
import threading
import time

import pytest
import requests

from program import ROOT, eventually, run
from serving import Gateway, Witness


@pytest.fixture
def house(tmp_path):
    """Starts gateways and witnesses and ends them."""
    house = House(tmp_path)
    yield house
    for process in house.processes:
        process.kill()


class House:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.processes: list = []

    def witness(self, name: str) -> Witness:
        witness = Witness(self.folder / name, name)
        return witness

    def serve(self, witness: Witness, *keys: str) -> Witness:
        self.processes.append(witness)
        return witness.serve(*keys)

    def gateway(self, witnesses: list, quorum: str, name: str = "gateway", seconds: int = 1) -> Gateway:
        """A gateway whose key the witnesses know: it starts once without them, so that the key is made."""
        gateway = Gateway(self.folder / name)
        self.processes.append(gateway)
        gateway.stop()
        self.policy = self.folder / f"{name}.policy"
        self.policy.write_text(
            f"log {gateway.key}\n" + "".join(witness.policy_line for witness in witnesses) + quorum + "\n")
        gateway.configure(
            f"  name: chaperone.test/ledger\n  witnesses: {{policy: {self.policy}, interval_seconds: {seconds}, "
            "timeout_seconds: 2}\n")
        return gateway


def status(gateway: Gateway):
    result = run("audit", "witness", "status", "--data", gateway.data)
    return result.returncode, (result.stdout + result.stderr).decode()


def verify(gateway: Gateway, policy):
    result = run("audit", "verify", gateway.ledger, "--policy", policy)
    return result.returncode, (result.stdout + result.stderr).decode()


def cosigned_by(gateway: Gateway, *names: str):
    """Waits until the published checkpoint covers what was there before the call and carries these cosignatures."""
    expected = {"chaperone.test/ledger", *(f"witness.test/{name}" for name in names)}
    size = max([int(path.read_text().split("\n")[1]) for path in [gateway.ledger / "private/head"]])
    def carried():
        now, signers = gateway.checkpoint()
        return now >= size and set(signers) == expected
    eventually(carried, 20)


def test_two_witnesses_cosign_and_the_quorum_is_checked_offline(house):
    first, second = house.witness("w1"), house.witness("w2")
    gateway = house.gateway([first, second], "group both all w1 w2\nquorum both")
    for witness in (first, second):
        house.serve(witness, gateway.key)
    gateway.start()
    gateway.refuse(3)
    cosigned_by(gateway, "w1", "w2")
    code, words = verify(gateway, house.policy)
    assert code == 0, words
    assert "cosigned by witness.test/w1" in words and "cosigned by witness.test/w2" in words
    eventually(lambda: status(gateway)[0] == 0)
    # A proof of a record carries the cosignatures to whoever checks it offline.
    proof = gateway.folder / "proof"
    proof.write_bytes(run("audit", "prove", "1", "--ledger", gateway.ledger).stdout)
    checked = run("audit", "verify-proof", proof, "--policy", house.policy)
    assert checked.returncode == 0 and b"2 witnesses" in checked.stdout, checked.stdout + checked.stderr
    gateway.stop()
    # The last records are cosigned before it ends, and a restart keeps that.
    assert len(gateway.checkpoint()[1]) == 3
    assert verify(gateway, house.policy)[0] == 0
    text = (gateway.ledger / "checkpoint").read_text()
    (gateway.ledger / "checkpoint").write_text("\n".join(
        line for line in text.split("\n") if "witness.test/w2" not in line))
    code, words = verify(gateway, house.policy)
    assert code == 1 and "quorum" in words, words


def test_one_witness_of_two_is_down_and_nothing_waits_for_it(house):
    first, second = house.witness("w1"), house.witness("w2")
    gateway = house.gateway([first, second], "group one any w1 w2\nquorum one")
    house.serve(first, gateway.key)
    gateway.start()
    began = time.monotonic()
    gateway.refuse(20)
    assert time.monotonic() - began < 15, "requests waited for a witness"
    cosigned_by(gateway, "w1")
    code, words = eventually(lambda: status(gateway) if "w2: never cosigned; failed" in status(gateway)[1] else None)
    assert code == 0 and "not reached" in words, words
    # It comes up, and cosigns what stands without a new record.
    house.serve(second, gateway.key)
    cosigned_by(gateway, "w1", "w2")


def test_without_any_witness_checkpoints_are_shown_and_the_missing_quorum_is_said(house):
    witness = house.witness("w1")
    gateway = house.gateway([witness], "quorum w1")
    gateway.start()
    gateway.refuse(5)
    size = int((gateway.ledger / "private/head").read_text().split("\n")[1])
    eventually(lambda: gateway.checkpoint()[0] >= size)
    words = eventually(lambda: status(gateway)[1] if "quorum" in status(gateway)[1] else None)
    assert status(gateway)[0] == 1 and "quorum: missed" in words, words
    code, words = verify(gateway, house.policy)
    assert code == 1 and "quorum" in words, words
    # Everything else about it is right, for who asks for no witness.
    assert run("audit", "verify", gateway.ledger, "--key", gateway.key).returncode == 0
    gateway.stop()


def test_a_forked_log_is_refused_and_the_gateway_says_so(house):
    witness = house.witness("w1")
    gateway = house.gateway([witness], "quorum w1")
    house.serve(witness, gateway.key)
    gateway.stop()
    # Two copies of one ledger with one key go on separately: an operator restored a copy, or a thief has the key.
    shutil.copytree(gateway.folder, house.folder / "copy")
    gateway.start()
    gateway.refuse(3)
    cosigned_by(gateway, "w1")
    gateway.stop()
    seen = int((gateway.ledger / "checkpoint").read_text().split("\n")[1])

    copy = Gateway.__new__(Gateway)
    copy.folder, copy.secret, copy.port, copy.log = house.folder / "copy", gateway.secret, gateway.port, ""
    copy.arguments = ["serve", "--config", str(copy.folder / "chaperone.yaml")]
    house.processes.append(copy)
    copy.start()
    code, words = eventually(lambda: status(copy) if "REFUSED by w1" in status(copy)[1] else None, 20)
    assert code == 1 and "an older copy was restored" in words, words
    # It grows past what the witness saw: then the proof itself fails.
    copy.refuse(seen + 5)
    eventually(lambda: copy.checkpoint()[0] > seen)
    copy.stop()
    assert "A WITNESS REFUSES THIS LEDGER" in copy.log
    assert copy.log.strip().split("\n")[-1].count("refuses this ledger"), copy.log[-500:]
    records = run("audit", "show", copy.ledger, "--kind", "witness-refused", "--format", "jsonl").stdout.decode()
    assert "witness-is-ahead" in records, records
    copy.restart()
    eventually(lambda: "history was rewritten or a second one" in status(copy)[1], 20)
    assert witness.process.poll() is None
    assert copy.checkpoint()[1] == ["chaperone.test/ledger"]
    copy.stop()
    assert "does not continue what this witness saw" in witness.log
    # The history that was cosigned goes on.
    gateway.restart()
    gateway.refuse()
    cosigned_by(gateway, "w1")
    gateway.stop()


def test_a_restored_older_ledger_is_not_started(house):
    witness = house.witness("w1")
    gateway = house.gateway([witness], "quorum w1")
    house.serve(witness, gateway.key)
    shutil.copytree(gateway.ledger, house.folder / "backup")
    gateway.start()
    gateway.refuse(3)
    cosigned_by(gateway, "w1")
    gateway.stop()
    shutil.rmtree(gateway.ledger)
    shutil.copytree(house.folder / "backup", gateway.ledger)
    again = run("serve", "--config", gateway.config, timeout=60)
    assert again.returncode != 0 and b"An older copy was restored" in again.stderr, again.stderr


def test_a_gateway_killed_at_any_instant_goes_on_with_its_witness(house):
    witness = house.witness("w1")
    gateway = house.gateway([witness], "quorum w1")
    house.serve(witness, gateway.key)
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(4):
        gateway.start()
        worker = threading.Thread(target=lambda: suppress(lambda: gateway.refuse(500)))
        worker.start()
        time.sleep(chance.uniform(0.3, 2))
        (gateway if chance.random() < 0.6 else witness).kill()
        gateway.kill()
        worker.join()
        if witness.process.poll() is not None:
            witness.restart()
    gateway.start()
    gateway.refuse(2)
    cosigned_by(gateway, "w1")
    gateway.stop()
    code, words = verify(gateway, house.policy)
    assert code == 0, words
    assert "REFUSES" not in gateway.log


def suppress(work):
    try:
        work()
    except (OSError, AssertionError):
        pass


@pytest.mark.parametrize("ledger, words", [
    ("witnesses: {polcy: x}", ["polcy", "policy"]),
    ("witnesses: {interval_seconds: 5}", ["'policy' is missing"]),
    ("witnesses: {policy: nowhere}", ["nowhere", "cannot be read"]),
    ("witnesses: {policy: none.policy}", ["names no witness"]),
    ("witnesses: {policy: wrong.policy}", ["wrong.policy", "Line 2"]),
    ("witnesses: {policy: nourl.policy}", ["needs a URL"]),
    ("witnesses: {policy: right.policy, timeout_seconds: 0}", ["1 to 60"]),
])
def test_a_wrong_witness_configuration_names_its_place(tmp_path, ledger, words):
    key = run("witness", "new-key", "--name", "w", "--key", tmp_path / "k").stdout.decode().strip()
    (tmp_path / "none.policy").write_text("quorum none\n")
    (tmp_path / "right.policy").write_text(f"witness w {key} https://w.test\nquorum w\n")
    (tmp_path / "wrong.policy").write_text("quorum none\nwitness w nokey\n")
    (tmp_path / "nourl.policy").write_text(f"witness w {key}\nquorum w\n")
    file = tmp_path / "chaperone.yaml"
    file.write_text(
        f"listen: 127.0.0.1:1\ndata_directory: data\npolicy: {ROOT}/policies/clinical-default.yaml\n"
        f"ledger:\n  name: a/b\n  {ledger}\n"
        "upstreams: [{name: w, route: on-premises, url: 'http://127.0.0.1:9', formats: [openai-chat], "
        "models: [{name: m}]}]\n")
    checked = run("serve", "--config", file, "--check")
    told = checked.stderr.decode()
    assert checked.returncode != 0 and "chaperone.yaml:" in told, told
    for word in words:
        assert word in told, told


def test_a_policy_of_another_log_is_refused_at_the_start(house):
    witness = house.witness("w1")
    gateway = house.gateway([witness], "quorum w1")
    other = Gateway(house.folder / "other")
    other.stop()
    house.policy.write_text(f"log {other.key}\n{witness.policy_line}quorum w1\n")
    started = run("serve", "--config", gateway.config, timeout=60)
    assert started.returncode != 0 and gateway.key.encode() in started.stderr, started.stderr


# The witness alone


@pytest.fixture
def witness(house):
    """A witness of one log, that log's key file, and its checkpoints as another program would send them."""
    gateway = Gateway(house.folder / "gateway")
    house.processes.append(gateway)
    gateway.refuse(3)
    gateway.stop()
    witness = house.serve(house.witness("w1"), gateway.key)
    witness.checkpoint = (gateway.ledger / "checkpoint").read_text()
    return witness


def post(witness, body, path="/add-checkpoint"):
    with requests.Session() as http:
        http.trust_env = False
        return http.post(witness.base + path, data=body.encode() if isinstance(body, str) else body, timeout=20)


def test_the_witness_answers_as_the_protocol_says(witness):
    size = witness.checkpoint.split("\n")[1]
    request = f"old 0\n\n{witness.checkpoint}"
    first = post(witness, request)
    assert first.status_code == 200 and first.text.startswith("— witness.test/w1 "), first.text
    stale = post(witness, request)
    assert (stale.status_code, stale.text) == (409, f"{size}\n")
    assert stale.headers["content-type"] == "text/x.tlog.size"
    again = post(witness, f"old {size}\n\n{witness.checkpoint}")
    assert again.status_code == 200
    impossible = post(witness, f"old {int(size) + 1}\n\n{witness.checkpoint}")
    assert impossible.status_code == 400
    forged = witness.checkpoint.replace(f"\n{size}\n", f"\n{int(size) + 1}\n")
    assert post(witness, f"old {size}\n\n{forged}").status_code == 403
    unknown = witness.checkpoint.replace("chaperone.test/ledger", "elsewhere.test/ledger")
    assert post(witness, f"old {size}\n\n{unknown}").status_code == 404
    for nonsense in ["", "old", "old 0\n", request.replace("\n", "\r\n"), "old -1\n\n" + witness.checkpoint,
                     "old 18446744073709551616\n\n" + witness.checkpoint, request[:-20], b"\xff" * 100,
                     "old 0\n" + "A" * 43 + "=\n" * 100, request + "— x AAAAAAA=\n" * 2000]:
        assert post(witness, nonsense).status_code == 400
    assert post(witness, "x" * (1 << 19)).status_code == 413
    assert post(witness, request, "/").status_code == 404
    with requests.Session() as http:
        http.trust_env = False
        empty = http.get(witness.base + "/", timeout=20)
        assert (empty.status_code, empty.text) == (404, "")
    witness.stop()
    witness.restart()
    assert post(witness, request).status_code == 409, "it forgot what it cosigned"
    witness.stop()


def test_of_racing_requests_one_wins(witness):
    answers = []
    request = f"old 0\n\n{witness.checkpoint}"
    threads = [threading.Thread(target=lambda: answers.append(post(witness, request).status_code)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200] + [409] * 15


def test_a_witness_killed_at_any_instant_remembers_what_it_answered(witness):
    size = int(witness.checkpoint.split("\n")[1])
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    cosigned = 0
    for _ in range(6):
        answers = []
        def ask():
            for _ in range(200):
                answer = post(witness, f"old {size if cosigned or answers else 0}\n\n{witness.checkpoint}")
                if answer.status_code == 200:
                    answers.append(answer.text)
        worker = threading.Thread(target=lambda: suppress(ask))
        worker.start()
        time.sleep(chance.uniform(0.01, 0.4))
        witness.process.send_signal(signal.SIGKILL)
        worker.join()
        witness.kill()
        cosigned += len(answers)
        witness.restart()
        if cosigned:
            assert post(witness, f"old 0\n\n{witness.checkpoint}").text == f"{size}\n"
    witness.stop()


def test_keys_of_witnesses_are_private_and_never_overwritten(tmp_path):
    key = tmp_path / "witness.key"
    assert run("witness", "new-key", "--name", "w.test/1", "--key", key).returncode == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    assert run("witness", "new-key", "--name", "w.test/1", "--key", key).returncode != 0
    assert key.read_bytes() == before
    assert run("witness", "new-key", "--name", "a b", "--key", tmp_path / "other").returncode != 0
    log = "log.test+00000000+AQ=="
    config = tmp_path / "witness.yaml"
    config.write_text(f"listen: 127.0.0.1:0\nkey: witness.key\nstate_directory: state\nlogs:\n  - {log}\n")
    wrong = run("witness", "serve", "--config", config, "--check").stderr.decode()
    assert "witness.yaml:5:" in wrong, wrong
    os.chmod(key, 0o644)
    example = (ROOT / "examples/witness.yaml").read_text()
    config.write_text(example)
    assert "chmod 600" in run("witness", "serve", "--config", config, "--check").stderr.decode()
    os.chmod(key, 0o600)
    checked = run("witness", "serve", "--config", config, "--check")
    assert checked.returncode == 0 and b"everything is in order" in checked.stdout, checked.stderr
