/// Reads one JSON document (RFC 8259) from bytes, keeping the order of members.
///
/// Depth is bounded, so that a hostile document cannot exhaust the stack. Foundation's parser would lose the order in
/// which a tool's parameters stand, and "the first string parameter" is part of what `vendor-tools-1` promises.
struct JSONParser {
  static let depthMax = 256

  private let bytes: [UInt8]
  private var place = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func parse(_ bytes: [UInt8]) throws(ModelRequestError) -> JSON {
    var parser = Self(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.place == bytes.count else { throw parser.malformed }
    return value
  }

  private var malformed: ModelRequestError { .malformedJSON(offset: place) }
  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func take(_ byte: UInt8) throws(ModelRequestError) {
    guard next == byte else { throw malformed }
    place += 1
  }

  private mutating func value(depth: Int) throws(ModelRequestError) -> JSON {
    guard depth < Self.depthMax else { throw .tooDeep }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(ModelRequestError) -> JSON {
    for byte in word.utf8 { try take(byte) }
    return value
  }

  private mutating func object(depth: Int) throws(ModelRequestError) -> JSON {
    try take(UInt8(ascii: "{"))
    var members: [(key: String, value: JSON)] = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      place += 1
      return .object(members)
    }
    while true {
      skipSpace()
      let key = try string()
      skipSpace()
      try take(UInt8(ascii: ":"))
      members.append((key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if next == UInt8(ascii: "}") { break }
      try take(UInt8(ascii: ","))
    }
    place += 1
    return .object(members)
  }

  private mutating func array(depth: Int) throws(ModelRequestError) -> JSON {
    try take(UInt8(ascii: "["))
    var elements: [JSON] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      place += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: "]") { break }
      try take(UInt8(ascii: ","))
    }
    place += 1
    return .array(elements)
  }

  /// Accepts what stands where a number may stand if Swift reads it as one; leading zeros and the like pass.
  private mutating func number() throws(ModelRequestError) -> JSON {
    let start = place
    while let byte = next, Self.isNumeric(byte) { place += 1 }
    let digits = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let first = digits.utf8.first, first != UInt8(ascii: "+"), Double(digits) != nil else {
      place = start
      throw malformed
    }
    return .number(digits)
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func string() throws(ModelRequestError) -> String {
    try take(UInt8(ascii: "\""))
    var text: [UInt8] = []
    while true {
      let start = place
      while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { place += 1 }
      text.append(contentsOf: bytes[start..<place])
      guard let byte = next, byte >= 0x20 else { throw malformed }
      place += 1
      if byte == UInt8(ascii: "\"") { break }
      try escape(into: &text)
    }
    guard let valid = String(validating: text, as: UTF8.self) else { throw malformed }
    return valid
  }

  /// Reads what follows a backslash. A lone surrogate becomes U+FFFD.
  private mutating func escape(into text: inout [UInt8]) throws(ModelRequestError) {
    guard let byte = next else { throw malformed }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      var units = [unit]
      if UTF16.isLeadSurrogate(unit), next == UInt8(ascii: "\\"), place + 1 < bytes.count,
        bytes[place + 1] == UInt8(ascii: "u")
      {
        place += 2
        units.append(try codeUnit())
      }
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    default: throw malformed
    }
  }

  private mutating func codeUnit() throws(ModelRequestError) -> UInt16 {
    guard place + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw malformed }
    place += 4
    return unit
  }
}
