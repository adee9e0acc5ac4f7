/// One pass over folded bytes into tokens.
enum Tokeniser {
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

  static func tokens(of bytes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(count(of: bytes))
    classes.withUnsafeBufferPointer { classes in
      var position = 0
      var gap = Token.Gap.line
      while position < bytes.count {
        switch classes[Int(bytes[position])] {
        case 0:
          if gap == .none { gap = .space }
          position += 1
          continue
        case 1:
          gap = .line
          position += 1
          continue
        case 2: position = word(bytes, position, gap, classes, lexicon, &tokens)
        case 3: position = digits(bytes, position, gap, &tokens)
        default:
          if bytes[position] == UInt8(ascii: "-"), let end = pseudonymEnd(bytes, position, tokens) {
            // The kind's word is already a token: it grows into the pseudonym.
            let last = tokens.count - 1
            tokens[last].kind = .pseudonym
            tokens[last].traits = []
            tokens[last].end = Int32(truncatingIfNeeded: end)
            position = end
          } else {
            append(position, position + 1, UInt64(bytes[position]), .mark, gap, .lower, &tokens)
            position += 1
          }
        }
        gap = .none
      }
    }
    return tokens
  }

  /// How many tokens there will be at most, so that the array never grows.
  private static func count(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    classes.withUnsafeBufferPointer { classes in
      var count = 0
      var before: UInt8 = 0
      for byte in bytes {
        let next = classes[Int(byte)]
        count += next > 1 && (next != before || next == 4) ? 1 : 0
        before = next
      }
      return count
    }
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
    while position < bytes.count {
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
    while position < bytes.count, ASCII.isDigit(bytes[position]) {
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
