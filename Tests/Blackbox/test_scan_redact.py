"""`chaperone scan --redact`: every style, and what can be undone."""

import gzip
import json
import re

import pytest

from program import run

NOTE = (
    "Maria Lopez (MRN 4411827), 94 years old, was seen on 03/14/2024 and on 03/28/2024 by Dr. Okonkwo.\n"
    "Ms. Lopez lives at 12 Main Street, Boston, MA 02118; call (212) 736-5000. SSN 536-90-4399.\n")
SECRETS = ("Maria", "Lopez", "4411827", "03/14/2024", "03/28/2024", "Okonkwo", "12 Main", "Boston", "02118", "736-5000",
           "536-90-4399", "94 years")


def redacted(*options, stdin=NOTE) -> str:
    result = run("scan", *options, stdin=stdin)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


@pytest.mark.parametrize("options", [
    ["--redact"], ["--redact=placeholder"], ["--redact-style", "placeholder"], ["--redact=surrogate"], ["--redact=mask"]])
def test_no_style_leaves_an_identifier(options):
    text = redacted(*options)
    # Whole words: an invented Marian is not Maria.
    assert not [secret for secret in SECRETS if re.search(rf"\b{re.escape(secret)}\b", text)], text
    assert text.count("\n") == 2 and "was seen on" in text


def test_placeholders_have_nothing_left_to_find():
    assert run("scan", stdin=redacted("--redact")).returncode == 0


def test_surrogates_stay_one_person_and_keep_intervals():
    texts = {redacted("--redact=surrogate") for _ in range(3)}
    assert len(texts) == 3, "surrogates are random"
    for text in texts:
        family = re.match(r"\w+ (\w+) \(MRN \d{7}\), 90\+ years", text).group(1)
        assert f"Ms. {family} lives" in text
        first, second = re.findall(r"(\d\d)/(\d\d)/(\d{4})", text)
        import datetime
        days = [datetime.date(int(y), int(m), int(d)) for m, d, y in (first, second)]
        assert (days[1] - days[0]).days == 14 and days[0].weekday() == datetime.date(2024, 3, 14).weekday()
        assert "MA 021**" in text and re.search(r"\(\d{3}\) 555-01\d\d", text) and re.search(r"SSN 9\d\d-[0-4]\d-\d{4}", text)


def test_a_map_lets_later_runs_go_on_and_undoes_them(tmp_path):
    file = tmp_path / "map.json"
    text = NOTE.replace("94 years old, ", "").replace(" 02118", "")
    first = redacted("--redact=surrogate", "--surrogate-map", file, stdin=text)
    assert file.stat().st_mode & 0o077 == 0, "the map names everybody"
    assert redacted("--redact=surrogate", "--surrogate-map", file, stdin=text) == first
    back = run("scan", "restore", "--map", file, stdin=first)
    assert back.returncode == 0 and back.stdout.decode() == text
    family = first.split()[1]
    answer = run("scan", "restore", "--map", file, stdin=f"Mrs. {family.upper()} should return.")
    assert answer.stdout == b"Mrs. LOPEZ should return."
    file.write_text("{}")
    assert run("scan", "restore", "--map", file, stdin=first).returncode == 2
    assert run("scan", "--redact=surrogate", "--surrogate-map", file, stdin=text).returncode == 2
    assert run("scan", "restore", "--map", tmp_path / "missing", stdin=first).returncode not in (0, 1)


def test_masks_show_what_was_asked_for():
    assert "***-**-4399" in redacted("--redact=mask", "--mask-shown", "4")
    assert "***-**-****" in redacted("--redact=mask")


def test_hashes_are_the_same_under_one_key_only(tmp_path):
    key, other = tmp_path / "key", tmp_path / "other"
    key.write_bytes(b"k" * 32)
    other.write_bytes(b"o" * 32)
    text = redacted("--redact=hash", "--hash-key", key)
    assert re.match(r"\[NAME:[A-Z2-9]{16}\] \(MRN \[MRN:", text)
    assert redacted("--redact=hash", "--hash-key", key) == text != redacted("--redact=hash", "--hash-key", other)
    dates = [redacted("--redact=hash", "--hash-key", key, stdin=f"seen {date}.") for date in ("03/14/2024", "March 14, 2024")]
    assert dates[0] == dates[1], "the value counts, not how it is written"
    other.write_bytes(b"short")
    assert run("scan", "--redact=hash", "--hash-key", other, stdin=NOTE).returncode == 2


