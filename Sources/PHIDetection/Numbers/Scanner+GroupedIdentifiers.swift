/// Identifiers in groups with spaces between: "Member # W2290 11847 03", "Medicaid TN 0044 8127 6", "lic ME 118820", a
/// blood bag's "W0426 24 338107 B", digits that answer a question.
extension Scanner {
  private static let groupsMax = 6
  /// Digits of a group behind any label, and behind one that announces a number.
  private static let spacedGroupMax = 4
  private static let announcedGroupMax = 6
  /// How far back the question may stand that digits answer, in tokens.
  private static let questionReach = 40

  /// Groups after a label, of which the first has letters.
  func groupedIdentifier(at start: Int, label: Int, isAnnounced: Bool) -> Bool {
    let first = token(start)
    guard first.isWord, first.shape == .upper, first.count <= 4, first.traits.isDisjoint(with: [.idCue, .month]) else {
      return false
    }
    if (1...3).contains(where: { Self.plates.contains(token(start - $0).value) }) { return false }
    var last = start
    var (groups, digits, letters) = (0, 0, 0)
    while groups < Self.groupsMax {
      let place = groups == 0 ? start : last + 1
      guard let group = group(at: place, isFirst: groups == 0) else { break }
      if groups > 0, group.digits == 0, digits < 6 { break }
      (last, groups) = (group.last, groups + 1)
      digits += group.digits
      letters += group.letters
    }
    let isState = first.traits.contains(.stateCode)
    // "Rec LMH 0571", "file NF 66-20918-T": no word, or more digits than a quantity has.
    let isCode = isOpaquePrefix(first) || digits >= 7
    guard groups > 1, digits >= (isAnnounced || isCode ? 4 : 5), digits + letters >= 6, isAnnounced || isState || isCode
    else {
      return false
    }
    // "order MRI 12345": a word of its own before one number.
    if groups == 2, !isState, !isAnnounced, first.count > 1, first.traits.contains(.ordinary) { return false }
    add(labelKind(label, Run(last: last), start), start, last, .labelledID, .strong)
    return true
  }

  /// "MRN 123 45 6789", "IMEI 35 882907 441126 3", "Plan # 8 1184 3320 A": groups of digits go on after single spaces.
  func joinSpacedGroups(_ run: inout Run, from start: Int, isAnnounced: Bool) {
    let first = token(start)
    let groupMax = isAnnounced ? Self.announcedGroupMax : Self.spacedGroupMax
    guard run.last == start, first.isDigits, first.count <= groupMax else { return }
    // An age behind a longer number: "MRN 88213 67F".
    let groupMin = first.count > Self.spacedGroupMax ? 3 : 2
    var probe = start + 1
    while probe - start < Self.groupsMax, token(probe).isDigits, token(probe).gap == .space,
      (groupMin...groupMax).contains(token(probe).count) || isLastDigit(probe, of: run, isAnnounced: isAnnounced),
      !isQuantity(after: probe) || run.digitCount > 4 && token(probe + 1).isInitial && isClauseEnd(probe + 2),
      !Self.ages.contains(token(probe + 1).value),
      !isJoined(probe + 1) || !token(probe + 1).isMark("/") && !token(probe + 1).isMark("-")
    {
      run.digitCount += token(probe).count
      run.last = probe
      probe += 1
    }
    if run.last > start, run.digitCount > 7 { joinLastLetter(&run) }
  }

  /// "441126 3", "228 4": a check digit at the end of its clause.
  private func isLastDigit(_ index: Int, of run: Run, isAnnounced: Bool) -> Bool {
    isAnnounced && token(index).count == 1 && run.digitCount > 5 && isClauseEnd(index + 1)
  }

  /// "908 55 2217 A", "774 10044 A3": the letters behind a plan's number, at the end of their clause or
  /// before a small word.
  private func joinLastLetter(_ run: inout Run) {
    let place = run.last + 1
    let letter = token(place)
    guard letter.isWord, letter.shape == .upper, letter.count <= 2, letter.gap == .space else { return }
    let last = token(place + 1).isDigits && isJoined(place + 1) && token(place + 1).count == 1 ? place + 1 : place
    let isCode = last > place || letter.count == 1
    guard isCode, isClauseEnd(last + 1) || !Self.words.contains(letter.value) && token(last + 1).shape == .lower else {
      return
    }
    run.letterCount += 1
    run.last = last
  }

  private func isClauseEnd(_ next: Int) -> Bool {
    next >= tokens.count || token(next).gap == .line
      || token(next).kind == .mark && (!isJoined(next) || !isJoined(next + 1) || token(next).isMark(")"))
  }

  private func isOpaquePrefix(_ word: Token) -> Bool {
    word.count > 1 && word.traits.isSubset(of: .ofPlaces) && !english.mayContain(word.value)
  }

  struct Group {
    var last: Int
    var digits = 0
    var letters = 0
  }

  /// Capitals and digits without a mark, short enough to be read out in one breath; nothing goes on behind it.
  func group(at index: Int, isFirst: Bool) -> Group? {
    guard index < tokens.count, isFirst || token(index).gap == .space else { return nil }
    var group = Group(last: index)
    var place = index
    while place == index || isJoined(place) && place < tokens.count {
      let part = token(place)
      if part.isDigits {
        group.digits += part.count
      } else if part.isWord, part.shape == .upper {
        group.letters += part.count
      } else if part.isMark("-"), isJoined(place + 1), token(place + 1).isDigits || token(place + 1).shape == .upper,
        token(place + 1).kind != .mark, place > index
      {
        place += 1
        continue
      } else {
        break
      }
      group.last = place
      place += 1
    }
    guard group.digits <= 10, group.letters <= 4, group.digits + group.letters > 0 else { return nil }
    let next = token(place)
    if isJoined(place), next.isMark("/") || next.isMark("-") || next.isMark(":") || next.isMark("%"),
      isJoined(place + 1)
    {
      return nil
    }
    if isFirst { return group }
    // A sex, a credential or another word ends the number.
    if group.digits == 0 {
      return group.letters == 1 && !Self.sexes.contains(token(index).value) ? group : nil
    }
    if group.digits == 2, group.letters == 1, Self.sexes.contains(token(group.last).value) { return nil }
    let goesOn = next.shape == .upper && next.isWord && isJoined(place + 1) && token(place + 1).isDigits
    return !goesOn && isQuantity(after: group.last) || Self.ages.contains(next.value) ? nil : group
  }

