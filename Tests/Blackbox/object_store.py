"""An S3-compatible store for tests: moto's server behind a door that checks signatures and can misbehave.

Where moto differs from Amazon S3, and what makes up for it here:
* it accepts every signature: the door computes each one again with botocore and refuses what differs;
* it takes a `Content-MD5` that is wrong: the door compares it with the body;
* it has no clock of its own: `RequestTimeTooSkewed` comes from the door, as S3 words it;
* it does not require `s3:…` permissions of anybody: refusals come from the door.
"""

import base64
import hashlib
import http.client
import http.server
import logging
import threading
import urllib.parse

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
from moto.server import ThreadedMotoServer

ACCESS, SECRET, REGION = "AKIATESTTESTTESTTEST", "a+secret/that=is=not=one", "eu-central-1"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{}</Code><Message>as the test asked</Message></Error>'


class Store:
    """A store with buckets. `fault` sees (method, path with query, number of the request) and may name an answer."""

    def __init__(self):
        logging.getLogger("werkzeug").setLevel(logging.WARNING)
        self.moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.moto.start()
        self.inner = self.moto.get_host_and_port()
        self.fault = None
        self.requests: list[tuple[str, str]] = []
        self._lock = threading.Lock()
        door = type("Door", (_Door,), {"store": self})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), door)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.endpoint = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.client = boto3.client(
            "s3", endpoint_url=f"http://{self.inner[0]}:{self.inner[1]}", region_name=REGION,
            aws_access_key_id=ACCESS, aws_secret_access_key=SECRET,
            config=botocore.config.Config(s3={"addressing_style": "path"}))

    def bucket(self, name: str, lock: bool = True) -> str:
        self.client.create_bucket(
            Bucket=name, ObjectLockEnabledForBucket=lock,
            CreateBucketConfiguration={"LocationConstraint": REGION})
        return name

    def keys(self, bucket: str) -> list[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return [item["Key"] for page in pages for item in page.get("Contents", [])]

    def versions(self, bucket: str) -> int:
        return len(self.client.list_object_versions(Bucket=bucket, MaxKeys=1000).get("Versions", []))

    def count(self, method: str, path: str) -> int:
        self.requests.append((method, path))
        return len(self.requests)

    def close(self):
        self.server.shutdown()
        self.moto.stop()


class _Door(http.server.BaseHTTPRequestHandler):
    store: Store
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status: int, code: str, headers: dict | None = None):
        body = b"" if self.command == "HEAD" else XML.format(code).encode()
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.store._lock:
            number = self.store.count(self.command, self.path)
            fault = self.store.fault(self.command, self.path, number) if self.store.fault else None
        if fault == "cut":
            self.close_connection = True
            self.connection.close()
            return
        if fault:
            return self.answer(*fault)
        if not self.is_signed(body):
            return self.answer(403, "SignatureDoesNotMatch")
        md5 = self.headers.get("Content-MD5")
        if md5 and md5 != base64.b64encode(hashlib.md5(body).digest()).decode():
            return self.answer(400, "BadDigest")
        inner = http.client.HTTPConnection(*self.store.inner, timeout=20)
        inner.request(self.command, self.path, body, dict(self.headers.items()))
        reply = inner.getresponse()
        content = reply.read()
        self.send_response(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in ("connection", "transfer-encoding", "server", "date"):
                self.send_header(name, value)
        if not any(name.lower() == "content-length" for name, _ in reply.getheaders()):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_PUT = do_HEAD = forward

    def is_signed(self, body: bytes) -> bool:
        """Whether botocore, given the same request and keys, makes the same signature."""
        given = self.headers.get("Authorization", "")
        fields = dict(part.strip().split("=", 1) for part in given.partition(" ")[2].split(","))
        if fields.get("Credential", "").split("/")[0] != ACCESS:
            return False
        names = fields["SignedHeaders"].split(";")
        missing = {"host", "x-amz-date", "x-amz-content-sha256"} - set(names)
        if missing or hashlib.sha256(body).hexdigest() != self.headers["x-amz-content-sha256"]:
            return False
        signer = botocore.auth.S3SigV4Auth(botocore.credentials.Credentials(ACCESS, SECRET), "s3", REGION)
        url = f"http://{self.headers['Host']}{self.path}"
        request = botocore.awsrequest.AWSRequest(
            method=self.command, url=urllib.parse.unquote(url) if "?" not in url else url, data=body,
            headers={name: self.headers[name] for name in names})
        request.context["timestamp"] = self.headers["x-amz-date"]
        canonical = signer.canonical_request(request)
        expected = signer.signature(signer.string_to_sign(request, canonical), request)
        return fields["Signature"] == expected
