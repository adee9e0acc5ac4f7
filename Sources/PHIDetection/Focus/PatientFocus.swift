/// One patient looked for with suspicion: in a session for this patient even a surname alone, a login or a file name
/// made of the name is the patient's.
///
/// What the index of all patients must not claim, because thousands share a surname, is claimed here. Finds, as whole
/// words and whatever their letter case and diacritics: each part of the names, with initials before or after; the
/// forms of logins and file names (`jthevenet`, `rose_may`); the record number's digits, telephone and other numbers
/// however grouped; the birth date however written; the address. A part that is also an everyday word (Rose, May, Fields)
/// counts only when capitalised or in the company of another part.
///
/// All of them also with one typing error. A misspelt part of five letters that is no word counts alone; a shorter one is
/// capitalised; an everyday word stands beside another part. A number, a date or an address with an error is covered and
/// nobody's, since it may be another's, and so is a misspelt name that is in the lists of names.
///
/// Misses: a second error, names cut short, a misspelt part alone that is another everyday word, numbers of less than six
/// digits with an error, and scripts written without spaces.
public struct PatientFocus: Sendable {
  /// What a word needs to be the patient's, in order: what asks for less is less.
  enum Manner: Int, Comparable {
    /// The word alone, in any letter case.
    case always
    /// A capital, or another part of the name beside it or in the same path.
    case capitalised
    /// As `capitalised`, but all capitals are an abbreviation: `Ng`, not `NG`.
    case capitalFirst
    /// Another part of the name: `An`, `Do`.
    case inCompany

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  struct Part {
    let manner: Manner
    /// Equal for a name and its short forms, which are no company for each other.
    let word: Int
  }

  let subject: Subject
  private(set) var parts: [UInt64: Part] = [:]
  /// The parts that may be misspelt, with `Part.word`.
  private(set) var spelledParts: [(spelling: SpelledWord, word: Int)] = []
  /// "van", "de", "St", the "O" of "O'Brien": nothing by themselves.
  private(set) var particles: [SpelledWord] = []
  /// Letters of a misspelt part.
  private(set) var misspeltLengths = 0..<0
  /// The first letters of the given names and of their hyphen parts, lower case, in order, by name.
  private(set) var initials: [[UInt8]] = []
  private(set) var identifiers: [UInt64: PHIKind] = [:]
  /// Those that may have an error.
  private(set) var numbers: [(letters: [UInt8], kind: PHIKind)] = []
  let addresses: [FocusedAddress]
  /// As people write it in figures, "/" between them.
  let birthDateFigures: [[UInt8]]
  /// Whether an identifier begins with a byte.
  private(set) var beginsIdentifier = [Bool](repeating: false, count: 256)
  let birthDate: KnownPatient.BirthDate?

  /// The rule of what is the patient's with one typing error, and so perhaps somebody else's.
  public static let typoRule = RuleName(FocusRule.typo.rawValue)

  /// The patient is the one that the text is about: there is little to doubt.
  private static let confidence = Confidence.proven

  private var wordCount = 0

  /// Reads the patient once; cheap enough for every request.
  public init(_ patient: KnownPatient) {
    subject = .patient(patient.key)
    birthDate = patient.birthDate
    birthDateFigures = patient.birthDate.map(Self.figures) ?? []
    addresses = patient.addresses.compactMap(FocusedAddress.init)
    for name in patient.names { add(name) }
    addIdentifier(patient.mrn, .mrn)
    for phone in patient.phones { addPhone(phone) }
    for other in patient.otherIDs { addIdentifier(other, IndexedText.isSocialSecurity(other) ? .ssn : .otherID) }
  }

  /// The findings and this patient's own, sorted, not overlapping, in UTF-8 bytes of the text.
  ///
  /// `found` is what a detector said of the same text. What it attributed stays; what it left unattributed becomes the
  /// patient's where nothing but the patient's own words stand in it. Time is linear in the text.
  public func findings(in text: [UInt8], besides found: [Finding]) -> [Finding] {
    joined(found, with: ownFindings(in: text), in: text)
  }

  /// `findings(in:besides:)` in two steps, for a caller who keeps what was found before: the second.
  ///
  /// - Parameter own: `ownFindings(in:)` of the same text.
  public func joined(_ found: [Finding], with own: [Finding], in text: [UInt8]) -> [Finding] {
    own.isEmpty ? found : FindingUnion.of(found, and: own, in: text)
  }

  /// The patient's own words alone; they may overlap.
  public func ownFindings(in text: [UInt8]) -> [Finding] {
    var own = text.withUnsafeBufferPointer { ownFindings(in: $0, unescaping: true) }
    // "\thevenet" is a tab in JSON and a folder on Windows.
    if text.contains(UInt8(ascii: "\\")) {
      own += text.withUnsafeBufferPointer { ownFindings(in: $0, unescaping: false) }
    }
    return own
  }

  private func ownFindings(in text: UnsafeBufferPointer<UInt8>, unescaping: Bool) -> [Finding] {
    let folded = FoldedText(text, unescaping: unescaping)
    let matches = folded.bytes.withUnsafeBufferPointer { bytes in
      Tokeniser.tokens(of: bytes, lexicon: .shared).withUnsafeBufferPointer { tokens in
        FocusedScan(bytes: bytes, tokens: tokens, focus: self).matches()
          .sorted { $0.range.lowerBound < $1.range.lowerBound }
      }
    }
    return zip(matches, folded.originalRanges(matches.map(\.range))).compactMap { match, range in
      guard !range.isEmpty else { return nil }
      return Finding(
        kind: match.kind, range: range, confidence: Self.confidence.share, rule: RuleName(match.rule.rawValue),
        subject: match.isOwn ? subject : .unattributed)
    }
  }

