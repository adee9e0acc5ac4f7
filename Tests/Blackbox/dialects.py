"""The three inference APIs through their official SDKs, so that one test speaks all of them."""

import json

import anthropic
import openai
import pytest


class Dialect:
    """`text`, `tool` return what the agent got; with `stream` put together from events by the SDK's own types."""

    def __init__(self, hospital, agent):
        self.hospital = hospital
        self.agent = agent
        self.openai = openai.OpenAI(
            base_url=hospital.base_url + "/v1", api_key=agent["device_key"], max_retries=0, timeout=30)
        self.anthropic = anthropic.Anthropic(
            base_url=hospital.base_url, api_key=agent["device_key"], max_retries=0, timeout=30)


TOOL = {"name": "save_note", "description": "Saves a note.",
        "parameters": {"type": "object", "properties": {"note": {"type": "string"}}, "required": ["note"]}}


class Chat(Dialect):
    path = "/v1/chat/completions"

    def body(self, model, text):
        return {"model": model, "messages": [{"role": "user", "content": text}]}

    def text(self, model, text, stream):
        answer = self.openai.chat.completions.create(**self.body(model, text), stream=stream)
        if not stream:
            assert answer.object == "chat.completion"
            assert answer.choices[0].finish_reason == "stop"
            return answer.choices[0].message.content
        pieces, finish = [], None
        for chunk in answer:
            assert chunk.object == "chat.completion.chunk"
            for choice in chunk.choices:
                pieces.append(choice.delta.content or "")
                finish = choice.finish_reason or finish
        assert finish == "stop"
        return "".join(pieces)

    def tool(self, model, text, stream):
        answer = self.openai.chat.completions.create(
            **self.body(model, text), tools=[{"type": "function", "function": TOOL}], stream=stream)
        if not stream:
            call = answer.choices[0].message.tool_calls[0]
            assert call.function.name == TOOL["name"]
            return json.loads(call.function.arguments)
        name, arguments = "", ""
        for chunk in answer:
            for choice in chunk.choices:
                for call in choice.delta.tool_calls or []:
                    name += call.function.name or ""
                    arguments += call.function.arguments or ""
        assert name == TOOL["name"]
        return json.loads(arguments)


class Responses(Dialect):
    path = "/v1/responses"

    def body(self, model, text):
        return {"model": model, "input": text}

    def text(self, model, text, stream):
        answer = self.openai.responses.create(**self.body(model, text), stream=stream, store=False)
        if not stream:
            assert answer.status == "completed"
            return answer.output_text
        pieces, copies, final = [], [], None
        for event in answer:
            if event.type == "response.output_text.delta":
                pieces.append(event.delta)
            elif event.type == "response.output_text.done":
                copies.append(event.text)
            elif event.type == "response.completed":
                final = event.response.output_text
        assert copies == ["".join(pieces)], "the copy in the done event differs from the deltas"
        assert final == copies[0], "the copy in the final event differs from the deltas"
        return final

    def tool(self, model, text, stream):
        tool = {"type": "function", "strict": False} | TOOL
        answer = self.openai.responses.create(**self.body(model, text), tools=[tool], stream=stream, store=False)
        if not stream:
            call = next(item for item in answer.output if item.type == "function_call")
            assert call.name == TOOL["name"]
            return json.loads(call.arguments)
        pieces, copies = [], []
        for event in answer:
            if event.type == "response.function_call_arguments.delta":
                pieces.append(event.delta)
            elif event.type == "response.function_call_arguments.done":
                copies.append(event.arguments)
            elif event.type == "response.completed":
                copies += [item.arguments for item in event.response.output if item.type == "function_call"]
        assert set(copies) == {"".join(pieces)}, "a copy of the arguments differs from the deltas"
        return json.loads(copies[0])


class Messages(Dialect):
    path = "/v1/messages"

    def body(self, model, text):
        return {"model": model, "max_tokens": 1000, "messages": [{"role": "user", "content": text}]}

    def text(self, model, text, stream):
        if not stream:
            answer = self.anthropic.messages.create(**self.body(model, text))
            assert answer.type == "message"
            assert answer.stop_reason == "end_turn"
            return "".join(block.text for block in answer.content if block.type == "text")
        with self.anthropic.messages.stream(**self.body(model, text)) as events:
            pieces = "".join(events.text_stream)
            final = events.get_final_message()
        assert final.stop_reason == "end_turn"
        assert "".join(block.text for block in final.content if block.type == "text") == pieces
        return pieces

    def tool(self, model, text, stream):
        tool = {"name": TOOL["name"], "description": TOOL["description"], "input_schema": TOOL["parameters"]}
        if not stream:
            answer = self.anthropic.messages.create(**self.body(model, text), tools=[tool])
            assert answer.stop_reason == "tool_use"
        else:
            with self.anthropic.messages.stream(**self.body(model, text), tools=[tool]) as events:
                answer = events.get_final_message()
        call = next(block for block in answer.content if block.type == "tool_use")
        assert call.name == TOOL["name"]
        return call.input


ALL = [Chat, Responses, Messages]
EACH = pytest.mark.parametrize("dialect", ALL, ids=["chat", "responses", "messages"])
WHOLE_AND_STREAMED = pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])


def error_of(dialect, answer) -> dict:
    """The error object of an answer, after checking that the shape around it is the provider's."""
    body = answer.json()
    if dialect is Messages or getattr(dialect, "path", dialect) == Messages.path:
        assert body["type"] == "error", body
        assert isinstance(body["error"]["type"], str)
    else:
        assert set(body) == {"error"}, body
        assert {"message", "type", "code"} <= set(body["error"]), body
        assert "param" in body["error"], body
    error = body["error"]
    assert isinstance(error["message"], str) and len(error["message"]) > 10, error
    return error
