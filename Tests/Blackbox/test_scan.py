"""`chaperone scan`: the gateway's detector on files."""

import json

from program import run

TEXT = "Grüße 🫁: SSN 536-90-4399, phone (212) 555-0187, mail someone.private@example.org."


def test_findings_are_utf8_byte_ranges_of_the_original(tmp_path):
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": "Nothing here."}) + "\n")
    result = run("scan", "--jsonl", file)
    assert result.returncode == 0, result.stderr.decode()
    lines = {row["id"]: row["findings"] for row in map(json.loads, result.stdout.splitlines())}
    assert lines["b"] == []
    found = {row["kind"]: TEXT.encode()[row["start"]:row["end"]].decode() for row in lines["a"]}
    assert found["ssn"] == "536-90-4399"
    assert found["phone"] in "(212) 555-0187" and len(found["phone"]) >= 12
    assert found["email"] == "someone.private@example.org"
    for row in lines["a"]:
        assert 0 < row["confidence"] <= 1
    ends = 0
    for row in lines["a"]:
        assert row["start"] >= ends, "findings overlap or are out of order"
        ends = row["end"]


def test_redaction_leaves_only_kinds(tmp_path):
    result = run("scan", "--redact", stdin=TEXT)
    assert result.returncode == 0
    text = result.stdout.decode()
    for secret in ("536-90-4399", "555-0187", "someone.private"):
        assert secret not in text
    assert "Grüße 🫁" in text and "[" in text


def test_findings_print_without_the_text_itself(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text(TEXT)
    for form in ("text", "json"):
        result = run("scan", file, "--format", form)
        assert result.returncode == 1, "something was found"
        assert b"536-90-4399" not in result.stdout + result.stderr
        assert b"ssn" in result.stdout
    assert json.loads(run("scan", file, "--format", "json").stdout)["findings"]


def test_nothing_found_is_success(tmp_path):
    assert run("scan", stdin="The cough is dry.").returncode == 0


def test_odd_input_is_an_answer_and_not_a_crash(tmp_path):
    for raw in (b"", b"\x00" * 1000, b"\xff\xfe\xfd", b"\xf0\x9f", b"a" * 2_000_000, b"1" * 200_000, b"@" * 200_000):
        result = run("scan", stdin=raw, timeout=60)
        assert result.returncode in (0, 1), (raw[:10], result.stderr)
    assert run("scan", tmp_path / "missing").returncode not in (0, 1)
    broken = tmp_path / "broken.jsonl"
    for text in ("{", "[]", '{"id":1,"text":"x"}', '{"id":"x"}', '{"text":"x"}'):
        broken.write_text(text)
        result = run("scan", "--jsonl", broken)
        assert result.returncode != 0
        assert b":1" in result.stderr, "the error names the line"
