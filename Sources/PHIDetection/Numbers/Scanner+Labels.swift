/// Identifiers that a word announces: "MRN: 998877", "insurance plan #YH-543210", "License No. CLN-112233".
extension Scanner {
  /// How many words, marks and numbers-to-be may stand between the announcing word and the identifier.
  private static let connectorsMax = 6
  /// Dots of a leader that are passed over.
  private static let leaderMax = 40
  /// Letters and digits of an identifier that may also have points and slashes.
  private static let identifierMax = 40
  /// Letters and digits from which on capitals or hexadecimal digits are a key.
  private static let keyMin = 16
  /// Digits from which on "ac2024524" after "account" is its number in lower case.
  private static let numberDigitsMin = 6

  func labelledIdentifier(at index: Int) {
    let label = token(index)
    // "mg/dL" is no driver's licence.
    if isJoined(index), token(index - 1).isMark("/"), traits(index - 2).contains(.unit) { return }
    if isJoined(index), token(index + 1).isMark("/"), resourceInPath(at: index) { return }
    let isStrong = label.traits.contains(.idCue)
    var next = index + 1
    var isAnnounced = isStrong || Self.deviceLabels.contains(label.value)
    var leader = 0
    // "ID" alone is also a specialty: only its plain form announces.
    while next - index - leader <= Self.connectorsMax {
      let token = token(next)
      // "Account ........ 4471": a leader of dots is one connector.
      if token.isMark("."), isJoined(next + 1), self.token(next + 1).isMark("."), leader < Self.leaderMax {
        leader += 1
      }
      guard token.gap != .line || next == index + 1 else { return }
      if token.isDigits, token.count == 1, self.token(next + 1).isMark(":") {
        // "MRN 1: 1234567".
      } else if token.isMark("#") || token.isMark(":") || token.isMark("=") {
        isAnnounced = true
      } else if token.isWord, Self.numberWords.contains(token.value) {
        isAnnounced = true
      } else if token.isWord, !isJoined(next + 1), !token.traits.isDisjoint(with: [.idCue, .weakIDCue]) {
        isAnnounced = isAnnounced || token.traits.contains(.idCue)
      } else if !(token.isMark("-") || token.isMark(".") || token.isMark("(") || token.isMark("\"")
        || token.isMark("'") || token.isMark("|") || token.isMark("_") || token.isMark("/")
        || token.isWord && Self.fillers.contains(token.value))
      {
        break
      }
      next += 1
    }
    guard token(next).isDigits || token(next).isWord, next < tokens.count else { return }
    let isAttached = isStrong && next == index + 1 && token(next).isDigits && token(next).count > 4
    guard !isJoined(next) || token(next - 1).kind == .mark || isAttached else { return }
    identifier(at: next, label: index, isAnnounced: isAnnounced, isStrong: isStrong)
  }

