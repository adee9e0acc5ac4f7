"""Claude Code through the gateway: what its user reads, what its tools are called with, and what leaves."""

import json

import pytest

from clinical_text import STRUCTURED, note
from program import PURPOSE, identifiers

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
    assert conversation.succeeded, conversation.result
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
    assert conversation.succeeded, conversation.result
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
    assert conversation.succeeded, conversation.result
    assert file.read_text() == f"Dear {patient['name']}, your number is {patient['mrn']}."
    assert_nothing_identifying(seen, patient)


def test_an_answer_has_the_real_names_back(hospital, claude, vendor_agent, vendor_session, patient):
    with hospital.captured() as seen:
        conversation = claude.converse(hospital, vendor_agent, "vendor-echo-1", note(patient))
    assert conversation.succeeded, conversation.result
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


def test_every_turn_is_recorded_for_the_patient(hospital, claude, local_agent, local_session, patient):
    file = claude.work / "note.txt"
    file.write_text(note(patient))
    conversation = claude.converse(
        hospital, local_agent, "local-extractive-1", f"Use the Read tool on {file}", "--allowedTools", "Read")
    assert conversation.succeeded, conversation.result
    records = hospital.console("auditor").records(session=local_session["id"])
    turns = [record for record in records if record["kind"] == "inference-intent"]
    assert len(turns) == 2, [record["kind"] for record in records]


# One black pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63600000000200014891ab4d0000000049454e44ae426082")
