/// One scan of a stretch of text: walks its tokens once and hands each to the recognisers that its looks call for.
///
/// Every recogniser looks a bounded number of tokens around, so the scan is linear in the text. What it sees begins and
/// ends at most a little more than `reach` bytes before and behind the stretch: a text is scanned stretch by stretch
/// (`DetectionStream`), and what is to outlast one is in `memory`.
///
/// A reference that lives for one stretch: as a value it would be copied for each question that a recogniser asks, which
/// took an eighth of the time.
final class Scanner {
  /// How far a recogniser may look to each side of its token, and how far before it a candidate may begin, in bytes of
  /// the folded text. Names, addresses and dates need less than two hundred; a run without white space has its own rule.
  static let reach = 1024

  // MARK: What it reads

  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  private let lists: ScanLists
  /// The first filters of the known patients; `lists` keeps them.
  let knownWords: KnownWords
  let knowsPatients: Bool
  /// As `Scanner.reach`.
  let reach: Int32

  // MARK: What it finds

  @exclusivity(unchecked) var candidates: [Candidate] = []
  /// What veils of this stretch hide.
  @exclusivity(unchecked) var veiled = VeiledText()
  /// Where terms stand that the hospital never wants redacted, in the order of their starts.
  var allowedRanges: [AllowedRange] = []
  /// What goes on to the next stretch.
  @exclusivity(unchecked) var memory = ScanMemory()

  // MARK: How far rules have come, so that none reads the same tokens twice

  /// The last token of the latest sure name: nothing inside it is a name of its own.
  var nameEndToken = -1
  /// The last token of the latest known patient's name.
  var knownNameEnd = -1
  /// As `nameEndToken`, of the Spanish rules.
  var spanishNameLast = -1
  /// The token around which the language was judged last.
  var spanishPassage: (index: Int, isSpanish: Bool)?
  /// The last token of the latest date, for lists and ranges of dates.
  var dateEnd = -1
  /// Where the latest veil of each sort ends.
  var veilEnd: Int32 = 0
  var backwardsEnd: Int32 = 0
  var rotatedEnd: Int32 = 0
  var quotedEnd: Int32 = 0
  /// The last token of the latest number in words.
  var spokenEnd = -1
  /// Tokens before this belong to an address on the network; they are not searched for another.
  var urlEnd: Int32 = 0
  /// The tokens of the run whose end was looked for last, so that a long run is walked once.
  var knownRun = 0..<0
  /// The run that was walked last, and where it begins.
  var latestRun = (first: -1, run: Run(last: -1))
  /// The phrase that was looked for last.
  @exclusivity(unchecked) var latestPhrase: (index: Int, place: Place?) = (-1, nil)
  /// Where the phrases of things end that were looked for.
  @exclusivity(unchecked) var thingPhrases = ThingPhraseEnds()
  /// As `knownRun`, of the tokens that a field's value is looked for in.
  var valueRun = 0..<0
  /// The last token of the long run that a candidate covers whole: no second one need.
  var coveredRunEnd = -1
  /// Up to here a candidate covers a long code whole: no code is looked for inside.
  var coveredCodeEnd = -1

  private static let outside = Token(
    start: 0, end: 0, value: 0, traits: [], kind: .mark, gap: .line, shape: .lower)

  init(
    bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>, lists: ScanLists,
    reach: Int = Scanner.reach
  ) {
    self.reach = Int32(reach)
    self.bytes = bytes
    self.tokens = tokens
    self.lists = lists
    knownWords = lists.patients.words
    knowsPatients = !lists.patients.isEmpty
  }

  @inline(__always) var lexicon: Lexicon { lists.lexicon }
  @inline(__always) var patients: KnownPatients { lists.patients }
  @inline(__always) var options: ScanOptions { lists.options }
  @inline(__always) var english: EnglishWords { lists.english }
  @inline(__always) var tagger: TaggerModel { lists.tagger }

  /// What was found, which is no longer here.
  func takeCandidates() -> [Candidate] {
    let found = candidates
    candidates = []
    return found
  }

  /// Scans a whole text.
  func run() { run(tokens.indices) }

