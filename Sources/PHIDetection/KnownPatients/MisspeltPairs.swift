/// The words of patients' names in pairs, of which one may be misspelt: a filter that says of a true word and its neighbour
/// whether any patient's name is one typing error away.
///
/// It holds each given name, short form and initial with each family name of a patient, one of the two also without one of
/// its letters: nine bits for each, of which four are set in one 64-bit word; about one stranger in forty passes. A
/// question begins with the keyed hash of the true word, so that the filter discloses nobody.
enum MisspeltPairs {
  static let bitsEach = 9

  /// Pairs on their way into the filter, packed: eight bytes of the true word's keyed hash, the count of letters, letters.
  struct Collection {
    private var bytes: [UInt8] = []
    private(set) var memberCount = 0

    mutating func reserveCapacity(_ pairs: Int) { bytes.reserveCapacity(pairs * 16) }

    mutating func insert(_ trueWord: UInt64, _ letters: [UInt8]) {
      guard letters.count > 1, letters.count <= WrittenWord.lettersMax else { return }
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: trueWord >> shift)) }
      bytes.append(UInt8(letters.count))
      bytes += letters
      memberCount += letters.count + 1
    }

    func write(to words: UnsafeMutableBufferPointer<UInt64>) {
      bytes.withUnsafeBufferPointer { bytes in
        var position = 0
        while position < bytes.count {
          let trueWord = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64($1 * 8) }
          let start = position + 9
          position = start + Int(bytes[position + 8])
          _ = WrittenWord(letters: UnsafeBufferPointer(rebasing: bytes[start..<position])).shortenings { word in
            let (place, bits) = MisspeltPairs.bits(trueWord, word, among: words.count)
            words[place] |= bits
            return false
          }
        }
      }
    }
  }

  @inline(__always)
  static func bits(_ trueWord: UInt64, _ word: UInt64, among words: Int) -> (place: Int, bits: UInt64) {
    BlockedBits.bits(of: WordHash.finish(trueWord ^ word &* 0x9E37_79B9_7F4A_7C15), among: words)
  }
}
