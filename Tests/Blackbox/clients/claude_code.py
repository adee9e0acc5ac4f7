"""Claude Code, the binary inside the Python package `claude-agent-sdk`, pointed at a gateway and shut off from the rest
of the world."""

import importlib.util
import json
import os
import pathlib
import subprocess

SECONDS_MAX = 120

# A port that nobody listens on: whatever does not go to this machine fails at once instead of leaving.
NOWHERE = "http://127.0.0.1:9"


def bundled_binary() -> pathlib.Path | None:
    """Where the package keeps the program, or nothing when it is not installed."""
    package = importlib.util.find_spec("claude_agent_sdk")
    if package is None or package.origin is None:
        return None
    path = pathlib.Path(package.origin).parent / "_bundled" / "claude"
    return path if path.exists() else None


def environment(base_url: str, key: str, model: str, home: pathlib.Path) -> dict[str, str]:
    """What a user would set to send Claude Code through the gateway, and what keeps a test to itself."""
    return {
        "ANTHROPIC_BASE_URL": base_url,
        "ANTHROPIC_AUTH_TOKEN": key,
        "ANTHROPIC_MODEL": model,
        "ANTHROPIC_DEFAULT_HAIKU_MODEL": model,
        # A home of its own: no settings, memory or credentials of whoever runs the tests.
        "HOME": str(home),
        "CLAUDE_CONFIG_DIR": str(home / ".claude"),
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "LANG": "C.UTF-8",
        # Nothing but the gateway.
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        "DISABLE_TELEMETRY": "1",
        "DISABLE_ERROR_REPORTING": "1",
        "DISABLE_AUTOUPDATER": "1",
        "HTTP_PROXY": NOWHERE,
        "HTTPS_PROXY": NOWHERE,
        "NO_PROXY": "127.0.0.1,localhost",
        # Fail rather than try again for minutes.
        "CLAUDE_CODE_MAX_RETRIES": "0",
        "API_TIMEOUT_MS": "30000",
    }


class Conversation:
    """What Claude Code printed in `stream-json`: the answer, the tools that it ran, and how it was streamed."""

    def __init__(self, events: list[dict]):
        self.events = events
        results = [event for event in events if event["type"] == "result"]
        assert len(results) == 1, f"{len(results)} results in: {json.dumps(events, ensure_ascii=False)[-3000:]}"
        self.result = results[0]

    @property
    def succeeded(self) -> bool:
        return not self.result["is_error"]

    @property
    def answer(self) -> str:
        """The final text, which `claude -p` prints."""
        return self.result.get("result", "")

    def _blocks(self, speaker: str, kind: str) -> list[dict]:
        contents = [event["message"]["content"] for event in self.events if event["type"] == speaker]
        return [block for content in contents if isinstance(content, list) for block in content
                if block["type"] == kind]

    @property
    def tool_calls(self) -> list[dict]:
        """What the model asked for, as Claude Code ran it: blocks with `name` and `input`."""
        return self._blocks("assistant", "tool_use")

    @property
    def tool_results(self) -> list[dict]:
        return self._blocks("user", "tool_result")

    def deltas(self, kind: str) -> list[dict]:
        """The pieces of one kind in which answers arrived, such as `text_delta`."""
        events = [event["event"] for event in self.events if event["type"] == "stream_event"]
        deltas = [event["delta"] for event in events if event["type"] == "content_block_delta"]
        return [delta for delta in deltas if delta["type"] == kind]


class ClaudeCode:
    """One installation, with a home and a working directory that a test fills."""

    def __init__(self, binary: pathlib.Path, folder: pathlib.Path):
        self.binary = binary
        self.home = folder / "home"
        self.work = folder / "work"
        self.home.mkdir()
        self.work.mkdir()

    def run(self, hospital, agent: dict, model: str, *arguments: str) -> subprocess.CompletedProcess:
        """`claude` with these arguments, to its end."""
        return subprocess.run(
            [str(self.binary), *arguments], env=environment(hospital.base_url, agent["device_key"], model, self.home),
            cwd=self.work, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS_MAX)

    def converse(self, hospital, agent: dict, model: str, prompt: str, *arguments: str) -> Conversation:
        """One prompt without a terminal, with everything that happens until the answer."""
        done = self.run(
            hospital, agent, model, "--print", prompt, "--output-format", "stream-json", "--verbose",
            "--include-partial-messages", *arguments)
        events = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        assert events, f"Claude Code ended with {done.returncode} and said nothing: {done.stderr[-3000:]}"
        return Conversation(events)
