internal import Crypto

/// The private key that signs a ledger's checkpoints. Its name is the ledger's origin.
public struct LedgerSigner: Sendable, CustomStringConvertible {
  /// Without white space and `+`.
  public let name: String
  private let key: Curve25519.Signing.PrivateKey
  private let algorithm: VerifierKey.Algorithm

  /// A new Ed25519 key. Characters that a name cannot hold (white space, `+`, controls) become `%` and two digits.
  public static func generate(name: String) -> Self {
    Self(name: escaped(name), key: Curve25519.Signing.PrivateKey(), algorithm: .ed25519)
  }

  /// A new key for a witness: it signs a time and a checkpoint (C2SP tlog-cosignature).
  public static func generateWitness(name: String) -> Self {
    Self(name: escaped(name), key: Curve25519.Signing.PrivateKey(), algorithm: .cosignature)
  }

  /// Reads what `serialized` wrote: `PRIVATE+KEY+name+hash+base64`, the form that Go's `note` package has.
  /// - Throws: `malformed`; the message holds nothing of the key.
  public init(privateKeyFile contents: String) throws(LedgerError) {
    let parts = contents.trimmingNewline.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", SignedNote.isName(parts[2]),
      let bytes = Base64.decode(parts[4]), bytes.count == 33,
      let algorithm = VerifierKey.Algorithm(rawValue: bytes[0]),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes[1...])
    else { throw LedgerError(.malformed, "This is not a ledger key: expected PRIVATE+KEY+name+hash+base64.") }
    self.init(name: String(parts[2]), key: key, algorithm: algorithm)
    guard serializedHash == parts[3] else {
      throw LedgerError(
        .malformed, "The ledger key's hash does not belong to it; the file may have been cut or edited.")
    }
  }

  private init(name: String, key: Curve25519.Signing.PrivateKey, algorithm: VerifierKey.Algorithm) {
    self.name = name
    self.key = key
    self.algorithm = algorithm
  }

  /// For tests and vectors: the key of a 32-byte seed.
  init?(name: String, seed: [UInt8], algorithm: VerifierKey.Algorithm = .ed25519) {
    guard SignedNote.isName(name), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      return nil
    }
    self.init(name: name, key: key, algorithm: algorithm)
  }

  /// The text that others check signatures with.
  public var verifierKey: String { verifier.description }

  /// `verifierKey` as a value.
  public var verifier: VerifierKey {
    VerifierKey(name: name, algorithm: algorithm, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// The private key as a line of text. It is a secret: write it to a file of mode 0600 only.
  public var serialized: String {
    "PRIVATE+KEY+\(name)+\(serializedHash)+\(Base64.encode([algorithm.rawValue] + Array(key.rawRepresentation)))\n"
  }

  /// Names the key and shows nothing of it.
  public var description: String { "LedgerSigner(\(name)+\(serializedHash))" }

  private var serializedHash: String { withUnsafeBytes(of: verifier.keyID.bigEndian) { Hexadecimal.encode($0) } }

  /// - Throws: `stopped` if the key cannot sign, which no valid key does.
  func signature(over text: String) throws(LedgerError) -> SignedNote.Signature {
    SignedNote.Signature(name: name, keyID: verifier.keyID, bytes: try ed25519(Array(text.utf8)))
  }

  /// A witness's signature: it saw this checkpoint at that time, in seconds since 1970.
  package func cosignature(of checkpoint: CheckpointBody, time: UInt64) throws(LedgerError) -> SignedNote.Signature {
    let message = Cosignature.message(time: time, checkpoint: checkpoint)
    let bytes = withUnsafeBytes(of: time.bigEndian, Array.init) + (try ed25519(message))
    return SignedNote.Signature(name: name, keyID: verifier.keyID, bytes: bytes)
  }

  private func ed25519(_ message: [UInt8]) throws(LedgerError) -> [UInt8] {
    do { return Array(try key.signature(for: message)) } catch {
      throw LedgerError(.stopped, "The ledger's key \(name) could not sign; check the key file.")
    }
  }

  private static func escaped(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> String in
      if SignedNote.isName(String(scalar)) { return String(scalar) }
      return String(scalar).utf8.map { "%" + Hexadecimal.encode([$0]) }.joined()
    }
    return scalars.isEmpty ? "ledger" : scalars.joined()
  }
}
