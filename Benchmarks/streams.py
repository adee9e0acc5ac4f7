"""Many open streams at once: a slow upstream, as many clients, and the gateway's memory meanwhile."""

import asyncio
import json
import threading


class SlowUpstream:
    """Streams one event every half second, for `seconds`, to however many ask. Runs in a thread of its own."""

    def __init__(self, port: int, seconds: int):
        self.port, self.seconds = port, seconds
        self.loop = asyncio.new_event_loop()
        self.open = 0
        started = threading.Event()
        threading.Thread(target=self._run, args=(started,), daemon=True).start()
        started.wait(5)

    def _run(self, started):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=1024))
        started.set()
        self.loop.run_forever()

    async def _serve(self, reader, writer):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if b"content-length" in line)
            await reader.readexactly(length)
            self.open += 1
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            for number in range(self.seconds * 2):
                writer.write(event(f"word {number} "))
                await writer.drain()
                await asyncio.sleep(0.5)
            writer.write(event("", finish="stop") + b"data: [DONE]\n\n")
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            writer.close()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)


def event(text: str, finish: str | None = None) -> bytes:
    """One chat completion chunk."""
    return b"data: " + json.dumps({
        "id": "chatcmpl-bench", "object": "chat.completion.chunk", "created": 1, "model": "bench",
        "choices": [{"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}],
    }, separators=(",", ":")).encode() + b"\n\n"


async def _one(port: int, key: str, body: bytes) -> bool:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        (f"POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {key}\r\n"
         f"Content-Type: application/json\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body)
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return b" 200 " in answer[:20] and b"[DONE]" in answer


async def _all(gateway, count: int, body: bytes, seconds: int) -> dict:
    before = gateway.resident_bytes()
    tasks = [asyncio.create_task(_one(gateway.port, gateway.key, body)) for _ in range(count)]
    peak = before
    for _ in range(seconds * 4):
        await asyncio.sleep(0.25)
        peak = max(peak, gateway.resident_bytes())
        if all(task.done() for task in tasks):
            break
    done = await asyncio.gather(*tasks, return_exceptions=True)
    return {"streams": count, "whole": sum(one is True for one in done), "resident_before": before,
            "resident_peak": peak, "resident_after": gateway.resident_bytes()}


def measure(gateway, count: int, body: bytes, seconds: int) -> dict:
    """How much memory `count` open streams take."""
    return asyncio.run(_all(gateway, count, body, seconds))
