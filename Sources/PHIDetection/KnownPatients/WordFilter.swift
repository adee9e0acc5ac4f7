/// The words of names or addresses as a filter in memory: sixteen bits a word, four of them set, all in one eighth of a
/// cache line, so that a question costs one access and one stranger in a hundred passes. Small, asked for every word of a
/// text, and therefore not keyed: in a file it is encrypted with the patients' keys.
struct WordFilter: Sendable {
  private let memory: IndexMemory
  /// For those who ask often; valid as long as this filter lives.
  let view: View

  var words: UnsafeBufferPointer<UInt64> { memory.words }

  init(_ hashes: HashSet) {
    self.init(wordCount: BitFilter.wordCount(expecting: hashes.count, bitsEach: 16)) { words in
      for hash in hashes {
        let (place, bits) = View.bits(of: hash, among: words.count)
        words[place] |= bits
      }
    }
  }

  /// `nil` for no words at all.
  init?(words: [UInt64]) {
    guard !words.isEmpty else { return nil }
    self.init(wordCount: words.count) { memory in
      for (place, word) in words.enumerated() { memory[place] = word }
    }
  }

  private init(wordCount: Int, fill: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
    memory = IndexMemory(wordCount: wordCount, fill: fill)
    view = View(words: memory.words)
  }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool { view.mayContain(hash) }

  /// The filter without its owner: a scan asks it for every word, and counting references would cost more than the
  /// answer.
  ///
  /// `@unchecked Sendable`: nobody writes to a filter, and who hands the view out keeps the filter.
  struct View: @unchecked Sendable {
    fileprivate let words: UnsafeBufferPointer<UInt64>

    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
      let (place, bits) = Self.bits(of: hash, among: words.count)
      return words[place] & bits == bits
    }

    /// The value of a number is the number: its high bits say nothing until they are mixed.
    @inline(__always)
    fileprivate static func bits(of hash: UInt64, among words: Int) -> (place: Int, bits: UInt64) {
      BlockedBits.bits(of: hash &* 0x9E37_79B9_7F4A_7C15, among: words)
    }
  }
}

/// Four bits of one 64-bit word, chosen by a hash.
enum BlockedBits {
  @inline(__always)
  static func bits(of hash: UInt64, among words: Int) -> (place: Int, bits: UInt64) {
    let (place, rest) = hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: words))
    // What is left below the place is as good as another hash; its high bits are the best of it.
    let bits =
      1 << (rest >> 58) | 1 << (rest >> 52 & 63) | 1 << (rest >> 46 & 63) | 1 << (rest >> 40 & 63) as UInt64
    return (Int(truncatingIfNeeded: place), bits)
  }
}
