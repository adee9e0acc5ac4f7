"""Whatever is sent: a clear error in the provider's shape, nothing to the vendor, and the next request is served."""

import json
import socket
import time
import urllib.parse

import pytest

import dialects
from clinical_text import note
from dialects import error_of
from program import eventually

HELLO = {"role": "user", "content": "Hello."}

MALFORMED = {
    "empty": b"",
    "cut": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"x"',
    "trailing": b'{"model":"vendor-echo-1","messages":[]} x',
    "two values": b'{"model":"vendor-echo-1"}{"model":"vendor-echo-1"}',
    "list": b"[]",
    "text": b'"hello"',
    "number": b"1e999",
    "invalid utf-8": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"\xff\xfe"}]}',
    "overlong utf-8": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"\xc0\xaf"}]}',
    "surrogate in utf-8": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"\xed\xa0\x80"}]}',
    "raw nul": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"a\x00b"}]}',
    "raw newline": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"a\nb"}]}',
    "nuls": b"\x00" * 1000,
    "utf-16": '{"model":"vendor-echo-1","messages":[]}'.encode("utf-16"),
    "comment": b'{/* hi */"model":"vendor-echo-1","messages":[]}',
    "single quotes": b"{'model':'vendor-echo-1'}",
    "bad escape": b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"\\x41"}]}',
    "deep lists": b"[" * 200_000,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep in a message": b'{"model":"vendor-echo-1","messages":[' + b"[" * 50_000 + b"]" * 50_000 + b"]}",
    "no model": b'{"messages":[{"role":"user","content":"x"}]}',
    "model is a number": b'{"model":5,"messages":[{"role":"user","content":"x"}]}',
    "model is null": b'{"model":null,"messages":[{"role":"user","content":"x"}]}',
    "stream is a text": b'{"model":"vendor-echo-1","stream":"yes","input":"x","messages":[{"role":"user","content":"x"}]}',
}


@pytest.mark.parametrize("name", MALFORMED)
@dialects.EACH
def test_what_cannot_be_read_is_refused(hospital, vendor_agent, vendor_session, dialect, name):
    with hospital.captured() as seen:
        answer = hospital.post(dialect.path, vendor_agent["device_key"], MALFORMED[name])
    assert answer.status_code == 400, answer.text[:500]
    error = error_of(dialect, answer)
    assert error["code"] == "invalid_request"
    assert seen.bytes == b""


@pytest.mark.parametrize("change", [
    {"messages": "x"}, {"messages": None}, {"messages": [5]}, {"messages": [None]}, {"messages": {}},
    {"messages": [{"role": 5, "content": "x"}]}, {"messages": [{"role": "user", "content": 5}]},
    {"messages": [{"role": "user", "content": [5]}]}, {"messages": [{"role": "user", "content": {"a": "b"}}]},
    {"messages": [{"role": "user", "content": [{"type": 5}]}]}, {"tools": "x"}, {"tools": [5]},
    {"tools": [{"type": "function", "function": []}]}, {"metadata": [[[]]]}, {"max_tokens": "many"},
    {"input": 5}, {"input": [5]}, {"system": 5}, {"temperature": {"a": []}}, {"stop": {"a": "b"}},
], ids=lambda change: json.dumps(change)[:40])
def test_wrong_types_break_nothing_and_hide_nothing(hospital, vendor_agent, vendor_session, patient, change):
    for dialect in dialects.ALL:
        body = {"model": "vendor-echo-1", "max_tokens": 5, "messages": [HELLO], "input": "x", "user": patient["name"]}
        with hospital.captured() as seen:
            answer = hospital.post(dialect.path, vendor_agent["device_key"], body | change)
        assert answer.status_code in (200, 400, 403, 422), (dialect.path, answer.status_code, answer.text[:300])
        assert not seen.holds(patient["name"])
        if answer.status_code != 200:
            error_of(dialect, answer)


@pytest.mark.parametrize("text", [
    "\x00", "a\x00b", "\u200b\u200d\ufeff", "\u202egnirts", "\U0010ffff", "a" * 200_000, "\\", '"', "{{{{", "data: x\n\n",
    "event: x\ndata: [DONE]\n\n", "💉" * 1000, "é" * 1000, "", " ",
], ids=range(15))
def test_strange_but_valid_text_comes_back_as_it_was(hospital, vendor_agent, vendor_session, text):
    for stream in (False, True):
        answer = dialects.Chat(hospital, vendor_agent).text("vendor-echo-1", text, stream)
        assert (answer or "") == text


