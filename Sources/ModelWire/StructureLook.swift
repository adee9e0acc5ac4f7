/// How a string must look to pass as structure at a place that is known to hold structure.
///
/// What this misses: a name or number dressed as an identifier (`call_JaneDoe`) passes. Only identifiers that begin like
/// a provider's and are not mostly digits pass; any other identifier is inspected, which does it no harm.
enum StructureLook: Sendable, Hashable {
  case role
  /// A word of the formats' own vocabulary, such as a type, status or effort.
  case word
  /// An identifier that a provider made.
  case id
  case model
  /// A media type of RFC 6838 that the formats use.
  case mediaType
  /// Encoded bytes that the provider made and wants back: signatures, encrypted reasoning.
  case sealed
  /// The address of a JSON Schema dialect.
  case schemaAddress
  /// Random padding against traffic analysis.
  case padding

  func matches(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    return switch self {
    case .role: WireVocabulary.roles.contains(text)
    case .word: WireVocabulary.isWord(text)
    case .id: Self.isProviderID(text)
    case .model: text.count <= 128 && Self.all(text, ByteClass.model) && ByteClass.isLetter(text[0])
    case .mediaType: WireVocabulary.mediaTypes.contains(text)
    case .sealed: text.count >= 16 && Self.all(text, ByteClass.base64) && Self.isMixed(text)
    case .schemaAddress: WireVocabulary.schemaAddresses.contains(text)
    case .padding: text.count <= 64 && Self.all(text, ByteClass.alphanumeric)
    }
  }

  private static func all(_ text: Span<UInt8>, _ isAllowed: (UInt8) -> Bool) -> Bool {
    for at in text.indices where !isAllowed(text[at]) { return false }
    return true
  }

  /// Whether letters stand among the bytes, so that it is no telephone number or date.
  private static func isMixed(_ text: Span<UInt8>) -> Bool {
    for at in text.indices where ByteClass.isLetter(text[at]) { return true }
    return false
  }

  /// `prefix_…` or `prefix-…` with a known prefix, `[A-Za-z0-9_.:-]`, up to 128 bytes, and after the prefix letters or
  /// fewer than six digits.
  private static func isProviderID(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 128, all(text, ByteClass.identifier) else { return false }
    var prefix = 0
    while prefix < text.count, ByteClass.isLetter(text[prefix]) { prefix += 1 }
    guard prefix < text.count, WireVocabulary.idPrefixes.contains(text.extracting(0..<prefix)) else { return false }
    var digits = 0
    for at in prefix..<text.count {
      if ByteClass.isLetter(text[at]) { return true }
      if ByteClass.isDigit(text[at]) { digits += 1 }
    }
    return digits < 6
  }

  /// Whether `text` is so long and so even that it is most likely encoded bytes: a `data:` address, or at least
  /// `atLeast` bytes of base64 with capitals, small letters and digits and nothing else.
  static func isEncodedPayload(_ text: Span<UInt8>, atLeast: Int) -> Bool {
    if text.count > 16, hasDataPrefix(text) { return true }
    guard text.count >= atLeast else { return false }
    var (capitals, smalls, digits) = (false, false, false)
    for at in text.indices {
      let byte = text[at]
      guard ByteClass.base64(byte) || byte == 0x0A || byte == 0x0D else { return false }
      capitals = capitals || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      smalls = smalls || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
      digits = digits || ByteClass.isDigit(byte)
    }
    return capitals && smalls && digits
  }

  /// `data:` and, within 128 bytes, `;base64,` (RFC 2397).
  private static func hasDataPrefix(_ text: Span<UInt8>) -> Bool {
    func starts(_ word: StaticString, at offset: Int) -> Bool {
      guard text.count >= offset + word.utf8CodeUnitCount else { return false }
      return word.withUTF8Buffer { word in
        for at in word.indices where text[offset + at] | 0x20 != word[at] | 0x20 { return false }
        return true
      }
    }
    guard starts("data:", at: 0) else { return false }
    for at in 5..<min(text.count, 128) where starts(";base64,", at: at) { return true }
    return false
  }
}

/// The alphabets of structural strings.
private enum ByteClass {
  static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }
  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
  static func alphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  static func identifier(_ byte: UInt8) -> Bool {
    alphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-")
  }

  static func model(_ byte: UInt8) -> Bool {
    identifier(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "@")
  }

  static func base64(_ byte: UInt8) -> Bool {
    alphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
