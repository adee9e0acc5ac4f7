import os

os.environ["NO_PROXY"] = "127.0.0.1,localhost"

import anthropic
import openai
import pytest

from clinical_text import note
from program import Hospital, a_program


@pytest.fixture(scope="module")
def program():
    """One program per module, with the upstreams that misbehave. Nothing it logs may name a patient."""
    yield from a_program(Hospital())


@pytest.fixture(scope="module")
def ended():
    """A program that has served an inference about each of two patients, and has ended."""
    hospital = Hospital()
    try:
        agent = hospital.agent("condition")
        for patient in hospital.patients[5:7]:
            hospital.open_session(agent, patient)
            assert hospital.chat(agent, note(patient), "vendor-echo-1").ok
            hospital.close_sessions()
        hospital.terminate()
        yield hospital
    finally:
        hospital.remove()


@pytest.fixture
def hospital(program):
    """The module's program, with no session open and none pending, before and after."""
    program.close_sessions()
    yield program
    assert program.process.poll() is None, "the program died:\n" + program.log()[-4000:]
    program.close_sessions()


@pytest.fixture
def patient(hospital):
    """A patient that no user of the demo is."""
    return hospital.patients[4]


@pytest.fixture
def other_patient(hospital):
    return hospital.patients[7]


@pytest.fixture
def local_agent(hospital):
    """Runs on premises, permitted."""
    return hospital.agent("permit")


@pytest.fixture
def vendor_agent(hospital):
    """Sends to a vendor with a BAA, pseudonymised."""
    return hospital.agent("condition")


@pytest.fixture
def blocked_agent(hospital):
    return hospital.agent("block")


@pytest.fixture
def vendor_session(hospital, vendor_agent, patient):
    """A session of the vendor's agent for `patient`."""
    return hospital.open_session(vendor_agent, patient)


@pytest.fixture
def local_session(hospital, local_agent, patient):
    return hospital.open_session(local_agent, patient)


@pytest.fixture
def openai_client(hospital):
    """The official SDK for an agent, without retries of its own."""
    def make(agent):
        return openai.OpenAI(
            base_url=hospital.base_url + "/v1", api_key=agent["device_key"], max_retries=0, timeout=30)
    return make


@pytest.fixture
def anthropic_client(hospital):
    def make(agent):
        return anthropic.Anthropic(
            base_url=hospital.base_url, api_key=agent["device_key"], max_retries=0, timeout=30)
    return make
