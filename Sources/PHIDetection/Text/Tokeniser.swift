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
  fileprivate(set) var position = 0
  fileprivate var gap = Token.Gap.line

  /// The tokens of a whole text.
  ///
  /// - Parameter filters: what a scan asks for nearly every word; without them tokens have no hints.
  static func tokens(
    of bytes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon, filters: WordFilters? = nil
  ) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4 + 8)
    var tokeniser = Tokeniser()
    tokeniser.read(bytes, isWhole: true, lexicon, filters, into: &tokens)
    return tokens
  }

  /// Reads on; where the text goes on behind the bytes, it stops before what further bytes could change.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ lexicon: Lexicon, _ filters: WordFilters?,
    into tokens: inout [Token]
  ) {
    let end = isWhole ? bytes.count : bytes.count - Self.lookahead
    guard position < end else { return }
    TokenBatch.with { batch in
      Self.classes.withUnsafeBufferPointer { classes in
        LetterGroup.unmultiplied.withUnsafeBufferPointer { unmultiplied in
          batch.take(from: &tokens)
          let reader = Reader(
            bytes: bytes, end: end, isWhole: isWhole, classes: classes, unmultiplied: unmultiplied, lexicon: lexicon)
          while reader.read(&self, &batch) { batch.move(to: &tokens, isWhole: false, filters) }
          batch.move(to: &tokens, isWhole: true, filters)
        }
      }
    }
  }

  /// The first bytes were dropped, and the tokens in them.
  mutating func drop(first count: Int) { position -= count }
}

/// What a tokeniser reads from: the bytes at hand and the tables, by their addresses, since it asks them for every byte.
private struct Reader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// No token that reaches here is taken, unless the text ends here.
  let end: Int
  let isWhole: Bool
  let classes: UnsafeBufferPointer<UInt8>
  /// As `LetterGroup.unmultiplied`.
  let unmultiplied: UnsafeBufferPointer<UInt64>
  let lexicon: Lexicon

  /// Reads until the batch is full, which is `true`, or nothing more can be read.
  ///
  /// A function of its own, so that what its inner loops need stays in registers.
  @inline(never)
  func read(_ tokeniser: inout Tokeniser, _ batch: inout TokenBatch) -> Bool {
    var (position, gap) = (tokeniser.position, tokeniser.gap)
    defer { (tokeniser.position, tokeniser.gap) = (position, gap) }
    while position < end {
      let byte = bytes[position]
      let next: Int
      if classes[Int(byte)] == 2 {
        if batch.isFull { return true }
        next = word(position, gap, &batch)
      } else {
        switch classes[Int(byte)] {
        case 0:
          if gap == .none { gap = .space }
          position &+= 1
          continue
        case 1:
          gap = .line
          position &+= 1
          continue
        case 3:
          if batch.isFull { return true }
          next = digits(position, gap, &batch)
        default:
          if batch.isFull { return true }
          if let end = pseudonymEnd(position, batch) {
            // The kind's word is already a token: it grows into the pseudonym. The bytes that decide it are at hand.
            batch.makeLastPseudonym(endingAt: end)
            position = end
            continue
          }
          next = position &+ 1
          batch.append(position, next, UInt64(byte), .mark, gap)
        }
      }
      if next >= end, !isWhole {
        batch.removeLast()
        return false
      }
      // One space is what follows most tokens.
      let isSpace = next < end && bytes[next] == 0x20
      position = isSpace ? next &+ 1 : next
      gap = isSpace ? .space : .none
    }
    return false
  }

  /// Where a token that starts here must end: a scalar is never cut.
  @inline(__always)
  private func limit(_ start: Int) -> Int {
    guard bytes.count - start > Tokeniser.tokenBytesMax else { return bytes.count }
    var limit = start + Tokeniser.tokenBytesMax
    while limit > start + Tokeniser.tokenBytesMax - 4, bytes[limit] & 0xC0 == 0x80 { limit -= 1 }
    return limit
  }

  @inline(__always)
  private func word(_ start: Int, _ gap: Token.Gap, _ batch: inout TokenBatch) -> Int {
    var position = start
    var word = WordRead()
    if position &+ LetterGroup.size <= bytes.count {
      let group = LetterGroup(bytes, at: position)
      word.begin(group, unmultiplied)
      position &+= group.count
    }
    if position == start || position == start &+ LetterGroup.size { position = longWord(start, position, &word) }
    let value = WordHash.finish(word.hash)
    guard word.hasCapitals else {
      batch.append(start, position, value, .word, gap, .lower, lexicon.traits(of: value))
      return position
    }
    batch.append(start, position, value, .word, gap, word.capitalisedShape, lexicon.capitalisedTraits(of: value))
    return position
  }

  /// The end of a word that has more than a group of bytes, or none before the text's end.
  private func longWord(_ start: Int, _ position: Int, _ word: inout WordRead) -> Int {
    let limit = limit(start)
    var position = position
    while position &+ LetterGroup.size <= limit {
      let group = LetterGroup(bytes, at: position)
      word.goOn(group, unmultiplied)
      position &+= group.count
      if group.count < LetterGroup.size { return position }
    }
    while position < limit, classes[Int(bytes[position])] == 2 {
      word.goOn(bytes[position], isFirst: position == start)
      position &+= 1
    }
    return position
  }

  @inline(__always)
  private func digits(_ start: Int, _ gap: Token.Gap, _ batch: inout TokenBatch) -> Int {
    var position = start
    var value: UInt64 = 0
    let limit = limit(start)
    while position < limit, ASCII.isDigit(bytes[position]) {
      if position - start < 19 { value = value &* 10 &+ UInt64(bytes[position] - 48) }
      position += 1
    }
    batch.append(start, position, value, .digits, gap)
    return position
  }

  /// The end of a pseudonym whose hyphen stands here, when the token before is a kind's word.
  @inline(__always)
  private func pseudonymEnd(_ hyphen: Int, _ batch: TokenBatch) -> Int? {
    guard bytes[hyphen] == UInt8(ascii: "-"), let last = batch.last, last.traits.contains(.kindWord),
      last.kind == .word, Int(last.end) == hyphen
    else { return nil }
    let end = hyphen + 1 + PseudonymShape.codeCount
    guard end <= bytes.count, PseudonymShape.isCode({ bytes[hyphen + 1 + $0] }) else { return nil }
    return PseudonymShape.startsWithMark(bytes[end...]) ? end + PseudonymShape.markCount : end
  }
}

