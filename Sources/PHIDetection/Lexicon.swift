/// Words and short phrases with their traits: an open-addressing table over hashes, made once, read-only after.
struct Lexicon: Sendable {
  static let shared = Lexicon()

  /// Words in the longest phrase.
  static let phraseWordsMax = 4

  private var keys: [UInt64]
  private var values: [WordTraits]
  private let mask: Int

  private init() {
    var entries: [UInt64: WordTraits] = [:]
    for (words, traits) in LexiconSources.words { Self.addWords(words, traits, to: &entries) }
    for (phrases, traits) in LexiconSources.phrases { Self.addPhrases(phrases, traits, to: &entries) }
    let respelled = AddressSpelling.groups.utf8.map { $0 == UInt8(ascii: ",") ? 0x20 : $0 }
    Self.addWords(String(decoding: respelled, as: UTF8.self), .respelled, to: &entries)
    for kind in PHIKind.allCases { entries[WordHash.word(kind.wordBytes), default: []].insert(.kindWord) }

    var capacity = 1024
    while capacity < entries.count * 4 { capacity *= 2 }
    mask = capacity - 1
    keys = [UInt64](repeating: 0, count: capacity)
    values = [WordTraits](repeating: [], count: capacity)
    for (key, traits) in entries {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = traits
    }
  }

  /// The traits of a word or phrase hash; empty when unknown.
  @inline(__always)
  func traits(of hash: UInt64) -> WordTraits {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return values[slot] }
      slot = (slot + 1) & mask
    }
    return []
  }

  private static func addWords(_ words: String, _ traits: WordTraits, to entries: inout [UInt64: WordTraits]) {
    for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      entries[WordHash.word(word), default: []].formUnion(traits)
    }
  }

  /// Phrases are separated by commas or lines, their words by anything but letters.
  private static func addPhrases(_ phrases: String, _ traits: WordTraits, to entries: inout [UInt64: WordTraits]) {
    for phrase in phrases.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == 0x0A }) {
      let words = phrase.split(whereSeparator: { !ASCII.isLetter($0) }).map { WordHash.word($0) }
      guard let first = words.first, words.count > 1 else { continue }
      entries[first, default: []].insert(.phraseStart)
      entries[words.dropFirst().reduce(first, WordHash.join), default: []].formUnion(traits)
    }
  }
}
