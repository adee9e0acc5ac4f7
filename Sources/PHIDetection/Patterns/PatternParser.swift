/// What a pattern means.
indirect enum PatternExpression: Sendable, Hashable {
  case byte(ByteClass)
  case sequence([PatternExpression])
  case alternatives([PatternExpression])
  case counted(PatternExpression, ClosedRange<Int>)

  /// The fewest and the most bytes that it matches.
  var length: ClosedRange<Int> {
    switch self {
    case .byte: return 1...1
    case .sequence(let parts):
      return parts.reduce(0...0) {
        Self.bounded($0.lowerBound + $1.length.lowerBound, $0.upperBound + $1.length.upperBound)
      }
    case .alternatives(let parts):
      let lengths = parts.map(\.length)
      return Self.bounded(lengths.map(\.lowerBound).min() ?? 0, lengths.map(\.upperBound).max() ?? 0)
    case .counted(let part, let count):
      return Self.bounded(part.length.lowerBound * count.lowerBound, part.length.upperBound * count.upperBound)
    }
  }

  /// Beyond the limit it does not matter how far, and nested counts must not overflow.
  private static func bounded(_ low: Int, _ high: Int) -> ClosedRange<Int> {
    let limit = IdentifierPattern.lengthMax + 1
    return min(low, limit)...min(high, limit)
  }
}

/// A set of ASCII characters.
struct ByteClass: Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low & 1 << UInt64(byte) != 0 : byte < 128 && high & 1 << UInt64(byte - 64) != 0
  }

  /// With both cases of every letter in it.
  var ignoringCase: ByteClass {
    ByteClass((0..<128).filter { contains($0) || contains(ASCII.upper($0)) || contains(ASCII.lower($0)) })
  }
}

/// Reads the text of a pattern.
struct PatternParser {
  static let depthMax = 8
  /// The largest number in a count.
  private static let countMax = IdentifierPattern.lengthMax

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  static func expression(of pattern: String) throws(PatternError) -> PatternExpression {
    guard pattern.utf8.count <= IdentifierPattern.patternBytesMax else { throw PatternError(.tooLong, at: nil) }
    var parser = PatternParser(bytes: Array(pattern.utf8))
    let expression = try parser.alternatives()
    guard parser.position == parser.bytes.count else { throw parser.error(.unopenedGroup) }
    guard expression.length.upperBound <= IdentifierPattern.lengthMax else {
      throw PatternError(.matchTooLong, at: nil)
    }
    guard expression.length.lowerBound >= IdentifierPattern.lengthMin else {
      throw PatternError(.matchTooShort, at: nil)
    }
    return expression
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ reason: PatternError.Reason, back: Int = 0) -> PatternError {
    PatternError(reason, at: position - back + 1)
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard let current, byte.asciiValue == current else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(PatternError) -> PatternExpression {
    var options = [try sequence()]
    while take("|") { options.append(try sequence()) }
    return options.count == 1 ? options[0] : .alternatives(options)
  }

  private mutating func sequence() throws(PatternError) -> PatternExpression {
    var parts: [PatternExpression] = []
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let atom = try atom(byte)
      parts.append(try counted(atom))
    }
    guard !parts.isEmpty else { throw error(.empty) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom(_ byte: UInt8) throws(PatternError) -> PatternExpression {
    switch byte {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return .byte(try characterClass())
    case UInt8(ascii: "\\"): return .byte(try escaped())
    case UInt8(ascii: "*"), UInt8(ascii: "+"): throw error(.unboundedCount)
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"): throw error(.nothingToCount)
    case UInt8(ascii: "."): throw error(.anyCharacter)
    case UInt8(ascii: "^"), UInt8(ascii: "$"): throw error(.anchor)
    case UInt8(ascii: "]"): throw error(.unopenedGroup)
    case 0x20..<0x7F:
      position += 1
      return .byte(ByteClass([byte]))
    default: throw error(.notASCII)
    }
  }

  private mutating func group() throws(PatternError) -> PatternExpression {
    let opened = position
    guard depth < Self.depthMax else { throw error(.tooDeep) }
    depth += 1
    position += 1
    let inside = try alternatives()
    guard take(")") else { throw PatternError(.unclosedGroup, at: opened + 1) }
    depth -= 1
    return inside
  }

  private mutating func escaped() throws(PatternError) -> ByteClass {
    position += 1
    guard let byte = current else { throw error(.badEscape) }
    position += 1
    if byte == UInt8(ascii: "d") { return ByteClass(UInt8(ascii: "0")...UInt8(ascii: "9")) }
    guard byte > 0x20, byte < 0x7F, !ASCII.isAlphanumeric(byte) else { throw error(.badEscape, back: 1) }
    return ByteClass([byte])
  }

  private mutating func characterClass() throws(PatternError) -> ByteClass {
    let opened = position
    position += 1
    var members = ByteClass([])
    var isEmpty = true
    while let byte = current, byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "\\") {
        members.formUnion(try escaped())
      } else {
        guard byte >= 0x20, byte < 0x7F else { throw error(.notASCII) }
        guard byte != UInt8(ascii: "^") || position > opened + 1 else { throw error(.badClass) }
        position += 1
        members.formUnion(try range(from: byte))
      }
      isEmpty = false
    }
    guard take("]"), !isEmpty else { throw PatternError(.badClass, at: opened + 1) }
    return members
  }

  /// `A-Z` when a hyphen and an end follow, the byte alone otherwise: `[A-]` has a hyphen in it.
  private mutating func range(from byte: UInt8) throws(PatternError) -> ByteClass {
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"), bytes[position + 1] != UInt8(ascii: "]")
    else { return ByteClass([byte]) }
    let end = bytes[position + 1]
    let isRange =
      byte <= end
      && (ASCII.isDigit(byte) && ASCII.isDigit(end) || ASCII.isUpper(byte) && ASCII.isUpper(end)
        || ASCII.isLower(byte) && ASCII.isLower(end))
    guard isRange else { throw error(.badClass) }
    position += 2
    return ByteClass(byte...end)
  }

  private mutating func counted(_ atom: PatternExpression) throws(PatternError) -> PatternExpression {
    if take("?") { return .counted(atom, 0...1) }
    guard current == UInt8(ascii: "{") else { return atom }
    let opened = position
    position += 1
    guard let low = number() else { throw PatternError(.badCount, at: opened + 1) }
    var high = low
    if take(",") {
      if current == UInt8(ascii: "}") { throw PatternError(.unboundedCount, at: opened + 1) }
      guard let end = number() else { throw PatternError(.badCount, at: opened + 1) }
      high = end
    }
    guard take("}"), low <= high, high > 0 else { throw PatternError(.badCount, at: opened + 1) }
    guard high <= Self.countMax else { throw PatternError(.matchTooLong, at: opened + 1) }
    return .counted(atom, low...high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = current, ASCII.isDigit(byte) {
      value = min((value ?? 0) * 10 + Int(byte - 48), Self.countMax + 1)
      position += 1
    }
    return value
  }
}

extension ByteClass {
  mutating func formUnion(_ other: ByteClass) { for byte in UInt8(0)..<128 where other.contains(byte) { insert(byte) } }
}
