/// The words of English and of medicine, as a filter: "certainly not" or "very likely" (one stranger in sixty passes).
///
/// Its use is the first answer: a capitalised word that is no English word is a name, a drug or a foreign word.
package struct EnglishWords: Sendable {
  static let shared = EnglishWords()

  private let bits: [UInt8]

  private init() {
    bits =
      Self.decoded(EnglishWordsFirstQuarter.bits) + Self.decoded(EnglishWordsSecondQuarter.bits)
      + Self.decoded(EnglishWordsThirdQuarter.bits) + Self.decoded(EnglishWordsFourthQuarter.bits)
  }

  /// Whether a word's hash may be one of the words.
  func mayContain(_ hash: UInt64) -> Bool {
    // Asked for most words of a text. All reads lie within the 2^20 bits that the four quarters have.
    bits.withUnsafeBufferPointer { bits in
      for step in 0..<5 {
        let bit = Int(truncatingIfNeeded: hash >> UInt64(11 * step) & 0xF_FFFF)
        if bits[bit >> 3] & 1 << UInt8(bit & 7) == 0 { return false }
      }
      return true
    }
  }

  /// As `mayContain(_:)`, in any letter case; for measurements.
  package static func mayContain(_ word: String) -> Bool {
    let letters = IndexedText.letters(word).map(ASCII.lower)
    return !letters.isEmpty && shared.mayContain(WordHash.word(letters))
  }

  /// Base64 in the source, since a literal of numbers takes the compiler minutes.
  static func decoded(_ text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { text in
      var output: [UInt8] = []
      output.reserveCapacity(text.count * 3 / 4)
      var collected: UInt32 = 0
      var count = 0
      for byte in text {
        guard let sextet = HiddenText.sextet(byte) else { continue }
        collected = collected << 6 | sextet
        count += 6
        if count >= 8 {
          count -= 8
          output.append(UInt8(truncatingIfNeeded: collected >> UInt32(count)))
        }
      }
      return output
    }
  }
}
