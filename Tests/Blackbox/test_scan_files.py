"""`chaperone scan` on files, directories, streams and archives: reports, exit codes and bad input."""

import gzip
import json
import os
import pty
import re
import subprocess
import threading

import pytest

from program import binary, run

NOTE = "Seen by Dr. Okonkwo on 03/14/2024.\nMRN 4411827, SSN 536-90-4399.\n"
SECRETS = (b"Okonkwo", b"03/14/2024", b"4411827", b"536-90-4399")


@pytest.fixture
def note(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text(NOTE)
    return file


def test_kinds_and_confidence_choose_what_is_reported(note):
    kinds = {row["kind"] for row in map(json.loads, run("scan", note, "--format", "jsonl").stdout.splitlines())}
    assert kinds == {"name", "date", "mrn", "ssn"}
    [only] = map(json.loads, run("scan", note, "--format", "jsonl", "--kinds", "ssn").stdout.splitlines())
    assert only["kind"] == "ssn" and (only["line"], only["column"]) == (2, 18)
    sure = run("scan", note, "--format", "jsonl", "--min-confidence", "0.95").stdout.splitlines()
    assert 0 < len(sure) < 4
    assert run("scan", note, "--kinds", "date", "--min-confidence", "1").returncode == 0
    for bad in (["--kinds", "nmae"], ["--kinds", ""], ["--min-confidence", "2"]):
        assert run("scan", note, *bad).returncode not in (0, 1)


def test_explanations_show_rule_and_line_without_the_text(note):
    told = run("scan", note, "--explain").stdout
    assert b"Dr. \xe2\x9f\xa6[name]\xe2\x9f\xa7 on [date]." in told and b"title" in told
    assert not any(secret in told for secret in SECRETS)
    shown = run("scan", note, "--explain", "--show-text").stdout
    assert all(secret in shown for secret in SECRETS) and b"as one spelling: 2024-03-14" in shown


def test_a_context_hides_what_is_not_reported_too(note):
    for options in (["--kinds", "ssn"], ["--kinds", "ssn", "--min-confidence", "0.9"], ["--kinds", "ssn", "--format", "jsonl"]):
        told = run("scan", note, "--explain", *options).stdout
        assert b"[mrn]" in told and not any(secret in told for secret in SECRETS), told


def test_progress_is_shown_on_a_terminal_only_and_leaves_no_trace():
    text = b"The cough is dry.\n" * 200_000
    main, terminal = pty.openpty()
    process = subprocess.Popen([binary(), "scan"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=terminal)
    os.close(terminal)
    writer = threading.Thread(target=lambda: (process.stdin.write(text), process.stdin.close()))
    writer.start()
    shown = b""
    try:
        while piece := os.read(main, 4096):
            shown += piece
    except OSError:
        pass
    writer.join()
    assert process.wait(60) == 0
    assert b"dry" not in shown
    if b"MiB" in shown:
        assert b"\r\x1b[K" in shown.split(b"MiB")[-1], "the line is taken off again"


def test_sarif_has_what_the_standard_requires(tmp_path, note):
    (tmp_path / "größe.txt").write_text("Größe 🫁 SSN 536-90-4399")
    result = run("scan", tmp_path, "--format", "sarif")
    assert result.returncode == 1 and not any(secret in result.stdout for secret in SECRETS)
    document = json.loads(result.stdout)
    assert document["version"] == "2.1.0" and document["$schema"].endswith("sarif-schema-2.1.0.json")
    [sarif] = document["runs"]
    driver = sarif["tool"]["driver"]
    assert driver["name"] == "chaperone" and sarif["columnKind"] == "unicodeCodePoints"
    assert all(rule["id"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    assert sarif["invocations"][0]["executionSuccessful"] is True
    assert len(sarif["results"]) == 5
    for item in sarif["results"]:
        assert driver["rules"][item["ruleIndex"]]["id"] == item["ruleId"]
        assert item["level"] in ("error", "warning") and item["message"]["text"]
        place = item["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[!-~]+", place["artifactLocation"]["uri"])
        assert place["region"]["startLine"] >= 1 and place["region"]["endColumn"] > place["region"]["startColumn"]
    [wide] = [item for item in sarif["results"] if "gr%C3%B6%C3%9Fe" in str(item)]
    region = wide["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["byteOffset"], region["byteLength"]) == (13, 17, 11)
    assert json.loads(run("scan", "--format", "sarif", stdin="The cough is dry.").stdout)["runs"][0]["results"] == []
    assert run("scan", note, "--format", "sarif", "--show-text").returncode not in (0, 1)


def test_directories_are_read_to_their_leaves_and_nothing_outside(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text(NOTE)
    root = tmp_path / "root"
    (root / "a" / "b").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / ".git" / "hidden.txt").write_text(NOTE)
    (root / "a" / "b" / "deep.txt").write_text(NOTE)
    (root / "a" / "image.bin").write_bytes(b"\x89PNG\x00\x00" + NOTE.encode())
    (root / "a" / "loop").symlink_to(root)
    (root / "link.txt").symlink_to(outside)
    (root / "nowhere").symlink_to("missing")
    os.mkfifo(root / "pipe")
    result = run("scan", root, "--format", "jsonl")
    assert result.returncode == 1
    assert {row["file"] for row in map(json.loads, result.stdout.splitlines())} == {str(root / "a/b/deep.txt")}
    notes = result.stderr.decode()
    for name in ("image.bin", "loop", "link.txt", "nowhere", "pipe"):
        assert name in notes
    assert run("scan", root / "link.txt").returncode == 1, "a link that is named is followed"


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path, note):
    result = run("scan", tmp_path / "missing", note)
    assert result.returncode == 2 and b"missing" in result.stderr and b"ssn" in result.stdout
    broken = json.loads(run("scan", tmp_path / "missing", note, "--format", "sarif").stdout)["runs"][0]
    assert broken["invocations"][0]["executionSuccessful"] is False
    if os.geteuid() != 0:
        note.chmod(0)
        assert run("scan", note).returncode == 2


def test_gzip_is_unpacked_and_bad_gzip_is_told(tmp_path):
    packed = gzip.compress(NOTE.encode())
    file = tmp_path / "note.txt.gz"
    for raw, code in [
        (packed, 1), (packed + packed, 1), (gzip.compress(b""), 0), (packed[:-9], 2), (packed[:20], 2),
        (packed[:12] + b"\xff\xff\xff" + packed[15:], 2), (packed + b"trailing", 2), (b"\x1f\x8b", 2), (b"\x1f\x8btext", 2),
    ]:
        file.write_bytes(raw)
        result = run("scan", file)
        assert result.returncode == code, (raw[:30], result.stderr)
        assert code != 2 or b"gzip" in result.stderr
    assert run("scan", stdin=packed).returncode == 1
    file.write_bytes(packed + packed)
    assert run("scan", file, "--format", "jsonl").stdout.count(b'"ssn"') == 2


def test_a_gzip_bomb_is_stopped_in_bounded_memory(tmp_path):
    # 1 GiB of line ends in a megabyte, of many members.
    member = gzip.compress(b"\n" * (16 << 20), 9)
    file = tmp_path / "bomb.gz"
    file.write_bytes(member * 64)
    for options in ([], ["--redact"]):
        limited = [
            "/bin/bash", "-c", f"ulimit -v {3 << 20}; exec \"$0\" scan --unpack-max 32 $2 \"$1\"", binary(), str(file), *options]
        result = subprocess.run(limited, capture_output=True, timeout=120)
        assert result.returncode == 2 and b"more than 32 MiB" in result.stderr
    file.write_bytes(member)
    assert run("scan", "--unpack-max", "17", file, timeout=120).returncode == 0


def test_a_long_stream_is_found_as_a_whole_text_in_bounded_memory():
    line = b"The cough is dry and the lungs are clear. " * 20 + b"\n"
    special = b"Call (212) 736-5000 now.\n"
    blocks = 6
    process = subprocess.Popen(
        [binary(), "scan", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    expected, offset, peak = [], 0, 0

    def feed():
        nonlocal offset, peak
        for _ in range(blocks):
            for _ in range(1500):
                process.stdin.write(line)
            offset += 1500 * len(line)
            expected.append(offset + special.index(b"("))
            process.stdin.write(special)
            offset += len(special)
            process.stdin.flush()
            status = open(f"/proc/{process.pid}/status").read()
            peak = max(peak, int(re.search(r"VmRSS:\s+(\d+)", status).group(1)))
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    found = [json.loads(row) for row in process.stdout]
    feeder.join()
    assert process.wait(60) == 1
    assert [row["start"] for row in found if row["kind"] == "phone"] == expected
    assert found[-1]["line"] == blocks * 1501
    assert offset > 7 << 20 and peak < 200 << 10


def test_odd_bytes_are_an_answer(tmp_path):
    for raw in (b"\xff\xfe\xfd", b"SSN 536-90-4399 \xff\xf0\x9f", b"x" * (3 << 20) + b" SSN 536-90-4399"):
        file = tmp_path / "odd"
        file.write_bytes(raw)
        for options in ([], ["--format", "sarif"], ["--explain"], ["--redact"], ["--redact=surrogate"], ["--redact=mask"]):
            result = run("scan", file, *options, timeout=60)
            assert result.returncode in (0, 1), (raw[:20], options, result.stderr)
            assert b"536-90-4399" not in result.stdout


def test_options_that_do_not_go_together_are_refused(note, tmp_path):
    for options in (
        ["--redact", "--format", "json"], ["--redact", "--explain"], ["--mask-shown", "4"], ["--redact=mask", "--mask-shown", "9"],
        ["--redact=hash"], ["--hash-key", str(note)], ["--redact=blur"], ["--surrogate-map", "m"], ["--into", "d"],
        ["--input", "json"], ["--redact", "--jsonl", str(note)], ["--jsonl", str(note)],
    ):
        result = run("scan", note, *options)
        assert result.returncode not in (0, 1) and result.stderr and not result.stdout, options


def test_what_the_command_line_names_and_cannot_be_used_is_never_taken_for_a_finding(note, tmp_path):
    missing = tmp_path / "missing"
    (tmp_path / "key").write_text("no key")
    (tmp_path / "nobody.csv").write_text("id,given,family\n")
    for options in (
        ["--config", missing], ["--patients", missing], ["--patients", note], ["--patients", tmp_path / "nobody.csv"],
        ["--patients", note, "--patients-key", missing], ["--patients", note, "--patients-key", tmp_path / "key"],
        ["--redact=hash", "--hash-key", missing], ["--redact=surrogate", "--surrogate-map", missing / "map.json"],
    ):
        result = run("scan", note, *options)
        assert result.returncode == 2 and not result.stdout, (options, result.stderr)
        assert b"Error: " in result.stderr and b"Usage" not in result.stderr


def test_an_answer_that_cannot_be_written_is_no_success(note, tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"id":"a","text":"The cough is dry."}\n')
    (tmp_path / "clean.txt").write_text("The cough is dry.")
    for arguments in (
        [note], [tmp_path / "clean.txt", "--format", "json"], [tmp_path / "clean.txt", "--format", "sarif"], ["--jsonl", lines],
        ["--redact", note, note], ["evaluate", "--unmarked", lines],
    ):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([binary(), "scan", *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, timeout=30)
        assert result.returncode == 2, (arguments, result.stderr)
        assert result.stderr.count(b"standard output: cannot be written whole") == 1, "it is told once"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read_as_the_text_it_stands_for(tmp_path, encoding):
    text = "The cough is dry 🫁 – " * 7_000 + "\r\nSeen by Dr. Okonkwo.\r\n"
    (tmp_path / "windows.txt").write_bytes(text.encode(encoding) if encoding == "utf-16" else ("\ufeff" + text).encode(encoding))
    [found] = map(json.loads, run("scan", tmp_path, "--format", "jsonl").stdout.splitlines())
    assert (found["line"], found["column"], found["rule"]) == (2, 13, "name.title")
    assert run("scan", "--redact", tmp_path).stdout.decode() == text.replace("Okonkwo", "[NAME]")


def test_broken_utf16_is_an_answer(tmp_path):
    for raw in (b"\xff\xfe", b"\xff\xfeD", b"\xfe\xff\xd8", b"\xff\xfe\x00\xd8", b"\xff\xfe\x00\xdcD\x00r\x00", b"\xff\xfe\x00\x00"):
        (tmp_path / "odd").write_bytes(raw)
        assert run("scan", tmp_path / "odd").returncode in (0, 1), raw
        assert run("scan", "--redact", tmp_path / "odd").returncode == 0, raw


def test_a_clean_directory_is_told_in_one_line(tmp_path, note):
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("The cough is dry.")
    result = run("scan", tmp_path)
    assert result.returncode == 1 and result.stderr == b"nothing identifying found in 3 of 4 files\n"
