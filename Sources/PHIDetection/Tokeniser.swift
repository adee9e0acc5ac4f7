/// One pass over folded bytes into tokens; the bytes may come in parts.
struct Tokeniser {
  /// What each byte is: 0 white space, 1 line end, 2 letter (or not ASCII), 3 digit, 4 mark.
  private static let classes: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    return switch byte {
    case 0x0A, 0x0B, 0x0C, 0x0D: 1
    case 0...0x20, 0x7F: 0
    case _ where ASCII.isLetter(byte) || byte >= 0x80: 2
    case _ where ASCII.isDigit(byte): 3
    default: 4
    }
  }

  /// Bytes of the longest word and number; what is longer is several, joined.
  static let tokenBytesMax = 1024
  /// How far behind a token's first byte another one may decide what it is: a pseudonym's code and mark.
  private static let lookahead = 1 + PseudonymShape.codeCount + PseudonymShape.markCount

  /// The next byte to be read.
  private(set) var position = 0
  private var gap = Token.Gap.line

  /// The tokens of a whole text.
  static func tokens(of bytes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4 + 8)
    var tokeniser = Tokeniser()
    tokeniser.read(bytes, isWhole: true, lexicon, into: &tokens)
    return tokens
  }

  /// Reads on; where the text goes on behind the bytes, it stops before what further bytes could change.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ lexicon: Lexicon, into tokens: inout [Token]
  ) {
    let end = isWhole ? bytes.count : bytes.count - Self.lookahead
    Self.classes.withUnsafeBufferPointer { classes in
      while position < end {
        let first = tokens.count
        let next: Int
        switch classes[Int(bytes[position])] {
        case 0:
          if gap == .none { gap = .space }
          position += 1
          continue
        case 1:
          gap = .line
          position += 1
          continue
        case 2: next = Self.word(bytes, position, gap, classes, lexicon, &tokens)
        case 3: next = Self.digits(bytes, position, gap, &tokens)
        default: next = Self.mark(bytes, position, gap, &tokens)
        }
        if next >= end, !isWhole {
          tokens.removeLast(tokens.count - first)
          return
        }
        position = next
        gap = .none
      }
    }
  }

  /// The first bytes were dropped, and the tokens in them.
  mutating func drop(first count: Int) { position -= count }

  @inline(__always)
  private static func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ gap: Token.Gap, _ tokens: inout [Token]
  ) -> Int {
    guard bytes[start] == UInt8(ascii: "-"), let end = pseudonymEnd(bytes, start, tokens) else {
      append(start, start + 1, UInt64(bytes[start]), .mark, gap, .lower, &tokens)
      return start + 1
    }
    // The kind's word is already a token: it grows into the pseudonym.
    let last = tokens.count - 1
    tokens[last].kind = .pseudonym
    tokens[last].traits = []
    tokens[last].end = Int32(truncatingIfNeeded: end)
    return end
  }

  /// Where a token that starts here must end: a scalar is never cut.
  @inline(__always)
  private static func limit(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard bytes.count - start > tokenBytesMax else { return bytes.count }
    var limit = start + tokenBytesMax
    while limit > start + tokenBytesMax - 4, bytes[limit] & 0xC0 == 0x80 { limit -= 1 }
    return limit
  }

  @inline(__always)
  private static func append(
    _ start: Int, _ end: Int, _ value: UInt64, _ kind: Token.Kind, _ gap: Token.Gap, _ shape: Token.Shape,
    _ tokens: inout [Token], traits: WordTraits = []
  ) {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), value: value, traits: traits,
        kind: kind, gap: gap, shape: shape))
  }

  @inline(__always)
  private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ gap: Token.Gap, _ classes: UnsafeBufferPointer<UInt8>,
    _ lexicon: Lexicon, _ tokens: inout [Token]
  ) -> Int {
    var position = start
    var hash = WordHash.seed
    var capitals = 0
    let limit = limit(bytes, start)
    while position < limit {
      let byte = bytes[position]
      guard classes[Int(byte)] == 2 else { break }
      let isUpper = ASCII.isUpper(byte)
      capitals += isUpper ? 1 : 0
      hash = WordHash.add(isUpper ? byte | 32 : byte, to: hash)
      position += 1
    }
    let value = WordHash.finish(hash)
    let count = position - start
    let shape: Token.Shape =
      capitals == 0
      ? .lower : capitals == count ? .upper : ASCII.isUpper(bytes[start]) && capitals == 1 ? .capital : .mixed
    let traits = capitals == 0 ? lexicon.traits(of: value) : lexicon.capitalisedTraits(of: value)
    append(start, position, value, .word, gap, shape, &tokens, traits: traits)
    return position
  }

  @inline(__always)
  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ gap: Token.Gap, _ tokens: inout [Token]
  ) -> Int {
    var position = start
    var value: UInt64 = 0
    let limit = limit(bytes, start)
    while position < limit, ASCII.isDigit(bytes[position]) {
      if position - start < 19 { value = value &* 10 &+ UInt64(bytes[position] - 48) }
      position += 1
    }
    append(start, position, value, .digits, gap, .lower, &tokens)
    return position
  }

  /// The end of a pseudonym whose hyphen stands here, when the token before is a kind's word.
  private static func pseudonymEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ hyphen: Int, _ tokens: [Token]) -> Int? {
    let end = hyphen + 1 + PseudonymShape.codeCount
    guard let last = tokens.last, last.kind == .word, last.traits.contains(.kindWord), Int(last.end) == hyphen,
      end <= bytes.count, PseudonymShape.isCode({ bytes[hyphen + 1 + $0] })
    else { return nil }
    return PseudonymShape.startsWithMark(bytes[end...]) ? end + PseudonymShape.markCount : end
  }
}