  /// "W0426 24 338107 B": a donation identification number of ISBT 128, whose letter stands here:
  /// facility, year, serial.
  func donationNumber(at index: Int) -> Bool {
    guard token(index).isInitial, token(index + 1).count == 4, token(index + 1).isDigits, isJoined(index + 1),
      token(index + 2).isDigits, token(index + 2).count == 2, token(index + 2).gap == .space,
      token(index + 3).isDigits, token(index + 3).count == 6, token(index + 3).gap == .space
    else { return false }
    let flag = token(index + 4)
    let hasFlag = flag.gap == .space && (flag.isInitial || flag.isDigits && flag.count == 2) && !isJoined(index + 5)
    add(.otherID, index, hasFlag ? index + 4 : index + 3, .registeredCode, .labelled)
    return true
  }

  /// "Can you verify the last four of your social? — 0 7 1 6": digits in short groups after a question for a number.
  func answeredNumber(at index: Int) -> Bool {
    guard token(index).count <= 4, token(index - 1).kind == .mark || token(index).gap == .line || index == 0 else {
      return false
    }
    var last = index
    var groups = 1
    while groups < 16 {
      let next = token(last + 1).isMark(",") || token(last + 1).isMark("-") ? last + 2 : last + 1
      guard token(next).isDigits, token(next).count <= 4, token(next).gap != .line else { break }
      last = next
      groups += 1
    }
    guard groups >= 4, !isQuantity(after: last), let kind = askedKind(before: index) else { return false }
    add(kind, index, last, .spokenNumber, .good)
    return true
  }

  /// What the question before asks for, if it is a number.
  private func askedKind(before index: Int) -> PHIKind? {
    var isQuestion = false
    for distance in 1...Self.questionReach {
      let place = index - distance
      if token(place).isMark("?") { isQuestion = true }
      guard isQuestion, token(place).isWord else { continue }
      if Self.social.contains(token(place).value) { return .ssn }
      if traits(place).contains(.phoneCue) { return .phone }
      if Self.asked.contains(token(place).value) || traits(place).contains(.idCue) {
        return labelKinds(of: place) ?? .otherID
      }
    }
    return nil
  }

  /// "Gate code 4408#", "lockbox 1190", "pay code GFE-77A12": what opens somebody's door or bill.
  func accessCode(at index: Int) {
    let opener = token(index)
    if opener.value == Self.code {
      // "code 0714#".
      if token(index + 1).isDigits, (3...6).contains(token(index + 1).count), token(index + 2).isMark("#"),
        isJoined(index + 2)
      {
        return add(.otherID, index + 1, index + 1, .labelledID, .fair)
      }
      return mixedAccessCode(at: index)
    }
    guard Self.openers.contains(opener.value) else { return }
    var next = index + 1
    var isCode = Self.sureOpeners.contains(opener.value)
    while next - index <= 4 {
      let word = token(next)
      if word.isWord, Self.codes.contains(word.value) {
        isCode = true
      } else if !(word.isMark(":") || word.isMark("#") || word.isWord && Self.fillers.contains(word.value)) {
        break
      }
      next += 1
    }
    // "PIN 7720" of an account; a pin in a bone is no capital.
    isCode = isCode || opener.shape == .upper && opener.count == 3 && token(next).count == 4
    guard isCode, token(next).isDigits, (3...8).contains(token(next).count), token(next).gap != .line,
      !isQuantity(after: next), isRunEnd(next)
    else { return }
    add(.otherID, next, next, .labelledID, .good)
  }

  /// "code GFE-77A12", unless a code of billing is meant.
  private func mixedAccessCode(at index: Int) {
    let next = token(index + 1).isMark(":") ? index + 2 : index + 1
    guard token(next).isWord, token(next).shape == .upper, (2...5).contains(token(next).count),
      token(next).gap == .space,
      token(next + 1).isMark("-"), !(1...3).contains(where: { Self.billing.contains(token(index - $0).value) })
    else { return }
    let run = run(at: next)
    guard run.digitCount >= 2, run.letterCount >= 3 || run.digitCount >= 5, run.digitCount + run.letterCount >= 6,
      !run.hasLower,
      traits(next).isDisjoint(with: .codeSystem)
    else { return }
    addRun(.otherID, next, run.last, .labelledID, .contested)
  }

  static let openerWords = "gate lockbox keypad garage alarm passcode pin door code"
  private static let openers = WordHash.set("gate lockbox keypad garage alarm passcode pin door")
  private static let sureOpeners = WordHash.set("lockbox keypad passcode")
  private static let code = WordHash.word("code".utf8)
  private static let codes = WordHash.set("code codes combo combination pin number")
  private static let fillers = WordHash.set("is for the to front back side")
  private static let billing = WordHash.set(
    "cpt icd hcpcs dx billing procedure diagnosis revenue modifier status dress color colour error drg bar qr source")
  private static let words = WordHash.set("a i")
  private static let ages = WordHash.set("year years yo yr yrs y m f")
  private static let asked = WordHash.set("number numbers digits")
}