  private func identifier(at start: Int, label: Int, isAnnounced: Bool, isStrong: Bool) {
    // "The patient denies": most labels announce nothing.
    if token(start).isWord, token(start).shape == .lower, !isJoined(start + 1) {
      _ = distantPlate(from: start, label: label)
      return
    }
    if plate(at: start, label: label) || distantPlate(from: start, label: label)
      || groupedIdentifier(at: start, label: label, isAnnounced: isAnnounced)
    {
      return
    }
    var run = run(at: start)
    joinSpacedGroups(&run, from: start, isAnnounced: isAnnounced)
    joinColonGroup(&run)
    if isCatalogue(start, run, label: label) || !isStrong && isDecimal(start, run) || isFrequency(start, run) { return }
    let first = token(start)
    let size = run.digitCount + run.letterCount
    let isShortLabel =
      run.digitCount >= 3 && size == 4 && Self.shortLabels.contains(token(label).value)
      && (run.digitCount == 4 || token(start).isInitial)
    let isLot = Self.lots.contains(token(label).value) && run.letterCount > 1 && !run.hasLower
    guard run.digitCount >= 2, size >= (isAnnounced ? 3 : 5) || isShortLabel else { return }
    // Nobody reads or types so much: a key, unless it is a path.
    let isKey = size >= Self.keyMin && run.digitCount >= 4 && !run.hasSlash && (!run.hasLower || !run.hasBeyondHex)
    guard size <= Self.identifierMax || isKey || isStrong && !run.hasSlash else { return }
    let isCapitalCode = isAnnounced && run.letterCount > 0 && size >= 6 && !run.hasLower || isLot
    guard isStrong || run.digitCount >= 4 || run.letterCount > 0 && run.digitCount >= 3 || isCapitalCode else { return }
    if !isAnnounced, run.digitCount < 5, run.letterCount == 0 || run.hasLower, !isShortLabel { return }
    if !isAnnounced, run.last == start, isServiceCode(start) { return }
    let isLowerCode =
      run.digitCount >= 6 && run.hyphenCount > 0 || run.digitCount >= Self.numberDigitsMin && run.letterCount <= 6
      || isAnnounced && run.digitCount >= 4 && run.letterCount <= 2
    if first.isWord, run.hasLower, !isStrong, !isKey, !isLowerCode { return }
    if run.letterCount == 0, isMeasurement(start, run) || !isStrong && isWrittenAsDate(start, run) { return }
    let kind = labelKind(label, run, start)
    let hash = token(start - 1).isMark("#") && isJoined(start) ? start - 1 : start
    addRun(kind, hash, run.last, .labelledID, isAnnounced ? .proven : .contested)
    if run.letterCount == 0, run.last == start { furtherNumbers(after: start, kind) }
  }

  /// "ref 0.26-1.65", "group 08.11": a value and its range; the numbers that people are given have no decimals.
  private func isDecimal(_ start: Int, _ run: Run) -> Bool {
    run.letterCount == 0 && run.digitCount <= 6 && token(start).count <= 2 && token(start + 1).isMark(".")
      && token(start + 2).count <= 2 && (run.last == start + 2 || token(start + 3).isMark("-"))
  }

  /// "SN 2w4": so many visits a week for so many weeks.
  private func isFrequency(_ start: Int, _ run: Run) -> Bool {
    run.last == start + 2 && run.digitCount == 2 && token(start + 1).shape == .lower
      && Self.visitSpans.contains(token(start + 1).value)
  }

  /// "charts 500188 and 500818", "merge 440918 into 440198": further numbers of as many digits.
  private func furtherNumbers(after first: Int, _ kind: PHIKind) {
    var last = first
    for _ in 0..<Self.furtherMax {
      var next = last + 1
      if token(next).isMark(",") { next += 1 }
      if Self.conjunctions.contains(token(next).value) { next += 1 }
      guard next > last + 1, token(next).isDigits, token(next).gap == .space, token(next).count == token(first).count,
        isRunEnd(next), !isQuantity(after: next)
      else { return }
      add(kind, next, next, .labelledID, .contested)
      last = next
    }
  }

  /// "plate on the sled ME 4471F", "plate given by troopers RKV-3308": a few words between a plate and its letters.
  private func distantPlate(from start: Int, label: Int) -> Bool {
    guard Self.plates.contains(token(label).value), start == label + 1 else { return false }
    for place in start + 1..<start + Self.plateReach {
      guard token(place - 1).isWord, token(place).gap == .space else { return false }
      if plate(at: place, label: label, isDistant: true) { return true }
    }
    return false
  }

  /// "home visit 99348 vs 99349": codes of services (CPT, evaluation and management) that a visit is billed by.
  private func isServiceCode(_ index: Int) -> Bool {
    token(index).count == 5 && (99_091...99_499).contains(token(index).value)
  }

