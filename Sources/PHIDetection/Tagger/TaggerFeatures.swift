/// The features of one word for the tagger: each is a question with its answer, hashed into a bucket of the model.
///
/// Looks at most `TaggerFeatures.reach` words to each side and never beyond the text. The trainer calls this very code,
/// so a change here asks for `make train`.
struct TaggerFeatures {
  /// How many words of a run of names are looked at on each side.
  static let reach = 4
  /// Features of a word at most.
  static let countMax = 72

  /// Glances and opinions kept, by the low bits of their place: neighbours look at the same words again.
  static let keptCount = 32

  /// Buckets of the features in the order in which they were asked.
  private let buckets: UnsafeMutableBufferPointer<UInt32>
  private var count = 0
  /// What the weights of these buckets say. They are added as soon as a bucket is known: the model does not fit a core's
  /// nearer caches, and while one weight is fetched the next questions are asked.
  private var sums = TaggerSums()
  private let weights: TaggerModel.Weights
  fileprivate let glances: Glances
  private let opinions: UnsafeMutableBufferPointer<KeptOpinion>
  /// The first token that may be looked at: what a scan of a stream has dropped must not count.
  fileprivate(set) var leftmost = 0

  /// The buffers are the caller's; what is kept is overwritten here, so that nothing of another text is left in it.
  private init(
    _ weights: TaggerModel.Weights, _ buckets: UnsafeMutableBufferPointer<UInt32>,
    _ glances: UnsafeMutableBufferPointer<TokenGlance>, _ opinions: UnsafeMutableBufferPointer<KeptOpinion>
  ) {
    self.weights = weights
    self.buckets = buckets
    self.glances = Glances(buffer: glances)
    self.opinions = opinions
    glances.initialize(repeating: .nowhere)
    opinions.initialize(repeating: .nowhere)
  }

  /// Runs with buffers for one scan.
  static func with<Result>(_ model: TaggerModel, _ body: (inout TaggerFeatures) -> Result) -> Result {
    model.withWeights { weights in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: countMax) { buckets in
        withUnsafeTemporaryAllocation(of: TokenGlance.self, capacity: keptCount) { glances in
          withUnsafeTemporaryAllocation(of: KeptOpinion.self, capacity: keptCount) { opinions in
            var features = TaggerFeatures(weights, buckets, glances, opinions)
            return body(&features)
          }
        }
      }
    }
  }

  /// Forgets the features of the word before.
  @inline(__always)
  mutating func begin() {
    count = 0
    sums = TaggerSums()
  }

  /// The features that were added since `begin`.
  var added: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(rebasing: buckets[..<count]) }

  /// The model's opinion of the features that were added since `begin`.
  var opinion: TaggerOpinion { sums.opinion }

  /// Where the glances at words are kept.
  struct Glances {
    fileprivate let buffer: UnsafeMutableBufferPointer<TokenGlance>

    @inline(__always)
    subscript(index: Int) -> TokenGlance {
      get { buffer[index & (TaggerFeatures.keptCount - 1)] }
      nonmutating set { buffer[index & (TaggerFeatures.keptCount - 1)] = newValue }
    }
  }

  /// Where the opinion of a word is kept.
  @inline(__always)
  subscript(opinion index: Int) -> KeptOpinion {
    get { opinions[index & (Self.keptCount - 1)] }
    nonmutating set { opinions[index & (Self.keptCount - 1)] = newValue }
  }

  /// Adds the feature that the next question has this answer.
  @inline(__always)
  mutating func add(_ answer: UInt64) {
    let question = UInt64(truncatingIfNeeded: count) &+ 1
    let mixed = (answer ^ question &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    let spread = (mixed ^ mixed >> 32) &* 0xBF58_476D_1CE4_E5B9
    let bucket = UInt32(truncatingIfNeeded: spread >> UInt64(64 - TaggerModel.bucketBits))
    buckets[count] = bucket
    count &+= 1
    sums.add(weights[bucket])
  }

  @inline(__always)
  mutating func add(_ left: UInt64, _ right: UInt64) { add(left &* 0xFF51_AFD7_ED55_8CCD ^ right) }

  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    add((first &* 0xFF51_AFD7_ED55_8CCD ^ second) &* 0xC4CE_B9FE_1A85_EC53 ^ third)
  }
}

