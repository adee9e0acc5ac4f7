import Crypto

/// The SHA-256 of a certificate's SubjectPublicKeyInfo: what a pinned upstream's key must hash to (RFC 7469 section 2.4).
public struct SPKIPin: Hashable, Sendable {
  private let digest: [UInt8]

  /// Reads 32 bytes in base 64 (44 characters, the last one `=`), with or without a leading `sha256/`.
  ///
  /// Throws `.invalidEndpoint` for anything else: a pin that cannot match is a mistake in a file, to be found at start.
  public init(_ text: String) throws(UpstreamError) {
    let prefix = "sha256/"
    let encoded = text.hasPrefix(prefix) ? text.utf8.dropFirst(prefix.utf8.count) : text.utf8[...]
    guard encoded.count == 44, encoded.last == UInt8(ascii: "="), let digest = Self.decode(encoded.dropLast()) else {
      throw .invalidEndpoint(reason: "a certificate pin is the base 64 of a SHA-256: 44 characters ending in '='")
    }
    self.digest = digest
  }

  /// The pin of this public key, given as DER.
  init(ofSPKI bytes: [UInt8]) { digest = Array(SHA256.hash(data: bytes)) }

  /// 43 characters are 258 bits; the last two are padding and must be zero, so that a pin has one spelling only.
  private static func decode(_ encoded: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var accumulator: UInt32 = 0
    var bits = 0
    for character in encoded {
      guard let value = sextet(character) else { return nil }
      accumulator = accumulator << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: accumulator >> UInt32(bits)))
        accumulator &= (1 << UInt32(bits)) - 1
      }
    }
    return accumulator == 0 ? bytes : nil
  }

  private static func sextet(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
