"""A note and back, with pseudonyms and with surrogates: in every API, whole and streamed, and in tool arguments."""

import pytest

import dialects
from clinical_text import assert_nothing_identifying, note
from program import Hospital, a_program, surrogate_policy


@pytest.fixture(scope="module", params=["pseudonyms", "surrogates"])
def program(request, tmp_path_factory):
    arguments = ()
    if request.param == "surrogates":
        arguments = ("--policy", str(surrogate_policy(tmp_path_factory.mktemp("policy"))))
    yield from a_program(Hospital(arguments=arguments))


@dialects.WHOLE_AND_STREAMED
@dialects.EACH
def test_a_note_leaves_without_identifiers_and_comes_back_whole(hospital, vendor_agent, vendor_session, patient,
                                                                dialect, stream):
    text = note(patient)
    with hospital.captured() as seen:
        answer = dialect(hospital, vendor_agent).text("vendor-echo-1", text, stream)
    assert_nothing_identifying(seen, patient)
    assert seen.holds("chest film"), "what does not identify must arrive"
    assert answer == text


@dialects.WHOLE_AND_STREAMED
@dialects.EACH
def test_tool_arguments_come_back_with_real_values(hospital, vendor_agent, vendor_session, patient, dialect, stream):
    text = note(patient) + ' "quoted" back\\slash\nnew line'
    with hospital.captured() as seen:
        arguments = dialect(hospital, vendor_agent).tool("vendor-tools-1", text, stream)
    assert_nothing_identifying(seen, patient)
    assert text in arguments.values(), arguments
