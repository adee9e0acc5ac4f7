/// What a checkpoint says (C2SP tlog-checkpoint): which log, how many entries, which root.
public struct CheckpointBody: Hashable, Sendable {
  /// The log's name: the name of the key that signs it.
  public let origin: String
  /// How many entries the tree has.
  public let size: UInt64
  /// The hash of the tree over exactly `size` entries.
  public let root: MerkleHash
  /// Lines that this program gives no meaning; they are signed with the rest.
  public let extensions: [String]

  package init(origin: String, size: UInt64, root: MerkleHash, extensions: [String] = []) {
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// - Throws: `malformed` with the line that is wrong.
  package init(parsing text: String) throws(LedgerError) {
    guard text.hasSuffix("\n") else { throw Self.malformed("it does not end in a line feed") }
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, !lines[0].isEmpty else { throw Self.malformed("it has fewer than three lines") }
    // `UInt64.init` also reads `+7` and `007`; only one spelling of a size is right.
    guard let size = UInt64(lines[1]), String(size) == lines[1] else {
      throw Self.malformed("its second line is not a decimal size")
    }
    guard let root = MerkleHash(base64: lines[2]) else {
      throw Self.malformed("its third line is not the base64 of a SHA-256 root")
    }
    guard lines[3...].allSatisfy({ !$0.isEmpty }) else { throw Self.malformed("it holds an empty line") }
    self.init(origin: String(lines[0]), size: size, root: root, extensions: lines[3...].map(String.init))
  }

  /// The text that is signed.
  public var text: String {
    ([origin, String(size), root.base64] + extensions).joined(separator: "\n") + "\n"
  }

  private static func malformed(_ what: String) -> LedgerError {
    LedgerError(.malformed, "This is not a checkpoint: \(what).")
  }
}

/// A checkpoint whose form is right and whose signatures nobody has checked.
public struct UnverifiedCheckpoint: Hashable, Sendable {
  /// What is signed.
  public let body: CheckpointBody
  /// The text with every signature line, ours and others'.
  public let note: SignedNote

  /// - Throws: `malformed`.
  public init(parsing bytes: some Collection<UInt8>) throws(LedgerError) {
    note = try SignedNote(parsing: bytes)
    body = try CheckpointBody(parsing: note.text)
  }

  /// The checkpoint, if one of a log's keys signed it: after a rotation there are two. No key's signature may be wrong.
  package func verified(byAnyOf keys: [VerifierKey]) throws(LedgerError) -> Checkpoint {
    var unknown: LedgerError?
    var checkpoint: Checkpoint?
    for key in keys {
      do { checkpoint = try verified(by: key) } catch {
        guard error.code == .unknownSigner else { throw error }
        unknown = error
      }
    }
    guard let checkpoint else { throw unknown ?? LedgerError(.unknownSigner, "There is no key to check with.") }
    return checkpoint
  }

  /// The checkpoint, if the log's key signed it.
  /// - Throws: `wrongOrigin`, `unknownSigner` or `badSignature`.
  public func verified(by key: VerifierKey) throws(LedgerError) -> Checkpoint {
    guard key.algorithm == .ed25519 else {
      throw LedgerError(.unknownSigner, "\(key.name) is a witness's key; a checkpoint is checked with its log's key.")
    }
    guard body.origin == key.name else {
      throw LedgerError(.wrongOrigin, "The checkpoint is of \(body.origin); the key is of \(key.name).")
    }
    var isSigned = false
    for signature in note.signatures where key.claims(signature) {
      guard key.isValid(signature: signature.bytes, over: Array(note.text.utf8)) else {
        throw LedgerError(.badSignature, "The checkpoint's signature by \(key.name) does not match: it was changed.")
      }
      isSigned = true
    }
    guard isSigned else {
      throw LedgerError(.unknownSigner, "The checkpoint carries no signature by the key \(key).")
    }
    return Checkpoint(body: body, note: note)
  }
}

/// A checkpoint that its log's key signed. Only `UnverifiedCheckpoint.verified(by:)` and the ledger itself make one.
public struct Checkpoint: Hashable, Sendable {
  /// What is signed.
  public let body: CheckpointBody
  let note: SignedNote

  init(body: CheckpointBody, note: SignedNote) {
    self.body = body
    self.note = note
  }

  static func sign(_ body: CheckpointBody, by keys: LedgerKeys) throws(LedgerError) -> Self {
    var signatures = [try keys.signer.signature(over: body.text)]
    if let retiring = keys.retiring { signatures.append(try retiring.signature(over: body.text)) }
    return Self(body: body, note: SignedNote(text: body.text, signatures: signatures))
  }

  /// The log's name.
  public var origin: String { body.origin }
  /// How many entries it covers.
  public var size: UInt64 { body.size }
  /// The hash of the tree over exactly `size` entries.
  public var root: MerkleHash { body.root }
  /// The whole signed note, as the file `checkpoint` holds it.
  public var text: String { note.serialized }

  /// The checkpoint with further signature lines; one that it has already is not repeated. A cosignature replaces the
  /// earlier one by the same key.
  func adding(_ signatures: [SignedNote.Signature]) -> Self {
    var lines = note.signatures
    for signature in signatures where !lines.contains(signature) {
      if let place = lines.firstIndex(where: { $0.name == signature.name && $0.keyID == signature.keyID }) {
        lines[place] = signature
      } else {
        lines.append(signature)
      }
    }
    return Self(body: body, note: SignedNote(text: note.text, signatures: lines))
  }

  /// The same checkpoint with the signature lines of both; another one adds nothing.
  public func merging(_ other: Self) -> Self { other.body == body ? adding(other.note.signatures) : self }

  /// Witnesses among these keys whose cosignature is on this checkpoint, with the time that each says (seconds since
  /// 1970).
  /// - Throws: `badSignature` when a line claims to be by one of the keys and is not.
  public func cosignatures(by keys: [VerifierKey]) throws(LedgerError) -> [Cosignature] {
    var found: [Cosignature] = []
    for key in keys where key.algorithm == .cosignature {
      for signature in note.signatures where key.claims(signature) {
        found.append(try Cosignature(signature, by: key, of: body))
      }
    }
    return found
  }
}