/// What is known of a word whose bytes are being read.
private struct WordRead {
  private(set) var hash = WordHash.seed
  /// Whether its first byte, and whether another one is a capital.
  private var beginsWithCapital = false
  private var hasInnerCapitals = false
  private var hasOthers = false

  @inline(__always) var hasCapitals: Bool { beginsWithCapital || hasInnerCapitals }

  @inline(__always)
  var capitalisedShape: Token.Shape { !hasOthers ? .upper : hasInnerCapitals ? .mixed : .capital }

  @inline(__always)
  mutating func begin(_ group: LetterGroup, _ unmultiplied: UnsafeBufferPointer<UInt64>) {
    hash = group.hash(from: hash, unmultiplied)
    beginsWithCapital = group.capitals & 0xFF != 0
    hasInnerCapitals = group.capitals > 0xFF
    hasOthers = group.others != 0
  }

  mutating func goOn(_ group: LetterGroup, _ unmultiplied: UnsafeBufferPointer<UInt64>) {
    hash = group.hash(from: hash, unmultiplied)
    hasInnerCapitals = hasInnerCapitals || group.capitals != 0
    hasOthers = hasOthers || group.others != 0
  }

  mutating func goOn(_ byte: UInt8, isFirst: Bool) {
    hash = WordHash.add(ASCII.lower(byte), to: hash)
    let isCapital = ASCII.isUpper(byte)
    beginsWithCapital = beginsWithCapital || isFirst && isCapital
    hasInnerCapitals = hasInnerCapitals || !isFirst && isCapital
    hasOthers = hasOthers || !isCapital
  }
}

/// Tokens on their way into an array, some at a time: one by one, each would ask whether the array is anybody else's.
private struct TokenBatch {
  /// So many fit on the stack: more would be allocated for every batch.
  private static let capacity = 32

  private let buffer: UnsafeMutableBufferPointer<Token>
  private var count = 0

  private init(_ buffer: UnsafeMutableBufferPointer<Token>) { self.buffer = buffer }

  /// Runs with an empty batch on the stack.
  @inline(__always)
  static func with(_ body: (inout TokenBatch) -> Void) {
    withUnsafeTemporaryAllocation(of: Token.self, capacity: capacity) { buffer in
      var batch = TokenBatch(buffer)
      body(&batch)
    }
  }

  @inline(__always) var isFull: Bool { count == Self.capacity }
  @inline(__always) var last: Token? { count > 0 ? buffer[count - 1] : nil }

  /// Takes the last token back: it may grow into a pseudonym.
  mutating func take(from tokens: inout [Token]) {
    guard let last = tokens.popLast() else { return }
    buffer.initializeElement(at: 0, to: last)
    count = 1
  }

  /// Moves the tokens into the array; all but the last one while there are more to come.
  mutating func move(to tokens: inout [Token], isWhole: Bool, _ filters: WordFilters?) {
    let moved = isWhole ? count : count - 1
    filters?.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<moved]))
    tokens.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<moved]))
    if !isWhole { buffer[0] = buffer[count - 1] }
    count -= moved
  }

  @inline(__always)
  mutating func append(
    _ start: Int, _ end: Int, _ value: UInt64, _ kind: Token.Kind, _ gap: Token.Gap, _ shape: Token.Shape = .lower,
    _ traits: WordTraits = []
  ) {
    buffer.initializeElement(
      at: count,
      to: Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), value: value, traits: traits,
        kind: kind, gap: gap, shape: shape))
    count &+= 1
  }

  mutating func removeLast() { count -= 1 }

  mutating func makeLastPseudonym(endingAt end: Int) {
    buffer[count - 1].kind = .pseudonym
    buffer[count - 1].traits = []
    buffer[count - 1].end = Int32(truncatingIfNeeded: end)
  }
}
