/// "Not there" for certain, or "perhaps": one bit for each hash, some bits for each expected member.
enum BitFilter {
  static func wordCount(expecting count: Int, bitsEach: Int) -> Int { max(16, count * bitsEach / 64 + 1) }

  /// Spreads hashes over any number of bits.
  @inline(__always)
  static func bit(of hash: UInt64, among words: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: words &* 64)).high)
  }

  static func write(_ hashes: some Sequence<UInt64>, to words: Slice<UnsafeMutableBufferPointer<UInt64>>) {
    let words = UnsafeMutableBufferPointer(rebasing: words)
    for hash in hashes {
      let bit = bit(of: hash, among: words.count)
      words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }
}
