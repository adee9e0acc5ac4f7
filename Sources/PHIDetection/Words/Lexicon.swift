/// Words and short phrases with their traits, made once, read-only after.
struct Lexicon: Sendable {
  static let shared = Lexicon()

  /// Words in the longest phrase.
  static let phraseWordsMax = 4

  private let common: TraitTable
  /// `common` and the long lists of names, towns and medical words, which are asked only about capitalised words: most
  /// words of a text are not, and a small table stays in a core's cache.
  private let capitalised: TraitTable

  private init() {
    var entries: [UInt64: WordTraits] = [:]
    for (words, traits) in LexiconSources.words { Self.addWords(words, traits, to: &entries) }
    for (phrases, traits) in LexiconSources.phrases { Self.addPhrases(phrases, traits, to: &entries) }
    let respelled = AddressSpelling.groups.utf8.map { $0 == UInt8(ascii: ",") ? 0x20 : $0 }
    Self.addWords(String(decoding: respelled, as: UTF8.self), .respelled, to: &entries)
    for kind in PHIKind.allCases { entries[WordHash.word(kind.wordBytes), default: []].insert(.kindWord) }
    let common = TraitTable(entries)
    for (list, traits) in LexiconSources.lists {
      WordList(list).forEach { Self.addEntry($0, $1, traits, beside: common, to: &entries) }
    }
    for (words, traits) in LexiconSources.things { Self.addWords(words, traits, to: &entries) }
    Self.addPhrases(ThingPhrases.all, .thing, to: &entries)
    self.common = common
    capitalised = TraitTable(entries)
  }

  /// The traits of a word in lower case; empty when unknown.
  @inline(__always)
  func traits(of hash: UInt64) -> WordTraits { common.traits(of: hash) }

  /// The traits of a capitalised word, or of a phrase.
  @inline(__always)
  func capitalisedTraits(of hash: UInt64) -> WordTraits { capitalised.traits(of: hash) }

  /// What the short lists say of a word was judged by hand: where it is a name there, or no name, that stands.
  private static func addEntry(
    _ first: UInt64, _ phrase: UInt64?, _ traits: WordTraits, beside common: TraitTable,
    to entries: inout [UInt64: WordTraits]
  ) {
    let known = common.traits(of: first)
    if let phrase {
      entries[first, default: []].formUnion(phraseStart(of: traits))
      entries[phrase, default: []].formUnion(traits)
    } else if known.isDisjoint(with: [.given, .family]) {
      if known.isDisjoint(with: .judged) { entries[first, default: []].formUnion(traits) }
    } else {
      entries[first, default: []].formUnion(traits.subtracting([.doubtful, .ordinary, .eponym]))
    }
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
      entries[first, default: []].formUnion(phraseStart(of: traits))
      entries[words.dropFirst().reduce(first, WordHash.join), default: []].formUnion(traits)
    }
  }

  private static func phraseStart(of traits: WordTraits) -> WordTraits {
    traits.isDisjoint(with: [.thing, .eponym]) ? .phraseStart : [.phraseStart, .thingStart]
  }
}