/// What a token looks like at a glance: 32 bytes, so that `TaggerFeatures.keptCount` of them fit on the stack.
struct TokenGlance {
  static let nowhere = TokenGlance(index: .min)

  let index: Int32
  /// The last three letters of a word: "-ed", "-ing", "-itis"; otherwise as `word`.
  let ending: UInt32
  /// The hash of a word, the byte of a mark, the number of digits.
  let word: UInt64
  /// Letter case, length and what the lists say, packed.
  let looks: UInt64
  /// The same without length.
  let sort: UInt64

  /// Traits that say what a word may be; the others matter by the word itself.
  private static let telling: WordTraits = [
    .given, .family, .ordinary, .doubtful, .title, .credential, .particle, .eponymNoun, .eponym, .personCue,
    .institution, .institutionPart, .knownInstitution, .city, .state, .stateCode, .street, .unit, .placePreposition,
    .relation, .institutionModifier, .month, .idCue, .dateCue,
  ]

  private init(index: Int32) {
    self.index = index
    word = 0
    looks = 0
    sort = 0
    ending = 0
  }

  @inline(__always)
  init(_ index: Int, _ token: Token, _ traits: WordTraits, isEnglish: Bool, ending: UInt32) {
    self.index = Int32(truncatingIfNeeded: index)
    switch token.kind {
    case .word:
      word = token.value
      let shape = UInt64(token.shape.rawValue) | (isEnglish ? 4 : 0) | (token.isInitial ? 8 : 0)
      sort = UInt64(truncatingIfNeeded: traits.intersection(Self.telling).rawValue) << 8 | shape << 4 | 1
    case .digits:
      word = UInt64(min(token.count, 6))
      sort = 2 | word << 4
    case .mark:
      word = token.value
      sort = 3 | token.value << 4
    case .pseudonym:
      word = 0
      sort = 4
    }
    self.ending = token.isWord ? ending : UInt32(truncatingIfNeeded: word)
    looks = sort &* 8 &+ UInt64(min(token.count, 7)) &+ UInt64(token.gap.rawValue) << 60
  }
}

extension Scanner {
  /// The traits that a word would have if it were capitalised: lower-case names are names too.
  @inline(__always)
  func fullTraits(_ index: Int) -> WordTraits {
    let word = token(index)
    guard word.isWord, word.shape == .lower else { return word.traits }
    return word.traits.union(lexicon.capitalisedTraits(of: word.value))
  }

  @inline(__always)
  private func glance(_ index: Int, _ features: TaggerFeatures) -> TokenGlance {
    let index = seen(index, features)
    let kept = features.glances[index]
    return Int(kept.index) == index ? kept : freshGlance(index, features.glances)
  }

  private func freshGlance(_ index: Int, _ glances: TaggerFeatures.Glances) -> TokenGlance {
    let token = token(index)
    let isEnglish = token.isWord && english.mayContain(token.value)
    var ending: UInt32 = 0
    for letter in bytes[Int(token.start)..<Int(token.end)].suffix(3) { ending = ending << 8 | UInt32(letter | 0x20) }
    let fresh = TokenGlance(index, token, fullTraits(index), isEnglish: isEnglish, ending: ending)
    glances[index] = fresh
    return fresh
  }

  /// A place that may be looked at: itself, or one outside of the text.
  @inline(__always)
  private func seen(_ index: Int, _ features: TaggerFeatures) -> Int { index < features.leftmost ? -1 : index }

  private func leftmost(from index: Int) -> Int {
    let limit = tokens[index].start - reach
    var left = max(0, index - 3 * TaggerFeatures.reach)
    while tokens[left].start < limit { left += 1 }
    return left
  }

