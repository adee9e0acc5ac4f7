import DetectionData

/// A list of words and phrases of `DetectionData`: one a line, in small letters, a space between the words of a phrase.
struct WordList {
  private let file: EmbeddedFile

  init(_ file: EmbeddedFile) { self.file = file }

  /// Hands over the hash of each entry's first word and, for a phrase, that of the whole, in order.
  func forEach(_ body: (_ first: UInt64, _ phrase: UInt64?) -> Void) {
    for line in UnsafeBufferPointer(start: file.bytes, count: file.count).split(separator: UInt8(ascii: "\n")) {
      let first = line.prefix { $0 != UInt8(ascii: " ") }
      guard !first.isEmpty else { continue }
      let start = WordHash.word(first)
      var (phrase, rest) = (start, line[first.endIndex...])
      while !rest.isEmpty {
        let word = rest.dropFirst().prefix { $0 != UInt8(ascii: " ") }
        phrase = WordHash.join(phrase, WordHash.word(word))
        rest = rest[word.endIndex...]
      }
      body(start, first.count == line.count ? nil : phrase)
    }
  }
}
