"""The names tagger in the program is the one that its card describes."""
import hashlib
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_the_card_names_the_model_in_the_program():
    model = (ROOT / "Sources/DetectionData/Data/tagger.weights").read_bytes()
    card = (ROOT / "Training/MODEL_CARD.md").read_text()
    assert re.search(r"`([0-9a-f]{64})`", card).group(1) == hashlib.sha256(model).hexdigest()
