"""Claude Code through the gateway: what its user reads, what its tools are called with, and what leaves."""

import json
import re
import subprocess
import threading
import time

import pytest

from clinical_text import STRUCTURED, note
from program import PURPOSE, eventually, identifiers

READ = ("--tools", "Read", "--allowedTools", "Read")
# Where git could be used Claude Code adds remarks on attribution to the prompt, and the simulated vendor's model puts all
# of it into the command.
BASH = ("--tools", "Bash", "--allowedTools", "Bash", "--settings", '{"attribution": {"commit": "", "pr": ""}}')


def assert_nothing_identifying(seen, patient):
    assert seen.bytes, "nothing reached the vendor"
    for text in identifiers(patient) + STRUCTURED:
        assert not seen.holds(text), f"an identifier left: {text!r}"


def assert_streamed(conversation, kind):
    assert len(conversation.deltas(kind)) > 1, "the answer came in one piece"


def test_without_a_session_the_user_reads_where_to_ask(hospital, claude, vendor_agent):
    with hospital.captured() as seen:
        done = claude.run(hospital, vendor_agent, "vendor-echo-1", "--print", "Summarise the visit.")
    assert done.returncode != 0
    assert "Ask the clinician to approve one patient and one purpose here:" in done.stdout
    pending = hospital.clinician_of(vendor_agent).pending()
    assert [f"{hospital.base_url}/console/requests/{request['id']}" in done.stdout for request in pending] == [True]
    assert seen.bytes == b"", "something left without a session"


def test_approving_is_all_it_takes_to_go_on(hospital, claude, vendor_agent, patient):
    """The request that Claude Code itself caused is the one that the clinician approves."""
    hospital.console("privacy-officer").set_consent(patient, "opted-in")
    assert claude.run(hospital, vendor_agent, "vendor-echo-1", "--print", "Good morning.").returncode != 0
    clinician = hospital.clinician_of(vendor_agent)
    (request,) = clinician.pending()
    clinician.call("POST", f"session-requests/{request['id']}/approve",
                   json={"patient_id": patient["id"], "purpose": PURPOSE})
    done = claude.run(hospital, vendor_agent, "vendor-echo-1", "--print", "Good morning.")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Good morning." in done.stdout


def test_a_conversation_with_tools_completes_on_the_embedded_model(hospital, claude, local_agent, local_session,
                                                                   patient):
    file = claude.work / "note.txt"
    file.write_text(note(patient))
    with hospital.captured() as seen:
        conversation = claude.converse(
            hospital, local_agent, "local-extractive-1", f"Use the Read tool on {file}", "--allowedTools", "Read")
    assert conversation.succeeded, conversation.answer
    assert [call["name"] for call in conversation.tool_calls] == ["Read"]
    assert conversation.tool_calls[0]["input"]["file_path"] == str(file)
    assert patient["name"] in conversation.answer and "Extractive summary" in conversation.answer
    assert_streamed(conversation, "input_json_delta")
    assert_streamed(conversation, "text_delta")
    assert seen.bytes == b"", "an on-premises conversation reached the vendor"


def test_a_conversation_with_tools_completes_at_the_vendor(hospital, claude, vendor_agent, vendor_session, patient):
    """The path names the patient: Claude Code opens the real file, and the vendor learns neither path nor content."""
    file = claude.work / f"{patient['name']} {patient['mrn']} 2024-03-14.txt"
    file.write_text(note(patient))
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-tools-1", str(file), *READ)
    assert conversation.succeeded, conversation.answer
    assert conversation.tool_calls, "no tool was called"
    for call in conversation.tool_calls:
        assert call["name"] == "Read"
        assert call["input"]["file_path"] == str(file)
    for result in conversation.tool_results:
        assert not result.get("is_error"), result
        assert patient["name"] in json.dumps(result["content"], ensure_ascii=False)
    assert conversation.answer.startswith("The tool answered:")
    assert patient["name"] in conversation.answer and patient["mrn"] in conversation.answer
    assert "someone.private@example.org" in conversation.answer
    assert_streamed(conversation, "input_json_delta")
    assert_streamed(conversation, "text_delta")
    assert_nothing_identifying(seen, patient)
    assert seen.holds("chest film"), "what does not identify must arrive"


def test_what_is_written_to_a_file_is_real(hospital, claude, vendor_agent, vendor_session, patient):
    """A tool that acts: a shell command that the vendor's model returns runs with the real values in it."""
    file = claude.work / "letter.txt"
    command = f"printf '%s' \"Dear {patient['name']}, your number is {patient['mrn']}.\" > {file}"
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-tools-1", command, *BASH)
    assert conversation.succeeded, conversation.answer
    assert file.read_text() == f"Dear {patient['name']}, your number is {patient['mrn']}."
    assert_nothing_identifying(seen, patient)


def test_an_answer_has_the_real_names_back(hospital, claude, vendor_agent, vendor_session, patient):
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-echo-1", note(patient))
    assert conversation.succeeded, conversation.answer
    assert conversation.answer.endswith(note(patient))
    assert_streamed(conversation, "text_delta")
    assert "NAME-" not in conversation.answer
    assert_nothing_identifying(seen, patient)


def test_another_patients_file_stops_the_conversation(hospital, claude, vendor_agent, vendor_session, patient,
                                                      other_patient):
    file = claude.work / "shared.txt"
    file.write_text(f"{other_patient['name']} ({other_patient['mrn']}) was seen for a cough.")
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-tools-1", str(file), *READ)
    assert not conversation.succeeded
    assert "patient" in conversation.answer
    for text in (other_patient["name"], other_patient["mrn"]):
        assert text not in conversation.answer
        assert not seen.holds(text)


