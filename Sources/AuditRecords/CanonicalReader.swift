/// A JSON value of the few shapes that records have: no fractions, no `true`, no `null`.
enum RecordValue {
  case string(String)
  case integer(Int)
  case array([RecordValue])
  /// Members in the order of the text; neighbours have distinct names.
  case object([(name: String, value: RecordValue)])
}

/// Reads the JSON that records are made of. It is strict where a lenient reader could be shown two meanings:
/// invalid UTF-8, escapes that need none, and anything after the object are errors; `AuditRecord` refuses the rest by
/// comparing with its own spelling.
struct CanonicalReader {
  private static let depthMax = 4

  private let bytes: [UInt8]
  private var position = 0

  static func read(_ bytes: [UInt8]) throws(RecordError) -> RecordValue {
    var reader = Self(bytes: bytes)
    let value = try reader.value(depth: 0)
    guard reader.position == bytes.count else { throw reader.expected("the end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func expected(_ what: String) -> RecordError { .malformed(offset: position, expected: what) }

  private mutating func take(_ byte: UInt8, _ what: String) throws(RecordError) {
    guard current == byte else { throw expected(what) }
    position += 1
  }

  private mutating func value(depth: Int) throws(RecordError) -> RecordValue {
    guard depth < Self.depthMax else { throw expected("at most \(Self.depthMax) levels") }
    // NUL starts no value, so it can stand for the end.
    switch current ?? 0 {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
    default: throw expected("a string, an integer, an array or an object")
    }
  }

  private mutating func object(depth: Int) throws(RecordError) -> RecordValue {
    try take(UInt8(ascii: "{"), "{")
    var members: [(name: String, value: RecordValue)] = []
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      let name = try string()
      // Sorted names can only repeat side by side; in any other order the record is refused as not canonical.
      guard members.last?.name != name else { throw expected("each name once") }
      try take(UInt8(ascii: ":"), ":")
      members.append((name, try value(depth: depth + 1)))
      guard current == UInt8(ascii: ",") else { break }
      position += 1
    }
    try take(UInt8(ascii: "}"), ", or }")
    return .object(members)
  }

  private mutating func array(depth: Int) throws(RecordError) -> RecordValue {
    try take(UInt8(ascii: "["), "[")
    var values: [RecordValue] = []
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      guard current == UInt8(ascii: ",") else { break }
      position += 1
    }
    try take(UInt8(ascii: "]"), ", or ]")
    return .array(values)
  }

  private mutating func integer() throws(RecordError) -> Int {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    // RFC 8785 numbers are IEEE doubles: beyond 2^53 two integers would read as one.
    guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)), value.magnitude < 1 << 53 else {
      position = start
      throw expected("an integer below 2^53")
    }
    return value
  }

  private mutating func string() throws(RecordError) -> String {
    try take(UInt8(ascii: "\""), "a string")
    let start = position
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
    // Nearly every string ends here; one with escapes goes on byte by byte.
    if current == UInt8(ascii: "\"") {
      guard let text = Self.text(bytes[start..<position]) else { throw expected("valid UTF-8") }
      position += 1
      return text
    }
    var content = Array(bytes[start..<position])
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw expected("controls escaped") }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &content)
      } else {
        content.append(byte)
        position += 1
      }
    }
    guard let text = String(validating: content, as: UTF8.self) else { throw expected("valid UTF-8") }
    try take(UInt8(ascii: "\""), "the end of the string")
    return text
  }

  /// `nil` for what is not UTF-8. Nearly all of a record is ASCII, which needs no second look.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
  }

  private mutating func escape(into content: inout [UInt8]) throws(RecordError) {
    position += 1
    guard let byte = current else { throw expected("an escape") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "u"):
      // The canonical form escapes only controls this way, so a surrogate pair never needs to be read.
      guard position + 4 < bytes.count,
        let code = UInt8(String(decoding: bytes[(position + 1)...(position + 4)], as: UTF8.self), radix: 16),
        code < 0x20
      else { throw expected("a control after \\u") }
      content.append(code)
      position += 4
    default: throw expected("an escape")
    }
    position += 1
  }
}
