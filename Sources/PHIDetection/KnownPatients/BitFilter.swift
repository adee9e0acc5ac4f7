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

/// Hashes without repetition. They are spread already: hashing them again is what makes `Set` slow here.
struct HashSet: Sequence {
  private var slots = [UInt64](repeating: 0, count: 1024)
  private(set) var count = 0

  /// `false` when it was there already.
  @discardableResult
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = hash == 0 ? 1 : hash
    if (count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash
    count += 1
    return true
  }

  func makeIterator() -> some IteratorProtocol<UInt64> { slots.lazy.filter { $0 != 0 }.makeIterator() }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for hash in old where hash != 0 {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash
    }
  }
}
