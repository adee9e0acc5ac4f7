/// A written name in its words: which of them name somebody, and in which order.
struct NameParts {
  enum Role: Hashable, Sendable {
    case given, family
    /// One letter that stands for a given or middle name.
    case initial
    /// Titles, credentials, particles, `'s`, and everything between words: stays as it is.
    case kept
  }

  struct Part: Hashable, Sendable {
    let bytes: [UInt8]
    let role: Role
    var lower: [UInt8] { bytes.map(ASCII.lower) }
  }

  enum Gender: Hashable, Sendable { case woman, man }

  let parts: [Part]
  /// What a title in the name says.
  let gender: Gender?
  private let isFamilyFirst: Bool

  /// Expects folded text; never fails: what it cannot read is one family name or nothing to replace.
  init(_ value: [UInt8]) {
    let runs = Self.runs(of: value)
    isFamilyFirst = Self.hasFamilyFirst(runs)
    gender = runs.lazy.compactMap { Self.genderOfTitle($0.bytes) }.first
    parts = Self.withRoles(runs, isFamilyFirst)
  }

  /// Lower-case words, given names and initials first.
  var inOrder: [UInt8] {
    let named = parts.filter { $0.role != .kept }
    guard let border = parts.firstIndex(where: { Self.endsFamily($0.bytes) }), isFamilyFirst else {
      return Array(named.map(\.lower).joined(separator: [0x20]))
    }
    let family = parts[..<border].filter { $0.role != .kept }
    let given = parts[border...].filter { $0.role != .kept }
    return Array((given + family).map(\.lower).joined(separator: [0x20]))
  }

  private struct Run {
    let bytes: [UInt8]
    let isWord: Bool
    var isName = false
  }

  private static func runs(of value: [UInt8]) -> [Run] {
    var runs: [Run] = []
    var position = 0
    while position < value.count {
      let start = position
      let isWord = ASCII.isLetterOrBeyond(value[position])
      while position < value.count, ASCII.isLetterOrBeyond(value[position]) == isWord { position += 1 }
      // O'Brien and D'Angelo are one word, Maria's are two.
      if isWord, position + 2 < value.count, value[position] == UInt8(ascii: "'"), position - start <= 2,
        ASCII.isLetterOrBeyond(value[position + 1]), ASCII.isLetterOrBeyond(value[position + 2])
      {
        position += 1
        while position < value.count, ASCII.isLetterOrBeyond(value[position]) { position += 1 }
      }
      let bytes = Array(value[start..<position])
      runs.append(Run(bytes: bytes, isWord: isWord, isName: isWord && !isKept(bytes, after: runs.last?.bytes)))
    }
    // A name of nothing but particles and titles is a name all the same.
    if !runs.contains(where: \.isName) {
      runs = runs.map { Run(bytes: $0.bytes, isWord: $0.isWord, isName: $0.isWord) }
    }
    return runs
  }

  private static func isKept(_ word: [UInt8], after mark: [UInt8]?) -> Bool {
    if mark?.last == UInt8(ascii: "'"), word.map(ASCII.lower) == [UInt8(ascii: "s")] { return true }
    if romanNumerals.contains(WordHash.word(word)), ASCII.isUpper(word[0]), word.count > 1 { return true }
    let traits = Lexicon.shared.traits(of: WordHash.word(word))
    guard !traits.isDisjoint(with: [.title, .credential, .particle, .relation, .personCue]) else { return false }
    return traits.isDisjoint(with: [.given, .family]) || traits.contains(.title) && mark == nil
  }

  private static let romanNumerals = WordHash.set("ii iii iv")

  /// "LOPEZ, MARIA", "LOPEZ^MARIA" of HL7 v2 and "LOPEZ*MARIA" of X12, but not "Lopez, MD".
  private static func hasFamilyFirst(_ runs: [Run]) -> Bool {
    guard let border = runs.firstIndex(where: { endsFamily($0.bytes) }) else { return false }
    return runs[..<border].contains(where: \.isName) && runs[border...].contains(where: \.isName)
  }

  private static func endsFamily(_ marks: [UInt8]) -> Bool {
    marks.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "*") }
  }

  private static func withRoles(_ runs: [Run], _ isFamilyFirst: Bool) -> [Part] {
    let border = runs.firstIndex { endsFamily($0.bytes) } ?? runs.count
    let names = runs.indices.filter { runs[$0].isName }
    let lastFull = names.last { runs[$0].bytes.count > 1 && ($0 < border || !isFamilyFirst) }
    return runs.enumerated().map { index, run in
      guard run.isName else { return Part(bytes: run.bytes, role: .kept) }
      if run.bytes.count == 1 { return Part(bytes: run.bytes, role: .initial) }
      if isFamilyFirst { return Part(bytes: run.bytes, role: index < border ? .family : .given) }
      if names.count == 1 { return Part(bytes: run.bytes, role: isGiven(run.bytes) ? .given : .family) }
      let isFamily = index == lastFull || isHyphenated(runs, index, lastFull)
      return Part(bytes: run.bytes, role: isFamily && !isFollowedByInitial(runs, index, names) ? .family : .given)
    }
  }

  /// The first half of "Garcia-Lopez".
  private static func isHyphenated(_ runs: [Run], _ index: Int, _ last: Int?) -> Bool {
    index + 2 == last && runs[index + 1].bytes == [UInt8(ascii: "-")]
  }

  /// "James T.": the only full word is the given name.
  private static func isFollowedByInitial(_ runs: [Run], _ index: Int, _ names: [Int]) -> Bool {
    names.count == 2 && names[0] == index && runs[names[1]].bytes.count == 1
  }

  private static func isGiven(_ word: [UInt8]) -> Bool {
    let traits = Lexicon.shared.capitalisedTraits(of: WordHash.word(word))
    return traits.contains(.given) && !traits.contains(.family)
  }

  private static func genderOfTitle(_ word: [UInt8]) -> Gender? {
    let hash = WordHash.word(word)
    return women.contains(hash) ? .woman : men.contains(hash) ? .man : nil
  }

  private static let women = WordHash.set(
    "mrs ms miss madam senora dra frau mme mother daughter wife sister aunt niece grandmother granddaughter mom")
  private static let men = WordHash.set(
    "mr mister sir senor herr father son husband brother uncle nephew grandfather grandson dad")
}
