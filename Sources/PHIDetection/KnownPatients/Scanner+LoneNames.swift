/// Known patients whose whole name is one word: "Suharto", a child who is registered as "Ngozi".
///
/// A word alone is little evidence, and half of most people's names. So none of its neighbours may be of a name, and the
/// word is in no list of names and no word of English, or it is announced: "Mrs. Ngozi", "patient: Ngozi".
/// Misses: the word in small letters when it is short or listed, and with a typing error.
extension Scanner {
  /// Letters of a word in small letters.
  private static let lowerCaseMin = 5

  func loneName(at index: Int) {
    guard patients.hasLoneNames, index > knownNameEnd, standsAlone(index),
      let owner = patients.owner(.loneName, tokens[index].value)
    else { return }
    let word = tokens[index]
    let isListed = !lexicon.capitalisedTraits(of: word.value).isDisjoint(with: [.given, .family])
    let isStrange = !isListed && word.traits.isSubset(of: .ofPlaces) && !english.mayContain(word.value)
    guard
      word.isCapitalised
        ? isStrange || isAnnouncedPatient(index) : isStrange && word.count >= Self.lowerCaseMin
    else { return }
    let isClinician = isClinicianTitle(before: index) || isCredential(after: index)
    add(.name, index, index, .knownLoneName, .good, owner: isClinician ? nil : owner)
    knownNameEnd = index
  }

  /// Whether the words beside it belong to no name.
  private func standsAlone(_ index: Int) -> Bool {
    guard !isJoined(index) || token(index - 1).kind == .mark, !isJoined(index + 1) || token(index + 1).kind == .mark
    else {
      return false
    }
    if let before = nameWord(before: index), tokens[before].isInitial || isNameLike(before) { return false }
    if let next = nextNameWord(after: index), tokens[next].isInitial || isNameLike(next) { return false }
    return true
  }

  /// "Mrs.", "patient", "Name:" before it.
  private func isAnnouncedPatient(_ index: Int) -> Bool {
    let cue = token(index - 1).kind == .mark ? index - 2 : index - 1
    return !traits(cue).isDisjoint(with: [.title, .personCue])
  }
}
