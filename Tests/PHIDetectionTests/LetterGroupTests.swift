import SeededNumbers
import Testing

@testable import PHIDetection

/// Words are read eight bytes at once: they must be what one byte after the other says they are.
@Suite struct LetterGroupTests {
  /// Letters, and the neighbours of their ranges: `@[`{`, DEL, the first and last bytes beyond ASCII.
  private static let bytes = Array("abcmyzABCMYZ019 @[`{/:-\n".utf8) + [0x00, 0x7F, 0x80, 0xBF, 0xC3, 0xFF]

  private static func words(of text: [UInt8]) -> [(range: Range<Int>, token: Token)] {
    text.withUnsafeBufferPointer { Tokeniser.tokens(of: $0, lexicon: .shared) }
      .filter(\.isWord).map { (Int($0.start)..<Int($0.end), $0) }
  }

  /// The runs of letters, one byte after the other.
  private static func runs(of text: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in text.indices where ASCII.isLetterOrBeyond(text[place]) {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private static func shape(of word: ArraySlice<UInt8>) -> Token.Shape {
    let capitals = word.count(where: ASCII.isUpper)
    if capitals == 0 { return .lower }
    if capitals == word.count { return .upper }
    return capitals == 1 && ASCII.isUpper(word[word.startIndex]) ? .capital : .mixed
  }

  @Test func wordsAreWhatOneByteAfterTheOtherSays() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      // Rarely a mark among letters, so that words of several groups come up.
      let letters = Self.bytes.prefix(12)
      let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        (Int.random(in: 0..<8, using: &random) == 0 ? Self.bytes : Array(letters)).randomElement(using: &random) ?? 0
      }
      let words = Self.words(of: text)
      #expect(words.map(\.range) == Self.runs(of: text), "seed \(seed): \(text)")
      for (range, token) in words {
        #expect(token.value == WordHash.word(text[range]), "seed \(seed): \(text[range])")
        #expect(token.shape == Self.shape(of: text[range]), "seed \(seed): \(text[range])")
      }
    }
  }

  @Test(arguments: 1...40)
  func aWordOfAnyLengthIsHashedAtAnyDistanceFromTheEnd(_ count: Int) {
    let word = Array(repeating: Array("Quispe".utf8), count: 7).joined().prefix(count)
    for rest in ["", ".", " a", " and more"] {
      let words = Self.words(of: Array(word) + Array(rest.utf8))
      #expect(words.first?.token.value == WordHash.word(word))
      #expect(words.first?.range == 0..<count)
    }
  }
}
