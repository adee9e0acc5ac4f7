/// Hashes of words with the stretch each was added in: an open-addressing table, since words' hashes are mixed already.
struct NameWords: Sendable {
  /// More are not kept: then all are forgotten, so that memory stays bounded in a text without end.
  static let countMax = 4096

  private var keys: [UInt64] = []
  private var stretches: [Int32] = []
  private(set) var count = 0

  /// The stretch in which a word was added; `nil` for one that was not.
  @inline(__always)
  func stretch(of word: UInt64) -> Int32? {
    guard count > 0 else { return nil }
    let slot = slot(of: word)
    return keys[slot] == 0 ? nil : stretches[slot]
  }

  /// Adds a word that is not there.
  mutating func add(_ word: UInt64, _ stretch: Int32) {
    if count == Self.countMax { self = NameWords() }
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: word)
    keys[slot] = word
    stretches[slot] = stretch
    count += 1
  }

  /// Where a word is or would be; 0 is no word's hash that matters.
  @inline(__always)
  private func slot(of word: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: word) & mask
    while keys[slot] != 0, keys[slot] != word { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldStretches) = (keys, stretches)
    let capacity = max(16, keys.count * 2)
    keys = [UInt64](repeating: 0, count: capacity)
    stretches = [Int32](repeating: 0, count: capacity)
    for (key, stretch) in zip(oldKeys, oldStretches) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      stretches[slot] = stretch
    }
  }
}
