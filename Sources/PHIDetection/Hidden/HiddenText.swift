/// Text inside text: base64 and hexadecimal runs that decode to something readable, compressed or in UTF-16 too.
///
/// A run is reported whole, because its parts mean nothing alone. Lines of equal length are one run. Decoded text is
/// scanned like any other, hidden text in it too, `depthMax` deep; a run that the text's `DecodingBudget` is too small
/// for is reported unread. Misses: encrypted content, custom alphabets, other compression than DEFLATE, runs broken by
/// spaces.
enum HiddenText {
  /// Base64 in base64.
  static let depthMax = 2
  /// Shorter runs hide at most eight bytes.
  static let runMin = 12

  /// What a run hides.
  enum Content {
    case text([UInt8])
    /// It was not read to its end: there was no room. So much was inflated in vain.
    case unread(inflated: Int)
  }

  /// Hands out the runs in pieces of text without white space, which are given in the order of their starts.
  ///
  /// - Parameter room: how many bytes the next run may hide at most; asked for each.
  static func forEachRun(
    in ranges: [Range<Int>], of bytes: UnsafeBufferPointer<UInt8>, room: () -> Int,
    _ body: (Range<Int>, Content) -> Void
  ) {
    var joined: Range<Int>?
    var lastCount = 0
    for range in ranges {
      if let open = joined, isLine(range, after: open, lastCount, in: bytes) {
        joined = open.lowerBound..<range.upperBound
      } else {
        if let open = joined { forEachRun(in: open, of: bytes, room: room, body) }
        joined = range
      }
      lastCount = range.count
    }
    if let open = joined { forEachRun(in: open, of: bytes, room: room, body) }
  }

  /// Whether a range is the next line of one encoded text: full lines of 60, 64, 72 or 76 (RFC 2045 §6.8, RFC 7468 §2),
  /// the last one shorter.
  private static func isLine(
    _ range: Range<Int>, after open: Range<Int>, _ lastCount: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    (lastCount == 60 || lastCount == 64 || lastCount == 72 || lastCount == 76) && range.count <= lastCount
      && range.lowerBound - open.upperBound <= 2 && bytes[open.upperBound..<range.lowerBound].contains(0x0A)
  }

  private static func forEachRun(
    in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, room: () -> Int, _ body: (Range<Int>, Content) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, isRunByte(bytes[end]) || isLineEnd(bytes[end]) { end += 1 }
      if end - start >= runMin, let content = decoded(UnsafeBufferPointer(rebasing: bytes[start..<end]), room: room()) {
        body(start..<end, content)
      }
      start = end + 1
    }
  }

  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, room: Int) -> Content? {
    var digits = bytes
    if bytes[0] == UInt8(ascii: "0"), bytes[1] | 32 == UInt8(ascii: "x") {
      digits = UnsafeBufferPointer(rebasing: bytes[2...])
    }
    if digits.count % 2 == 0, digits.allSatisfy(ASCII.isHex), let content = hexadecimal(digits, room) { return content }
    return base64(bytes, room)
  }

  private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ room: Int) -> Content? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    for place in stride(from: 0, to: bytes.count, by: 2) {
      text.append(hexValue(bytes[place]) << 4 | hexValue(bytes[place + 1]))
    }
    return readable(text, room)
  }

  private static func base64(_ bytes: UnsafeBufferPointer<UInt8>, _ room: Int) -> Content? {
    // Small letters alone are a long word.
    guard bytes.contains(where: isCapitalOrDigit), mayBeBase64(bytes) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 4)
    var bits: UInt32 = 0
    var bitCount = 0
    var capitals = 0
    for byte in bytes {
      guard let sextet = sextet(byte) else {
        if byte == UInt8(ascii: "=") { break }
        if byte == 0x0A || byte == 0x0D { continue }
        return nil
      }
      capitals += isCapitalOrDigit(byte) ? 1 : 0
      bits = bits << 6 | sextet
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        text.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
      }
    }
    return capitals > 0 ? readable(text, room) : nil
  }

  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool { ASCII.isUpper(byte) || ASCII.isDigit(byte) }

  /// Bytes of text, or of text that was compressed or has two bytes for each character.
  private static func readable(_ bytes: [UInt8], _ room: Int) -> Content? {
    if isReadable(bytes) { return fitted(bytes, room) }
    if let text = narrowed(bytes), isReadable(text) { return fitted(text, room) }
    guard let text = bytes.withUnsafeBufferPointer({ Inflation.text(in: $0, atMost: room) }) else { return nil }
    guard text.bytes.isEmpty || isReadable(text.bytes) else { return nil }
    return text.isCut ? .unread(inflated: text.bytes.count) : .text(text.bytes)
  }

  private static func fitted(_ text: [UInt8], _ room: Int) -> Content {
    text.count <= room ? .text(text) : .unread(inflated: 0)
  }

  /// Words and paths are no base64: the first nine bytes show it, before anything is allocated for the others.
  private static func mayBeBase64(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: headCount) { head in
      var count = 0
      var bits: UInt32 = 0
      var bitCount = 0
      for byte in bytes where byte != 0x0A && byte != 0x0D {
        guard let sextet = sextet(byte) else { return byte == UInt8(ascii: "=") }
        bits = bits << 6 | sextet
        bitCount += 6
        guard bitCount >= 8 else { continue }
        bitCount -= 8
        head.initializeElement(at: count, to: UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        count += 1
        if count == headCount { return mayBeText(UnsafeBufferPointer(head)) }
      }
      return true
    }
  }

  private static let headCount = 9

  /// Whether the first bytes may be those of text, of UTF-16 or of compressed text.
  private static func mayBeText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    isReadable(bytes) || bytes[0] == 0x1F && bytes[1] == 0x8B || bytes[0] == 0x78 || bytes[1] == 0 || bytes[0] >= 0xFE
  }

  /// UTF-16 of letters that need one byte.
  private static func narrowed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 8 else { return nil }
    let isBig = bytes[0] == 0 || bytes[0] == 0xFE
    var text: [UInt8] = []
    for place in stride(from: bytes[0] >= 0xFE ? 2 : 0, to: bytes.count - 1, by: 2) {
      guard bytes[isBig ? place : place + 1] == 0 else { return nil }
      text.append(bytes[isBig ? place + 1 : place])
    }
    return text
  }

  /// Printable ASCII and white space, but for a few bytes of other characters.
  private static func isReadable(_ text: some Collection<UInt8>) -> Bool {
    var high = 0
    for byte in text {
      if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F { return false }
      high += byte >= 0x80 ? 1 : 0
    }
    return !text.isEmpty && high * 4 <= text.count
  }

  /// Only joined lines have one.
  @inline(__always)
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

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

  static func hexValue(_ byte: UInt8) -> UInt8 { ASCII.isDigit(byte) ? byte - 48 : (byte | 32) - 87 }
}