  /// Scans one stretch; the tokens around it are only looked at. Whatever walks over many tokens, walks over `stretch`.
  func run(_ stretch: Range<Int>) {
    memory.longRuns.removeAll(keepingCapacity: true)
    guard !stretch.isEmpty else { return }
    memory.begin(Int(tokens[stretch.upperBound - 1].end - tokens[stretch.lowerBound].start))
    swap(&candidates, &memory.candidates)
    allowedRanges = memory.allowedRanges
    if knowsPatients { findKnownPatients(stretch) }
    var runStart = goOn(at: stretch.lowerBound)
    // Capitalised words and those in no list: one of the rest is a name only to the rules.
    var openWords: [Int] = []
    swap(&openWords, &memory.openWords)
    openWords.removeAll(keepingCapacity: true)
    let isConfigured = options.isAny
    // Up to here words in small letters may be a place.
    var announcedUntil = -1
    for index in stretch {
      if tokens[index].gap != .none {
        noteLongRun(from: runStart, before: index)
        runStart = tokens[index].start
        if tokens[index].gap == .line { tableLine(at: index) }
      }
      if isConfigured { configured(at: index) }
      switch tokens[index].kind {
      case .word:
        if isOpen(index) || index <= announcedUntil {
          openWords.append(index)
          if tokens[index].hints.contains(.strange), tokens[index].shape == .lower { accountOfInitial(at: index) }
        }
        if tokens[index].traits.contains(.placePreposition) {
          smallTown(after: index)
          if let last = smallPlaceEnd(after: index) { announcedUntil = last }
        }
        if !isPassedOver(index) { word(at: index) }
      case .digits: number(at: index)
      case .mark: mark(at: index)
      case .pseudonym: break
      }
    }
    noteLongRun(from: runStart, before: stretch.upperBound)
    tag(openWords)
    findNamesAgain(openWords, from: stretch.lowerBound)
    swap(&openWords, &memory.openWords)
    dropNamedThingsFoundLate(from: stretch.lowerBound)
    findMistypedPatients(stretch)
    removeSpanishWords()
    memory.openRun = openRun(at: stretch.upperBound)
    let end = tokens[stretch.upperBound - 1].end
    memory.allowedRanges = allowedRanges.filter { $0.end > end - reach }
  }

  /// Whether the tagger may have a say: a word that is capitalised, no word of English, behind a cue, or a frequent name
  /// in lower case. A quick look before `isTaggerCandidate`.
  @inline(__always)
  private func isOpen(_ index: Int) -> Bool {
    let word = tokens[index]
    if word.shape != .lower || word.hints.contains(.strange) { return true }
    guard word.traits.isSubset(of: .ofPlaces) else { return !word.traits.isDisjoint(with: [.given, .family, .city]) }
    return !traits(index - 1).union(traits(index - 2)).isDisjoint(with: Self.lowerCaseNameCues)
  }

  /// A stretch that begins inside a run without white space: an identifier that reached to its end goes on, and text
  /// hidden in it is looked for from a little earlier on. Returns where the run is taken to begin.
  private func goOn(at first: Int) -> Int32 {
    let start = tokens[first].start
    guard first > 0, tokens[first].gap == .none else { return start }
    if let open = memory.openRun { addRun(open.kind, first, first, open.rule, open.confidence) }
    // A multiple of four, so that base64 is read in step.
    return max(tokens[0].start, start - reach)
  }

  /// The identifier that reaches over the end of the stretch.
  private func openRun(at end: Int) -> Candidate? {
    guard end > 0, end < tokens.count, tokens[end].gap == .none else { return nil }
    return candidates.last { $0.end > tokens[end].start && ($0.rule.isOfRuns) }
  }

  @inline(__always)
  private func noteLongRun(from start: Int32, before index: Int) {
    guard index > 0, Int(tokens[index - 1].end - start) >= HiddenText.runMin else { return }
    memory.longRuns.append(Int(start)..<Int(tokens[index - 1].end))
  }

  /// The token at a place; outside the text a mark that matches nothing.
  @inline(__always)
  func token(_ index: Int) -> Token {
    UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? tokens[index] : Self.outside
  }

  @inline(__always)
  func traits(_ index: Int) -> WordTraits { token(index).traits }

  /// Whether the token stands against the one before, no space between.
  @inline(__always)
  func isJoined(_ index: Int) -> Bool { token(index).gap == .none }

  /// Whether no letter or digit stands against the end of a token: a space or a mark does.
  @inline(__always)
  func isRunEnd(_ last: Int) -> Bool { !isJoined(last + 1) || token(last + 1).kind == .mark }

  /// A candidate over tokens `first...last`.
  @inline(never)
  func add(
    _ kind: PHIKind, _ first: Int, _ last: Int, _ rule: Rule, _ confidence: Confidence, owner: OwnerReference? = nil
  ) {
    candidates.append(
      Candidate(
        start: tokens[first].start, end: tokens[last].end, kind: kind, rule: rule, confidence: confidence, owner: owner)
    )
  }

  /// Whether the token goes on where a word, number or their joint left off: "45" of "123-45" or of "A45".
  @inline(__always)
  func isContinuation(_ index: Int) -> Bool { isJoined(index) && goesOn(at: index) }

  private func goesOn(at index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    if before.kind != .mark { return true }
    guard before.isMark("-") || before.isMark("/") || before.isMark(".") || before.isMark("_") else { return false }
    guard isJoined(index - 1), index > 1 else { return false }
    return tokens[index - 2].kind == .digits || (tokens[index - 2].isWord && !before.isMark("."))
  }
}
