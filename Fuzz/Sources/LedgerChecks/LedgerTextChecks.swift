@testable import AuditLedger
import AuditRecords

/// What must hold of every text and every entry that a ledger's readers are given: refused with words, or read into
/// something that is written again as the same bytes. A violation stops the program, which is how a fuzzer hears of it.
public enum LedgerTextChecks {
  private static let log = key("example.com/ledger-test+c62fdc89+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
  private static let witness = key("witness.example.com/w1+969980cf+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X")
  private static let asked = checkpoint()

  public static func run(_ bytes: [UInt8]) {
    notes(bytes)
    keys(bytes)
    proofs(bytes)
    witnesses(bytes)
    policies(bytes)
    records(bytes)
    if let path = String(validating: bytes, as: UTF8.self), let tile = Tile(path: path) {
      precondition(tile.path == path, "a tile's path has two spellings")
    }
  }

  private static func notes(_ bytes: [UInt8]) {
    if let note = read({ () throws(LedgerError) in try SignedNote(parsing: bytes) }) {
      precondition(Array(note.serialized.utf8) == bytes, "a note has two spellings")
      precondition(note.signatures.count <= SignedNote.signaturesMax && !note.signatures.isEmpty)
      if let body = read({ () throws(LedgerError) in try CheckpointBody(parsing: note.text) }) {
        precondition(body.text == note.text, "a checkpoint has two spellings")
      }
      _ = read { () throws(LedgerError) in try KeyRotation(parsing: bytes) }
    }
    guard let unverified = read({ () throws(LedgerError) in try UnverifiedCheckpoint(parsing: bytes) }) else { return }
    // The fuzzer has no private key: what verifies is one of the three checkpoints in the corpus.
    if let verified = try? unverified.verified(by: log) {
      precondition([0, 46_666, 70_000].contains(verified.size), "a checkpoint was forged")
      for cosignature in (try? verified.cosignatures(by: [witness])) ?? [] {
        precondition(verified.size == 70_000 && cosignature.time == 1_679_315_147, "a cosignature was forged")
      }
    }
  }

  private static func keys(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let key = read({ () throws(LedgerError) in try VerifierKey(text) }) {
      precondition((try? VerifierKey(key.description)) == key, "a key does not read back")
    }
    if let signer = read({ () throws(LedgerError) in try LedgerSigner(privateKeyFile: text) }) {
      precondition((try? LedgerSigner(privateKeyFile: signer.serialized))?.verifierKey == signer.verifierKey)
    }
  }

  private static func proofs(_ bytes: [UInt8]) {
    guard let proof = read({ () throws(LedgerError) in try LedgerProof(parsing: bytes) }) else { return }
    precondition(Array(proof.serialized.utf8) == bytes, "a proof file has two spellings")
    let entry = Array("entry 23333".utf8)
    if let verdict = try? proof.verify(entry: entry, policy: LedgerPolicy(log: log)) {
      precondition(verdict.index == LedgerIndex(23_333), "an entry was proved at another place")
    }
  }

  private static func witnesses(_ bytes: [UInt8]) {
    if let request = read({ () throws(LedgerError) in try WitnessRequest(parsing: bytes) }) {
      precondition(Array(request.serialized.utf8) == bytes, "a request has two spellings")
      precondition(request.proof.count <= WitnessRequest.proofMax)
    }
    guard let asked else { return }
    for status in [200, 409] {
      switch WitnessAnswer(status: status, body: bytes, to: asked, from: witness) {
      case .cosigned(let checkpoint, let cosignature):
        precondition(checkpoint.body == asked.body && cosignature.time == 1_679_315_147, "a cosignature was forged")
      case .stale(let size): precondition(bytes == Array("\(size)\n".utf8), "a size has two spellings")
      case .badProof, .unknownLog, .badSignature, .impossible: preconditionFailure("an answer to another status")
      case .unreadable(let what): precondition(!what.isEmpty, "an error without words")
      }
    }
  }

  private static func policies(_ bytes: [UInt8]) {
    guard let policy = read({ () throws(LedgerError) in try LedgerPolicy(parsing: bytes) }) else { return }
    let keys = policy.witnesses.map(\.key)
    precondition(policy.isMet(by: keys), "a quorum that all witnesses together do not meet")
    // More witnesses are never less.
    var met = policy.isMet(by: [])
    for count in keys.indices {
      let now = policy.isMet(by: Array(keys[...count]))
      precondition(now || !met, "a further witness takes a quorum away")
      met = now
    }
  }

  private static func records(_ bytes: [UInt8]) {
    do {
      let record = try AuditRecord(canonicalJSON: bytes)
      let again = try? record.ledgerEntry()
      // What is too long to be an entry can be read all the same.
      precondition(again == bytes || bytes.count > AuditRecord.entryBytesMax, "a record has two spellings")
    } catch {
      precondition(!error.description.isEmpty, "an error without words")
    }
  }

  /// Errors about texts have words, and never a file of the ledger.
  private static func read<Value>(_ parse: () throws(LedgerError) -> Value) -> Value? {
    do { return try parse() } catch {
      precondition(!error.message.isEmpty && error.file == nil, "an error without words, or about a file")
      return nil
    }
  }

  private static func key(_ text: String) -> VerifierKey {
    do { return try VerifierKey(text) } catch { preconditionFailure("\(error)") }
  }

  /// The vectors' checkpoint of 70,000 entries, without its cosignature.
  private static func checkpoint() -> Checkpoint? {
    guard let root = MerkleHash(base64: "o5IPun8jmgcam9EHIfE0Gt3vuu3ttBx+JEN6nRa98Ao=") else { return nil }
    let body = CheckpointBody(origin: log.name, size: 70_000, root: root)
    return Checkpoint(body: body, note: SignedNote(text: body.text, signatures: []))
  }
}