  /// "ABC 1234", "GXT 41B", "CA 7ABC123", "LA 552 QXK": a plate in two parts or after its state.
  private func plate(at start: Int, label: Int, isDistant: Bool = false) -> Bool {
    let first = token(start)
    let next = token(start + 1)
    if (label - 1...label).contains(where: { Self.plates.contains(token($0).value) }),
      let last = plateEnd(from: start, isDistant: isDistant)
    {
      add(.vehicle, start, last, .labelledID, .strong)
      return true
    }
    if isDistant, first.shape == .upper, (2...3).contains(first.count), next.isMark("-"), isJoined(start + 1),
      token(start + 2).isDigits, isJoined(start + 2), (3...4).contains(token(start + 2).count), isRunEnd(start + 2)
    {
      add(.vehicle, start, start + 2, .labelledID, .good)
      return true
    }
    guard first.shape == .upper, first.isWord, first.count <= 3, next.gap == .space, next.isDigits,
      !isDistant || next.count > 3, (label - 1...label).contains(where: { Self.plates.contains(token($0).value) })
    else { return false }
    let isAfterState = first.count == 2 && isJoined(start + 2) && first.traits.contains(.stateCode)
    let run = run(at: start + 1)
    let size = run.digitCount + run.letterCount
    guard run.digitCount >= 3 || run.digitCount == 2 && first.count + size >= 5, size <= 8 else { return false }
    let rest = token(run.last + 1)
    let goesOn = rest.shape == .upper && rest.isWord && rest.gap == .space && (2...3).contains(rest.count)
    let isRest = goesOn && run.letterCount == 0 && rest.traits.isDisjoint(with: [.ordinary, .credential])
    add(.vehicle, isAfterState ? start + 1 : start, isRest ? run.last + 1 : run.last, .labelledID, .strong)
    return true
  }

  /// "7KLM 220", "1D 4T719", "BNTX 09", "482 WZL": two groups of capitals and digits, five to eight signs together. No word
  /// before a number, and no year before a unit.
  private func plateEnd(from start: Int, isDistant: Bool) -> Int? {
    guard let first = group(at: start, isFirst: true) else { return nil }
    let rest = first.last + 1
    if first.letters == 0, token(rest).isWord {
      let isRest =
        !isDistant && first.digits == 3 && token(rest).shape == .upper && token(rest).count == 3
        && token(rest).gap == .space && isRunEnd(rest) && !english.mayContain(token(rest).value)
      return isRest ? rest : nil
    }
    let isWord = first.digits == 0 && (first.letters < 4 || english.mayContain(token(start).value))
    guard !isWord, let second = group(at: rest, isFirst: false), second.digits > 0,
      first.digits + second.digits > 1, first.letters + second.letters > 0,
      (5...8).contains(first.digits + first.letters + second.digits + second.letters)
    else { return nil }
    return second.last
  }

  /// "H0422:00917R": a specimen's day and number.
  private func joinColonGroup(_ run: inout Run) {
    let next = run.last + 2
    guard run.letterCount > 0, run.digitCount >= 3, token(run.last + 1).isMark(":"), isJoined(run.last + 1),
      isJoined(next), token(next).isDigits, token(next).count >= 4
    else { return }
    run.digitCount += token(next).count
    run.last = isJoined(next + 1) && token(next + 1).isWord && token(next + 1).count == 1 ? next + 1 : next
  }

  /// "REF 5510-F-502, LOT K8T2W", "plan D3330", "DEA 106": numbers of an article, of a service, of a form.
  private func isCatalogue(_ start: Int, _ run: Run, label: Int) -> Bool {
    let word = token(label)
    if isArticle(run.last, label: label) { return true }
    if Self.registrations.contains(word.value) { return run.digitCount < 7 }
    // HCPCS and CDT: a letter and four digits.
    return Self.services.contains(word.value) && token(start).isInitial && token(start + 1).count == 4
      && run.last == start + 1
  }

  /// "REF 5510-F-502, LOT K8T2W": the maker's number of what the lot or serial number behind belongs to.
  func isArticle(_ last: Int, label: Int) -> Bool {
    guard Self.references.contains(token(label).value) else { return false }
    return (1...Self.articleReach).contains {
      Self.articles.contains(token(last + $0).value) || Self.articleParts.contains(token(label - $0).value)
    }
  }

