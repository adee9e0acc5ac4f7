import DetectionData

/// A list of words and phrases of `DetectionData`: one a line, in small letters, a space between the words of a phrase.
struct WordList {
  private let file: EmbeddedFile

  init(_ file: EmbeddedFile) { self.file = file }

  /// Hands over the hash of each entry's first word and, for a phrase, that of the whole, in order.
  func forEach(_ body: (_ first: UInt64, _ phrase: UInt64?) -> Void) {
    for line in UnsafeBufferPointer(start: file.bytes, count: file.count).split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map { WordHash.word($0) }
      guard let first = words.first else { continue }
      body(first, words.count == 1 ? nil : words.dropFirst().reduce(first, WordHash.join))
    }
  }
}
