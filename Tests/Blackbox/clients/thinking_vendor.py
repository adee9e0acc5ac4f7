"""A vendor that thinks before it answers, as Anthropic's API does: each thought carries a signature over its very bytes,
and a conversation that brings a thought back changed is refused."""

import base64
import contextlib
import hashlib
import hmac
import http.server
import json
import secrets
import threading

MODEL = "thinker-1"


class ThinkingVendor:
    """Listens while the context lasts. It thinks `thought`, calls Read with the user's text, and then tells the result."""

    def __init__(self, thought: str = "Let me read {text} first."):
        self.thought = thought
        self.secret = secrets.token_bytes(32)
        self.bodies: list[bytes] = []
        self.verified = 0
        self.forged: list[str] = []

    @contextlib.contextmanager
    def listening(self):
        vendor = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                vendor.answer(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.port = server.server_port
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    def signature(self, thought: str) -> str:
        return base64.b64encode(hmac.digest(self.secret, thought.encode(), hashlib.sha256)).decode()

    def answer(self, http_request, body: bytes):
        self.bodies.append(body)
        request = json.loads(body)
        for thought in thoughts(request):
            if hmac.compare_digest(thought["signature"], self.signature(thought["thinking"])):
                self.verified += 1
            else:
                self.forged.append(thought["thinking"])
        if self.forged:
            error = {"type": "invalid_request_error", "message": "A thinking block was modified."}
            return send(http_request, 400, "application/json", [json.dumps({"type": "error", "error": error})])
        results = tool_results(request)
        content = {"type": "text", "text": "The file says: " + results[-1]} if results else {
            "type": "tool_use", "id": "toolu_01thinking", "name": "Read", "input": {"file_path": user_text(request)}}
        thought = self.thought.format(text=user_text(request))
        send(http_request, 200, "text/event-stream", events(thought, self.signature(thought), content))


def blocks(request: dict, kind: str) -> list[dict]:
    contents = [message["content"] for message in request["messages"] if isinstance(message["content"], list)]
    return [block for content in contents for block in content if block["type"] == kind]


def thoughts(request: dict) -> list[dict]:
    return blocks(request, "thinking")


def tool_results(request: dict) -> list[str]:
    return [block["content"] if isinstance(block["content"], str) else block["content"][0]["text"]
            for block in blocks(request, "tool_result")]


def user_text(request: dict) -> str:
    content = request["messages"][0]["content"]
    return content if isinstance(content, str) else content[-1]["text"]


def pieces(text: str, size: int = 5):
    return (text[start:start + size] for start in range(0, len(text), size))


def events(thought: str, signature: str, content: dict):
    """The answer's stream, in small pieces."""
    def event(kind, **fields):
        return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n"

    def delta(index, kind, **fields):
        return event("content_block_delta", index=index, delta={"type": kind, **fields})

    yield event("message_start", message={
        "id": "msg_" + secrets.token_hex(8), "type": "message", "role": "assistant", "model": MODEL, "content": [],
        "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1}})
    yield event("content_block_start", index=0, content_block={"type": "thinking", "thinking": "", "signature": ""})
    for piece in pieces(thought):
        yield delta(0, "thinking_delta", thinking=piece)
    yield delta(0, "signature_delta", signature=signature)
    yield event("content_block_stop", index=0)
    yield event("ping")
    calls = content["type"] == "tool_use"
    yield event("content_block_start", index=1, content_block=content | ({"input": {}} if calls else {"text": ""}))
    for piece in pieces(json.dumps(content["input"]) if calls else content["text"]):
        yield delta(1, "input_json_delta", partial_json=piece) if calls else delta(1, "text_delta", text=piece)
    yield event("content_block_stop", index=1)
    yield event("message_delta", delta={"stop_reason": "tool_use" if calls else "end_turn", "stop_sequence": None},
                usage={"output_tokens": 9})
    yield event("message_stop")


def send(http_request, status: int, media_type: str, parts):
    """In chunks, each part on its own."""
    http_request.send_response(status)
    http_request.send_header("Content-Type", media_type)
    http_request.send_header("Transfer-Encoding", "chunked")
    http_request.end_headers()
    for part in parts:
        data = part.encode()
        http_request.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        http_request.wfile.flush()
    http_request.wfile.write(b"0\r\n\r\n")
