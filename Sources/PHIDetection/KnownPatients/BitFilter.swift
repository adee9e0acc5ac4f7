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

/// The words of names or addresses as a filter in memory: sixteen bits a word, four of them set, so that one stranger in
/// four hundred passes. Small, asked for every word of a text, and therefore not keyed: in a file it is encrypted with the
/// patients' keys.
struct WordFilter: Sendable {
  private static let probes = 4

  private let memory: IndexMemory
  @inline(__always) var words: UnsafeBufferPointer<UInt64> { memory.words }

  init(_ hashes: HashSet) {
    memory = IndexMemory(wordCount: BitFilter.wordCount(expecting: hashes.count, bitsEach: 16)) { words in
      for hash in hashes {
        var spread = Self.spread(hash)
        for _ in 0..<Self.probes {
          let bit = BitFilter.bit(of: spread, among: words.count)
          words[bit >> 6] |= 1 << UInt64(bit & 63)
          spread = Self.spread(spread)
        }
      }
    }
  }

  /// `nil` for no words at all.
  init?(words: [UInt64]) {
    guard !words.isEmpty else { return nil }
    memory = IndexMemory(wordCount: words.count) { memory in
      for (place, word) in words.enumerated() { memory[place] = word }
    }
  }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool {
    var spread = Self.spread(hash)
    for _ in 0..<Self.probes {
      let bit = BitFilter.bit(of: spread, among: words.count)
      if words[bit >> 6] & 1 << UInt64(bit & 63) == 0 { return false }
      spread = Self.spread(spread)
    }
    return true
  }

  /// The value of a number is the number: its high bits say nothing. Turned, so that the next round spreads other bits.
  @inline(__always)
  private static func spread(_ value: UInt64) -> UInt64 {
    let mixed = value &* 0x9E37_79B9_7F4A_7C15
    return mixed << 31 | mixed >> 33
  }
}

/// Hashes without repetition. They are spread already: hashing them again is what makes `Set` slow here.
struct HashSet: Sequence {
  private var slots = [UInt64](repeating: 0, count: 1024)
  private(set) var count = 0

  mutating func insert(_ hash: UInt64) {
    let hash = hash == 0 ? 1 : hash
    if (count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash
    count += 1
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