  /// "/api/patient/f3a9-77c1-0b2e/allergies": what follows a resource's name in a path.
  private func resourceInPath(at index: Int) -> Bool {
    guard token(index - 1).isMark("/"), isJoined(index + 1), isJoined(index + 2) else { return false }
    var last = index + 2
    while last - index < Self.runTokensMax, isJoined(last + 1),
      token(last + 1).kind != .mark || token(last + 1).isMark("-") && isJoined(last + 2)
    {
      last += 1
    }
    let digits = (index + 2...last).reduce(0) { $0 + (token($1).isDigits ? token($1).count : 0) }
    guard digits >= 4, last < tokens.count else { return false }
    add(labelKinds(of: index) ?? .otherID, index + 2, last, .labelledID, .good)
    return true
  }

  /// "plan 11.20.24": the day on which somebody spoke to the plan.
  private func isWrittenAsDate(_ start: Int, _ run: Run) -> Bool {
    run.last == start + 4 && token(start + 1).value == token(start + 3).value && token(start + 1).kind == .mark
      && Self.day(token(start), token(start + 2), token(start + 4)) != nil
  }

  private func isMeasurement(_ start: Int, _ run: Run) -> Bool {
    guard run.last == start else { return token(start + 1).isMark("/") && run.digitCount <= 6 }
    let isYear = token(start).count == 4 && (1900...2099).contains(token(start).value)
    return isQuantity(after: start) && run.digitCount < 6 || isYear && traits(start - 1).contains(.weakIDCue)
  }

  /// "#SF-998877" with nothing before it.
  func hashIdentifier(at index: Int) {
    let next = token(index + 1).isMark(":") && isJoined(index + 1) ? index + 2 : index + 1
    guard next < tokens.count, token(next).kind != .mark else { return }
    // "Client# TM-3310", "Ward # 02291847", "Client #: OTP-3318": the sign belongs to its label.
    if !isJoined(next) || next > index + 1 {
      // Labels of their own look for their numbers themselves.
      guard token(index).gap != .line, token(index - 1).isWord, token(next).gap != .line,
        traits(index - 1).isDisjoint(with: [.idCue, .weakIDCue, .phoneCue]),
        !Self.social.contains(token(index - 1).value)
      else { return }
      return identifier(at: next, label: index - 1, isAnnounced: true, isStrong: false)
    }
    let run = run(at: index + 1)
    // "#30/30": so many for so many days.
    if run.hasSlash, run.letterCount == 0, run.digitCount <= 6 { return }
    guard run.digitCount >= 4, run.digitCount + run.letterCount <= Self.identifierMax || !run.hasSlash else { return }
    if isChange(index, run), !(2...4).contains(where: { traits(index - $0).contains(.personCue) }) { return }
    if run.digitCount + run.letterCount == 6, Self.colours.contains(token(index - 1).value) { return }
    addRun(.otherID, index, run.last, .mixedCode, .fair)
  }

  /// "Fix the build (#4711)" names a change of a program.
  private func isChange(_ index: Int, _ run: Run) -> Bool {
    run.letterCount == 0 && run.digitCount <= 6 && token(index - 1).isMark("(") && token(run.last + 1).isMark(")")
  }

  /// What the words of the label say, the most telling of them: "patient's insurance ID" is the plan's, "license plate
  /// number" the car's.
  func labelKind(_ label: Int, _ run: Run, _ start: Int) -> PHIKind {
    var best: Label?
    var place = start - 1
    while place >= label - 3, place >= 0 {
      let token = token(place)
      // Another label's value ends this one's words.
      if place < label, token.isDigits || token.isMark(",") || token.isMark(";") || token.isMark(".") { break }
      if token.isWord, let label = Self.labels[token.value], label.rank > best?.rank ?? 0 { best = label }
      if place <= label, token.gap == .line { break }
      place -= 1
    }
    if best?.kind == .otherID || best == nil, Checksums.npi(digitsOfRun(run, start)), best?.rank ?? 0 < 2 {
      return .npi
    }
    return best?.kind ?? .otherID
  }

  private func digitsOfRun(_ run: Run, _ start: Int) -> [UInt8] {
    run.letterCount == 0 && run.digitCount == 10 && run.last == start ? digits(start, start) : []
  }

