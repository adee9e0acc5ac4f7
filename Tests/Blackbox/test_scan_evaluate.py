"""`chaperone scan evaluate`: figures on marked text."""

import json

import pytest

from program import run

TEXT = "Café: Maria Lopez, MRN 4411827, seen 03/14/2024 by the zorbulent."


def span(text: str, what: str, kind: str) -> dict:
    start = text.encode().index(what.encode())
    return {"start": start, "end": start + len(what.encode()), "kind": kind}


def gold(tmp_path, *rows):
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


@pytest.fixture
def marked(tmp_path):
    return gold(
        tmp_path,
        {"id": "one", "text": TEXT, "spans": [
            span(TEXT, "Maria Lopez", "NAME"), span(TEXT, "4411827", "MRN"), span(TEXT, "zorbulent", "NAME.rare")]},
        {"id": "two", "text": "The cough is dry.", "spans": []},
        {"id": "three", "text": "Call (212) 555-0187.", "spans": []})


def figures(*arguments):
    result = run("scan", "evaluate", "--format", "json", *arguments)
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def test_shares_by_label_and_for_all(marked):
    found = figures(marked)
    assert found["labels"]["NAME"]["whole"] == 1
    assert found["labels"]["NAME.rare"] == {"spans": 1, "whole": 0, "any": 0, "recall": 0, "precision": 1, "f1": 0}
    assert found["all"]["spans"] == 3 and found["all"]["whole"] == pytest.approx(2 / 3)
    # The date is unmarked (three tokens) and so is the telephone (three).
    assert found["all"]["precision"] == pytest.approx(3 / 9)
    assert (found["unmarked_texts"], found["unmarked_texts_redacted"]) == (2, 1)


def test_misses_name_places_and_text_only_when_asked(marked):
    listed = run("scan", "evaluate", marked, "--misses").stdout.decode()
    start = TEXT.encode().index(b"zorbulent")
    assert f"one: missed {start}..<{start + 9} NAME.rare" in listed
    assert "three: false-alarm" in listed and "phone" in listed
    assert "zorbulent" not in listed and "555" not in listed
    shown = run("scan", "evaluate", marked, "--misses", "--show-text").stdout.decode()
    assert "⟦zorbulent⟧" in shown
    assert run("scan", "evaluate", marked, "--show-text").returncode not in (0, 1), "it would do nothing"


def test_bounds_decide_the_exit_code(marked):
    for bounds, code in [
        (["--floor", "whole=0.6,any=0.6"], 0), (["--floor", "whole=0.7"], 1), (["--floor", "whole:NAME=1"], 0),
        (["--floor", "recall:NAME.rare=0.1"], 1), (["--floor", "whole:NOBODY=0.1"], 1),
        (["--ceiling", "negatives=0.5"], 0), (["--ceiling", "negatives=0.4"], 1), (["--ceiling", "redacted=0.01"], 1),
    ]:
        result = run("scan", "evaluate", marked, *bounds)
        assert result.returncode == code, (bounds, result.stderr)
        assert (b"whole" in result.stdout) and bool(result.stderr) == (code == 1)
    for bad in ("", "whole", "whole=2", "wole=0.5", "negatives:NAME=0.1"):
        assert run("scan", "evaluate", marked, "--floor", bad).returncode not in (0, 1)


def test_a_miss_becomes_a_case_that_reproduces_it(marked, tmp_path):
    file = tmp_path / "cases.jsonl"
    assert run("scan", "evaluate", marked, "--write-cases", file).returncode == 0
    assert file.stat().st_mode & 0o077 == 0, "cases are patient data"
    [case] = map(json.loads, file.read_text().splitlines())
    assert case["reproduced"] and case["text"] == TEXT
    again = figures(file)
    assert again["labels"]["NAME.rare"]["whole"] == 0 and again["all"]["whole"] == pytest.approx(2 / 3)


def test_a_disguised_case_keeps_shape_and_loses_what_identifies(marked, tmp_path):
    file = tmp_path / "cases.jsonl"
    run("scan", "evaluate", marked, "--write-cases", file, "--disguise")
    [case] = map(json.loads, file.read_text().splitlines())
    text = case["text"].encode()
    for secret in (b"Maria", b"Lopez", b"4411827", b"zorbulent", b"03/14/2024"):
        assert secret not in text
    assert len(text) == len(TEXT.encode())
    for marked_span in case["spans"]:
        assert text[marked_span["start"]:marked_span["end"]].decode().replace(" ", "").isalnum()


def test_texts_without_marks_are_taken_only_when_asked(tmp_path):
    file = gold(tmp_path, {"id": "one", "text": "The cough is dry."})
    assert run("scan", "evaluate", file).returncode == 2
    assert figures(file, "--unmarked")["unmarked_texts"] == 1


def test_own_labels_are_explained(tmp_path):
    file = gold(tmp_path, {"id": "one", "text": "Maria Lopez", "spans": [{"start": 0, "end": 11, "kind": "WHO"}]})
    assert b"--label" in run("scan", "evaluate", file).stderr
    assert figures(file, "--label", "WHO=name")["labels"]["WHO"]["whole"] == 1
    assert run("scan", "evaluate", file, "--label", "WHO=nobody").returncode not in (0, 1)


