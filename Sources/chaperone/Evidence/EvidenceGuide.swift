import AuditLedger

/// What an evidence pack says to somebody who has never heard of Chaperone.
struct EvidenceGuide {
  let origin: String
  let size: UInt64
  let patient: String
  let period: String
  let records: [UInt64]
  let consents: [UInt64]
  let policies: [String]
  let missingPolicies: [String]

  var text: String {
    """
    # Evidence from the ledger \(origin)

    Records about the patient with the pseudonym \(patient), \(period), and every change of the patient's consents. The
    patient's name is not in here.

    | file | what |
    | --- | --- |
    | `records/N.json` | record N of the ledger, byte for byte as it was hashed (RFC 8785 JSON) |
    | `proofs/N.tlog-proof` | its proof, a c2sp.org/tlog-proof@v1 file that leads to the checkpoint below |
    | `checkpoint` | the ledger's signed head (c2sp.org/tlog-checkpoint) over its first \(size) records |
    | `consent-history.jsonl` | the records of consents again, in order: \(Self.list(consents)) |
    | `policies/HASH.yaml` | the policy texts that the records name; the SHA-256 of the file is its name |
    | `check.py`, `check.go` | two short programs that check all of this; read one before you run it |

    Records: \(Self.list(records)).
    Policies: \(policies.isEmpty ? "none" : policies.joined(separator: ", ")).
    Named by records and not included: \(missingPolicies.isEmpty ? "none" : missingPolicies.joined(separator: ", ")).

    ## How to check it

    You need one thing that is not in here: the ledger's public key, a line `\(origin)+…`, from whoever runs it or,
    better, from somebody who noted it earlier. A key that came with the evidence proves nothing.

    Run one of these in this directory, with that key in the place of KEY. Each says `verified` or what is wrong.

    With Python and its package `cryptography`:

        python3 check.py 'KEY'

    With Go and its own packages for transparency logs (Debian: golang-go, golang-golang-x-mod-dev):

        GO111MODULE=off GOPATH=/usr/share/gocode go run check.go 'KEY'

    With Chaperone, one record at a time, here the first:

        chaperone audit verify-proof proofs/\(records.first ?? 0).tlog-proof --entry records/\(records.first ?? 0).json --key 'KEY'

    ## What it shows

    That each record stood in the ledger, as it is, when the checkpoint was signed. Whoever kept an older or newer
    checkpoint can ask for a proof that the ledger only grew. It does not show that no other record is about this
    patient: for that, the whole ledger has to be read, which its operator can let you do.

    """
  }

  private static func list(_ indexes: [UInt64]) -> String {
    indexes.isEmpty ? "none" : indexes.map(String.init).joined(separator: ", ")
  }

  /// RFC 6962 and C2SP signed notes in as few lines as an auditor wants to read.
  static let checker = #"""
    #!/usr/bin/env python3
    """Checks an evidence pack with the ledger's public key: python3 check.py 'KEY'."""

    import base64
    import hashlib
    import pathlib
    import sys

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    HERE = pathlib.Path(__file__).resolve().parent


    def sha256(data):
        return hashlib.sha256(data).digest()


    def open_checkpoint(note, vkey):
        """The size and root of a signed note (c2sp.org/signed-note); an exception when its signature is wrong."""
        name, key_id, encoded = vkey.split("+", 2)
        key = base64.b64decode(encoded, validate=True)
        assert key[0] == 1 and sha256(name.encode() + b"\n" + key)[:4].hex() == key_id, "this is not an Ed25519 key"
        body, signatures = note.rsplit("\n\n", 1)
        for line in signatures.splitlines():
            dash, signer, encoded = line.split(" ")
            signature = base64.b64decode(encoded, validate=True)
            if dash == "\u2014" and signer == name and signature[:4].hex() == key_id:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], (body + "\n").encode())
                origin, size, root = body.split("\n")[:3]
                assert origin == name, "the checkpoint is of another ledger"
                return int(size), base64.b64decode(root, validate=True)
        raise AssertionError("the checkpoint is not signed with this key")


    def root_of(index, size, record, hashes):
        """RFC 9162 section 2.1.3.2: where the proof leads to."""
        assert 0 <= index < size
        first, last, root = index, size - 1, sha256(b"\x00" + record)
        for other in hashes:
            assert last > 0, "the proof is too long"
            if first & 1 or first == last:
                root = sha256(b"\x01" + other + root)
                while first and not first & 1:
                    first, last = first >> 1, last >> 1
            else:
                root = sha256(b"\x01" + root + other)
            first, last = first >> 1, last >> 1
        assert last == 0, "the proof is too short"
        return root


    def main():
        vkey = sys.argv[1].strip()
        size, root = open_checkpoint((HERE / "checkpoint").read_text(), vkey)
        proofs = sorted((HERE / "proofs").glob("*.tlog-proof"), key=lambda path: int(path.stem))
        assert {path.stem for path in proofs} == {path.stem for path in (HERE / "records").glob("*.json")}
        by_index = {}
        for path in proofs:
            head, note = path.read_text().split("\n\n", 1)
            lines = head.split("\n")
            assert lines[0] == "c2sp.org/tlog-proof@v1", path.name
            assert lines[2] == f"index {path.stem}", path.name
            hashes = [base64.b64decode(line, validate=True) for line in lines[3:]]
            record = (HERE / "records" / f"{path.stem}.json").read_bytes()
            assert lines[1] == "extra " + base64.b64encode(record).decode(), f"{path.name} holds another record"
            assert open_checkpoint(note, vkey) == (size, root), f"{path.name} leads to another checkpoint"
            assert root_of(int(path.stem), size, record, hashes) == root, f"record {path.stem} is not in the ledger"
            by_index[record] = int(path.stem)
        history = (HERE / "consent-history.jsonl").read_bytes().splitlines()
        assert all(record in by_index for record in history), "a consent is not among the records"
        for path in (HERE / "policies").glob("*.yaml"):
            assert sha256(path.read_bytes()).hex() == path.stem, f"{path.name} is another text"
        sys.stdout.write(f"verified: {len(proofs)} records stand under the signed checkpoint of size {size}\n")


    if __name__ == "__main__":
        main()

    """#
}
