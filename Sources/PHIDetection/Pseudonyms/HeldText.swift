/// What a restorer has not decided yet, character by character, with the bytes that each came as.
struct HeldText: Sendable {
  /// One character of the text and where its bytes end.
  struct Unit: Sendable {
    /// What it means; `HeldText.nothing` for what can be part of no stand-in.
    let scalar: UInt32
    /// In `bytes`.
    let end: Int
  }

  /// No character, and no letter.
  static let nothing: UInt32 = 0

  private(set) var bytes: [UInt8] = []
  private(set) var units: [Unit] = []
  private let isJSON: Bool
  /// Bytes above ASCII are read as characters; else each is one that means nothing.
  private let isUnicode: Bool

  init(isJSON: Bool, isUnicode: Bool) {
    self.isJSON = isJSON
    self.isUnicode = isUnicode
  }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
    // A character that is torn by this byte ends before it.
    while let unit = completedUnit() { units.append(unit) }
  }

  /// At the end of a text what is incomplete means nothing.
  mutating func close() {
    if bytes.count > decodedCount { units.append(Unit(scalar: Self.nothing, end: bytes.count)) }
  }

  /// Takes the bytes of the first units away.
  mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    let end = units[count - 1].end
    bytes.removeFirst(end)
    units = units[count...].map { Unit(scalar: $0.scalar, end: $0.end - end) }
  }

  /// Where the bytes of a unit begin.
  func start(of unit: Int) -> Int { unit == 0 ? 0 : units[unit - 1].end }

  private var decodedCount: Int { units.last?.end ?? 0 }

  private func completedUnit() -> Unit? {
    let start = decodedCount
    guard start < bytes.count else { return nil }
    let first = bytes[start]
    if isJSON, first == UInt8(ascii: "\\") { return escape(at: start) }
    guard first >= 0x80, isUnicode else {
      return Unit(scalar: first < 0x80 ? UInt32(first) : Self.nothing, end: start + 1)
    }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5 else { return Unit(scalar: Self.nothing, end: start + 1) }
    let rest = bytes[(start + 1)...].prefix(count - 1)
    guard rest.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return Unit(scalar: Self.nothing, end: start + 1) }
    guard rest.count == count - 1 else { return nil }
    let lead = UInt32(first) & (0x7F >> UInt32(count))
    return Unit(scalar: rest.reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }, end: start + count)
  }

  /// A backslash and what it makes a character of (RFC 8259 §7). Halves of a surrogate pair mean nothing.
  private func escape(at start: Int) -> Unit? {
    guard start + 1 < bytes.count else { return nil }
    guard bytes[start + 1] == UInt8(ascii: "u") else {
      let scalar: UInt32 =
        switch bytes[start + 1] {
        case UInt8(ascii: "/"): 0x2F
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): 0x20
        default: Self.nothing
        }
      return Unit(scalar: scalar, end: start + 2)
    }
    let digits = bytes[(start + 2)...].prefix(4)
    if let wrong = digits.firstIndex(where: { !ASCII.isHex($0) }) { return Unit(scalar: Self.nothing, end: wrong + 1) }
    guard digits.count == 4 else { return nil }
    let scalar = digits.reduce(UInt32(0)) { $0 << 4 | UInt32(ASCII.isDigit($1) ? $1 - 48 : ($1 | 32) - 87) }
    return Unit(scalar: (0xD800...0xDFFF).contains(scalar) ? Self.nothing : scalar, end: start + 6)
  }
}