@pytest.mark.parametrize("line, field", [
    ("{", "JSON"), ("[]", "type"), ('{"text":"x","spans":[]}', '"id"'), ('{"id":1,"text":"x","spans":[]}', '"id"'),
    ('{"id":"a","text":"x","spans":[{"start":0,"end":1}]}', '"spans[0].kind"'),
    ('{"id":"a","text":"x","spans":[{"start":0,"end":2,"kind":"NAME"}]}', '"spans[0]"'),
    ('{"id":"a","text":"x","spans":[{"start":-1,"end":1,"kind":"NAME"}]}', '"spans[0]"'),
    ('{"id":"a","text":"é","spans":[{"start":1,"end":2,"kind":"NAME"}]}', '"spans[0].start"'),
    ('{"id":"a","text":"x","spans":[{"start":0,"end":1,"kind":"FOO"}]}', '"spans[0].kind"'),
    ("\udcff".encode("utf-8", "surrogateescape"), "JSON"),
])
def test_a_bad_line_is_named_with_its_field_and_without_its_text(tmp_path, line, field):
    file = tmp_path / "gold.jsonl"
    raw = line if isinstance(line, bytes) else line.encode()
    file.write_bytes(b'{"id":"good","text":"x","spans":[]}\n' + raw + b"\n")
    result = run("scan", "evaluate", file)
    assert result.returncode == 2
    error = result.stderr.decode()
    assert "gold.jsonl:2: " in error and field in error and "FOO" not in error


def test_a_missing_file_and_standard_input(tmp_path):
    assert run("scan", "evaluate", tmp_path / "missing").returncode == 2
    assert run("scan", "evaluate", tmp_path).returncode == 2
    line = json.dumps({"id": "a", "text": "Maria Lopez", "spans": [{"start": 0, "end": 11, "kind": "NAME"}]})
    assert b"1.000" in run("scan", "evaluate", "-", stdin=line + "\n\n").stdout


NOTES = """

=== one progress note
Café: ⟦NAME:Maria Lopez⟧, MRN ⟦MRN:4411827⟧,

seen ⟦DATE:03/14/2024⟧ by the ⟦NAME.rare:zorbulent⟧.

=== two
The cough is dry.
=== three
"""


def test_notes_may_be_marked_in_an_editor(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text(NOTES)
    found = figures(file)
    assert found["labels"]["NAME"] == {"spans": 1, "whole": 1, "any": 1, "recall": 1, "precision": 1, "f1": 1}
    assert found["labels"]["NAME.rare"]["any"] == 0 and found["labels"]["DATE"]["whole"] == 1
    assert found["all"]["spans"] == 4 and found["all"]["precision"] == 1
    assert (found["unmarked_texts"], found["unmarked_texts_redacted"]) == (2, 0)
    listed = run("scan", "evaluate", file, "--misses").stdout.decode()
    start = "Café: Maria Lopez, MRN 4411827,\n\nseen 03/14/2024 by the zorbulent".encode().index(b"zorbulent")
    assert f"one progress note: missed {start}..<{start + 9} NAME.rare" in listed
    file.write_text(NOTES.replace("\n", "\r\n"))
    assert figures(file)["all"]["whole"] == 0.75
    assert b"0.750" in run("scan", "evaluate", "-", stdin=NOTES).stdout


@pytest.mark.parametrize("line, problem", [
    ("a ⟦NAME:Maria", "without a ⟧"), ("a Maria⟧", "without a ⟦"), ("⟦NAME:a ⟦NAME:b⟧⟧", "within"), ("⟦NAME⟧", "⟦KIND:"),
    ("⟦NAME:⟧", "⟦KIND:"), ("⟦FOO:Maria⟧", "--label"), (b"\xff Maria", "UTF-8"),
])
def test_a_bad_mark_is_named_with_its_line_and_without_its_text(tmp_path, line, problem):
    file = tmp_path / "notes.txt"
    raw = line if isinstance(line, bytes) else line.encode()
    file.write_bytes(b"=== one\n\nThe cough is dry.\n" + raw + b"\n=== two\n")
    result = run("scan", "evaluate", file)
    error = result.stderr.decode()
    assert result.returncode == 2 and "notes.txt:4: " in error and problem in error
    assert "Maria" not in error and "FOO" not in error


def test_nothing_to_measure_is_no_pass(tmp_path):
    for text in ("", "\n \n"):
        (tmp_path / "none").write_text(text)
        result = run("scan", "evaluate", tmp_path / "none", "--floor", "whole=0.95")
        assert result.returncode == 2 and b"nothing is measured" in result.stderr


def test_a_note_without_its_heading_is_told_how_it_begins(tmp_path):
    result = run("scan", "evaluate", "-", stdin="Seen by Dr. ⟦NAME:Okonkwo⟧.\n")
    assert result.returncode == 2 and "-:1: " in result.stderr.decode() and b"=== ID" in result.stderr
    assert b"Okonkwo" not in result.stderr


def test_notes_from_editors_on_windows_are_read(tmp_path):
    text = "=== one\r\nSeen by Dr. ⟦NAME:Okonkwo⟧.\r\n"
    for encoding in ("utf-8-sig", "utf-16"):
        (tmp_path / "notes.txt").write_bytes(text.encode(encoding))
        assert figures(tmp_path / "notes.txt")["labels"]["NAME"]["whole"] == 1
