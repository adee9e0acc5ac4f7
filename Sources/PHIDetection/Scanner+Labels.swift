/// Identifiers that a word announces: "MRN: 998877", "insurance plan #YH-543210", "License No. CLN-112233".
extension Scanner {
  /// How many words, marks and numbers-to-be may stand between the announcing word and the identifier.
  private static let connectorsMax = 6
  /// Letters and digits of an identifier that may also have points and slashes.
  private static let identifierMax = 40
  /// Letters and digits from which on capitals or hexadecimal digits are a key.
  private static let keyMin = 16

  mutating func labelledIdentifier(at index: Int) {
    let label = token(index)
    let isStrong = label.traits.contains(.idCue)
    var next = index + 1
    var isAnnounced = isStrong
    // "ID" alone is also a specialty: only its plain form announces.
    while next - index <= Self.connectorsMax {
      let token = token(next)
      guard token.gap != .line || next == index + 1 else { return }
      if token.isMark("#") || token.isMark(":") || token.isMark("=") {
        isAnnounced = true
      } else if token.isWord, Self.numberWords.contains(token.value) {
        isAnnounced = true
      } else if token.isWord, !isJoined(next + 1), !token.traits.isDisjoint(with: [.idCue, .weakIDCue]) {
        isAnnounced = isAnnounced || token.traits.contains(.idCue)
      } else if !(token.isMark("-") || token.isMark(".") || token.isMark("(") || token.isMark("\"")
        || token.isMark("'") || token.isMark("|") || token.isWord && Self.fillers.contains(token.value))
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

  private mutating func identifier(at start: Int, label: Int, isAnnounced: Bool, isStrong: Bool) {
    var run = run(at: start)
    joinSpacedGroups(&run, from: start)
    let first = token(start)
    let size = run.digitCount + run.letterCount
    guard run.digitCount >= 2, size >= (isAnnounced ? 3 : 5) else { return }
    // Nobody reads or types so much: a key, unless it is a path.
    let isKey = size >= Self.keyMin && run.digitCount >= 4 && !run.hasSlash && (!run.hasLower || !run.hasBeyondHex)
    guard size <= Self.identifierMax || isKey || isStrong && !run.hasSlash else { return }
    guard isStrong || run.digitCount >= 4 || run.letterCount > 0 && run.digitCount >= 3 else { return }
    if !isAnnounced, run.digitCount < 5, run.letterCount == 0 || run.hasLower { return }
    if first.isWord, run.hasLower, !isStrong, !isKey { return }
    if run.letterCount == 0, isMeasurement(start, run) { return }
    let hash = token(start - 1).isMark("#") && isJoined(start) ? start - 1 : start
    addRun(labelKind(label, run, start), hash, run.last, .labelledID, isAnnounced ? 0.9 : 0.65)
  }

  /// "MRN 123 45 6789": short groups of digits go on after a single space.
  private func joinSpacedGroups(_ run: inout Run, from start: Int) {
    guard run.last == start, token(start).isDigits, token(start).count <= 4 else { return }
    var probe = run.last + 1
    while probe - start < 4, token(probe).isDigits, token(probe).gap == .space, (2...4).contains(token(probe).count),
      !isQuantity(after: probe), !Self.years.contains(token(probe + 1).value),
      !isJoined(probe + 1)
        || !token(probe + 1).isMark("/") && !token(probe + 1).isMark("-")
    {
      run.digitCount += token(probe).count
      run.last = probe
      probe += 1
    }
  }

  private func isMeasurement(_ start: Int, _ run: Run) -> Bool {
    guard run.last == start else { return token(start + 1).isMark("/") && run.digitCount <= 6 }
    let isYear = token(start).count == 4 && (1900...2099).contains(token(start).value)
    return isQuantity(after: start) && run.digitCount < 6 || isYear && traits(start - 1).contains(.weakIDCue)
  }

  /// "#SF-998877" with nothing before it.
  mutating func hashIdentifier(at index: Int) {
    guard isJoined(index + 1), token(index + 1).kind != .mark, index + 1 < tokens.count else { return }
    let run = run(at: index + 1)
    guard run.digitCount >= 4, run.digitCount + run.letterCount <= Self.identifierMax || !run.hasSlash else { return }
    // "Fix the build (#4711)" names a change of a program.
    let isChange = run.letterCount == 0 && run.digitCount <= 6 && token(index - 1).isMark("(")
    if isChange, token(run.last + 1).isMark(")") { return }
    addRun(.otherID, index, run.last, .mixedCode, 0.7)
  }

  /// What the label and the labels before it say: "medical record number", "insurance ID", "device serial".
  private func labelKind(_ label: Int, _ run: Run, _ start: Int) -> PHIKind {
    for place in stride(from: label, through: label - 3, by: -1) {
      guard token(place).isWord else { continue }
      if let kind = Self.labelKinds[token(place).value] { return kind }
    }
    for place in label + 1..<max(label + 1, start) {
      if let kind = Self.labelKinds[token(place).value] { return kind }
    }
    return .otherID
  }

  private static let numberWords = WordHash.set("number numbers num no nr id ids code")
  private static let fillers = WordHash.set("is was of the as for under with reads")
  private static let years = WordHash.set("year years yo yr yrs y")
  private static let labelKinds: [UInt64: PHIKind] = {
    let lists: [(String, PHIKind)] = [
      ("mrn mrns mr chart record records emr ehr", .mrn), ("ssn", .ssn), ("npi", .npi), ("dea", .dea),
      ("acct account invoice claim", .account),
      (
        "plan policy insurance member membership group subscriber medicaid medicare mbi hicn beneficiary", .healthPlan
      ),
      ("license licence lic certificate cert dln passport", .licence), ("vin plate", .vehicle),
      ("serial device imei sn udi model lot", .device),
    ]
    var kinds: [UInt64: PHIKind] = [:]
    for (words, kind) in lists { for hash in WordHash.list(words) { kinds[hash] = kind } }
    return kinds
  }()
}
