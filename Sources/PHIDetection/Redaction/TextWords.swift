/// The words, numbers and figures ("1/2") of texts by their hashes, letter case ignored.
struct TextWords: Sendable {
  private var hashes: Set<UInt64> = []

  init() {}

  init(_ text: Span<UInt8>) { add(text) }

  mutating func add(_ text: Span<UInt8>) {
    var hash = WordHash.seed
    var isInside = false
    for place in text.indices {
      let byte = text[place]
      if ASCII.isSubstance(byte) {
        hash = WordHash.add(ASCII.lower(byte), to: hash)
        isInside = true
      } else if isInside {
        hashes.insert(WordHash.finish(hash))
        hash = WordHash.seed
        isInside = false
      }
    }
    if isInside { hashes.insert(WordHash.finish(hash)) }
    addParts(of: text)
  }

  // MARK: Parts

  /// Letters or digits in a row; how many of these rows of one word or of figures are remembered together.
  private static let rowsMax = 4

  /// "Q6H" holds "6H", and "0.2/8/1.2" holds "2/8": there a stand-in of that form would be found too.
  private mutating func addParts(of text: Span<UInt8>) {
    var place = 0
    while place < text.count {
      guard ASCII.isSubstance(text[place]) else {
        place += 1
        continue
      }
      let end = Self.rowEnd(text, place)
      if Self.nextRow(text, after: end) != nil || place > 0 && ASCII.isSubstance(text[place - 1]) {
        addRows(of: text, from: place)
      }
      place = end
    }
  }

  private mutating func addRows(of text: Span<UInt8>, from first: Int) {
    var hash = WordHash.seed
    var start = first
    for _ in 0..<Self.rowsMax {
      let end = Self.rowEnd(text, start)
      for place in start..<end { hash = WordHash.add(ASCII.lower(text[place]), to: hash) }
      hashes.insert(WordHash.finish(hash))
      guard let next = Self.nextRow(text, after: end) else { return }
      if next > end { hash = WordHash.add(text[end], to: hash) }
      start = next
    }
  }

  private static func rowEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    let isDigit = ASCII.isDigit(text[start])
    var end = start
    while end < text.count, ASCII.isSubstance(text[end]), ASCII.isDigit(text[end]) == isDigit { end += 1 }
    return end
  }

  /// The row that goes on at once, or between digits behind one of `/ - .`.
  private static func nextRow(_ text: Span<UInt8>, after end: Int) -> Int? {
    guard end < text.count else { return nil }
    if ASCII.isSubstance(text[end]) { return end }
    let isMark = text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".")
    guard isMark, ASCII.isDigit(text[end - 1]), end + 1 < text.count, ASCII.isDigit(text[end + 1]) else { return nil }
    return end + 1
  }

  func contains(_ word: some Sequence<UInt8>) -> Bool { hashes.contains(WordHash.word(word)) }

  /// Whether every word of these bytes is in the text, so that they may stand there.
  func holds(_ bytes: [UInt8]) -> Bool {
    bytes.split { !ASCII.isSubstance($0) }.allSatisfy(contains)
  }
}
