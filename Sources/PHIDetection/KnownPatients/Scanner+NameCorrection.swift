/// Whose a name is when one letter of its odd word is put right.
extension Scanner {
  /// Whose the name is when one letter of the odd word is put right, and where it stands; the longest of the run.
  func correction(of name: OddName) -> OddName.Correction? {
    let oddness = name.oddness[name.oddPlace]
    let word = letters(name.odd)
    let places = shortenings(word, in: name)
    let mayBeJoined =
      oddness == Oddness.strange.rawValue && word.letters.count >= NameEvidence.joinedLettersMin
    guard places != 0 || mayBeJoined || Self.hasLookAlike(word), memory.mayCorrect else { return nil }
    var found: OddName.Correction?
    if places != 0 {
      memory.corrections += 1
      word.corrections(places) { hash, place in
        if oddness == Oddness.wordWithoutCapital.rawValue, place > 0 { return false }
        found = owner(of: name, with: hash)
        return found != nil
      }
    }
    if found == nil {
      word.lookAlikes {
        found = owner(of: name, with: $0)
        return found != nil
      }
    }
    if found == nil, mayBeJoined { found = joinedOwner(of: name, word) }
    return found
  }

  /// The word beside the odd one; rather the one behind an initial than the initial.
  func neighbour(of name: OddName) -> Int {
    let step = name.oddPlace == 0 ? 1 : -1
    let beside = name.oddPlace + step
    let further = beside + step
    let isMiddle = tokens[Int(name.words[beside])].count == 1 && further >= 0 && further < name.count
    return Int(name.words[isMiddle ? further : beside])
  }

  private static func hasLookAlike(_ word: WrittenWord) -> Bool {
    word.letters.contains { ASCII.lower($0) == UInt8(ascii: "m") || ASCII.lower($0) == UInt8(ascii: "r") }
  }

  /// "Shenita van derBerg": the odd word is two of the name's.
  private func joinedOwner(of name: OddName, _ word: WrittenWord) -> OddName.Correction? {
    var found: OddName.Correction?
    word.halves { first, second in
      guard knownWords.mayBeOfName(first), case let second = second(), knownWords.mayBeOfName(second) else {
        return false
      }
      found = owner(of: name, gathered: WordHash.gather(WordHash.gather(0, first), second))
      return found != nil
    }
    return found
  }

  /// The shortenings of the odd word beside any other word of the run.
  private func shortenings(_ word: WrittenWord, in name: OddName) -> UInt32 {
    var places: UInt32 = 0
    for place in 0..<name.count where place != name.oddPlace {
      let other = tokens[Int(name.words[place])]
      if other.count > 1 || isInitial(Int(name.words[place])), mayBeOfName(Int(name.words[place])) {
        places |= patients.shortenings(word, beside: other.value)
      }
    }
    return places
  }

  /// "M." or "m.", and "M" before a capital.
  func isInitial(_ index: Int) -> Bool {
    let hasPoint = token(index + 1).isMark(".") && isJoined(index + 1)
    return tokens[index].count == 1 && (hasPoint || tokens[index].isCapitalised && token(index + 1).isCapitalised)
  }

  private func owner(of name: OddName, with word: UInt64) -> OddName.Correction? {
    guard knownWords.mayBeOfName(word) else { return nil }
    return owner(of: name, gathered: WordHash.gather(0, word))
  }

  /// Whose the run's other words are together with what the odd one stands for: all of them, all but initials, and one by
  /// one, since middle names are many and unknown.
  private func owner(of name: OddName, gathered odd: UInt64) -> OddName.Correction? {
    var all = odd
    var spelled = odd
    var middle: UInt64?
    var best: OddName.Correction?
    for place in 0..<name.count {
      let index = Int(name.words[place])
      if place != name.oddPlace {
        let word = WordHash.gather(0, tokens[index].value)
        all &+= word
        if tokens[index].count > 1 { spelled &+= word }
        if place > 0, isInitial(index) { middle = middle ?? word }
      }
      guard place >= max(1, name.oddPlace) else { continue }
      if let owner = owner(all: all, spelled: spelled, withoutMiddle: all &- (middle ?? 0)) {
        best = (owner, name.first, index)
      } else if place > 1, isInitial(name.first), let owner = patients.owner(.initialName, all) {
        best = (owner, name.first, index)
      }
    }
    return best ?? ownerBesideOne(of: name, odd)
  }

  /// "D'Andre F. O'Brien": a single letter may be an initial or a part of a name.
  private func owner(all: UInt64, spelled: UInt64, withoutMiddle: UInt64) -> OwnerReference? {
    patients.owner(.name, all) ?? (spelled == all ? nil : patients.owner(.name, spelled))
      ?? (withoutMiddle == all || withoutMiddle == spelled ? nil : patients.owner(.name, withoutMiddle))
  }

  private func ownerBesideOne(of name: OddName, _ odd: UInt64) -> OddName.Correction? {
    for place in 0..<name.count where place != name.oddPlace {
      let index = Int(name.words[place])
      let isInitial = tokens[index].count == 1
      if isInitial, !self.isInitial(index) || abs(place - name.oddPlace) > 1 || isMiddle(place, of: name) { continue }
      if let owner = patients.owner(isInitial ? .initialName : .name, WordHash.gather(odd, tokens[index].value)),
        areMiddleNames(between: place, and: name.oddPlace, of: name)
      {
        return (owner, min(index, name.odd), max(index, name.odd))
      }
    }
    return nil
  }

  private func areMiddleNames(between one: Int, and other: Int, of name: OddName) -> Bool {
    (min(one, other) + 1..<max(one, other)).allSatisfy { mayBeMiddleName(Int(name.words[$0])) }
  }

  /// The initial of "Susak B. Cables" is not that of a patient B. Husak.
  private func isMiddle(_ place: Int, of name: OddName) -> Bool {
    place > 0 && place + 1 < name.count && isNameLike(Int(name.words[place + 1]))
      && isNameLike(Int(name.words[place - 1]))
  }
}