  /// The features of the word at a place.
  func features(at index: Int, into shared: inout TaggerFeatures) {
    // In a variable of this function, with all questions asked in it, the sums stay in registers.
    var features = shared
    defer { shared = features }
    features.begin()
    features.leftmost = leftmost(from: index)
    let word = token(index)
    let here = glance(index, features)
    let left = glance(index - 1, features)
    let left2 = glance(index - 2, features)
    let right = glance(index + 1, features)
    let right2 = glance(index + 2, features)
    let farLeft = token(seen(index - 3, features))
    let farRight = token(index + 3)

    spelling(of: word, here, into: &features)

    features.add(left.looks)
    features.add(left2.looks)
    features.add(right.looks)
    features.add(right2.looks)
    features.add(left.word)
    features.add(left2.word)
    features.add(right.word)
    features.add(right2.word)
    features.add(farLeft.value)
    features.add(farRight.value)

    features.add(left.sort, here.sort)
    features.add(here.sort, right.sort)
    features.add(left.sort, here.sort, right.sort)
    features.add(left2.sort, left.sort, here.sort)
    features.add(here.sort, right.sort, right2.sort)
    features.add(left.word, here.sort)
    features.add(right.word, here.sort)
    features.add(left2.word, left.word)
    features.add(right.word, right2.word)
    features.add(left.word, right.word)
    features.add(left2.word, left.word, here.sort)
    features.add(here.sort, right.word, right2.word)
    features.add(left.sort, right.sort)
    features.add(left2.word, here.sort)
    features.add(right2.word, here.sort)
    features.add(UInt64(right.ending))
    features.add(UInt64(left.ending), here.sort)

    run(at: index, here, into: &features)
    surroundings(of: index, here, into: &features)
  }

  /// The word itself: its letters, length and what the lists say.
  @inline(__always)
  private func spelling(of word: Token, _ here: TokenGlance, into features: inout TaggerFeatures) {
    features.add(here.looks)
    features.add(here.sort)
    features.add(word.value)
    let (packed, prefix) = lowerCaseEnds(of: word)
    let known = UInt64(truncatingIfNeeded: here.sort >> 8) & 0b1111 | (here.sort >> 6 & 1) << 8
    let prefixes = word.count < 4 ? prefix << 32 : prefix
    features.add(packed & 0xFF_FFFF_FFFF)
    features.add(packed & 0xFFFF_FFFF)
    features.add(packed & 0xFF_FFFF)
    features.add(packed & 0xFFFF, known)
    features.add(prefixes)
    features.add(prefixes >> 8)
    features.add(prefixes >> 16, packed & 0xFFFF)
    features.add(packed & 0xFF_FFFF, known)
  }

