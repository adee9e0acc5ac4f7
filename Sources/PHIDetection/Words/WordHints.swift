/// What small filters say of a word before anybody asks: each hint is a "perhaps", its absence is certain.
struct WordHints: OptionSet, Sendable {
  let rawValue: UInt8

  /// In no list but those of places, and no word of English or of medicine.
  static let strange = WordHints(rawValue: 1)
  /// Of a known patient's name and no everyday word.
  static let properPatientName = WordHints(rawValue: 2)
  /// Of a known patient's name; only capitalised words have this hint, see `Scanner.mayBeOfName`.
  static let patientName = WordHints(rawValue: 4)
}

/// The filters that nearly every word of a text is asked.
///
/// They are asked for many tokens in a row, before anybody looks at one: no question waits for another, so that what a
/// million patients have in a core's farther caches arrives meanwhile.
struct WordFilters: Sendable {
  private let english: EnglishWords
  /// `nil` when nobody is known.
  private let patients: KnownWords?

  init(_ english: EnglishWords, _ patients: KnownPatients) {
    self.english = english
    self.patients = patients.isEmpty ? nil : patients.words
  }

  /// Writes the hints of words; other tokens have none.
  func fill(_ tokens: UnsafeMutableBufferPointer<Token>) {
    for place in tokens.indices where tokens[place].isWord {
      let isListed = !tokens[place].traits.isSubset(of: .ofPlaces)
      tokens[place].hints = isListed || english.mayContain(tokens[place].value) ? [] : .strange
    }
    patients?.fill(tokens)
  }
}
