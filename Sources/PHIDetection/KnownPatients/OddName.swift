/// A run of words that may be a name, of which one is odd.
struct OddName {
  static let wordsMax = 6

  var words = SIMD8<Int32>()
  /// How odd each word is, 0 for one that is not.
  var oddness = SIMD8<UInt8>()
  var count = 0
  var oddPlace = 0

  /// Whose the name is, and where it stands.
  typealias Correction = (owner: OwnerReference, first: Int, last: Int)

  var odd: Int { Int(words[oddPlace]) }
  var first: Int { Int(words[0]) }

  mutating func append(_ index: Int) {
    words[count] = Int32(truncatingIfNeeded: index)
    count += 1
  }

  /// Of the word at `oddPlace`; whether it is odd at all.
  mutating func setOddness(_ value: Oddness?) -> Bool {
    oddness[oddPlace] = value?.rawValue ?? 0
    return value != nil
  }
}

/// What speaks for a word being a misspelt name; of several such words the first sort is tried first.
enum Oddness: UInt8, CaseIterable {
  /// No word of English and no name.
  case strange = 1
  /// In a list of names: it may as well be right, and another person's.
  case name
  /// An everyday word.
  case word
  /// One that lost its capital, so the error must be in the first letter.
  case wordWithoutCapital
}