def test_an_image_is_refused_and_not_sent_unseen(hospital, claude, vendor_agent, vendor_session):
    """What Chaperone cannot read does not leave; a pixel may be a face."""
    file = claude.work / "scan.png"
    file.write_bytes(PIXEL)
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-tools-1", str(file), *READ)
    assert not conversation.succeeded
    assert "image" in conversation.answer.lower()
    assert b"iVBORw0KGgo" not in seen.bytes


def test_a_conversation_goes_on_with_the_same_pseudonyms(hospital, claude, vendor_agent, vendor_session, patient):
    """The second prompt brings the first answer back; the vendor sees one person."""
    with hospital.captured() as seen:
        first = claude.converse(hospital, vendor_agent, "vendor-echo-1", f"{patient['name']} has a cough.")
        second = claude.converse(
            hospital, vendor_agent, "vendor-echo-1", f"Does {patient['name']} smoke?", "--continue")
    assert first.answer.endswith(f"{patient['name']} has a cough.")
    assert second.answer.endswith(f"Does {patient['name']} smoke?")
    assert_nothing_identifying(seen, patient)
    sent = seen.bytes.decode()
    names = set(re.findall(r"(NAME-\w+) has a cough|Does (NAME-\w+) smoke", sent))
    assert len({name for pair in names for name in pair if name}) == 1, names


def test_a_project_and_its_git_history_are_sent_without_names(hospital, claude, vendor_agent, vendor_session, patient):
    """Claude Code adds CLAUDE.md, the user of git and the last commits to the prompt by itself."""
    (claude.work / "CLAUDE.md").write_text(f"The ward list of {patient['name']} is in charts/. Ask chief@ward.example.\n")
    for command in (["init", "-q"], ["add", "."],
                    ["-c", "user.name=Ada", "-c", "user.email=ada@ward.example", "commit", "-q", "-m",
                     f"Letter to {patient['name']}, {patient['mrn']}"]):
        subprocess.run(["git", *command], cwd=claude.work, check=True, capture_output=True, timeout=20)
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-echo-1", "Good morning.")
    assert conversation.succeeded, conversation.answer
    assert f"The ward list of {patient['name']} is in charts/. Ask chief@ward.example." in conversation.answer
    assert f"Letter to {patient['name']}, {patient['mrn']}" in conversation.answer
    assert seen.holds("The ward list of") and not seen.holds("chief@ward.example")
    assert_nothing_identifying(seen, patient)


def test_revoking_the_session_ends_a_running_answer(hospital, claude, vendor_agent, vendor_session):
    clinician = hospital.clinician_of(vendor_agent)

    def revoke_once_it_runs():
        eventually(lambda: "word99" in hospital.capture.read_text(errors="replace"))
        # The vendor has the prompt; some of its words, one in 100 ms, may come back first.
        time.sleep(1)
        clinician.call("POST", f"sessions/{vendor_session['id']}/revoke", json={"reason": "test"})

    revoking = threading.Thread(target=revoke_once_it_runs)
    revoking.start()
    prompt = " ".join(f"word{number}" for number in range(100))
    conversation = claude.converse(hospital, vendor_agent, "vendor-slow-1", prompt, "--tools", "")
    revoking.join()
    said = "".join(delta["text"] for delta in conversation.deltas("text_delta"))
    assert said and "word99" not in said
    assert not conversation.succeeded
    assert "session" in conversation.answer and "word99" not in conversation.answer


def test_a_file_named_by_surname_alone_stays_unknown_to_the_vendor(hospital, claude, vendor_agent, vendor_session,
                                                                   patient):
    surname = patient["name"].split()[-1]
    file = claude.work / f"{surname}.txt"
    file.write_text(f"{surname} was admitted with a cough.")
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-tools-1", str(file), *READ)
    assert conversation.succeeded, conversation.answer
    assert conversation.tool_calls[0]["input"]["file_path"] == str(file)
    assert not seen.holds(surname)


def test_the_workstations_identifier_does_not_leave_even_in_part(hospital, claude, vendor_agent, vendor_session):
    """Claude Code sends one with every request, in a JSON text inside `metadata.user_id`."""
    with hospital.captured() as seen:
        claude.converse(hospital, vendor_agent, "vendor-echo-1", "Good morning.")
    (settings,) = claude.home.glob(".claude/.claude.json")
    identifier = json.loads(settings.read_text())["userID"]
    assert not seen.holds(identifier[-24:])


def test_every_spelling_comes_back_as_it_was_written(hospital, claude, vendor_agent, vendor_session, patient):
    """A path is right to the letter or it is wrong."""
    shouted = claude.work / f"{patient['name'].upper()}.txt"
    shouted.write_text("A cough.")
    assert claude.converse(hospital, vendor_agent, "vendor-echo-1", f"About {patient['name']}.").succeeded
    conversation = claude.converse(hospital, vendor_agent, "vendor-tools-1", str(shouted), *READ)
    assert conversation.succeeded, conversation.answer
    assert conversation.tool_calls[0]["input"]["file_path"] == str(shouted)


def test_every_turn_is_recorded_for_the_patient(hospital, claude, local_agent, local_session, patient):
    file = claude.work / "note.txt"
    file.write_text(note(patient))
    conversation = claude.converse(
        hospital, local_agent, "local-extractive-1", f"Use the Read tool on {file}", "--allowedTools", "Read")
    assert conversation.succeeded, conversation.answer
    records = hospital.console("auditor").records(session=local_session["id"])
    turns = [record for record in records if record["kind"] == "inference-intent"]
    assert len(turns) == 2, [record["kind"] for record in records]


# One black pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63600000000200014891ab4d0000000049454e44ae426082")
