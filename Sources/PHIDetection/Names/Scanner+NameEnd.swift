/// Where a name ends whose first word is known: further capitalised words, initials with their point, joined parts.
extension Scanner {
  private static let nameWordsMax = 4

  /// The last token of the name that starts here.
  func nameEnd(from first: Int) -> Int {
    var last = first
    var words = 1
    while words < Self.nameWordsMax {
      let hasPoint = token(last).isInitial && pointEnd(last) > last
      if hasPoint { last += 1 }
      guard
        let next = joinedPart(after: last) ?? particlePart(after: last)
          ?? furtherName(after: last, of: first, words, followsPoint: hasPoint && words > 1)
      else { break }
      last = next
      words += 1
    }
    return suffixEnd(token(last).isInitial ? pointEnd(last) : last)
  }

  /// "-Luc" of "Jean-Luc", "'Brien" of "O'Brien".
  private func joinedPart(after last: Int) -> Int? {
    let joint = token(last + 1)
    guard joint.isMark("-") || joint.isMark("'"), isJoined(last + 1), isJoined(last + 2),
      token(last + 2).isCapitalised || joint.isMark("-") && isStranger(last) && isStranger(last + 2)
    else { return nil }
    return last + 2
  }

  /// "van der Berg".
  private func particlePart(after last: Int) -> Int? {
    let particle = token(last + 1)
    guard particle.traits.contains(.particle), particle.gap == .space, particle.shape != .upper else { return nil }
    let second = token(last + 2)
    let named = second.traits.contains(.particle) && second.shape == .lower ? last + 3 : last + 2
    return token(named).gap == .space && isNameWord(named) ? named : nil
  }

  /// A capitalised word or an initial that goes on with the name.
  private func furtherName(after last: Int, of first: Int, _ words: Int, followsPoint: Bool) -> Int? {
    let next = last + 1
    let word = token(next)
    guard word.isCapitalised, word.gap == .space || word.gap == .none && token(last).isMark(".") else { return nil }
    // "Titus-Redfern    F", "McCree    Emp ID", "Imogen H.   Session 11": the next field of a form.
    if isAfterWideGap(next), word.isInitial || word.traits.isDisjoint(with: [.given, .family]) { return nil }
    if isAfterColumnGap(next), word.traits.contains(.doubtful) { return nil }
    if word.isInitial {
      return (token(next + 1).isMark(".") || !traits(last).contains(.ordinary)) && !isSexOfForm(next) ? next : nil
    }
    if followsPoint {
      return !word.traits.contains(.ordinary) && (word.traits.contains(.family) || isStranger(next)) ? next : nil
    }
    let isFamily = word.traits.contains(.family) && word.shape == token(first).shape
    guard isNameWord(next) || isFamily && !word.traits.contains(.street) && words < 3, !isInstitutional(next) else {
      return nil
    }
    // "Maria Garcia Reviewed": an English word that no list calls a name ends it.
    let isKnown = !word.traits.isDisjoint(with: [.family, .given])
    return isKnown || !english.mayContain(word.value) ? next : nil
  }
}
