"""Notes about invented people; the numbers are made up."""

from program import identifiers


def note(patient: dict) -> str:
    """A note with a patient's identifiers and some that only a detector can know."""
    return (
        f"{patient['name']} ({patient['mrn']}) was seen on 03/14/2024 for a cough. "
        f"Phone (212) 555-0187, email someone.private@example.org, SSN 536-90-4399. "
        f"Plan: chest film, fluids. Grüße aus Zürich — température 38.5 °C, 体温は高い 🫁.")


# What `note` holds besides the patient's own identifiers, as it must never leave.
STRUCTURED = ["(212) 555-0187", "555-0187", "someone.private@example.org", "536-90-4399", "03/14/2024"]


def assert_nothing_identifying(seen, patient: dict):
    """That something of `note` reached the vendor and nothing in it says who it is about."""
    assert seen.bytes, "nothing reached the vendor"
    for text in identifiers(patient) + STRUCTURED:
        assert not seen.holds(text), f"an identifier left: {text!r}"
