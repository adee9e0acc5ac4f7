"""The detector's lists of words are what DetectionData's README says of them."""
import pathlib
import re

ROOM = pathlib.Path(__file__).resolve().parents[2] / "Sources/DetectionData"
DATA = ROOM / "Data"


def test_lists_are_sorted_and_of_small_letters():
    for path in DATA.glob("*.txt"):
        entries = path.read_text(encoding="ascii").splitlines()
        assert entries == sorted(set(entries)), path.name
        assert all(re.fullmatch("[a-z]+( [a-z]+)*", entry) for entry in entries), path.name


def test_filters_and_weights_have_the_room_that_their_readers_take():
    sizes = {path.name: path.stat().st_size for path in DATA.iterdir() if path.suffix != ".txt"}
    assert sizes == {"english-words.bits": 1 << 17, "spanish-words.bits": 1 << 15, "tagger.weights": 3 << 19}


def test_every_file_is_embedded_and_told_in_the_table():
    source = (ROOM / "DetectionData.c").read_text()
    table = (ROOM / "README.md").read_text()
    for path in DATA.iterdir():
        assert f'#embed "Data/{path.name}"' in source
        assert f"`{path.name}`" in table