  /// The last five letters and the first four, or fewer, one behind the other in a number; `| 0x20` makes them small.
  @inline(__always)
  private func lowerCaseEnds(of word: Token) -> (last: UInt64, first: UInt64) {
    let (start, end) = (Int(word.start), Int(word.end))
    guard end >= 8, start + 4 <= bytes.count else {
      let letters = bytes[start..<end]
      return (
        letters.suffix(5).reduce(0) { $0 << 8 | UInt64($1 | 0x20) },
        letters.prefix(4).reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
      )
    }
    // Read at once, in the order of the letters, and without those of the neighbours.
    let raw = UnsafeRawBufferPointer(bytes)
    let last = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self)) | 0x2020_2020_2020_2020
    let first = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)) | 0x2020_2020
    return (last & (1 << UInt64(8 * min(5, end - start)) - 1), UInt64(first) >> UInt64(8 * max(0, 4 - (end - start))))
  }

  /// The run of names that the word stands in, and what stands before and after it.
  @inline(__always)
  private func run(at index: Int, _ here: TokenGlance, into features: inout TaggerFeatures) {
    var first = index
    var last = index
    var before = 0
    var after = 0
    // A word in lower case is judged by two words more.
    let leftmost = features.leftmost + (token(index).isCapitalised ? 0 : 2)
    while before < TaggerFeatures.reach, let next = runWord(before: first), next >= leftmost {
      first = next
      before += 1
    }
    while after < TaggerFeatures.reach, let next = runWord(after: last) {
      last = next
      after += 1
    }
    let cue = glance(first - 1, features)
    let follower = glance(last + 1, features)
    let head = glance(last, features)
    let start = glance(first, features)
    let place = UInt64(before << 4 | after)
    let startGap = UInt64(token(first).gap.rawValue)
    let endGap = UInt64(token(last + 1).gap.rawValue)
    features.add(place, here.sort)
    features.add(cue.word, place)
    features.add(cue.word, here.sort)
    features.add(follower.word, here.sort)
    features.add(cue.sort, follower.sort, startGap << 2 | endGap)
    features.add(head.sort, here.sort, UInt64(after))
    features.add(start.sort, here.sort, UInt64(before))
    features.add(cue.word, head.sort)
    features.add(start.sort, follower.word)
    features.add(cue.word, follower.word)
    features.add(head.word)
    features.add(head.word, UInt64(before + after))
    features.add(token(seen(first - 2, features)).value, cue.word, UInt64(before))
    features.add(follower.word, token(last + 2).value, UInt64(after))
    features.add(UInt64(follower.ending), here.sort)
    features.add(UInt64(cue.ending), place)
    features.add(cue.word, UInt64(follower.ending))
    features.add(cue.sort, head.sort, follower.sort)
  }

  /// Cues among the words further off.
  @inline(__always)
  private func surroundings(of index: Int, _ here: TokenGlance, into features: inout TaggerFeatures) {
    let cues: WordTraits = [
      .title, .credential, .personCue, .relation, .placePreposition, .institution, .institutionPart, .idCue, .unit,
      .eponymNoun, .dateCue, .street, .codeSystem,
    ]
    var left: WordTraits = []
    var right: WordTraits = []
    // How the words around are written: a name in a text of capitals looks like an abbreviation in any other.
    var shapes: UInt64 = 0
    for place in max(features.leftmost, index - Self.surroundingsMax)..<index {
      left.formUnion(tokens[place].traits)
      shapes |= Self.shapeBit(tokens[place])
    }
    for place in index + 1..<min(tokens.count, index + 1 + Self.surroundingsMax) {
      right.formUnion(tokens[place].traits)
      shapes |= Self.shapeBit(tokens[place])
    }
    let before = UInt64(truncatingIfNeeded: left.intersection(cues).rawValue)
    let after = UInt64(truncatingIfNeeded: right.intersection(cues).rawValue)
    features.add(before)
    features.add(after)
    features.add(before, here.sort)
    features.add(after, here.sort)
    features.add(shapes, here.sort)
    features.add(shapes, here.looks)
  }

  /// How many tokens to each side may hold a cue.
  private static let surroundingsMax = 5

  /// A bit for how a word is written, none for what is no word.
  @inline(__always)
  private static func shapeBit(_ token: Token) -> UInt64 {
    (token.isWord && token.count > 1 ? 1 : 0) &<< UInt64(token.shape.rawValue)
  }

  /// The word before this one in the same run: next to it, with the same sort of capitals, or across a joint.
  private func runWord(before index: Int) -> Int? {
    guard token(index).gap != .line else { return nil }
    var next = index - 1
    if isRunJoint(next) { next -= 1 }
    return isRunWord(next, like: index) ? next : nil
  }

  private func runWord(after index: Int) -> Int? {
    var next = index + 1
    if isRunJoint(next) { next += 1 }
    guard token(next).gap != .line, token(index + 1).gap != .line else { return nil }
    return isRunWord(next, like: index) ? next : nil
  }

  /// The hyphen of "Garcia-Lopez", the apostrophe of "O'Brien" and "Mary's", the point of an initial or of "St.".
  private func isRunJoint(_ index: Int) -> Bool {
    let mark = token(index)
    guard mark.kind == .mark, isJoined(index) else { return false }
    if mark.isMark("-") || mark.isMark("'") { return isJoined(index + 1) }
    return mark.isMark(".") && token(index - 1).count <= 2 && token(index - 1).isCapitalised
  }

  private func isRunWord(_ index: Int, like other: Int) -> Bool {
    let word = token(index)
    guard word.isWord else { return false }
    if token(other).isCapitalised { return word.isCapitalised }
    return word.shape == .lower && isLowerCaseCandidate(index)
  }
}
