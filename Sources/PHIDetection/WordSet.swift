/// A few words, tested by hash: one bit says "not there" for most words without touching memory.
struct WordSet: Sendable {
  private let bits: UInt64
  private let members: [UInt64]

  init(_ members: [UInt64]) {
    self.members = members
    bits = members.reduce(0) { $0 | 1 << ($1 >> 11 & 63) }
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    bits & 1 << (hash >> 11 & 63) != 0 && members.contains(hash)
  }
}

extension WordHash {
  /// The hashes of words separated by white space.
  static func list(_ words: String) -> [UInt64] {
    words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map { word($0) }
  }

  static func set(_ words: String) -> WordSet { WordSet(list(words)) }
}
