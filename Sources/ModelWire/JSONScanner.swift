/// A strict RFC 8259 reader: one pass over bytes that checks everything and fills a `JSONIndex`.
///
/// Refused: anything after the value, raw control characters (NUL included) in strings, bytes that are not UTF-8, unknown
/// escapes, numbers like `01` or `.5`, duplicate keys, nesting beyond the limit. It keeps its own stack, so depth costs no
/// machine stack.
struct JSONScanner {
  /// What to do with `\ud800` standing alone.
  enum LoneSurrogates {
    case refused
    /// Kept and written back as they came: upstreams cut deltas inside a pair.
    case kept
  }

  let limits: WireLimits
  let loneSurrogates: LoneSurrogates
  private var open: [Int] = []
  private var at = 0
  private var end = 0
  private var origin = 0

  init(limits: WireLimits, loneSurrogates: LoneSurrogates) {
    self.limits = limits
    self.loneSurrogates = loneSurrogates
  }

  /// Indexes the one JSON value in `bytes[range]`, which must be all of it but for white space.
  mutating func scan(_ bytes: [UInt8], in range: Range<Int>, into index: inout JSONIndex) throws(WireError) {
    guard range.upperBound <= Int(UInt32.max), range.count <= limits.maxBodyBytes else {
      throw .tooLarge(what: "body bytes", limit: limits.maxBodyBytes)
    }
    index.tokens.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    (origin, at, end) = (range.lowerBound, range.lowerBound, range.upperBound)
    let span = bytes.span
    var isDone = false
    while !isDone {
      let opened = try value(span, into: &index.tokens)
      if !opened { isDone = try afterValue(span, bytes, into: &index) }
    }
    skipSpace(span)
    guard at == end else { throw malformed() }
  }

  private func malformed() -> WireError { .malformedJSON(offset: at - origin) }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < end {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  private mutating func append(
    _ kind: JSONToken.Kind, from start: Int, hasEscapes: Bool = false, to tokens: inout [JSONToken]
  ) throws(WireError) {
    guard tokens.count < limits.maxTokens else { throw .tooLarge(what: "JSON values", limit: limits.maxTokens) }
    tokens.append(
      JSONToken(
        kind: kind, hasEscapes: hasEscapes, start: UInt32(start), end: UInt32(at), next: UInt32(tokens.count + 1)))
  }

  /// Reads one value. True when it opened a container that is not empty, whose first value follows.
  private mutating func value(_ bytes: Span<UInt8>, into tokens: inout [JSONToken]) throws(WireError) -> Bool {
    skipSpace(bytes)
    guard at < end else { throw malformed() }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "{"): return try container(.object, closedBy: UInt8(ascii: "}"), bytes, into: &tokens)
    case UInt8(ascii: "["): return try container(.array, closedBy: UInt8(ascii: "]"), bytes, into: &tokens)
    case UInt8(ascii: "\""):
      let hasEscapes = try string(bytes)
      try append(.string, from: start, hasEscapes: hasEscapes, to: &tokens)
    case UInt8(ascii: "t"): try literal("true", bytes, into: &tokens)
    case UInt8(ascii: "f"): try literal("false", bytes, into: &tokens)
    case UInt8(ascii: "n"): try literal("null", bytes, into: &tokens)
    default:
      try number(bytes)
      try append(.number, from: start, to: &tokens)
    }
    return false
  }

  private mutating func container(
    _ kind: JSONToken.Kind, closedBy closer: UInt8, _ bytes: Span<UInt8>, into tokens: inout [JSONToken]
  ) throws(WireError) -> Bool {
    guard open.count < limits.maxDepth else { throw .tooDeep }
    let start = at
    at += 1
    let token = tokens.count
    try append(kind, from: start, to: &tokens)
    skipSpace(bytes)
    if at < end, bytes[at] == closer {
      at += 1
      tokens[token].end = UInt32(at)
      return false
    }
    open.append(token)
    if kind == .object { try key(bytes, into: &tokens) }
    return true
  }

  private mutating func key(_ bytes: Span<UInt8>, into tokens: inout [JSONToken]) throws(WireError) {
    skipSpace(bytes)
    guard at < end, bytes[at] == UInt8(ascii: "\"") else { throw malformed() }
    let start = at
    let hasEscapes = try string(bytes)
    try append(.key, from: start, hasEscapes: hasEscapes, to: &tokens)
    skipSpace(bytes)
    guard at < end, bytes[at] == UInt8(ascii: ":") else { throw malformed() }
    at += 1
  }

  /// Closes what ends here and steps over a comma. True when the outermost value is complete.
  private mutating func afterValue(
    _ span: Span<UInt8>, _ bytes: [UInt8], into index: inout JSONIndex
  ) throws(WireError) -> Bool {
    while let container = open.last {
      skipSpace(span)
      guard at < end else { throw malformed() }
      let isObject = index.tokens[container].kind == .object
      if span[at] == UInt8(ascii: ",") {
        at += 1
        if isObject { try key(span, into: &index.tokens) }
        return false
      }
      guard span[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw malformed() }
      at += 1
      index.tokens[container].end = UInt32(at)
      index.tokens[container].next = UInt32(index.tokens.count)
      open.removeLast()
      if isObject, let twin = DuplicateKeys.first(of: container, in: index, bytes) {
        throw .duplicateKey(offset: Int(index.tokens[twin].start) - origin)
      }
    }
    return true
  }

  private mutating func literal(
    _ word: StaticString, _ bytes: Span<UInt8>, into tokens: inout [JSONToken]
  ) throws(WireError) {
    let start = at
    guard end - at >= word.utf8CodeUnitCount else { throw malformed() }
    for offset in 0..<word.utf8CodeUnitCount where bytes[start + offset] != word.withUTF8Buffer({ $0[offset] }) {
      throw malformed()
    }
    at += word.utf8CodeUnitCount
    try append(.literal, from: start, to: &tokens)
  }

  private mutating func digits(_ bytes: Span<UInt8>) throws(WireError) {
    let start = at
    while at < end, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
    guard at > start else { throw malformed() }
  }

  private mutating func number(_ bytes: Span<UInt8>) throws(WireError) {
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < end, bytes[at] == UInt8(ascii: "0") { at += 1 } else { try digits(bytes) }
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try digits(bytes)
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      try digits(bytes)
    }
  }
}

