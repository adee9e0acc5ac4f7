import DetectionData

/// The words of English and of medicine, as a filter: "certainly not" or "very likely" (one stranger in sixty passes).
///
/// Its use is the first answer: a capitalised word that is no English word is a name, a drug or a foreign word.
package struct EnglishWords: Sendable {
  static let shared = EnglishWords()

  /// A Bloom filter of 2^20 bits, five for each word.
  private let bits = EmbeddedFile.englishWords

  /// Whether a word's hash may be one of the words.
  func mayContain(_ hash: UInt64) -> Bool {
    for step in 0..<5 {
      let bit = Int(truncatingIfNeeded: hash >> UInt64(11 * step) & 0xF_FFFF)
      if bits.bytes[bit >> 3] & 1 << UInt8(bit & 7) == 0 { return false }
    }
    return true
  }

  /// As `mayContain(_:)`, in any letter case; for measurements.
  package static func mayContain(_ word: String) -> Bool {
    let letters = IndexedText.letters(word).map(ASCII.lower)
    return !letters.isEmpty && shared.mayContain(WordHash.word(letters))
  }
}
