"""chaperone scan --config and --pack, and the detection file of chaperone serve."""
import json
import os
import re
import subprocess

import pytest

from program import ROOT, binary

PROGRAM = binary()


def scan(text, *arguments):
    return subprocess.run(
        [PROGRAM, "scan", "--format", "json", "--show-text", *map(str, arguments)], input=text, capture_output=True, text=True)


def found(text, *arguments):
    run = scan(text, *arguments)
    assert run.returncode in (0, 1), run.stderr
    return [(item["rule"], item["text"]) for item in json.loads(run.stdout)["findings"]]


@pytest.fixture
def settings(tmp_path):
    def write(yaml, mode=0o600):
        file = tmp_path / "detection.yaml"
        file.write_text(yaml)
        os.chmod(file, mode)
        return file
    return write


def test_the_example_finds_the_hospitals_own_numbers():
    rules = found("H4482913, billing no. 100200302, K 4.1 mmol/L, NHS 943 476 5919", "--config", ROOT / "examples/detection.yaml")
    assert ("pattern.ward-record", "H4482913") in rules
    assert ("pattern.billing-account", "100200302") in rules
    assert ("lab.value", "K 4.1 mmol/L") in rules
    assert ("uk.nhs", "943 476 5919") in rules


def test_a_pack_can_be_asked_for_on_the_command_line():
    assert ("es.dni", "12345678Z") in found("DNI 12345678Z", "--pack", "uk,es")
    assert not any(rule.startswith("es.") for rule, _ in found("DNI 12345678Z"))


def test_an_unknown_pack_is_told_with_the_known_ones():
    run = scan("x", "--pack", "fr")
    assert run.returncode not in (0, 1)
    assert "us, uk, ca, eu, es" in run.stderr


def test_a_wrong_file_is_told_with_its_place(settings):
    run = scan("x", "--config", settings("patterns:\n  - {name: a, pattern: 'a.c', kind: mrn}\n"))
    assert run.returncode not in (0, 1)
    assert re.search(r"detection\.yaml:2:24: this pattern cannot be used: at character 2", run.stderr), run.stderr


def test_denied_terms_are_found_and_their_file_must_be_private(settings, tmp_path):
    (tmp_path / "vip.txt").write_text("Blue Lantern\n")
    os.chmod(tmp_path / "vip.txt", 0o600)
    file = settings("terms: {deny: [{file: vip.txt, kind: name}]}\n", 0o644)
    assert ("term.denied", "blue lantern") in found("the blue lantern", "--config", file)
    os.chmod(tmp_path / "vip.txt", 0o640)
    run = scan("x", "--config", file)
    assert "chmod 600" in run.stderr and "Lantern" not in run.stderr


def test_a_file_of_terms_from_windows_is_read_line_by_line(settings, tmp_path):
    (tmp_path / "vip.txt").write_bytes("\ufeffBlue Lantern\r\n# nobody\r\nGreen Heron\r\n".encode())
    os.chmod(tmp_path / "vip.txt", 0o600)
    file = settings("terms: {deny: [{file: vip.txt, kind: name}]}\n")
    rules = found("the blue lantern and the green heron", "--config", file)
    assert rules == [("term.denied", "blue lantern"), ("term.denied", "green heron")]


def test_denied_terms_in_the_file_itself_make_it_private(settings):
    yaml = "terms: {deny: [{term: Blue Lantern, kind: name}]}\n"
    assert found("blue lantern", "--config", settings(yaml))
    run = scan("x", "--config", settings(yaml, 0o644))
    assert run.returncode not in (0, 1)
    assert "chmod 600" in run.stderr and "Lantern" not in run.stderr


def test_clinical_content_is_found_and_not_redacted(settings):
    run = subprocess.run(
        [PROGRAM, "scan", "--redact", "--config", str(settings("kinds: {lab-value: on}\n"))],
        input="Maria Garcia: K 4.1 mmol/L", capture_output=True, text=True)
    assert run.stdout.strip() == "[NAME]: K 4.1 mmol/L"


def test_serve_checks_the_detection_file(tmp_path):
    configuration = (ROOT / "examples/chaperone.yaml").read_text()
    for name in ("registry.yaml",):
        (tmp_path / name).write_text((ROOT / "examples" / name).read_text())
    (tmp_path / "detection.yaml").write_text("packs: [uk]\nkinds: {nam: off}\n")
    file = tmp_path / "chaperone.yaml"
    file.write_text(
        configuration.replace("../policies", str(ROOT / "policies")).replace("registry: registry.yaml", "registry: registry.yaml\ndetection: detection.yaml"))
    check = lambda: subprocess.run([PROGRAM, "serve", "--config", str(file), "--check"], capture_output=True, text=True)
    wrong = check()
    assert wrong.returncode != 0
    assert re.search(r'detection\.yaml:2:9: "nam" is not known here.*did you mean "name"', wrong.stderr), wrong.stderr
    (tmp_path / "detection.yaml").write_text("packs: [uk]\n")
    right = check()
    assert right.returncode == 0, right.stderr
