import Crypto

/// A credential of 256 random bits in printable form, shown once to whoever it is for; only its hash is kept.
public struct Secret: Hashable, Sendable {
  /// The prefix and 43 base64url characters (RFC 4648 section 5, no padding).
  public let text: String

  /// A new secret from the system's random numbers. `prefix` tells people and secret scanners what it opens.
  public static func random(prefix: String) -> Secret {
    var system = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for _ in 0..<4 { withUnsafeBytes(of: system.next()) { bytes.append(contentsOf: $0) } }
    return Secret(text: prefix + Base64URL.encode(bytes))
  }

  /// The SHA-256 of the text, in hex. A random 256-bit secret needs no slow hash.
  public var hash: String { Self.hash(of: text) }

  /// The SHA-256 of a presented secret, in hex: what lookups by secret compare. A lookup by this hash leaks nothing
  /// useful by its time, since an attacker cannot choose the hash.
  public static func hash(of presented: String) -> String { Hex.encode(SHA256.hash(data: Array(presented.utf8))) }
}

/// Lower-case hexadecimal.
enum Hex {
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `nil` unless `text` is an even number of hex digits.
  static func decode(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// RFC 4648 section 5, without padding.
enum Base64URL {
  static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= 8 * UInt32(3 - group.count)
      for position in 0...group.count { text.append(alphabet[Int(bits >> (18 - 6 * UInt32(position)) & 63)]) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
