/// The words of a text about which the tagger is asked, with their features: what the trainer learns from.
package struct TaggerLesson {
  package struct Word: Sendable {
    /// UTF-8 bytes of the folded text.
    package let range: Range<Int>
    package let buckets: [UInt32]
  }

  /// The same text as the detector sees, after folding; for ASCII text the text itself.
  package let folded: [UInt8]
  package let words: [Word]

  package static let bucketCount = TaggerModel.bucketCount
  package static let bias = TaggerModel.bias

  package init(_ text: [UInt8]) {
    let bytes = text
    folded = bytes
    words = bytes.withUnsafeBufferPointer { bytes in
      let lists = ScanLists(patients: .none, options: ScanOptions(.default))
      let tokens = Tokeniser.tokens(of: bytes, lexicon: lists.lexicon, filters: lists.filters)
      return tokens.withUnsafeBufferPointer { tokens in
        let scanner = Scanner(bytes: bytes, tokens: tokens, lists: lists)
        return TaggerFeatures.with(lists.tagger) { features in
          var words: [Word] = []
          for index in tokens.indices where scanner.isTaggerCandidate(index) {
            let answers = scanner.features(at: index, features)
            words.append(
              Word(range: Int(tokens[index].start)..<Int(tokens[index].end), buckets: Array(answers.added)))
          }
          return words
        }
      }
    }
  }
}
