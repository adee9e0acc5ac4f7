/// The words of a name that ends with a given word: "Bright Mesquite Family" of "Bright Mesquite Family Dental".
struct NamedRun {
  /// What a word in front of such a head is.
  enum Part {
    /// Belongs to people, dates, measures: the name begins behind it.
    case none
    /// A word of medicine or of everyday: inside a name it counts only when a proper word stands before it.
    case bare
    /// Service, building, direction: may stand inside, names nothing.
    case generic
    /// An everyday word, capitalised.
    case plain
    case landmark
    /// In a list of names or towns, or no English word.
    case proper

    var isNamed: Bool { self == .landmark || self == .proper }
  }

  /// The first token.
  var first: Int
  var propers = 0
  var landmarks = 0
  var plains = 0
  var generics = 0
  /// Whether a word stands in a list of towns, states or known institutions.
  var hasTown = false

  var count: Int { propers + landmarks + plains + generics }
  /// Words that name rather than describe.
  var named: Int { propers + landmarks }
  var isNamed: Bool { named > 0 }

  fileprivate mutating func take(_ part: Part) {
    switch part {
    case .none, .bare: break
    case .generic: generics += 1
    case .plain: plains += 1
    case .landmark: landmarks += 1
    case .proper: propers += 1
    }
  }
}

extension Scanner {
  /// Words of a name at most, before its head.
  private static let runWordsMax = 7

  /// The run that ends right before the head at a place; its head may stand in small letters.
  func namedRun(before head: Int) -> NamedRun {
    var run = NamedRun(first: head)
    var reached = head
    var words = 0
    while words < Self.runWordsMax, token(reached).gap != .line, let word = runWord(before: reached) {
      let part = part(at: word.index)
      if part == .none { break }
      // "Cardiology and Elm Pulmonary": what only a conjunction joins must itself be named.
      if word.isLinked, !isLinkable(word.index, part) { break }
      words += 1
      reached = word.index
      if let phrase = placePhrase(at: reached), phrase.last > reached, phrase.last < head,
        !phrase.traits.isDisjoint(with: [.city, .state, .knownInstitution])
      {
        run.propers += 1
        run.hasTown = true
        run.first = reached
        continue
      }
      // "Denies Chest Clinic": words that describe count once a name stands before them.
      if part == .bare || word.isLinked && !part.isNamed { continue }
      run.take(part)
      run.first = reached
      run.hasTown = run.hasTown || isTownWord(reached)
    }
    if run.count > 0 { run.first = withAdjective(withoutLabel(run.first, head)) }
    return run
  }

  private func isTownWord(_ index: Int) -> Bool {
    !traits(index).isDisjoint(with: [.city, .state, .knownInstitution])
  }

  /// "Pharmacy Macdona Health Center": a first word that is a head itself is a label.
  private func withoutLabel(_ first: Int, _ head: Int) -> Int {
    guard first + 1 < head, traits(first).contains(.institution), token(first + 1).isCapitalised,
      part(at: first + 1).isNamed
    else { return first }
    return first + 1
  }

  /// "at Safe Harbor Shelter", "for Central Valley Haulers": the ordinary word after a preposition begins the name.
  private func withAdjective(_ first: Int) -> Int {
    guard token(first).gap == .space, token(first - 1).isCapitalised, part(at: first - 1) == .bare else { return first }
    // "Hidden Valley": and the one right before a word of the land.
    let isLand =
      part(at: first) == .landmark && token(first - 1).count > 3 && !Self.describers.contains(token(first - 1).value)
    return isLand || isPlacePreposition(before: first - 1) ? first - 1 : first
  }

  /// Whether two spaces part a word from the one before: they stand in different fields of a form.
  func isAfterWideGap(_ index: Int) -> Bool { isAfterGap(index, moreThan: 1) }

  /// Whether three spaces or more do, which nobody types by mistake.
  func isAfterColumnGap(_ index: Int) -> Bool { isAfterGap(index, moreThan: 2) }

  /// Of white space that parts a text in two a scan sees the last bytes, how many depends on how the text came.
  private func isAfterGap(_ index: Int, moreThan bytes: Int32) -> Bool {
    token(index).gap == .space && (index == 0 || token(index).start - token(index - 1).end > bytes)
  }

  /// The capitalised word before this one: across a hyphen, `&`, the `'s` of a possessive, the point of "St.", a small
  /// "of the" or "and".
  private func runWord(before first: Int) -> (index: Int, isLinked: Bool)? {
    var index = first - 1
    guard index >= 0, !isAfterWideGap(first) else { return nil }
    let mark = token(index)
    if mark.isWord, mark.count == 1, isJoined(index), token(index - 1).isMark("'"), isJoined(index - 1) {
      index -= 2
    } else if mark.isMark("'"), isJoined(index), token(first).gap == .space {
      index -= 1
    } else if mark.isMark("."), isJoined(index), token(index - 1).count <= 3,
      Self.shortened.contains(token(index - 1).value) || Self.clipped.contains(token(index - 1).value)
    {
      index -= 1
    } else if mark.isMark("-"), isJoined(index), isJoined(first) {
      index -= 1
    } else if mark.isMark("&"), token(index).gap != .line {
      return token(index - 1).isCapitalised ? (index - 1, true) : nil
    } else if isSmall(mark) {
      guard Self.links.contains(mark.value), mark.gap == .space else { return nil }
      index -= 1
      if Self.links.contains(token(index).value), isSmall(token(index)), token(index).gap == .space { index -= 1 }
      return token(index).isCapitalised ? (index, true) : nil
    } else if mark.kind == .mark || token(first).gap == .none {
      return nil
    }
    return token(index).isCapitalised ? (index, false) : nil
  }