RESOURCE = {
    "resourceType": "Patient", "id": "p1", "birthDate": "1980-03-14", "name": [{"family": "Okonkwo", "given": ["Adaeze"]}],
    "telecom": [{"system": "phone", "value": "(212) 736-5000"}], "identifier": [{"type": {"text": "SSN"}, "value": "536-90-4399"}],
    "note": "She said \"call me\":\n\tAdaeze Okonkwo, MRN 4411827 \\ é", "mrn": 4411827}


@pytest.mark.parametrize("style", ["placeholder", "surrogate", "mask"])
@pytest.mark.parametrize("name", ["p.ndjson", "p.jsonl", "p.ndjson.gz"])
def test_lines_of_json_stay_json(tmp_path, style, name):
    file = tmp_path / name
    raw = ("\n".join(json.dumps(dict(RESOURCE, id=f"p{n}"), ensure_ascii=n == 0) for n in range(3)) + "\n\n").encode()
    file.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    text = redacted(f"--redact={style}", file)
    assert text.endswith("\n\n")
    rows = [json.loads(line) for line in text.splitlines() if line]
    assert [row["id"] for row in rows] == ["p0", "p1", "p2"]
    for row in rows:
        assert row.keys() == RESOURCE.keys() and row["resourceType"] == "Patient"
        assert "call me\":\n\t" in row["note"] and row["note"].endswith("\\ é")
        assert row["mrn"] != 4411827
    for secret in ("Okonkwo", "736-5000", "536-90-4399", "4411827"):
        assert secret not in text


def test_a_whole_document_stays_json_and_what_is_none_is_told(tmp_path):
    file = tmp_path / "p.json"
    file.write_text(json.dumps(RESOURCE, indent=2))
    row = json.loads(redacted("--redact", file))
    assert row.keys() == RESOURCE.keys() and "Okonkwo" not in str(row)
    file.write_text("Dr. Okonkwo {")
    assert run("scan", "--redact", file).returncode == 2
    assert redacted("--redact", "--input", "text", file) == "Dr. [NAME] {"
    lines = tmp_path / "p.ndjson"
    lines.write_text('{"a":1}\n{"a": "open\n')
    result = run("scan", "--redact", lines)
    assert result.returncode == 2 and b"p.ndjson:2:" in result.stderr


def test_a_directory_is_written_beside_itself_and_never_over_what_is_there(tmp_path):
    source, target = tmp_path / "in", tmp_path / "out"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "a.txt").write_text(NOTE)
    (source / "b.txt.gz").write_bytes(gzip.compress(NOTE.encode()))
    (source / "empty.txt").write_text("")
    (source / "image").write_bytes(b"\x00\x01")
    result = run("scan", "--redact", source, "--into", target)
    assert result.returncode == 0 and not result.stdout, result.stderr
    assert sorted(str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()) == ["b.txt", "deep/a.txt", "empty.txt"]
    assert "Lopez" not in (target / "deep/a.txt").read_text() + (target / "b.txt").read_text()
    again = run("scan", "--redact", source, "--into", target)
    assert again.returncode == 2 and b"exists" in again.stderr


def test_a_long_text_is_redacted_as_it_streams():
    line = "The cough is dry. " * 10 + "\n"
    text = (line * 4000 + "SSN 536-90-4399\n") * 3
    assert redacted("--redact", stdin=text) == text.replace("536-90-4399", "[SSN]")


def test_names_of_members_that_identify_are_replaced_too(tmp_path):
    file = tmp_path / "by-person.json"
    file.write_text(json.dumps({"patients": {"Maria Lopez": {"ssn": "536-90-4399"}, "536-90-4398": {"dose_mg": 5}}}))
    text = redacted("--redact", file)
    assert json.loads(text) == {"patients": {"[NAME]": {"ssn": "[SSN]"}, "[SSN]": {"dose_mg": 5}}}


def test_json_with_a_byte_order_mark_is_json(tmp_path):
    for name in ("p.json", "p.ndjson"):
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + json.dumps({"name": "Maria Lopez"}).encode())
        assert json.loads(redacted("--redact", tmp_path / name)) == {"name": "[NAME]"}


def test_a_file_that_was_not_read_to_its_end_is_not_left_behind(tmp_path):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "cut.txt.gz").write_bytes(gzip.compress(NOTE.encode() * 1000)[:-30])
    (source / "half.ndjson").write_text('{"a":1}\n{"a": "open\n')
    (source / "whole.txt").write_text(NOTE)
    result = run("scan", "--redact", source, "--into", target)
    assert result.returncode == 2 and b"cut.txt.gz" in result.stderr and b"half.ndjson:2" in result.stderr
    assert [path.name for path in target.iterdir()] == ["whole.txt"]
