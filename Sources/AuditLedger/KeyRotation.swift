/// The statement by which a log's old key names the new one: a signed note that stands inside a record of the log.
///
/// Its text is four lines: `chaperone.ledger/key-rotation/v1`, the origin, the old vkey and the new one. It proves what
/// the holder of the old key said, not that the holder was the log's owner: after a theft, the keys that count are those
/// that the owner publishes elsewhere.
public struct KeyRotation: Hashable, Sendable {
  static let header = "chaperone.ledger/key-rotation/v1"

  /// The key that signed until now.
  public let old: VerifierKey
  /// The key that signs from now on; of the same name.
  public let new: VerifierKey
  /// The signed note.
  public let statement: String

  /// The old key's word for the new one.
  /// - Throws: `wrongOrigin` when the keys are of two logs, `malformed` when they are one key.
  public init(from old: LedgerSigner, to new: VerifierKey) throws(LedgerError) {
    let text = [Self.header, old.name, old.verifierKey, new.description].joined(separator: "\n") + "\n"
    let note = SignedNote(text: text, signatures: [try old.signature(over: text)])
    try self.init(parsing: note.serialized.utf8)
  }

  /// - Throws: `malformed`, or `badSignature` unless the old key that the statement names has signed it.
  public init(parsing bytes: some Collection<UInt8>) throws(LedgerError) {
    let note = try SignedNote(parsing: bytes)
    let lines = note.text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[0] == Self.header else {
      throw LedgerError(.malformed, "This is not a statement of a key rotation: its first line is not \(Self.header).")
    }
    old = try VerifierKey(String(lines[2]))
    new = try VerifierKey(String(lines[3]))
    guard old.name == lines[1], new.name == lines[1] else {
      throw LedgerError(.wrongOrigin, "The statement names keys of two logs: \(old.name) and \(new.name).")
    }
    guard old.algorithm == .ed25519, new.algorithm == .ed25519, old.publicKey != new.publicKey else {
      throw LedgerError(.malformed, "The statement does not name two keys of a log.")
    }
    statement = note.serialized
    let (key, text) = (old, Array(note.text.utf8))
    let signatures = note.signatures.filter(key.claims)
    guard !signatures.isEmpty, signatures.allSatisfy({ key.isValid(signature: $0.bytes, over: text) }) else {
      throw LedgerError(.badSignature, "The statement is not signed by the old key \(key).")
    }
  }
}

/// Follows a log's keys through its statements, in the order of their records.
public struct KeyChain: Hashable, Sendable {
  /// A statement and where it stands.
  public struct Link: Hashable, Sendable {
    /// The record's place.
    public let index: LedgerIndex
    /// What it says.
    public let rotation: KeyRotation
  }

  /// The keys that whoever checks was given from outside the log.
  public let trusted: [VerifierKey]
  /// In the order of the log; a statement that was repeated stands once.
  public private(set) var links: [Link] = []

  /// - Parameter trusted: The log's keys, in any order.
  public init(trusted: [VerifierKey]) { self.trusted = trusted }

  /// - Throws: `forked` when somebody else than the key in force names a successor, and when a trusted key comes back.
  public mutating func add(_ rotation: KeyRotation, at index: LedgerIndex) throws(LedgerError) {
    if let last = links.last {
      // A rotation that was cut off is said again.
      if last.rotation.old == rotation.old, last.rotation.new == rotation.new { return }
      guard last.rotation.new == rotation.old else {
        throw LedgerError(
          .forked,
          "Record \(index) is a key rotation by \(rotation.old), but record \(last.index) put "
            + "\(last.rotation.new) in its place.")
      }
      guard !links.contains(where: { $0.rotation.old == rotation.new }) else {
        throw LedgerError(.forked, "Record \(index) brings back a key that was replaced: \(rotation.new).")
      }
    }
    links.append(Link(index: index, rotation: rotation))
  }

  /// Keys that the log names and that whoever checks was not given. Their statements are bound by the chain alone.
  public var unconfirmed: [VerifierKey] {
    var keys = links.map(\.rotation.new)
    if let first = links.first { keys.insert(first.rotation.old, at: 0) }
    return keys.filter { !trusted.contains($0) }
  }

  /// Checks that the key in force is a trusted one and has signed the checkpoint behind the last statement.
  /// - Throws: `unknownSigner` when the last successor is nobody's that the checker knows, or has not signed.
  public func check(_ checkpoint: UnverifiedCheckpoint) throws(LedgerError) {
    guard let last = links.last else { return }
    guard trusted.contains(last.rotation.new) else {
      throw LedgerError(
        .unknownSigner,
        "Record \(last.index) puts the key \(last.rotation.new) in force, which is not among the keys you gave. Ask the "
          + "operator on another way whether it is theirs, and then give it too.")
    }
    do { _ = try checkpoint.verified(by: last.rotation.new) } catch {
      guard error.code == .unknownSigner else { throw error }
      throw LedgerError(
        .unknownSigner,
        "The checkpoint is signed by a key that record \(last.index) replaced with \(last.rotation.new), and not by that "
          + "one.")
    }
  }
}
