"""Frameworks that people build agents with, each through its own way to a gateway, streaming, with a tool that runs."""

import asyncio
import json
import os
import pathlib
import subprocess
import sys

import anthropic
import openai
import pytest

from claude_code import bundled_binary, environment
from clinical_text import STRUCTURED, note
from program import identifiers

SECONDS_MAX = 60
MODEL = "vendor-tools-1"


class LookUp:
    """A tool that remembers what it was asked."""

    def __init__(self):
        self.questions: list[str] = []

    def answer(self, question: str) -> str:
        self.questions.append(question)
        return f"The chart has: {question}"


def finished(work):
    """The result of asynchronous work, within bounds."""
    return asyncio.run(asyncio.wait_for(work, SECONDS_MAX))


def assert_real_here_and_hidden_there(seen, patient, look_up, answer):
    text = note(patient)
    assert look_up.questions and all(question == text for question in look_up.questions), look_up.questions
    assert text in answer
    assert seen.bytes, "nothing reached the vendor"
    for identifier in identifiers(patient) + STRUCTURED:
        assert not seen.holds(identifier), f"an identifier left: {identifier!r}"


@pytest.mark.parametrize("api", ["OpenAIResponsesModel", "OpenAIChatCompletionsModel"])
def test_openai_agents(hospital, vendor_agent, vendor_session, patient, api):
    agents = pytest.importorskip("agents", reason="openai-agents is not installed: see `make test-clients`")
    agents.set_tracing_disabled(True)
    look_up = LookUp()

    async def converse():
        client = openai.AsyncOpenAI(
            base_url=hospital.base_url + "/v1", api_key=vendor_agent["device_key"], max_retries=0, timeout=30)
        agent = agents.Agent(
            name="Scribe", instructions=f"You help with {patient['name']}.",
            tools=[agents.function_tool(look_up.answer, description_override="Looks a chart up.")],
            model=getattr(agents, api)(model=MODEL, openai_client=client))
        running = agents.Runner.run_streamed(agent, note(patient), max_turns=4)
        pieces = [event async for event in running.stream_events() if event.type == "raw_response_event"]
        return len(pieces), running.final_output

    with hospital.captured() as seen:
        pieces, answer = finished(converse())
    assert pieces > 10
    assert_real_here_and_hidden_there(seen, patient, look_up, answer)


@pytest.mark.parametrize("api", ["anthropic-messages", "openai-chat", "openai-responses"])
def test_pydantic_ai(hospital, vendor_agent, vendor_session, patient, api):
    pydantic_ai = pytest.importorskip("pydantic_ai", reason="pydantic-ai is not installed: see `make test-clients`")
    look_up = LookUp()

    async def converse():
        agent = pydantic_ai.Agent(pydantic_model(api, hospital, vendor_agent), retries=0)
        agent.tool_plain(look_up.answer)
        async with agent.run_stream(note(patient)) as running:
            return [piece async for piece in running.stream_text(delta=True, debounce_by=None)]

    with hospital.captured() as seen:
        pieces = finished(converse())
    assert len(pieces) > 3
    assert_real_here_and_hidden_there(seen, patient, look_up, "".join(pieces))


def pydantic_model(api, hospital, agent):
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel
    from pydantic_ai.providers.anthropic import AnthropicProvider
    from pydantic_ai.providers.openai import OpenAIProvider

    access = {"api_key": agent["device_key"], "max_retries": 0, "timeout": 30}
    if api == "anthropic-messages":
        client = anthropic.AsyncAnthropic(base_url=hospital.base_url, **access)
        return AnthropicModel(MODEL, provider=AnthropicProvider(anthropic_client=client))
    client = openai.AsyncOpenAI(base_url=hospital.base_url + "/v1", **access)
    kind = OpenAIChatModel if api == "openai-chat" else OpenAIResponsesModel
    return kind(MODEL, provider=OpenAIProvider(openai_client=client))


def test_claude_agent_sdk(hospital, vendor_agent, vendor_session, patient, tmp_path):
    """The Python package drives the same binary and lends it a tool that runs in this process."""
    if bundled_binary() is None:
        pytest.skip("claude-agent-sdk is not installed: see `make test-clients`")
    import claude_agent_sdk as sdk

    look_up = LookUp()

    @sdk.tool("look_up", "Looks a chart up.", {"question": str})
    async def chart(arguments):
        return {"content": [{"type": "text", "text": look_up.answer(arguments["question"])}]}

    async def converse():
        options = sdk.ClaudeAgentOptions(
            tools=[], allowed_tools=["mcp__charts__look_up"], setting_sources=[], cwd=tmp_path, max_turns=6,
            mcp_servers={"charts": sdk.create_sdk_mcp_server("charts", tools=[chart])},
            env=environment(hospital.base_url, vendor_agent["device_key"], MODEL, tmp_path)
            | {"ENABLE_TOOL_SEARCH": "false"})
        messages = [message async for message in sdk.query(prompt=note(patient), options=options)]
        return next(message for message in messages if isinstance(message, sdk.ResultMessage))

    with hospital.captured() as seen:
        result = finished(converse())
    assert not result.is_error, result
    assert_real_here_and_hidden_there(seen, patient, look_up, result.result)


def test_llm(hospital, vendor_agent, vendor_session, patient, tmp_path):
    """The command line tool `llm`, with a model of its own configuration."""
    pytest.importorskip("llm", reason="llm is not installed: see `make test-clients`")
    # JSON is YAML.
    (tmp_path / "extra-openai-models.yaml").write_text(json.dumps([{
        "model_id": "scribe", "model_name": "vendor-echo-1", "api_base": hospital.base_url + "/v1",
        "api_key_name": "chaperone"}]))
    (tmp_path / "keys.json").write_text(json.dumps({"chaperone": vendor_agent["device_key"]}))
    with hospital.captured() as seen:
        done = subprocess.run(
            [str(pathlib.Path(sys.executable).parent / "llm"), "--model", "scribe", "--no-log", note(patient)],
            env={"LLM_USER_PATH": str(tmp_path), "HOME": str(tmp_path), "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
                 "LANG": "C.UTF-8", "NO_PROXY": "127.0.0.1,localhost"},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS_MAX)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == note(patient)
    assert b'"stream":true' in seen.bytes.replace(b" ", b"")
    for identifier in identifiers(patient) + STRUCTURED:
        assert not seen.holds(identifier), f"an identifier left: {identifier!r}"
