/// Text inside text: base64 and hexadecimal runs that decode to something readable.
///
/// A run is reported whole, because its parts mean nothing alone. Decoded text is scanned like any other, hidden text
/// in
/// it too, `depthMax` deep. Misses: encrypted and compressed content, custom alphabets, runs broken by spaces or lines.
enum HiddenText {
  /// Base64 in base64.
  static let depthMax = 2
  /// Shorter runs hide at most eight bytes.
  static let runMin = 12

  struct Run {
    let range: Range<Int>
    let text: [UInt8]
  }

  /// The runs in a piece of text without white space.
  static func runs(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Run] {
    var runs: [Run] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, isRunByte(bytes[end]) { end += 1 }
      if end - start >= runMin, let text = decoded(UnsafeBufferPointer(rebasing: bytes[start..<end])) {
        runs.append(Run(range: start..<end, text: text))
      }
      start = end + 1
    }
    return runs
  }

  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    if bytes.count % 2 == 0, bytes.allSatisfy(ASCII.isHex), let text = hexadecimal(bytes) { return text }
    return base64(bytes)
  }

  private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    for place in stride(from: 0, to: bytes.count, by: 2) {
      text.append(hexValue(bytes[place]) << 4 | hexValue(bytes[place + 1]))
    }
    return isReadable(text) ? text : nil
  }

  private static func base64(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 4)
    var bits: UInt32 = 0
    var bitCount = 0
    var capitals = 0
    for byte in bytes {
      guard let sextet = sextet(byte) else {
        if byte == UInt8(ascii: "=") { break }
        return nil
      }
      capitals += ASCII.isUpper(byte) || ASCII.isDigit(byte) ? 1 : 0
      bits = bits << 6 | sextet
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        text.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        // Words and paths are no base64: their first bytes show it.
        if text.count == 9, !isReadable(text) { return nil }
      }
    }
    return capitals > 0 && isReadable(text) ? text : nil
  }

  /// Printable ASCII and white space, but for a few bytes of other characters.
  private static func isReadable(_ text: [UInt8]) -> Bool {
    let strange = text.count { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 || $0 == 0x7F }
    let high = text.count { $0 >= 0x80 }
    return !text.isEmpty && strange == 0 && high * 4 <= text.count
  }

  @inline(__always)
  static func isRunByte(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - 65)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 71)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8 { ASCII.isDigit(byte) ? byte - 48 : (byte | 32) - 87 }
}
