/// One search of one text for one patient. Every look around a token is bounded, so the search is linear.
struct FocusedScan {
  struct Match {
    let kind: PHIKind
    let rule: RuleName
    /// Bytes of the searched text.
    let range: Range<Int>
  }

  /// Alphanumerics of the longest identifier.
  static let identifierMax = 40
  private static let identifierTokensMax = 9
  /// Words of one name; a longer chain becomes several.
  private static let chainMax = 12

  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let focus: PatientFocus

  func matches() -> [Match] {
    var matches = names()
    for index in tokens.indices {
      if let match = identifier(at: index) { matches.append(match) }
      if let match = birthDate(at: index) { matches.append(match) }
    }
    return matches
  }

  private func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  private func match(_ kind: PHIKind, _ rule: RuleName, _ first: Int, _ last: Int) -> Match {
    Match(kind: kind, rule: rule, range: Int(tokens[first].start)..<Int(tokens[last].end))
  }

  // MARK: Names

  /// Parts of the name side by side, initials among them.
  private struct Chain {
    let first: Int
    var last: Int
    var words: Set<Int> = []
    var isCertain = false
  }

  private func names() -> [Match] {
    var matches: [Match] = []
    /// The chains of one path, file name or login, which keep each other company.
    var chains: [Chain] = []
    var wordsOfPath: Set<Int> = []
    func settle() {
      for chain in chains where chain.isCertain || wordsOfPath.count > 1 {
        matches.append(match(.name, "patient.name", chain.first, chain.last))
      }
      chains.removeAll(keepingCapacity: true)
      wordsOfPath.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < tokens.count {
      if !goesOn(index) { settle() }
      if let chain = chain(from: index) {
        chains.append(chain)
        wordsOfPath.formUnion(chain.words)
        index = chain.last + 1
      } else {
        matches += humps(in: index)
        index += 1
      }
    }
    settle()
    return matches
  }

  /// Whether a token belongs to the path, file name or login of the token before.
  private func goesOn(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.gap == .none && (token.kind != .mark || Self.pathMarks.contains(token.value))
  }

  /// The chain that starts here and holds at least one part of a name.
  private func chain(from index: Int) -> Chain? {
    guard isNameWord(index) else { return nil }
    var chain = Chain(first: index, last: index)
    var next: Int? = index
    var length = 0
    while let place = next, length < Self.chainMax {
      length += 1
      if let part = focus.parts[tokens[place].value] {
        chain.words.insert(part.word)
        chain.isCertain = chain.isCertain || suffices(tokens[place], part.manner)
      }
      chain.last = place
      next = nextNameWord(after: place)
    }
    return chain.words.isEmpty ? nil : chain
  }

  private func suffices(_ token: Token, _ manner: PatientFocus.Manner) -> Bool {
    switch manner {
    case .always: true
    case .capitalised: token.isCapitalised
    case .capitalFirst: token.shape == .capital
    case .inCompany: false
    }
  }

  private func nextNameWord(after place: Int) -> Int? {
    var next = place + 1
    while next - place <= 2, let mark = token(next), mark.kind == .mark, mark.gap == .none,
      Self.joints.contains(mark.value)
    {
      // A sentence ends here, unless an initial or a login goes on.
      if mark.isMark("."), tokens[place].count > 2, token(next + 1)?.gap != Token.Gap.none { return nil }
      next += 1
    }
    guard let word = token(next), word.gap != .line, word.gap != .none || next > place + 1, isNameWord(next) else {
      return nil
    }
    return next
  }

  private func isNameWord(_ index: Int) -> Bool {
    guard let word = token(index), word.isWord else { return false }
    return focus.parts[word.value] != nil || isInitials(index)
  }

  /// `J`, `JB`; in lower case only against another word: `j.thevenet`.
  private func isInitials(_ index: Int) -> Bool {
    let word = tokens[index]
    guard word.count <= 4 else { return false }
    let isJoined = word.gap == .none && index > 0 || token(index + 1)?.gap == Token.Gap.none
    guard word.shape == .upper || isJoined else { return false }
    let letters = bytes[Int(word.start)..<Int(word.end)].map(ASCII.lower)
    return focus.initials.contains { initials in
      initials.indices.contains { initials[$0...].starts(with: letters) }
    }
  }

  /// A part inside a word written in humps: `ThevenetChart`.
  private func humps(in index: Int) -> [Match] {
    let word = tokens[index]
    guard word.isWord, word.shape == .mixed else { return [] }
    var matches: [Match] = []
    var start = Int(word.start)
    for place in Int(word.start) + 1...Int(word.end) {
      guard place == word.end || ASCII.isUpper(bytes[place]) && !ASCII.isUpper(bytes[place - 1]) else { continue }
      if place - start > 3, focus.parts[WordHash.word(bytes[start..<place])]?.manner == .always {
        matches.append(Match(kind: .name, rule: "patient.name", range: start..<place))
      }
      start = place
    }
    return matches
  }

  // MARK: Numbers

  /// The longest of the patient's identifiers that starts here, whatever its grouping.
  private func identifier(at index: Int) -> Match? {
    let first = tokens[index]
    guard first.isDigits || first.isWord, focus.beginsIdentifier[Int(ASCII.lower(bytes[Int(first.start)]))] else {
      return nil
    }
    if first.isWord, first.gap == .none, token(index - 1)?.isDigits == true { return nil }
    var hash = WordHash.seed
    var size = 0
    var place = index
    var best: (last: Int, kind: PHIKind)?
    for _ in 0..<Self.identifierTokensMax {
      let token = tokens[place]
      size += token.count
      guard size <= Self.identifierMax else { break }
      for byte in bytes[Int(token.start)..<Int(token.end)] { hash = WordHash.add(ASCII.lower(byte), to: hash) }
      if let kind = focus.identifiers[WordHash.finish(hash)], endsIdentifier(place, size) { best = (place, kind) }
      guard let next = nextGroup(after: place) else { break }
      place = next
    }
    return best.map { match($0.kind, "patient.id", index, $0.last) }
  }

  private func nextGroup(after place: Int) -> Int? {
    var next = place + 1
    while next - place <= 2, let mark = token(next), mark.kind == .mark, mark.gap != .line,
      Self.groupMarks.contains(mark.value)
    {
      next += 1
    }
    guard let group = token(next), group.isDigits || group.isWord && group.gap == .none, group.gap != .line else {
      return nil
    }
    return next
  }

  /// A short number is no count, dose or part of a longer one.
  private func endsIdentifier(_ place: Int, _ size: Int) -> Bool {
    guard let next = token(place + 1) else { return true }
    if next.gap == .none, tokens[place].isWord, next.isDigits { return false }
    guard size < 7 else { return true }
    if next.isMark("%") || next.traits.contains(.unit) { return false }
    guard next.gap == .none, next.isMark("-") || next.isMark("."), let after = token(place + 2) else { return true }
    return !(after.isDigits && after.gap == .none)
  }

  // MARK: Birth date

  /// Year, month and day in any order that people write, in digits or with the month's name.
  private func birthDate(at index: Int) -> Match? {
    guard let date = focus.birthDate else { return nil }
    let first = tokens[index]
    if first.isDigits, first.count == 8 { return compactDate(at: index, date) }
    guard first.isDigits && first.count <= 4 || first.traits.contains(.month) else { return nil }
    guard let second = nextElement(after: index), let third = nextElement(after: second) else { return nil }
    let (one, two, three) = (tokens[index], tokens[second], tokens[third])
    let isBirth =
      isNumber(one, date.year, 4...4)
      && (isMonth(two, date) && isNumber(three, date.day, 1...2)
        || isNumber(two, date.day, 1...2) && isMonth(three, date))
      || (isNumber(three, date.year, 4...4) || isNumber(three, date.year % 100, 2...2))
        && (isMonth(one, date) && isNumber(two, date.day, 1...2)
          || isNumber(one, date.day, 1...2) && isMonth(two, date))
    return isBirth ? match(.date, "patient.date", index, third) : nil
  }

  private func isNumber(_ token: Token, _ number: Int, _ sizes: ClosedRange<Int>) -> Bool {
    token.isDigits && sizes.contains(token.count) && token.value == UInt64(max(0, number))
  }

  private func isMonth(_ token: Token, _ date: KnownPatient.BirthDate) -> Bool {
    token.isDigits ? isNumber(token, date.month, 1...2) : Calendar.monthNumbers[token.value] == date.month
  }

  /// 19800412, 04121980, 12041980.
  private func compactDate(at index: Int, _ date: KnownPatient.BirthDate) -> Match? {
    let (year, month, day) = (date.year, date.month, date.day)
    let isBirth =
      isNumber(tokens[index], year * 10_000 + month * 100 + day, 8...8)
      || isNumber(tokens[index], month * 1_000_000 + day * 10_000 + year, 8...8)
      || isNumber(tokens[index], day * 1_000_000 + month * 10_000 + year, 8...8)
    return isBirth ? match(.date, "patient.date", index, index) : nil
  }

  /// The next number or month: marks, an ordinal's ending and "of" stand between.
  private func nextElement(after place: Int) -> Int? {
    var next = place + 1
    while next - place <= 4, let between = token(next), between.gap != .line {
      if between.isDigits || between.traits.contains(.month) { return next }
      let isMark = between.kind == .mark && Self.dateMarks.contains(between.value)
      guard isMark || between.isWord && Self.dateWords.contains(between.value) else { return nil }
      next += 1
    }
    return nil
  }

  private static let pathMarks = marks("/\\._-~@+%:=&")
  private static let joints = marks("-.,_'^+")
  private static let groupMarks = marks("-. /()_#+")
  private static let dateMarks = marks("/-.,'")
  private static let dateWords = WordHash.set("st nd rd th of de er")

  private static func marks(_ marks: String) -> [UInt64] { marks.utf8.map { UInt64($0) } }
}