  /// "M.R.N. 123456", "S/N A1B2C3", "a/c no. 1234567": a label written with points or slashes.
  func dottedLabel(at index: Int) {
    var hash = WordHash.seed
    var last = index
    var letters = 0
    while letters < 4, token(last).isWord, token(last).count == 1 {
      hash = WordHash.add(ASCII.lower(bytes[Int(token(last).start)]), to: hash)
      letters += 1
      let joint = token(last + 1)
      guard joint.isMark(".") || joint.isMark("/"), isJoined(last + 1) else { break }
      guard token(last + 2).count == 1, token(last + 2).isWord, isJoined(last + 2) else {
        last += 1
        break
      }
      last += 2
    }
    guard letters > 1, let label = Self.labels[WordHash.finish(hash)] else { return }
    var next = last + 1
    while next - last <= 4,
      token(next).isMark(":") || token(next).isMark("#") || token(next).isMark(".")
        || Self.numberWords.contains(token(next).value)
    {
      next += 1
    }
    guard token(next).gap != .line, token(next).isDigits || token(next).isWord, next < tokens.count else { return }
    let run = run(at: next)
    guard run.digitCount >= 4 else { return }
    addRun(label.kind, next, run.last, .labelledID, .labelled)
  }

  /// The kind that a word announces, if it is one of its own.
  func labelKinds(of index: Int) -> PHIKind? { Self.labels[token(index).value]?.kind }

  /// What a word of a label says, and how much it says: 3 names the number, 2 the register, 1 only whose it is.
  private struct Label {
    let kind: PHIKind
    let rank: Int
  }

  private static let shortLabels = WordHash.set("badge locker incident subject opr operator tech kit shield chart")
  private static let furtherMax = 8
  private static let conjunctions = WordHash.set("and into or with vs to")
  /// How far behind "plate" its letters may stand, in tokens.
  private static let plateReach = 6
  private static let deviceLabels = WordHash.set("transmitter sensor")
  private static let lots = WordHash.set("lot")
  private static let visitSpans = WordHash.set("w wk m mo d")
  private static let references = WordHash.set("ref reference")
  private static let articleReach = 6
  private static let articles = WordHash.set("lot sn serial gtin")
  private static let articleParts = WordHash.set(
    "size sticker component screw plate stem insert baseplate liner cat catalog catalogue")
  private static let registrations = WordHash.set("dea")
  private static let services = WordHash.set("plan order claim")
  private static let colours = WordHash.set("rgb color colour hex background fill stroke")
  static let plates = WordHash.set("plate plates tag tags")
  private static let numberWords = WordHash.set("number numbers num no nr id ids code ending")
  private static let fillers = WordHash.set("is was of the as for under with reads ending ends in last four digits")
  private static let years = WordHash.set("year years yo yr yrs y")
  private static let labels: [UInt64: Label] = {
    let lists: [(String, PHIKind, Int)] = [
      ("mrn mrns empi chart charts merge merged record records emr ehr rec", .mrn, 3), ("ssn itin social", .ssn, 4),
      ("npi", .npi, 4), ("dea", .dea, 4), ("provider", .npi, 1),
      ("acct account card visa mastercard amex invoice claim iban routing har csn fin ac guarantor", .account, 3),
      (
        "plan policy insurance member membership group subscriber medicaid medicare mbi hicn beneficiary chip",
        .healthPlan, 3
      ),
      ("license licence lic certificate cert dln passport dl", .licence, 3), ("vin plate tag vehicle", .vehicle, 4),
      ("serial device imei sn udi model lot implant pump pacemaker iccid", .device, 3),
      ("fingerprint fingerprints voiceprint retinal retina iris biometric palm faceprint", .biometric, 4),
      (
        "accession specimen encounter order case study subject participant donor employee badge student military",
        .otherID, 2
      ),
      ("patient pt client hospital upi mr", .mrn, 1),
    ]
    var labels: [UInt64: Label] = [:]
    for (words, kind, rank) in lists {
      for hash in WordHash.list(words) { labels[hash] = Label(kind: kind, rank: rank) }
    }
    return labels
  }()
}
