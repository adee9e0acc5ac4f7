/// The features of words for the tagger, and what those of one scan share: each is a question with its answer, hashed into
/// a bucket of the model.
///
/// They look at most `TaggerFeatures.reach` words to each side and never beyond the text. The trainer calls this very
/// code, so a change of a question, or of their order, asks for `make train`.
struct TaggerFeatures {
  /// How many words of a run of names are looked at on each side.
  static let reach = 4
  /// Features of a word at most.
  static let countMax = 72

  /// Glances and opinions kept, by the low bits of their place: neighbours look at the same words again.
  static let keptCount = 32

  private let buckets: UnsafeMutableBufferPointer<UInt32>
  private let weights: TaggerModel.Weights
  private let glances: TaggerAnswers.Glances
  private let opinions: UnsafeMutableBufferPointer<KeptOpinion>

  /// The buffers are the caller's; what is kept is overwritten here, so that nothing of another text is left in it.
  private init(
    _ weights: TaggerModel.Weights, _ buckets: UnsafeMutableBufferPointer<UInt32>,
    _ glances: UnsafeMutableBufferPointer<TokenGlance>, _ opinions: UnsafeMutableBufferPointer<KeptOpinion>
  ) {
    self.weights = weights
    self.buckets = buckets
    self.glances = TaggerAnswers.Glances(buffer: glances)
    self.opinions = opinions
    glances.initialize(repeating: .nowhere)
    opinions.initialize(repeating: .nowhere)
  }

  /// Runs with buffers for one scan.
  static func with<Result>(_ model: TaggerModel, _ body: (TaggerFeatures) -> Result) -> Result {
    model.withWeights { weights in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: countMax) { buckets in
        withUnsafeTemporaryAllocation(of: TokenGlance.self, capacity: keptCount) { glances in
          withUnsafeTemporaryAllocation(of: KeptOpinion.self, capacity: keptCount) { opinions in
            body(TaggerFeatures(weights, buckets, glances, opinions))
          }
        }
      }
    }
  }

  /// No answers yet about a word for which the tokens from `leftmost` on may be looked at.
  @inline(__always)
  fileprivate func noAnswers(leftmost: Int) -> TaggerAnswers {
    TaggerAnswers(buckets: buckets, weights: weights, glances: glances, leftmost: leftmost)
  }

  /// Where the opinion of a word is kept.
  @inline(__always)
  subscript(opinion index: Int) -> KeptOpinion {
    get { opinions[index & (Self.keptCount - 1)] }
    nonmutating set { opinions[index & (Self.keptCount - 1)] = newValue }
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
  private func glance(_ index: Int, _ features: TaggerAnswers) -> TokenGlance {
    let index = seen(index, features)
    let kept = features.glances[index]
    return Int(kept.index) == index ? kept : freshGlance(index, features.glances)
  }

  private func freshGlance(_ index: Int, _ glances: TaggerAnswers.Glances) -> TokenGlance {
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
  private func seen(_ index: Int, _ features: TaggerAnswers) -> Int { index < features.leftmost ? -1 : index }

  private func leftmost(from index: Int) -> Int {
    let limit = tokens[index].start - reach
    var left = max(0, index - 3 * TaggerFeatures.reach)
    while tokens[left].start < limit { left += 1 }
    return left
  }

  /// The features of the word at a place. The answers are a value of the caller, in which all questions are asked, so that
  /// their sums stay in registers.
  @inline(__always)
  func features(at index: Int, _ kept: TaggerFeatures) -> TaggerAnswers {
    var features = kept.noAnswers(leftmost: leftmost(from: index))
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
    return features
  }

  /// The word itself: its letters, length and what the lists say.
  @inline(__always)
  private func spelling(of word: Token, _ here: TokenGlance, into features: inout TaggerAnswers) {
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
  private func run(at index: Int, _ here: TokenGlance, into features: inout TaggerAnswers) {
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
  private func surroundings(of index: Int, _ here: TokenGlance, into features: inout TaggerAnswers) {
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
