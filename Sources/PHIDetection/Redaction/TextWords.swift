/// The words and numbers of texts by their hashes, letter case ignored.
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
  }

  func contains(_ word: some Sequence<UInt8>) -> Bool { hashes.contains(WordHash.word(word)) }

  /// Whether every word of these bytes is in the text, so that they may stand there.
  func holds(_ bytes: [UInt8]) -> Bool {
    bytes.split { !ASCII.isSubstance($0) }.allSatisfy(contains)
  }
}
