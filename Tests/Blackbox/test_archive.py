"""The write-once archive: what is locked, what happens when the store misbehaves, and what the archive alone proves."""

import datetime
import json
import pathlib
import re
import shutil
import signal
import socket
import socketserver
import ssl
import subprocess
import threading
import time

import pytest
import requests

import merkle
from object_store import ACCESS, REGION, SECRET, Store
from program import ROOT, binary, eventually, run
from serving import REGISTRY, free_port

CONFIGURATION = """\
listen: 127.0.0.1:{port}
data_directory: data
policy: policy.yaml
registry: registry.yaml
ledger:
  name: chaperone.example.org/test
upstreams:
  - name: ward
    route: on-premises
    url: http://127.0.0.1:9
    formats: [openai-chat]
    models: [{{name: ward-model}}]
"""
BUCKET = """\
archive:
  endpoint: {endpoint}
  region: {region}
  bucket: {bucket}
  prefix: chaperone/ledger
  path_style: true
  credentials_file: archive.credentials
"""


@pytest.fixture(scope="module")
def store():
    store = Store()
    yield store
    store.close()


class Site:
    """A hospital's folder: configuration, credentials and data."""

    def __init__(self, folder: pathlib.Path, secret: str):
        self.folder, self.secret = folder, secret
        self.config = folder / "chaperone.yaml"
        self.ledger = folder / "data/ledger"

    @property
    def key(self) -> str:
        return (self.folder / "data/ledger.vkey").read_text().strip()

    def configure(self, archive: str):
        port = free_port()
        self.config.write_text(CONFIGURATION.format(port=port) + archive)

    def credentials(self, access: str = ACCESS, secret: str = SECRET, mode: int = 0o600):
        file = self.folder / "archive.credentials"
        file.write_text(f"access_key_id: {access}\nsecret_access_key: {secret}\n")
        file.chmod(mode)

    def archive(self, *words):
        return run("audit", "archive", *words, "--config", self.config, timeout=120)

    def status(self) -> dict:
        return json.loads(self.archive("status", "--format", "json").stdout)

    def serve(self) -> subprocess.Popen:
        process = subprocess.Popen([binary(), "serve", "--config", self.config], stdout=subprocess.PIPE,
                                   stderr=open(self.folder / "log", "ab"), text=True)
        for line in process.stdout:
            if line.startswith("ready "):
                process.base = line.split()[1]
                return process
        pytest.fail(f"serve ended with {process.wait()}: {self.log()}")

    def ask(self, process, count: int):
        """Requests without a session: each leaves a refusal in the ledger."""
        with requests.Session() as http:
            http.trust_env = False
            for _ in range(count):
                answer = http.post(process.base + "/v1/chat/completions", headers={"x-api-key": self.secret}, timeout=20,
                                   json={"model": "ward-model", "messages": [{"role": "user", "content": "Hello"}]})
                assert answer.status_code == 403, answer.text

    def log(self) -> str:
        return (self.folder / "log").read_text() if (self.folder / "log").exists() else ""

    def size(self) -> int:
        return int((self.ledger / "checkpoint").read_text().splitlines()[1])


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A site whose program has written more than two bundles of records and has ended."""
    folder = tmp_path_factory.mktemp("filled")
    made = run("keys", "new").stdout.decode()
    password = run("keys", "password", stdin="correct horse battery\n").stdout.decode().split(": ", 1)[1].strip()
    (folder / "registry.yaml").write_text(
        REGISTRY.format(password=password, secret=re.search(r"[0-9a-f]{64}", made).group()))
    (folder / "policy.yaml").write_text((ROOT / "policies/clinical-default.yaml").read_text())
    site = Site(folder, re.search(r"chp_\S+", made).group())
    site.configure("")
    process = site.serve()
    site.ask(process, 560)
    process.terminate()
    assert process.wait(20) == 0
    return site


@pytest.fixture
def site(filled, store, tmp_path):
    """A copy of that site which archives into a bucket of its own."""
    store.fault = None
    shutil.copytree(filled.folder, tmp_path / "site")
    site = Site(tmp_path / "site", filled.secret)
    site.bucket = store.bucket(f"bucket-{time.time_ns()}")
    site.configure(BUCKET.format(endpoint=store.endpoint, region=REGION, bucket=site.bucket))
    site.credentials()
    yield site
    store.fault = None


def names_of(site) -> set[str]:
    """The keys that an archive of this ledger has: full tiles and bundles, the partials of its head, the head."""
    size = site.size()
    full, rest = size // 256, size % 256
    names = {f"tile/{kind}/{number:03}" for kind in ("entries", "0") for number in range(full)}
    if rest:
        names |= {f"tile/{kind}/{full:03}.p/{rest}" for kind in ("entries", "0")}
    return {"chaperone/ledger/" + name for name in names | {f"tile/1/000.p/{full}", f"checkpoints/{size:020}"}}


def test_what_is_archived_is_locked_for_six_calendar_years_and_the_same_bytes(site, store):
    done = site.archive("run")
    assert done.returncode == 0, done.stderr.decode()
    assert set(store.keys(site.bucket)) == names_of(site)
    today = datetime.datetime.now(datetime.timezone.utc).date()
    for key in store.keys(site.bucket):
        found = store.client.get_object(Bucket=site.bucket, Key=key)
        local = key.removeprefix("chaperone/ledger/")
        local = "checkpoint" if local.startswith("checkpoints/") else local
        assert found["Body"].read() == (site.ledger / local).read_bytes(), key
        assert found["ObjectLockMode"] == "COMPLIANCE"
        until = found["ObjectLockRetainUntilDate"]
        assert (until.year, until.hour, until.minute) == (today.year + 6, 0, 0)
        assert datetime.timedelta(0) < until.date() - today.replace(year=today.year + 6) < datetime.timedelta(3)
    status = site.status()
    assert status["lag_entries"] == 0 and status["provable_entries"] == site.size()
    assert "last_error" not in status and status["earliest_lock_ends"].endswith("T00:00:00.000Z")


def test_a_second_run_finds_everything_and_stores_nothing(site, store):
    assert site.archive("run").returncode == 0
    before = store.versions(site.bucket)
    shutil.rmtree(site.folder / "data/archive")
    assert site.archive("run").returncode == 0
    assert store.versions(site.bucket) == before


def test_the_archive_alone_proves_the_log(site, store, tmp_path):
    assert site.archive("run").returncode == 0
    key = site.key
    shutil.rmtree(site.folder / "data")
    verified = site.archive("verify", "--key", key, "--to", tmp_path / "copy")
    assert verified.returncode == 0, verified.stderr.decode()
    assert b"from the archive alone" in verified.stdout and b"every object is locked" in verified.stdout
    assert run("audit", "verify", tmp_path / "copy", "--key", key).returncode == 0


@pytest.mark.parametrize("change", ["bundle", "tile", "checkpoint", "missing"])
def test_a_changed_archive_does_not_verify(site, store, change):
    assert site.archive("run").returncode == 0
    names = {"bundle": "tile/entries/001", "tile": "tile/0/000", "checkpoint": f"checkpoints/{site.size():020}",
             "missing": "tile/0/001"}
    name = "chaperone/ledger/" + names[change]
    if change == "missing":
        # A delete marker: the locked version stays below it, which is what Object Lock promises.
        store.client.delete_object(Bucket=site.bucket, Key=name)
    else:
        body = bytearray(store.client.get_object(Bucket=site.bucket, Key=name)["Body"].read())
        body[40] ^= 1
        store.client.put_object(Bucket=site.bucket, Key=name, Body=bytes(body))
    verified = site.archive("verify", "--key", site.key)
    assert verified.returncode == 1
    assert b"NOT VERIFIED" in verified.stderr and b"Fatal error" not in verified.stderr
    if change != "missing":
        # The archiver sees it too, and does not write over it.
        shutil.rmtree(site.folder / "data/archive")
        again = site.archive("run")
        assert again.returncode != 0
        assert store.client.get_object(Bucket=site.bucket, Key=name)["Body"].read() == bytes(body)


def test_what_is_not_locked_is_named(site, store):
    assert site.archive("run").returncode == 0
    name = "chaperone/ledger/tile/0/000"
    body = store.client.get_object(Bucket=site.bucket, Key=name)["Body"].read()
    store.client.put_object(Bucket=site.bucket, Key=name, Body=body)
    verified = site.archive("verify", "--key", site.key)
    assert verified.returncode == 1 and b"not locked: tile/0/000" in verified.stderr
    # The archiver locks what stands there unlocked with the right bytes, without storing it again.
    before = store.versions(site.bucket)
    shutil.rmtree(site.folder / "data/archive")
    assert site.archive("run").returncode == 0
    assert store.versions(site.bucket) == before
    assert site.archive("verify", "--key", site.key).returncode == 0


def test_a_legal_hold_goes_on_and_off_and_covers_what_comes(site, store):
    assert site.archive("run").returncode == 0
    held = site.archive("hold", "on")
    assert held.returncode == 0, held.stderr.decode()

    def statuses():
        return {store.client.get_object_legal_hold(Bucket=site.bucket, Key=key)["LegalHold"]["Status"]
                for key in store.keys(site.bucket)}

    assert statuses() == {"ON"} and site.status()["legal_hold"]
    process = site.serve()
    site.ask(process, 5)
    process.terminate()
    process.wait(20)
    assert site.archive("run").returncode == 0
    assert statuses() == {"ON"}
    assert site.archive("hold", "off").returncode == 0
    assert statuses() == {"OFF"} and not site.status()["legal_hold"]


@pytest.mark.parametrize("answer, code, words", [
    ((503, "SlowDown"), "archive_unavailable", "SlowDown"),
    ("cut", "archive_unreachable", "cannot be reached"),
    ((403, "RequestTimeTooSkewed", {"Date": "Sat, 01 Jan 2000 00:00:00 GMT"}), "archive_clock_skew", "Jan 2000"),
    ((403, "AccessDenied"), "archive_access_denied", "not allowed"),
    ((200, "Nonsense"), "archive_no_object_lock", "Object Lock"),
])
def test_a_store_that_misbehaves_is_named_and_the_next_run_goes_on(site, store, answer, code, words):
    store.fault = lambda *_: answer
    failed = site.archive("run")
    assert failed.returncode != 0
    assert words in failed.stderr.decode()
    error = site.status()["last_error"]
    assert (error["code"], error["attempts"]) == (code, 1)
    assert SECRET not in json.dumps(error) and SECRET not in failed.stderr.decode()
    store.fault = None
    assert site.archive("run").returncode == 0
    assert "last_error" not in site.status()
    assert site.archive("verify", "--key", site.key).returncode == 0


def test_every_request_may_fail_once(site, store):
    """Whichever request is cut, the next run ends with the same archive and no object stored twice."""
    number = 1
    while True:
        bucket = store.bucket(f"cut-{number}-{time.time_ns()}")
        shutil.rmtree(site.folder / "data/archive", ignore_errors=True)
        site.configure(BUCKET.format(endpoint=store.endpoint, region=REGION, bucket=bucket))
        first = len(store.requests)
        store.fault = lambda _, __, count: "cut" if count == first + number else None
        cut = site.archive("run")
        store.fault = None
        if cut.returncode == 0:
            assert number > 10
            return
        assert site.archive("run").returncode == 0
        assert set(store.keys(bucket)) == names_of(site)
        assert store.versions(bucket) == len(names_of(site))
        # Every fifth is enough to hit each kind of request.
        number += 5


class Tunnel:
    """TLS before a plain store, with a certificate that only its owner knows."""

    def __init__(self, endpoint: str, folder: pathlib.Path):
        self.certificate = folder / "store.crt"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "store.key",
                        "-out", self.certificate], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, folder / "store.key")
        host, port = endpoint.removeprefix("http://").split(":")

        class Pipe(socketserver.BaseRequestHandler):
            def handle(self):
                try:
                    with context.wrap_socket(self.request, server_side=True) as outside, \
                            socket.create_connection((host, int(port))) as inside:
                        threading.Thread(target=self.pump, args=(inside, outside), daemon=True).start()
                        self.pump(outside, inside)
                except (ssl.SSLError, OSError):
                    pass

            @staticmethod
            def pump(source, sink):
                try:
                    while piece := source.recv(1 << 16):
                        sink.sendall(piece)
                except OSError:
                    pass

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Pipe)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.endpoint = f"https://127.0.0.1:{self.server.server_address[1]}"


def test_a_store_behind_the_hospitals_own_certificate_authority_is_reached(site, store):
    tunnel = Tunnel(store.endpoint, site.folder)
    section = BUCKET.format(endpoint=tunnel.endpoint, region=REGION, bucket=site.bucket)
    site.configure(section)
    refused = site.archive("run")
    assert refused.returncode != 0, "nobody vouches for this certificate"
    assert not store.keys(site.bucket)
    site.configure(section + "  ca_file: store.crt\n")
    stored = site.archive("run")
    assert stored.returncode == 0, stored.stderr.decode()
    assert set(store.keys(site.bucket)) == names_of(site)
    site.configure(section + "  ca_file: chaperone.yaml\n")
    assert b"ca_file" in site.archive("run").stderr
    tunnel.server.shutdown()


def test_wrong_keys_are_refused_in_words(site):
    site.credentials(secret="wrong")
    failed = site.archive("run")
    assert failed.returncode != 0 and b"does not accept the credentials" in failed.stderr
    site.credentials(mode=0o644)
    failed = site.archive("run")
    assert failed.returncode != 0 and b"chmod 600" in failed.stderr


def test_a_bucket_without_object_lock_stops_the_start(site, store):
    bucket = store.bucket(f"plain-{time.time_ns()}", lock=False)
    site.configure(BUCKET.format(endpoint=store.endpoint, region=REGION, bucket=bucket))
    for words in (["serve"], ["audit", "archive", "run"]):
        refused = run(*words, "--config", site.config, timeout=60)
        assert refused.returncode != 0
        assert b"no Object Lock" in refused.stderr, refused.stderr.decode()
    site.configure(BUCKET.format(endpoint=store.endpoint, region=REGION, bucket="nobody-made-it"))
    refused = run("serve", "--config", site.config, timeout=60)
    assert refused.returncode != 0 and b"no such bucket" in refused.stderr


def test_serve_works_while_the_store_is_down_and_archives_when_it_is_back(site, store):
    store.fault = lambda *_: (503, "ServiceUnavailable")
    process = site.serve()
    try:
        site.ask(process, 300)
        error = eventually(lambda: site.status().get("last_error"))
        assert error["code"] == "archive_unavailable" and not error["alarm"]
        store.fault = None
        eventually(lambda: site.status()["provable_entries"] > 800, seconds=60)
        running = site.archive("run")
        assert running.returncode != 0 and b"in use" in running.stderr
    finally:
        process.terminate()
    assert process.wait(20) == 0
    assert site.archive("verify", "--key", site.key).returncode == 0


def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(site, store):
    slow = lambda *_: time.sleep(0.02)
    store.fault = slow
    for _ in range(3):
        process = site.serve()
        seen = len(store.requests)
        eventually(lambda: len(store.requests) > seen + 8, seconds=30)
        process.send_signal(signal.SIGKILL)
        process.wait(20)
    store.fault = None
    assert site.archive("run").returncode == 0
    keys = store.keys(site.bucket)
    assert store.versions(site.bucket) == len(keys)
    assert site.archive("verify", "--key", site.key).returncode == 0


def test_an_older_copy_of_the_data_is_an_alarm(site, store, filled):
    process = site.serve()
    site.ask(process, 20)
    process.terminate()
    assert process.wait(20) == 0
    assert site.archive("run").returncode == 0
    for directory in ("ledger", "archive"):
        shutil.rmtree(site.folder / "data" / directory)
    shutil.copytree(filled.folder / "data/ledger", site.folder / "data/ledger")
    failed = site.archive("run")
    assert failed.returncode != 0 and b"already" in failed.stderr
    status = site.archive("status", "--format", "json")
    assert status.returncode == 1
    assert json.loads(status.stdout)["last_error"]["code"] == "archive_ledger_rolled_back"


def test_an_alarm_stops_the_archive_and_not_the_gateway_and_is_on_record(site, store):
    store.client.put_object(Bucket=site.bucket, Key="chaperone/ledger/tile/0/000", Body=b"somebody else's")
    process = site.serve()
    try:
        error = eventually(lambda: site.status().get("last_error"), seconds=30)
        assert (error["code"], error["alarm"]) == ("archive_conflict", True)
        site.ask(process, 3)
    finally:
        process.terminate()
    assert process.wait(20) == 0
    [record] = [record for record in map(json.loads, merkle.entries_of(site.ledger)) if record["kind"] == "archive-alarm"]
    assert record["reason"] == "archive_conflict"


def test_a_damaged_bundle_is_not_archived(site, store):
    bundle = site.ledger / "tile/entries/001"
    body = bytearray(bundle.read_bytes())
    body[100] ^= 1
    bundle.write_bytes(body)
    failed = site.archive("run")
    assert failed.returncode != 0 and b"tile/entries/001" in failed.stderr
    assert "chaperone/ledger/tile/entries/001" not in store.keys(site.bucket)


@pytest.mark.parametrize("right, wrong, words", [
    ("region: eu-central-1", "regio: eu-central-1", ["region"]),
    ("endpoint: http", "endpoint: ftp", ["http(s)://HOST"]),
    ("path_style: true", "path_style: perhaps", ["true or false"]),
    ("prefix: chaperone/ledger", "prefix: ../up", ["'..'"]),
    ("credentials_file: archive.credentials", "mode: complience", ["compliance"]),
    ("credentials_file: archive.credentials", "retention_years: 0", ["1 to 100"]),
    ("credentials_file: archive.credentials", "anchor_minutes: 1", ["5 to 1440"]),
    ("credentials_file: archive.credentials", "directory: worm", ["belongs to a bucket"]),
])
def test_a_wrong_section_names_its_line(site, right, wrong, words):
    text = site.config.read_text()
    assert right in text
    site.config.write_text(text.replace(right, wrong))
    checked = run("serve", "--config", site.config, "--check")
    assert checked.returncode != 0
    assert re.search(r"chaperone\.yaml:\d+", checked.stderr.decode()), checked.stderr.decode()
    for word in words:
        assert word in checked.stderr.decode(), checked.stderr.decode()


def test_a_directory_keeps_read_only_files_and_says_what_that_is_worth(site, tmp_path):
    worm = tmp_path / "worm"
    site.configure(f"archive:\n  directory: {worm}\n")
    missing = run("serve", "--config", site.config, timeout=60)
    assert missing.returncode != 0 and b"is not there" in missing.stderr
    worm.mkdir()
    done = site.archive("run")
    assert done.returncode == 0, done.stderr.decode()
    files = [path for path in worm.rglob("*") if path.is_file() and ".staging" not in path.parts]
    assert {str(path.relative_to(worm)) for path in files} == {
        name.removeprefix("chaperone/ledger/") for name in names_of(site)}
    for path in files:
        assert path.stat().st_mode & 0o222 == 0
        assert path.stat().st_atime > time.time() + 5.9 * 365 * 86400, "the date until which it is kept"
    assert "what is archived" in site.status()["worth"]
    verified = site.archive("verify", "--key", site.key)
    assert verified.returncode == 0, verified.stderr.decode()
    for word in ("on", "off"):
        assert site.archive("hold", word).returncode == 0
    subprocess.run(["chattr", "-R", "-i", worm], capture_output=True)
    damaged = worm / "tile/0/001"
    damaged.chmod(0o644)
    damaged.write_bytes(b"x" * 8192)
    verified = site.archive("verify", "--key", site.key)
    assert verified.returncode == 1 and b"NOT VERIFIED" in verified.stderr
