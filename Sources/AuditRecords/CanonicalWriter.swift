/// Writes one JSON object as RFC 8785 (JCS) asks: no white space, members sorted by the UTF-16 code units of their
/// names, the shortest escapes. Callers with fixed names write them in that order; dictionaries are sorted here.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []
  /// A comma is due before the next member or element.
  private var needsComma = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// The name of a member of the format: plain ASCII, so that it needs no escaping.
  mutating func name(_ name: StaticString) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func member(_ member: StaticString, _ value: String?) {
    guard let value else { return }
    name(member)
    string(value)
    needsComma = true
  }

  mutating func member(_ member: StaticString, _ value: Int?) {
    guard let value else { return }
    name(member)
    integer(value)
    needsComma = true
  }

  mutating func member(_ member: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    name(member)
    open(UInt8(ascii: "["))
    for value in values {
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      string(value)
      needsComma = true
    }
    close(UInt8(ascii: "]"))
  }

  mutating func member(_ member: StaticString, _ values: [String: String]) {
    dictionary(member, values) { writer, value in writer.string(value) }
  }

  mutating func member(_ member: StaticString, _ values: [String: Int]) {
    dictionary(member, values) { writer, value in writer.integer(value) }
  }

  private mutating func dictionary<Value>(
    _ member: StaticString, _ values: [String: Value], write: (inout Self, Value) -> Void
  ) {
    guard !values.isEmpty else { return }
    name(member)
    open(UInt8(ascii: "{"))
    for (key, value) in Self.sorted(values) {
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      string(key)
      bytes.append(UInt8(ascii: ":"))
      write(&self, value)
      needsComma = true
    }
    close(UInt8(ascii: "}"))
  }

  /// Members in the order of RFC 8785 section 3.2.3. Names are nearly always ASCII, where every order is the same and
  /// comparing bytes is ten times faster than comparing UTF-16 units.
  private static func sorted<Value>(_ values: [String: Value]) -> [(key: String, value: Value)] {
    guard values.keys.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else {
      return values.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    }
    return values.sorted { $0.key < $1.key }
  }

  /// RFC 8785 section 3.2.2.3 counts on IEEE doubles; every count here is far below 2^53, where both agree.
  private mutating func integer(_ value: Int) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// RFC 8785 section 3.2.2.2: two-letter escapes where JSON has them, `\u00xx` for the other controls, nothing else.
  private mutating func string(_ text: String) { Self.append(string: text, to: &bytes) }

  /// A string as every JSON reader takes it.
  static func append(string text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    guard text.utf8.contains(where: Self.isEscaped) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x00...0x1F:
        append(control: byte, to: &bytes)
      default:
        bytes.append(byte)
      }
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func append(control byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      for nibble in [byte >> 4, byte & 15] {
        bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }
}
