/// One ASCII character written as an escape: `\\u0041` (JSON), `%41` (RFC 3986), `&#65;`, `&#x41;`, `&amp;` (HTML).
enum EscapedByte {
  struct Match {
    let byte: UInt8
    /// Bytes of the escape.
    let count: Int
  }

  /// Whether a text could hold escapes at all.
  @inline(__always)
  static func canBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&")
  }

  /// The escape that starts at a position.
  static func match(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Match? {
    switch bytes[position] {
    case UInt8(ascii: "\\"): unicode(bytes, position)
    case UInt8(ascii: "%"): percent(bytes, position)
    default: entity(bytes, position)
    }
  }

  private static func unicode(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Match? {
    guard position + 1 < bytes.count else { return nil }
    // The line ends of JSON inside a string separate words.
    if "nrt".utf8.contains(bytes[position + 1]) {
      let isEscapedItself = position > 0 && bytes[position - 1] == UInt8(ascii: "\\")
      return isEscapedItself ? nil : Match(byte: bytes[position + 1] == UInt8(ascii: "t") ? 0x20 : 0x0A, count: 2)
    }
    guard bytes[position + 1] == UInt8(ascii: "u"), let code = number(bytes, position + 2..<position + 6, radix: 16)
    else {
      return nil
    }
    return character(code, count: 6)
  }

  private static func percent(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Match? {
    // "50%20" is also a quantity: a digit before makes it none of ours, unless it is part of an escape.
    if position > 0, ASCII.isDigit(bytes[position - 1]), position < 3 || bytes[position - 3] != UInt8(ascii: "%") {
      return nil
    }
    guard let code = number(bytes, position + 1..<position + 3, radix: 16) else { return nil }
    return character(code, count: 3)
  }

  private static func entity(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Match? {
    guard let end = bytes[position..<min(bytes.count, position + 9)].firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    guard end > position + 2, bytes[position + 1] == UInt8(ascii: "#") else {
      let name = bytes[position + 1..<end]
      for (text, byte) in names where name.elementsEqual(text.utf8) {
        return Match(byte: byte, count: end + 1 - position)
      }
      return nil
    }
    let isHex = bytes[position + 2] | 32 == UInt8(ascii: "x")
    guard let code = number(bytes, position + (isHex ? 3 : 2)..<end, radix: isHex ? 16 : 10) else { return nil }
    return character(code, count: end + 1 - position)
  }

  private static let names: [(String, UInt8)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0x20),
  ]

  private static func character(_ code: UInt32, count: Int) -> Match? {
    if code >= 0x80, case .one(let byte) = ScalarFolding.fold(code) { return Match(byte: byte, count: count) }
    return (0x20..<0x7F).contains(code) ? Match(byte: UInt8(code), count: count) : nil
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, radix: UInt32) -> UInt32? {
    guard range.upperBound <= bytes.count, !range.isEmpty, range.count <= 6 else { return nil }
    var number: UInt32 = 0
    for byte in bytes[range] {
      guard radix == 16 ? ASCII.isHex(byte) : ASCII.isDigit(byte) else { return nil }
      number = number * radix + UInt32(ASCII.isDigit(byte) ? byte - 48 : (byte | 32) - 87)
    }
    return number
  }
}