extension JSONScanner {
  /// Steps over a string, quotes included. True when it holds an escape.
  private mutating func string(_ bytes: Span<UInt8>) throws(WireError) -> Bool {
    var hasEscapes = false
    at += 1
    while at < end {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape(bytes)
      case 0x20..<0x80: at += 1
      case 0..<0x20: throw malformed()
      default:
        let length = UTF8Sequence.length(at: at, end: end, bytes)
        guard length > 0 else { throw .invalidUTF8 }
        at += length
      }
    }
    throw malformed()
  }

  private mutating func escape(_ bytes: Span<UInt8>) throws(WireError) {
    guard at + 1 < end else { throw malformed() }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      let unit = try codeUnit(bytes)
      guard 0xD800..<0xE000 ~= unit, loneSurrogates == .refused else { return }
      let isPaired =
        unit < 0xDC00 && at + 1 < end && bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] == UInt8(ascii: "u")
      guard isPaired else { throw .loneSurrogate(offset: at - 6 - origin) }
      let second = try codeUnit(bytes)
      guard 0xDC00..<0xE000 ~= second else { throw .loneSurrogate(offset: at - 12 - origin) }
    default: throw malformed()
    }
  }

  private mutating func codeUnit(_ bytes: Span<UInt8>) throws(WireError) -> UInt32 {
    guard at + 6 <= end else { throw malformed() }
    var unit: UInt32 = 0
    for offset in 2..<6 {
      guard let digit = JSONText.hexDigit(bytes[at + offset]) else { throw malformed() }
      unit = unit << 4 | digit
    }
    at += 6
    return unit
  }
}

/// One encoded character of UTF-8 (RFC 3629, section 4).
enum UTF8Sequence {
  /// Bytes of the well-formed character at `at`, 0 where there is none: no overlong forms, surrogates, or beyond U+10FFFF.
  static func length(at: Int, end: Int, _ bytes: Span<UInt8>) -> Int {
    func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      at + offset < end && range.contains(bytes[at + offset])
    }
    switch bytes[at] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
    case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }
}
