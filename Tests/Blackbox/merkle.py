"""RFC 6962 and C2SP signed notes again, from their texts and from nothing of the program, to check it against."""

import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(entries: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, as it is written."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return leaf(entries[0])
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return node(root_of(entries[:split]), root_of(entries[split:]))


def root_from_proof(index: int, size: int, leaf_hash: bytes, proof: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.3.2: the root that this inclusion proof leads to."""
    assert 0 <= index < size
    first, last = index, size - 1
    root = leaf_hash
    for hash_ in proof:
        assert last > 0, "the proof is too long"
        if first & 1 or first == last:
            root = node(hash_, root)
            while first and not first & 1:
                first >>= 1
                last >>= 1
        else:
            root = node(root, hash_)
        first >>= 1
        last >>= 1
    assert last == 0, "the proof is too short"
    return root


class Checkpoint:
    """A signed tree head, verified with the log's key."""

    def __init__(self, note: str, vkey: str):
        text, signatures = note.rsplit("\n\n", 1)
        text += "\n"
        name, key_id, encoded = vkey.split("+", 2)
        key = base64.b64decode(encoded, validate=True)
        assert hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() == key_id, "the vkey's own hash is wrong"
        assert key[0] == 1 and len(key) == 33, "an Ed25519 key"
        for line in signatures.strip().split("\n"):
            match = re.fullmatch(r"— (\S+) (\S+)", line)
            assert match, f"not a signature line: {line!r}"
            blob = base64.b64decode(match[2], validate=True)
            if match[1] == name and blob[:4].hex() == key_id:
                try:
                    Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[4:], text.encode())
                except InvalidSignature:
                    raise AssertionError("the checkpoint's signature is wrong") from None
                break
        else:
            raise AssertionError("the checkpoint is not signed by the ledger's key")
        self.origin, size, root = text.split("\n")[:3]
        assert self.origin == name
        self.size = int(size)
        self.root = base64.b64decode(root, validate=True)


def entries_of(directory) -> list[bytes]:
    """Every entry in the tlog-tiles entry bundles of a ledger, in order: full bundles, then the largest partial."""
    found = []
    for number in range(1 << 20):
        path = tile_name(number)
        full = directory / "tile" / "entries" / path
        if full.is_file():
            found += split_bundle(full.read_bytes())
            continue
        partials = directory / "tile" / "entries" / f"{path}.p"
        widths = sorted((int(file.name) for file in partials.iterdir()), reverse=True) if partials.is_dir() else []
        if widths:
            found += split_bundle((partials / str(widths[0])).read_bytes())
        break
    return found


def tile_name(number: int) -> str:
    digits = f"{number:03d}"
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    parts = [digits[place:place + 3] for place in range(0, len(digits), 3)]
    return "/".join([f"x{part}" for part in parts[:-1]] + [parts[-1]])


def split_bundle(data: bytes) -> list[bytes]:
    entries, place = [], 0
    while place < len(data):
        length = int.from_bytes(data[place:place + 2], "big")
        entries.append(data[place + 2:place + 2 + length])
        assert len(entries[-1]) == length, "a bundle ends within an entry"
        place += 2 + length
    return entries