  /// In small letters, or a word that is written so in names, in a line of capitals: "TAKEN TO RECOVERY".
  private func isSmall(_ word: Token) -> Bool {
    word.isWord && (word.shape == .lower || word.shape == .upper && Self.particles.contains(word.value))
  }

  /// What a capitalised word is in front of a head.
  func part(at index: Int) -> NamedRun.Part {
    let word = token(index)
    let traits = word.traits
    guard word.isCapitalised, word.count > 1 else { return .none }
    if Self.shortened.contains(word.value) { return .proper }
    if Self.epithets.contains(word.value) { return .generic }
    if traits.contains(.landmark) { return word.count > 3 || word.shape != .upper ? .landmark : .generic }
    if !traits.isDisjoint(with: Self.describing) { return .generic }
    if traits.contains(.direction) { return word.count > 2 ? .generic : .none }
    if traits.contains(.street), traits.isDisjoint(with: [.given, .family]) {
      return word.count > 2 ? .generic : .none
    }
    if traits.contains(.chain), !Self.chainStarts.contains(word.value) { return .proper }
    if !traits.isDisjoint(with: [.title, .weekday, .month, .idCue, .unit, .codeSystem, .personCue, .relation]) {
      return .none
    }
    if traits.contains(.ordinary) || Self.describers.contains(word.value) { return .bare }
    let isListed = !traits.isDisjoint(with: [.given, .family, .city, .state, .knownInstitution])
    if word.shape == .upper, word.count < 5, token(index - 1).shape != .upper || token(index + 1).shape != .upper {
      return isListed && word.count > 3 ? .proper : .plain
    }
    if word.shape == .upper, word.count < 4, !isListed { return .plain }
    if traits.contains(.eponym) { return traits.contains(.city) ? .proper : traits.contains(.family) ? .plain : .bare }
    return isListed || isStranger(index) ? .proper : .plain
  }

  /// "School of", "Church of the", "Crisis and", "Scott &": what may go on behind a link. "Dr. Lopez of" may not.
  private func isLinkable(_ index: Int, _ part: NamedRun.Part) -> Bool {
    if !traits(index).isDisjoint(with: [.site, .institution]) || part == .landmark { return true }
    if Self.beforeLinks.contains(token(index).value) { return true }
    return part == .proper && !Self.belonging.contains(token(index + 1).value)
  }

  /// "at", "to the", "from": words that lead to a place.
  func isPlacePreposition(before first: Int) -> Bool {
    var before = first - 1
    guard token(first).gap != .line else { return false }
    if Self.determiners.contains(token(before).value) { before -= 1 }
    if token(before).isMark("@") { return true }
    return token(before).shape == .lower && Self.leading.contains(token(before).value)
  }

  private static let describing: WordTraits = [
    .site, .specialty, .feature, .institution, .institutionPart, .institutionModifier, .numberedUnit,
  ]
  /// "St. Mary", "Mt Zion", "San Luis".
  static let shortened = WordHash.set("st ste mt ft pt saint san santa santo")
  /// "Ashtabula Co. Health Dept".
  private static let clipped = WordHash.set("co")
  private static let links = WordHash.set("of the and de la del los las le du on for")
  private static let particles = WordHash.set("of the and for with to into from by was were is are had has")
  private static let belonging = WordHash.set("of for on")
  private static let beforeLinks = WordHash.set("lady church university school college bank hospital sisters crisis")
  static let determiners = WordHash.set("the a an our their his her its my")
  private static let leading = WordHash.set(
    """
    at to from in near of by via for with under behind outside around visiting visited attends attended attending into
    inside prefers on called reached
    """)
  /// Adjectives of place names that describe anything elsewhere.
  private static let epithets = WordHash.set(
    """
    good great little long old new big white black red blue green yellow high low first second young early special our
    lady queen king co heart nuestra upper lower middle golden bright grand free open all three two seven fire
    police train bus rural rv mobile conference rescue central
    """)
  /// Everyday words that in front of a head describe a service.
  private static let describers = WordHash.set(
    """
    interventional skilled voice travel opinion comprehensive advanced integrated integrative collaborative invasive
    minimally poison control movement memory lifestyle weight bridge concussion fracture headache anticoagulation
    refugee immigrant student employee occupational specialty private satellite referring another outside inside local
    nearest closest same different whichever whatever southern northern eastern western northeastern northwestern
    southeastern southwestern roman call contact data resource learning fitness shopping civic trauma poison crisis
    multispecialty subspecialty operating procedure recovery conference waiting living dining visual therapeutic virtual
    telehealth remote mobile walk drop after before during while despite because although also per via continue start
    attends attended visits visited lives works worked seen tx agency employer transfer transferred
    """)
}
