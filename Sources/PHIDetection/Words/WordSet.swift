/// Some words, tested by hash: one bit says "not there" for most words without touching memory, a small open-addressing
/// table decides about the rest.
struct WordSet: Sendable {
  private let bits: UInt64
  /// 0 where empty.
  private let slots: [UInt64]

  init(_ members: [UInt64]) {
    bits = members.reduce(0) { $0 | Self.bit(of: $1) }
    var capacity = 4
    while capacity < members.count * 2 { capacity *= 2 }
    var slots = [UInt64](repeating: 0, count: capacity)
    for member in members {
      var slot = Int(truncatingIfNeeded: member) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = member
    }
    self.slots = slots
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool { bits & Self.bit(of: hash) != 0 && isMember(hash) }

  @inline(__always)
  private static func bit(of hash: UInt64) -> UInt64 { 1 << (hash >> 11 & 63) }

  private func isMember(_ hash: UInt64) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}

extension WordHash {
  /// The hashes of words separated by white space.
  static func list(_ words: String) -> [UInt64] {
    words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map { word($0) }
  }

  static func set(_ words: String) -> WordSet { WordSet(list(words)) }

  /// The joined hashes of what stands on both sides of a slash: "f/u d/c".
  static func slashed(_ pairs: String) -> WordSet {
    let parts = pairs.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: "/") }).map { word($0) }
    return WordSet(stride(from: 0, to: parts.count - 1, by: 2).map { join(parts[$0], parts[$0 + 1]) })
  }
}
