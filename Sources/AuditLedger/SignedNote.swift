/// A signed note (C2SP signed-note): a text and the signatures under it. Reading one checks its form, no signature.
public struct SignedNote: Hashable, Sendable {
  /// The largest note that is read, in bytes.
  public static let bytesMax = 1 << 20
  /// The most signatures that a note may carry; the specification asks for at least 16.
  public static let signaturesMax = 128

  /// One line under the text.
  public struct Signature: Hashable, Sendable {
    /// The name of the key.
    public let name: String
    /// The first four bytes of a hash of name and key: a hint at the key, not a proof.
    public let keyID: UInt32
    /// What follows the key id; its meaning depends on the key's type.
    public let bytes: [UInt8]
  }

  /// Ends in a line feed.
  public let text: String
  /// In the order of their lines.
  public let signatures: [Signature]

  package init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// - Throws: `malformed` with what is wrong.
  public init(parsing note: some Collection<UInt8>) throws(LedgerError) {
    guard note.count <= Self.bytesMax else {
      throw Self.malformed("it has \(note.count) bytes; at most \(Self.bytesMax) are read")
    }
    let bytes = Array(note)
    guard !bytes.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) else {
      throw Self.malformed("it holds a control character (a carriage return, perhaps)")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Self.malformed("it is not UTF-8") }
    guard bytes.last == UInt8(ascii: "\n") else { throw Self.malformed("it does not end in a line feed") }
    // The last blank line parts text and signatures; signature lines are never empty.
    let newline = UInt8(ascii: "\n")
    guard let blank = bytes.indices.dropLast().last(where: { bytes[$0] == newline && bytes[$0 + 1] == newline }) else {
      throw Self.malformed("it has no blank line before its signatures")
    }
    text = String(decoding: bytes[...blank], as: UTF8.self)
    let lines = bytes[(blank + 2)...].dropLast().split(separator: newline, omittingEmptySubsequences: false)
    guard bytes.count > blank + 2 else { throw Self.malformed("it has no signature") }
    guard lines.count <= Self.signaturesMax else {
      throw Self.malformed("it has \(lines.count) signatures; at most \(Self.signaturesMax) are read")
    }
    var signatures: [Signature] = []
    for (number, line) in lines.enumerated() { signatures.append(try Self.signature(line, number: number + 1)) }
    self.signatures = signatures
  }

  /// The note as it is stored.
  public var serialized: String {
    signatures.reduce(text + "\n") { note, signature in
      let id = withUnsafeBytes(of: signature.keyID.bigEndian) { Array($0) }
      return note + "— \(signature.name) \(Base64.encode(id + signature.bytes))\n"
    }
  }

  /// A name without white space and `+`, as names of keys must be.
  static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0 != "+" && !$0.properties.isWhitespace && $0.value >= 0x20 && $0 != "\u{7F}"
      }
  }

  private static func signature(_ line: ArraySlice<UInt8>, number: Int) throws(LedgerError) -> Signature {
    let text = String(decoding: line, as: UTF8.self)
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "—", isName(parts[1]) else {
      throw malformed("signature line \(number) is not `— name base64`")
    }
    guard let bytes = Base64.decode(parts[2]), bytes.count > 4 else {
      throw malformed("signature line \(number) does not hold the base64 of a key id and a signature")
    }
    let keyID = bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Signature(name: String(parts[1]), keyID: keyID, bytes: Array(bytes[4...]))
  }

  private static func malformed(_ what: String) -> LedgerError {
    LedgerError(.malformed, "This is not a signed note: \(what).")
  }
}
