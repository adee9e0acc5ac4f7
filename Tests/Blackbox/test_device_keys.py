"""Rotating a device's keys: its own module, since the old key is gone afterwards."""

import threading

from program import is_active


def rotate(hospital, agent):
    """The agent's new key."""
    issued = hospital.console("administrator").call("POST", f"devices/{agent['device_id']}/keys/rotate").json()
    return next(key["device_key"] for key in issued["items"] if key["agent_id"] == agent["id"])


def test_rotation_ends_streams_and_sessions_of_the_old_key_at_once(hospital, vendor_agent, vendor_session):
    old = vendor_agent["device_key"]
    answer = hospital.chat(vendor_agent, "word " * 100, "vendor-slow-1", stream=True, stream_response=True)
    assert answer.status_code == 200
    rotated, events = [], []
    for line in answer.iter_lines():
        if line.startswith(b"data: "):
            events.append(line)
            if len(events) == 3:
                thread = threading.Thread(target=lambda: rotated.append(rotate(hospital, vendor_agent)))
                thread.start()
                thread.join()
    assert len(events) < 60, "the stream went on"
    refused = hospital.chat(vendor_agent, "again", "vendor-echo-1")
    assert refused.status_code == 401
    assert refused.json()["error"]["code"] == "invalid_device_key"

    vendor_agent["device_key"] = rotated[0]
    assert vendor_agent["device_key"] != old
    again = hospital.chat(vendor_agent, "again", "vendor-echo-1")
    assert again.json()["error"]["code"] == "session_required"
    clinician = hospital.clinician_of(vendor_agent)
    assert not any(is_active(row) for row in clinician.sessions() if row["id"] == vendor_session["id"])
    kinds = {row["kind"] for row in hospital.console("auditor").records()}
    assert {"device-key-rotated", "device-key-revoked"} & kinds
    assert "session-revoked" in kinds


def test_only_those_in_charge_rotate(hospital, vendor_agent):
    for console in (hospital.console("auditor"), hospital.console("privacy-officer")):
        answer = console.http.post(
            f"{hospital.base_url}/api/v1/devices/{vendor_agent['device_id']}/keys/rotate", timeout=10)
        assert answer.status_code == 403
    unknown = hospital.console("administrator").http.post(
        f"{hospital.base_url}/api/v1/devices/no-such-device/keys/rotate", timeout=10)
    assert unknown.status_code == 404
    # Still usable: nothing was rotated.
    assert hospital.chat(vendor_agent, "x").status_code == 403
    assert hospital.clinician_of(vendor_agent).pending()