def test_a_lone_surrogate_escape_does_no_harm(hospital, vendor_agent, vendor_session):
    raw = b'{"model":"vendor-echo-1","messages":[{"role":"user","content":"a\\ud800b"}]}'
    answer = hospital.post("/v1/chat/completions", vendor_agent["device_key"], raw)
    assert answer.status_code in (200, 400)


@dialects.EACH
def test_an_unknown_model_is_named_in_the_providers_shape(hospital, vendor_agent, vendor_session, patient, dialect):
    body = dialect(hospital, vendor_agent).body(patient["name"], "Hello.")
    answer = hospital.post(dialect.path, vendor_agent["device_key"], body)
    assert answer.status_code == 404
    assert error_of(dialect, answer)["code"] == "model_not_found"
    assert patient["name"] not in answer.text, "a model's name may hold anything; it is not repeated"


def test_refusals_are_recorded_with_their_code(hospital, vendor_agent, vendor_session):
    assert hospital.post("/v1/chat/completions", vendor_agent["device_key"], b"{").status_code == 400
    assert hospital.chat(vendor_agent, "x", "no-such-model").status_code == 404
    reasons = [row["reason"] for row in hospital.console("auditor").records(kind="inference-refused")]
    assert "invalid_request" in reasons and "model_not_found" in reasons


# Below the SDKs: bytes on a socket.

def connect(hospital) -> socket.socket:
    address = urllib.parse.urlsplit(hospital.base_url)
    return socket.create_connection((address.hostname, address.port), timeout=20)


def head(agent, length: int | None, extra: str = "") -> bytes:
    framing = f"Content-Length: {length}\r\n" if length is not None else "Transfer-Encoding: chunked\r\n"
    return (f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {agent['device_key']}\r\n"
            f"Content-Type: application/json\r\n{framing}{extra}\r\n").encode()


def read_answer(sock) -> bytes:
    data = b""
    try:
        while piece := sock.recv(65536):
            data += piece
            if b"\r\n\r\n" in data and data.rstrip().endswith(b"}"):
                break
    except OSError:
        pass
    return data


def assert_serves(hospital, agent):
    answer = hospital.chat(agent, "Still there?", "vendor-echo-1")
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("framing", ["length", "chunked"])
def test_fifty_megabytes_are_refused_early(hospital, vendor_agent, vendor_session, framing):
    size = 50 << 20
    with connect(hospital) as sock, hospital.captured() as seen:
        sock.sendall(head(vendor_agent, size if framing == "length" else None))
        block = b"x" * (1 << 20)
        sent = 0
        try:
            while sent < size:
                sock.sendall(block if framing == "length" else b"100000\r\n" + block + b"\r\n")
                sent += len(block)
        except OSError:
            pass  # It need not take all of what it refuses.
        answer = read_answer(sock)
    assert seen.bytes == b""
    if answer:
        assert b" 413 " in answer.split(b"\r\n")[0]
        assert b"request_too_large" in answer
    else:
        assert sent < size, "everything was taken and nothing was answered"
    assert_serves(hospital, vendor_agent)


def test_a_large_but_permitted_body_is_inspected_whole(hospital, vendor_agent, vendor_session, patient):
    text = "The cough is dry and the night was quiet. " * 25_000 + f" Patient: {patient['name']}."
    with hospital.captured() as seen:
        answer = hospital.chat(vendor_agent, text, "vendor-echo-1", timeout=60)
    assert answer.status_code == 200, answer.text[:300]
    assert not seen.holds(patient["name"])
    assert answer.json()["choices"][0]["message"]["content"] == text


def test_slow_bodies_hold_up_nobody(hospital, vendor_agent, vendor_session):
    slow = [connect(hospital) for _ in range(30)]
    try:
        for sock in slow:
            sock.sendall(head(vendor_agent, 1000) + b'{"model":')
        for _ in range(3):
            for sock in slow:
                sock.sendall(b" ")
            assert_serves(hospital, vendor_agent)
    finally:
        for sock in slow:
            sock.close()
    assert_serves(hospital, vendor_agent)


