internal import Crypto

/// A public key by which notes are checked, read from its vkey text `name+hash+base64` (C2SP signed-note).
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// What the key signs.
  public enum Algorithm: UInt8, Sendable, Hashable {
    /// The note's text (type 01).
    case ed25519 = 0x01
    /// A time and a checkpoint, as a witness does (type 04, C2SP tlog-cosignature).
    case cosignature = 0x04
  }

  /// The longest vkey that is read, in bytes.
  public static let bytesMax = 4096

  /// For a log's key this is the log's origin.
  public let name: String
  /// The first four bytes of SHA-256 over name, type and key.
  public let keyID: UInt32
  /// What the key signs.
  public let algorithm: Algorithm
  /// The 32 bytes of the Ed25519 public key.
  public let publicKey: [UInt8]

  /// - Throws: `malformed` with the part of the text that is wrong.
  public init(_ vkey: String) throws(LedgerError) {
    let text = vkey.trimmingNewline
    guard text.utf8.count <= Self.bytesMax else { throw Self.malformed("it is longer than \(Self.bytesMax) bytes") }
    // The base64 part may itself hold a plus sign, so only the first two part the fields.
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, SignedNote.isName(parts[0]) else { throw Self.malformed("it is not name+hash+key") }
    guard parts[1].utf8.count == 8, let hash = Hexadecimal.decode(parts[1]) else {
      throw Self.malformed("its hash is not 8 hexadecimal digits")
    }
    guard let key = Base64.decode(parts[2]), let type = key.first else {
      throw Self.malformed("its key is not base64")
    }
    guard let algorithm = Algorithm(rawValue: type) else {
      throw Self.malformed("its type \(type) is not one that Chaperone checks (1 Ed25519, 4 cosignature)")
    }
    guard key.count == 33 else { throw Self.malformed("its Ed25519 key is not 32 bytes") }
    self.init(name: String(parts[0]), algorithm: algorithm, publicKey: Array(key[1...]))
    guard hash == withUnsafeBytes(of: keyID.bigEndian, Array.init) else {
      throw Self.malformed("its hash does not belong to its name and key; it may have been copied in part")
    }
  }

  init(name: String, algorithm: Algorithm, publicKey: [UInt8]) {
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    var hasher = SHA256()
    hasher.update(data: Array(name.utf8) + [UInt8(ascii: "\n"), algorithm.rawValue] + publicKey)
    keyID = hasher.finalize().prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }

  /// The vkey text.
  public var description: String {
    let hash = withUnsafeBytes(of: keyID.bigEndian) { Hexadecimal.encode($0) }
    return "\(name)+\(hash)+\(Base64.encode([algorithm.rawValue] + publicKey))"
  }

  /// Whether the signature line says that it is by this key; it may still be wrong.
  func claims(_ signature: SignedNote.Signature) -> Bool { signature.name == name && signature.keyID == keyID }

  /// Whether the Ed25519 signature is by this key over exactly these bytes.
  func isValid(signature: [UInt8], over message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: message)
  }

  private static func malformed(_ what: String) -> LedgerError {
    LedgerError(.malformed, "This is not a verifier key (vkey): \(what).")
  }
}

extension String {
  /// Keys are read from files, which end in a line feed.
  var trimmingNewline: Substring { hasSuffix("\n") ? dropLast() : self[...] }
}
