/// A word as a text has it, and the words it may be with one typing error put right.
///
/// A typing error is one letter too many, missing, wrong, or swapped with its neighbour (the "optimal string alignment"
/// distance of one). Two words are that close only if they, or what is left of them without one letter, have a word in
/// common: so a filter of shortened words tells at once whether anything is near (W. Garbe's symmetric deletion).
struct WrittenWord {
  /// Longer words are no names with a typing error.
  static let lettersMax = 24

  /// In any case; a letter beyond ASCII is several bytes.
  let letters: UnsafeBufferPointer<UInt8>

  var hash: UInt64 { hash(WordHash.seed, from: 0) }

  /// The places whose letter, when left out, gives a word of which `isMember` is true; the bit `whole` stands for the word
  /// itself.
  func shortenings(_ isMember: (UInt64) -> Bool) -> UInt32 {
    var places: UInt32 = isMember(hash) ? Self.whole : 0
    var before = WordHash.seed
    for place in letters.indices {
      if isMember(hash(before, from: place + 1)) { places |= 1 << UInt32(place) }
      before = WordHash.add(lower(place), to: before)
    }
    return places
  }

  static let whole: UInt32 = 1 << 31

  /// The words one typing error away that those shortenings allow, until `body` takes one.
  ///
  /// `place`: where the error is, counted in letters of the word as it is written.
  func corrections(_ shortenings: UInt32, _ body: (_ word: UInt64, _ place: Int) -> Bool) {
    var before = WordHash.seed
    for place in letters.indices {
      if shortenings & 1 << UInt32(place) != 0, isCorrected(at: place, before, body) { return }
      before = WordHash.add(lower(place), to: before)
    }
    guard shortenings & Self.whole != 0 else { return }
    before = WordHash.seed
    for place in 0...letters.count {
      for letter in Self.alphabet where body(hash(WordHash.add(letter, to: before), from: place), place) { return }
      if place < letters.count { before = WordHash.add(lower(place), to: before) }
    }
  }

  /// One letter too many, swapped with a neighbour, or wrong.
  private func isCorrected(at place: Int, _ before: UInt64, _ body: (UInt64, Int) -> Bool) -> Bool {
    if body(hash(before, from: place + 1), place) { return true }
    if place + 1 < letters.count {
      let swapped = WordHash.add(lower(place), to: WordHash.add(lower(place + 1), to: before))
      if body(hash(swapped, from: place + 2), place) { return true }
    }
    let own = lower(place)
    for letter in Self.alphabet where letter != own {
      if body(hash(WordHash.add(letter, to: before), from: place + 1), place) { return true }
    }
    return false
  }

  /// The words it may have been before an eye or a scanner misread it: "Bamey" was "Barney", "Tremaine" "Trernaine".
  func lookAlikes(_ body: (UInt64) -> Bool) {
    var before = WordHash.seed
    for place in letters.indices {
      for (seen, meant) in Self.lookAlikes where lower(place) == seen[0] && reads(seen, at: place) {
        if body(hash(meant.reduce(before) { WordHash.add($1, to: $0) }, from: place + seen.count)) { return }
      }
      before = WordHash.add(lower(place), to: before)
    }
  }

  /// The two words it is when a space was left out; the first has at least two letters, as has the second.
  func halves(_ body: (_ first: UInt64, _ second: () -> UInt64) -> Bool) {
    var before = WordHash.seed
    for place in letters.indices.dropLast() {
      if place > 1, body(WordHash.finish(before), { hash(WordHash.seed, from: place) }) { return }
      before = WordHash.add(lower(place), to: before)
    }
  }

  private static let alphabet = UInt8(ascii: "a")...UInt8(ascii: "z")
  private static let lookAlikes: [(seen: [UInt8], meant: [UInt8])] = [
    ("m", "rn"), ("rn", "m"), ("d", "cl"), ("cl", "d"), ("w", "vv"), ("vv", "w"), ("u", "ii"), ("ii", "u"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private func reads(_ sign: [UInt8], at place: Int) -> Bool {
    place + sign.count <= letters.count && sign.indices.allSatisfy { lower(place + $0) == sign[$0] }
  }

  @inline(__always)
  private func lower(_ place: Int) -> UInt8 { ASCII.lower(letters[place]) }

  /// The word that begins with what `start` hashes and goes on with the letters from `place` on.
  @inline(__always)
  private func hash(_ start: UInt64, from place: Int) -> UInt64 {
    var hash = start
    var place = place
    while place < letters.count {
      hash = WordHash.add(ASCII.lower(letters[place]), to: hash)
      place += 1
    }
    return WordHash.finish(hash)
  }
}