def test_a_client_that_closes_its_half_in_the_middle_is_answered_or_dropped(hospital, vendor_agent, vendor_session):
    for part in (b"", b'{"model":"vend'):
        with connect(hospital) as sock, hospital.captured() as seen:
            sock.sendall(head(vendor_agent, 1000) + part)
            sock.shutdown(socket.SHUT_WR)
            answer = read_answer(sock)
        assert not answer or b" 4" in answer.split(b"\r\n")[0]
        assert seen.bytes == b""
    assert_serves(hospital, vendor_agent)


def test_a_half_closed_client_still_gets_its_answer_or_a_clean_end(hospital, vendor_agent, vendor_session):
    body = json.dumps({"model": "vendor-echo-1", "messages": [HELLO]}).encode()
    with connect(hospital) as sock:
        sock.sendall(head(vendor_agent, len(body), "Connection: close\r\n") + body)
        sock.shutdown(socket.SHUT_WR)
        answer = read_answer(sock)
    assert not answer or answer.startswith(b"HTTP/1.1 ")
    assert_serves(hospital, vendor_agent)


@pytest.mark.parametrize("raw", [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GARBAGE\r\n\r\n", b"\x00" * 100, b"GET / HTTP/9.9\r\n\r\n",
    b"POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    b"POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    b"POST /v1/messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n" + b"a: b\r\n" * 20_000 + b"\r\n",
], ids=["tls", "garbage", "nuls", "version", "negative", "two lengths", "bad chunk", "long path", "long header",
        "many headers"])
def test_what_is_not_http_ends_its_own_connection_only(hospital, vendor_agent, vendor_session, raw):
    with connect(hospital) as sock:
        sock.settimeout(5)
        try:
            sock.sendall(raw)
            sock.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        answer = read_answer(sock)
    assert not answer or answer.split(b"\r\n")[0].split(b" ")[1][:1] in (b"4", b"5")
    assert_serves(hospital, vendor_agent)


def test_a_client_that_leaves_a_stream_is_recorded_as_an_ending(hospital, vendor_agent, vendor_session):
    body = json.dumps({"model": "vendor-slow-1", "stream": True,
                       "messages": [{"role": "user", "content": "word " * 100}]}).encode()
    with connect(hospital) as sock:
        sock.sendall(head(vendor_agent, len(body)) + body)
        assert b" 200 " in sock.recv(65536)
    outcome = eventually(lambda: [
        row for row in hospital.console("auditor").records(session=vendor_session["id"])
        if row["kind"] == "inference-outcome"], 15)
    assert outcome[0]["action"] == "interrupted"


def test_paths_that_cannot_be_guarded_say_so(hospital, vendor_agent):
    for path in ("/v1/embeddings", "/v1/files", "/v1/batches", "/v1/audio/speech", "/v1/completions"):
        answer = hospital.post(path, vendor_agent["device_key"], {"model": "vendor-echo-1", "input": "x"})
        assert answer.status_code in (400, 403, 404), path
        assert answer.json()["error"]["message"], path


def test_patient_text_in_the_url_reaches_no_log(hospital, vendor_agent, patient):
    for path in (f"/v1/chat/completions?note={urllib.parse.quote(patient['name'])}", f"/{patient['mrn']}"):
        hospital.post(path, vendor_agent["device_key"], {"model": "vendor-echo-1", "messages": [HELLO]})
    time.sleep(0.1)
    log = hospital.log_since_ready()
    assert patient["name"] not in log and urllib.parse.quote(patient["name"]) not in log
    assert patient["mrn"] not in log


def test_nothing_of_a_note_reaches_the_log(hospital, vendor_agent, vendor_session, patient):
    hospital.chat(vendor_agent, note(patient), "vendor-echo-1")
    hospital.post("/v1/chat/completions", vendor_agent["device_key"], note(patient).encode())
    hospital.chat(vendor_agent, note(patient), "vendor-fault-garbage")
    time.sleep(0.1)
    log = hospital.log_since_ready()
    for text in (patient["name"], patient["mrn"], "chest film", "536-90-4399", "someone.private"):
        assert text not in log