  // MARK: Names

  private mutating func add(_ name: KnownPatient.Name) {
    var families = Self.words(name.family)
    var given: [[UInt8]] = []
    for one in name.given { given += Self.words(one) }
    for word in families + given { addWord(word) }
    for one in name.given where Self.words(one).count > 1 { addJoined(IndexedText.letters(one)) }
    if families.count > 1 { families.append(IndexedText.letters(name.family)) }
    let letters = given.compactMap(\.first)
    initials.append(letters)
    for family in families where !Self.traits(family).contains(.particle) {
      addJoined(family)
      guard let first = given.first, let initial = first.first else { continue }
      for called in [[initial], letters, first] {
        addJoined(called + family)
        addJoined(family + called)
      }
    }
  }

  private mutating func addWord(_ word: [UInt8]) {
    wordCount += 1
    let hash = WordHash.word(word)
    let traits = Self.traits(word)
    guard word.count > 1, traits.isDisjoint(with: [.particle, .credential]) || word.count > 3 else {
      particles.append(SpelledWord(word))
      return
    }
    let manner: Manner =
      word.count == 2
      ? traits.contains(.ordinary) ? .inCompany : .capitalFirst : Self.isEveryday(word) ? .capitalised : .always
    parts[hash] = Part(manner: manner, word: wordCount)
    spelledParts.append((SpelledWord(word), wordCount))
    let lengths = max(1, word.count - 1)..<word.count + 2
    misspeltLengths =
      misspeltLengths.isEmpty
      ? lengths
      : min(lengths.lowerBound, misspeltLengths.lowerBound)..<max(lengths.upperBound, misspeltLengths.upperBound)
    for short in Nicknames.others[hash] ?? [] where parts[short] == nil {
      parts[short] = Part(manner: .capitalised, word: wordCount)
    }
  }

  /// A login, a hyphenated name without its hyphen: no everyday word.
  private mutating func addJoined(_ word: [UInt8]) {
    let hash = WordHash.word(word)
    guard word.count > 4, parts[hash] == nil, !Self.isEveryday(word) else { return }
    wordCount += 1
    parts[hash] = Part(manner: .always, word: wordCount)
  }

  private static func isEveryday(_ word: [UInt8]) -> Bool {
    let traits = traits(word)
    if !traits.isDisjoint(with: WordTraits.judged.union(.doubtful)) { return true }
    return traits.isDisjoint(with: [.given, .family]) && EnglishWords.shared.mayContain(WordHash.word(word))
  }

  private static func words(_ name: String) -> [[UInt8]] {
    IndexedText.folded(name).split { !ASCII.isLetter($0) && $0 < 0x80 }.map { $0.map(ASCII.lower) }
  }

  private static func traits(_ word: [UInt8]) -> WordTraits {
    Lexicon.shared.capitalisedTraits(of: WordHash.word(word))
  }

  // MARK: Numbers

  /// Shorter numbers are counts and doses.
  private static let digitsMin = 5

  private mutating func addIdentifier(_ text: String, _ kind: PHIKind) {
    let whole = IndexedText.alphanumerics(text)
    let digits = whole.filter(ASCII.isDigit)
    if whole.count >= Self.digitsMin, digits.count > 1 { insert(whole, kind) }
    if digits.count >= Self.digitsMin { insert(digits, kind) }
    let significant = Array(digits.drop { $0 == UInt8(ascii: "0") })
    if significant.count > Self.digitsMin { insert(significant, kind) }
  }

  private mutating func addPhone(_ text: String) {
    let digits = IndexedText.alphanumerics(text).filter(ASCII.isDigit)
    guard digits.count >= 7 else { return }
    insert(digits, .phone)
    guard digits.count == 10 || digits.count == 11 && digits[0] == UInt8(ascii: "1") else { return }
    insert([UInt8(ascii: "1")] + digits.suffix(10), .phone)
    insert(digits.suffix(10), .phone)
    insert(digits.suffix(7), .phone)
  }

  private mutating func insert(_ bytes: some Collection<UInt8>, _ kind: PHIKind) {
    guard let first = bytes.first, bytes.count <= FocusedScan.identifierMax else { return }
    beginsIdentifier[Int(first)] = true
    guard identifiers.updateValue(kind, forKey: WordHash.word(bytes)) == nil else { return }
    numbers.append((Array(bytes), kind))
  }

  // MARK: Birth date

  private static func figures(_ date: KnownPatient.BirthDate) -> [[UInt8]] {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (year, month, day) = (date.year, date.month, date.day)
    var forms = ["\(year)/\(two(month))/\(two(day))", "\(year)\(two(month))\(two(day))"]
    for (first, second) in [(month, day), (day, month)] {
      forms += ["\(two(first))\(two(second))\(year)"]
      for year in ["\(year)", two(year % 100)] {
        forms += ["\(two(first))/\(two(second))/\(year)", "\(first)/\(second)/\(year)"]
      }
    }
    return forms.map { Array($0.utf8) }
  }
}
