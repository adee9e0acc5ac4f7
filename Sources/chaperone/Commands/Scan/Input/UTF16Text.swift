/// Text in UTF-16, as Windows programs export it, turned into UTF-8 piece by piece.
///
/// It is known by the byte order mark at its beginning, which is not handed on. Half of a surrogate pair and an odd byte
/// at the end become U+FFFD.
struct UTF16Text {
  private static let lowFirstMark: [UInt8] = [0xFF, 0xFE]
  private static let highFirstMark: [UInt8] = [0xFE, 0xFF]

  private let isLowFirst: Bool
  /// Bytes that are no whole scalar yet, or the mark.
  private var rest: [UInt8] = []
  private var isAfterMark = false

  /// `nil` without a byte order mark.
  init?(beginning bytes: [UInt8]) {
    isLowFirst = bytes.starts(with: Self.lowFirstMark)
    guard isLowFirst || bytes.starts(with: Self.highFirstMark) else { return nil }
  }

  /// What the next bytes complete, as UTF-8; the first ones are the mark.
  mutating func utf8(of bytes: [UInt8]) -> [UInt8] {
    rest += isAfterMark ? bytes[...] : bytes.dropFirst(Self.lowFirstMark.count)
    isAfterMark = true
    var units = stride(from: 0, to: rest.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(rest[place]), UInt16(rest[place + 1]))
      return isLowFirst ? second << 8 | first : first << 8 | second
    }
    if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    rest.removeFirst(2 * units.count)
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// What the end leaves incomplete; afterwards nothing is.
  mutating func finish() -> [UInt8] {
    defer { rest = [] }
    return rest.isEmpty ? [] : Array("\u{FFFD}".utf8)
  }
}
