import DetectionData

/// What is known of Spanish words: names, towns, and which are everyday words. Made once, read-only after.
struct SpanishLexicon: Sendable {
  static let shared = SpanishLexicon()

  private let traits: TraitTable
  /// A Bloom filter of 2^18 bits, four for each word.
  private let bits = EmbeddedFile.spanishWords

  private init() {
    var entries: [UInt64: WordTraits] = [:]
    let lists: [(EmbeddedFile, WordTraits)] = [
      (.spanishGivenNames, .given), (.spanishFamilyNames, .family), (.spanishTowns, .city),
    ]
    for (list, trait) in lists {
      WordList(list).forEach { first, phrase in
        guard let phrase else { return entries[first, default: []].formUnion(trait) }
        entries[first, default: []].insert(.phraseStart)
        entries[phrase, default: []].formUnion(trait)
      }
    }
    traits = TraitTable(entries)
  }

  func traits(of hash: UInt64) -> WordTraits { traits.traits(of: hash) }

  /// Whether a word may be an everyday one: "certainly not" or "very likely".
  func isWord(_ hash: UInt64) -> Bool {
    for step in 0..<4 {
      let bit = Int(truncatingIfNeeded: hash >> UInt64(12 * step) & 0x3FFFF)
      if bits.bytes[bit >> 3] & 1 << UInt8(bit & 7) == 0 { return false }
    }
    return true
  }
}
