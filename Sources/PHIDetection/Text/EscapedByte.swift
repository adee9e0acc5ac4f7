/// One character written as an escape: `\\u00e9`, `\\x41` (JSON, C), `%41`, `%C3%A9` (RFC 3986), `&#65;`, `&eacute;`
/// (HTML), also escaped again: `\\\\u0041`, `%2541`, `&amp;#65;`.
enum EscapedByte {
  struct Match {
    let folding: ScalarFolding
    /// Bytes of the escape.
    let count: Int
  }

  /// Bytes of nesting: backslashes before a letter, a percent sign or an ampersand escaped again. With it every escape fits
  /// `FoldedText.reach`.
  private static let nestingMax = 8
  private static let entityMax = 24

  /// Whether an escape can begin with a byte.
  @inline(__always)
  static func canBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&")
  }

  /// The same for eight bytes at once.
  @inline(__always)
  static func canBeginOne(of eight: UInt64) -> Bool {
    hasZero(eight ^ 0x5C5C_5C5C_5C5C_5C5C) || hasZero(eight ^ 0x2525_2525_2525_2525)
      || hasZero(eight ^ 0x2626_2626_2626_2626)
  }

  /// Whether one of eight bytes is zero: only there the borrow of the subtraction sets a high bit that was not set.
  @inline(__always)
  private static func hasZero(_ eight: UInt64) -> Bool {
    (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080 != 0
  }

  /// The escape that starts at a position.
  static func match(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Match? {
    switch bytes[position] {
    case UInt8(ascii: "\\"): backslash(bytes, position)
    case UInt8(ascii: "%"): percent(bytes, position)
    default: entity(bytes, position)
    }
  }

  // MARK: Backslashes

  private static func backslash(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Match? {
    var letter = position
    while letter < bytes.count, letter - position < nestingMax, bytes[letter] == UInt8(ascii: "\\") { letter += 1 }
    guard letter < bytes.count else { return nil }
    switch bytes[letter] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      // The line ends of JSON inside a string separate words; after two backslashes it is a folder of Windows.
      let isAlone = letter == position + 1 && (position == 0 || bytes[position - 1] != UInt8(ascii: "\\"))
      return isAlone ? Match(folding: .one(bytes[letter] == UInt8(ascii: "t") ? 0x20 : 0x0A), count: 2) : nil
    case UInt8(ascii: "\""): return Match(folding: .one(UInt8(ascii: "\"")), count: letter + 1 - position)
    case UInt8(ascii: "/") where letter == position + 1: return Match(folding: .one(UInt8(ascii: "/")), count: 2)
    case UInt8(ascii: "u"): return unicode(bytes, position, letter)
    case UInt8(ascii: "x"):
      return octets(bytes, position, prefix: letter + 1 - position) { place in
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\") else { return nil }
        var next = place
        while next < bytes.count, next - place < nestingMax, bytes[next] == UInt8(ascii: "\\") { next += 1 }
        return next < bytes.count && bytes[next] == UInt8(ascii: "x") ? next + 1 : nil
      }
    default: return nil
    }
  }

  /// `\\u0041`, `\\ud835\\udc00`, `\\u{41}`.
  private static func unicode(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ letter: Int) -> Match? {
    if letter + 1 < bytes.count, bytes[letter + 1] == UInt8(ascii: "{") {
      guard let end = bytes[letter..<min(bytes.count, letter + 10)].firstIndex(of: UInt8(ascii: "}")),
        let code = number(bytes, letter + 2..<end, radix: 16)
      else { return nil }
      return character(code, count: end + 1 - position)
    }
    guard let code = number(bytes, letter + 1..<letter + 5, radix: 16) else { return nil }
    guard (0xD800..<0xDC00).contains(code) else { return character(code, count: letter + 5 - position) }
    let gap = letter - position
    let second = letter + 5 + gap
    guard second < bytes.count, bytes[second] == UInt8(ascii: "u"), bytes[second - 1] == UInt8(ascii: "\\"),
      let low = number(bytes, second + 1..<second + 5, radix: 16), (0xDC00..<0xE000).contains(low)
    else { return nil }
    return character(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00), count: second + 5 - position)
  }

  // MARK: Percent

  private static func percent(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Match? {
    // "50%20" is also a quantity: a digit before makes it none of ours, unless it is part of an escape.
    if position > 0, ASCII.isDigit(bytes[position - 1]), !isAfterEscape(bytes, position) { return nil }
    let first = afterPercent(bytes, position)
    return octets(bytes, position, prefix: first - position) { place in
      place < bytes.count && bytes[place] == UInt8(ascii: "%") ? afterPercent(bytes, place) : nil
    }
  }

  /// "%35" or "%2535" just before.
  private static func isAfterEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    [3, 5].contains { position >= $0 && bytes[position - $0] == UInt8(ascii: "%") }
  }

  /// Past `%`, `%25`, `%2525` …
  private static func afterPercent(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    var next = position + 1
    while next - position < nestingMax, next + 3 < bytes.count, bytes[next] == UInt8(ascii: "2"),
      bytes[next + 1] == UInt8(ascii: "5"),
      ASCII.isHex(bytes[next + 2]), ASCII.isHex(bytes[next + 3])
    {
      next += 2
    }
    return next
  }

  /// One scalar of UTF-8 whose bytes are escaped one by one. `following`: where the digits of the next byte start.
  private static func octets(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, prefix: Int, following: (Int) -> Int?
  ) -> Match? {
    var place = position + prefix
    guard let lead = number(bytes, place..<place + 2, radix: 16) else { return nil }
    place += 2
    guard lead >= 0xC2 else { return character(lead, count: place - position) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var code = lead & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for _ in 1..<length {
      guard let next = following(place), let byte = number(bytes, next..<next + 2, radix: 16), byte & 0xC0 == 0x80
      else { return nil }
      code = code << 6 | byte & 0x3F
      place = next + 2
    }
    return character(code, count: place - position)
  }

  // MARK: Entities

  private static func entity(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Match? {
    guard var end = bytes[position..<min(bytes.count, position + entityMax)].firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    var start = position + 1
    // "&amp;#65;", "&amp;amp;#65;".
    while end - position < nestingMax, end - start == 3, bytes[start..<end].elementsEqual("amp".utf8),
      let next = bytes[end..<min(bytes.count, end + 10)].dropFirst().firstIndex(of: UInt8(ascii: ";")),
      bytes[end + 1] == UInt8(ascii: "#") || bytes[(end + 1)..<next].elementsEqual("amp".utf8)
    {
      start = end + 1
      end = next
    }
    guard end > start + 1, bytes[start] == UInt8(ascii: "#") else {
      return Entities.character(bytes[start..<end]).map { Match(folding: .one($0), count: end + 1 - position) }
    }
    let isHex = bytes[start + 1] | 32 == UInt8(ascii: "x")
    let digits = bytes[(start + (isHex ? 2 : 1))..<end].drop { $0 == UInt8(ascii: "0") }
    guard let code = number(bytes, digits.startIndex..<end, radix: isHex ? 16 : 10) else { return nil }
    return character(code, count: end + 1 - position)
  }

  private static func character(_ code: UInt32, count: Int) -> Match? {
    if code >= 0x80 {
      if case .keeps = ScalarFolding.fold(code) { return nil }
      return Match(folding: ScalarFolding.fold(code), count: count)
    }
    if ControlCharacters.contain(UInt8(code)) { return Match(folding: .vanishes, count: count) }
    return code >= 0x20 ? Match(folding: .one(UInt8(code)), count: count) : nil
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

/// Named character references of HTML that names and numbers are written with.
private enum Entities {
  static func character(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    for (text, byte) in signs where name.elementsEqual(text.utf8) { return byte }
    // "eacute", "Ntilde": a letter and its diacritic.
    guard let letter = name.first, ASCII.isLetter(letter), name.count > 3 else { return nil }
    return diacritics.contains { name.dropFirst().elementsEqual($0.utf8) } ? letter : nil
  }

  private static let signs: [(String, UInt8)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0x20), ("hyphen", 0x2D),
    ("dash", 0x2D), ("ndash", 0x2D), ("mdash", 0x2D), ("minus", 0x2D), ("colon", 0x3A), ("period", 0x2E),
    ("comma", 0x2C),
    ("commat", 0x40), ("num", 0x23), ("lowbar", 0x5F), ("sol", 0x2F), ("lpar", 0x28), ("rpar", 0x29), ("plus", 0x2B),
    ("Tab", 0x20), ("NewLine", 0x0A), ("rsquo", 0x27), ("lsquo", 0x27), ("ensp", 0x20), ("emsp", 0x20),
    ("thinsp", 0x20),
  ]
  private static let diacritics = [
    "acute", "grave", "circ", "tilde", "uml", "cedil", "ring", "slash", "caron", "ogon", "breve", "macr", "dot",
  ]
}
