/// Named places by the word they end with: hospitals, practices, schools, churches, shops, employers, buildings, counties
/// (45 CFR 164.514(b)(2)(i)(B)). A head without a proper word before it is a department or a sort of place, and is left
/// alone.
///
/// Misses: names of everyday words only, outside of a phrase of place.
extension Scanner {
  /// A place whose last word, or whose only telling one, stands here.
  func site(at index: Int) {
    let head = token(index)
    if head.traits.contains(.chain), chain(at: index) { return }
    if head.traits.contains(.numberedUnit), numberedUnit(at: index) { return }
    guard !head.traits.isDisjoint(with: .endsPlace) else { return }
    if head.value == Self.acute, !token(index - 1).isMark("-") || token(index - 2).value != Word.post { return }
    if Self.pairs.contains(head.value), !Self.partsOfPairs.contains(token(index - 1).value) { return }
    guard head.isCapitalised else { return uncapitalisedHead(at: index) }
    if Self.shortened.contains(head.value) { return }
    if continuesRun(index) || isContinuation(index) && !token(index - 1).isMark("-") { return }
    let run = namedRun(before: index)
    if run.count > 0, isPlace(run, index) { return addSite(withTitle(run.first, index), namedRunEnd(index)) }
    // "Baptist East", "Methodist North".
    if Self.denominations.contains(head.value), token(index + 1).gap == .space, token(index + 1).shape == head.shape,
      traits(index + 1).contains(.direction), token(index + 1).count > 3
    {
      return addSite(run.count > 0 ? run.first : index, namedRunEnd(index + 1))
    }
    // "First Congregational", "Mount Zion Baptist".
    if Self.denominations.contains(head.value), run.count == 1, Self.numbered.contains(token(index - 1).value) {
      return addSite(index - 1, namedRunEnd(index))
    }
    // "transferred to Mercy".
    if run.count == 0, Self.shortNames.contains(head.value), isPlacePreposition(before: index) {
      return addSite(index, namedRunEnd(index))
    }
    headOf(index, run)
  }

  func addSite(_ first: Int, _ last: Int, _ confidence: Confidence = .fair) {
    add(.address, first, last, .institution, confidence)
  }

  /// "Dr. Smith's Office": the title belongs to the practice's name.
  private func withTitle(_ first: Int, _ head: Int) -> Int {
    guard Self.owned.contains(token(head).value), token(first).gap == .space else { return first }
    let title = token(first - 1).isMark(".") ? first - 2 : first - 1
    return token(title).isCapitalised && traits(title).contains(.title) ? title : first
  }

  /// Whether a further head follows, which takes this one in.
  private func continuesRun(_ index: Int) -> Bool {
    let next = token(index + 1)
    guard next.isCapitalised, next.gap == .space, !next.traits.isDisjoint(with: .endsPlace) else { return false }
    return !Self.pairs.contains(next.value) || Self.partsOfPairs.contains(token(index).value)
  }

  /// Whether what stands before a head names a place with it.
  private func isPlace(_ run: NamedRun, _ index: Int) -> Bool {
    let head = token(index)
    if companyEnd(index) > index { return true }
    let isAt = isPlacePreposition(before: run.first)
    if head.traits.contains(.institution) || Self.pairs.contains(head.value) {
      if run.isNamed { return true }
      return run.plains > 0 && (!Self.departments.contains(head.value) || isAt || run.plains > 1)
    }
    if head.traits.contains(.site) {
      if run.isNamed || run.plains > 0 && (isAt || Self.sureSites.contains(head.value)) { return true }
      return run.generics > 0 && isAt && Self.sureSites.contains(head.value)
    }
    if head.traits.contains(.specialty) {
      // "Mohs Surgery", "Doppler Imaging": an operation or a method is often named after somebody.
      if Self.methods.contains(head.value) {
        if run.plains > 0, token(run.first - 1).value == Word.at { return true }
        return run.hasTown || run.isNamed && (run.landmarks > 0 && run.count > 1 || run.generics > 0 || isAt)
      }
      return run.isNamed || run.plains > 0 && (isAt && run.count > 1 || isBrand(run.first))
    }
    if head.traits.contains(.institutionPart), Self.certainParts.contains(head.value) {
      return run.isNamed || run.plains > 0 && isAt && run.count > 1
    }
    // "Dr. Smith's Office".
    if run.isNamed, Self.owned.contains(head.value), token(index - 2).isMark("'") { return true }
    if run.named > 1 || run.isNamed && (isAt || run.count > 1 || run.hasTown) { return true }
    if Self.sureFeatures.contains(head.value) {
      return run.isNamed || run.count > 0 && index - run.first > 1 && Self.civicEnds.contains(head.value)
    }
    if Self.rooms.contains(head.value), run.landmarks > 0 { return true }
    return isAt && run.plains > 0 && !Self.bodyFeatures.contains(head.value) && head.traits.contains(.feature)
  }

  /// "records from Ridgeline Orthopedics": in mid-sentence an everyday word before a specialty, unless it describes it.
  private func isBrand(_ first: Int) -> Bool {
    guard token(first).gap == .space, token(first).shape == .capital,
      token(first - 1).shape == .lower, !token(first - 1).isMark("."), !token(first - 1).isMark("-"),
      part(at: first) == .plain
    else { return false }
    let letters = bytes[Int(token(first).start)..<Int(token(first).end)]
    return !Self.descriptiveEndings.contains { ending in
      letters.count > ending.count && letters.suffix(ending.count).elementsEqual(ending)
    }
  }

  /// "University of Wabash", "Open MRI of Yakima", "Children's Hospital of the Ozarks", "the Villages at Pawleys": the
  /// name follows its head.
  private func headOf(_ index: Int, _ run: NamedRun) {
    let head = token(index)
    let isAt = isPlacePreposition(before: run.first)
    let isKind = !head.traits.isDisjoint(with: [.institution, .site])
    if Self.leaders.contains(head.value), token(index + 1).gap == .space,
      part(at: index + 1).isNamed || Self.camps.contains(head.value) && part(at: index + 1) == .plain
    {
      return addSite(index, namedRunEnd(index + 1))
    }
    if token(index + 1).value == Word.at {
      guard Self.estates.contains(head.value), let end = linkedPhraseEnd(index) else { return }
      return addSite(run.first, end)
    }
    if token(index + 1).value == Word.of || token(index + 1).value == Word.for,
      let end = linkedPhraseEnd(index)
    {
      let named = token(index + 2).value == Word.the ? index + 3 : index + 2
      let isNamed =
        part(at: named).isNamed && !traits(named).contains(.family) || !traits(named).isDisjoint(with: [.city, .state])
      guard isNamed || isKind && run.count > 0, run.count > 0 || isKind else { return }
      return addSite(run.first, namedRunEnd(end))
    }
    guard run.generics > 0 else { return }
    let end = namedRunEnd(index)
    if isKind || Self.certainParts.contains(head.value), endsInTown(end, after: index) {
      return addSite(run.first, end)
    }
    // "at General Hospital": in a sentence a hospital that is only described is still one certain hospital.
    guard isAt, !Word.articles.contains(token(run.first - 1).value), isCivic(run, index) else { return }
    addSite(run.first, end, .contested)
  }

  /// "Children's Hospital Los Angeles", "Cancer Center in New York".
  private func endsInTown(_ end: Int, after head: Int) -> Bool {
    guard end > head else { return false }
    return (head + 1...end).contains { token($0).isCapitalised && !traits($0).isDisjoint(with: [.city, .state]) }
      || (head + 1..<end).contains { place in
        placePhrase(at: place).map { !$0.traits.isDisjoint(with: [.city, .state]) } ?? false
      }
  }

  /// "City Hospital", "Central Medical Center", "County General": whose hospital it is, not what it treats.
  private func isCivic(_ run: NamedRun, _ index: Int) -> Bool {
    let isCivic = (run.first...index).contains { Self.civic.contains(token($0).value) }
    if token(index).traits.contains(.institution), !Self.departments.contains(token(index).value) { return true }
    guard isCivic else { return false }
    return token(index).traits.contains(.institution) || Self.certainParts.contains(token(index).value)
      || Self.sureFeatures.contains(token(index).value)
  }

  // MARK: Small letters

  /// "the Gold Kist plant", "at verdugo hills campus", "Eastgate site", "cabin Otter".
  private func uncapitalisedHead(at index: Int) {
    let head = token(index)
    guard head.gap == .space else { return }
    if Self.shortened.contains(head.value) { return smallSaint(at: index) }
    if Self.shortNames.contains(head.value), Self.straight.contains(token(index - 1).value) {
      return addSite(index, index)
    }
    if head.traits.contains(.specialty) { return smallSpecialty(at: index) }
    guard Self.smallHeads.contains(head.value) else {
      if Self.smallRunHeads.contains(head.value) { smallRun(before: index) }
      return
    }
    if token(index - 1).isCapitalised || token(index - 1).count == 1 && token(index - 2).isMark("'") {
      let run = namedRun(before: index)
      guard run.isNamed || run.plains > 0 else { return }
      let isSure =
        run.landmarks > 0 || run.hasTown || run.propers > 1 || run.propers > 0 && index - run.first > 1
        || endsLikeTown(run.first)
      let isAt = isPlacePreposition(before: run.first)
      // Dentists build bridges, too: "Maryland bridge".
      if Self.bridges.contains(head.value), !isAt { return }
      if Self.looseHeads.contains(head.value), !isSure, !(isAt && run.isNamed && Self.works.contains(head.value)) {
        return
      }
      guard isSure || isAt || Self.determiners.contains(token(run.first - 1).value) || run.count > 1 else { return }
      return addSite(withTitle(run.first, index), linkedPhraseEnd(index) ?? placeNumberEnd(index) ?? index)
    }
    if Self.cabins.contains(head.value), token(index + 1).gap == .space, part(at: index + 1).isNamed {
      return addSite(index + 1, index + 1)
    }
    smallRun(before: index)
  }

  /// "f/u Saddleback cardiology", "at ohio valley neuro": never behind what may be a person.
  private func smallSpecialty(at index: Int) {
    let before = token(index - 1)
    guard before.isCapitalised else { return smallRun(before: index) }
    let people: WordTraits = [.given, .family, .title]
    guard before.shape == .capital, !isContinuation(index - 1), before.traits.isDisjoint(with: people),
      before.count > 4,
      part(at: index - 1) == .landmark || before.traits.contains(.city),
      token(index - 2).isCapitalised || !traits(index - 2).contains(.title)
    else { return }
    let run = namedRun(before: index)
    guard (run.first..<index).allSatisfy({ traits($0).isDisjoint(with: people) }) else { return }
    addSite(run.first, index)
  }

  /// "book santa lucia", "at saint agatha".
  private func smallSaint(at index: Int) {
    let next = token(index + 1)
    guard next.gap == .space, next.shape == .lower, next.count > 2, !token(index + 2).isMark("'"),
      next.traits.isDisjoint(with: [.ordinary, .eponymNoun])
    else { return }
    let capitalised = lexicon.capitalisedTraits(of: next.value)
    guard !capitalised.isDisjoint(with: [.given, .family, .city]) || !english.mayContain(next.value) else { return }
    let head = token(index + 2)
    let hasHead =
      head.gap == .space && (Self.smallHeads.contains(head.value) || Self.smallRunHeads.contains(head.value))
    addSite(index, hasHead ? index + 2 : index + 1)
  }

  /// "at lakeshore family clinic", "to verdugo hills campus".
  private func smallRun(before index: Int) {
    var first = index
    var named = 0
    var isListed = false
    while index - first < 4, token(first).gap == .space, token(first - 1).shape == .lower, token(first - 1).isWord {
      let word = token(first - 1)
      if let town = smallTown(endingAt: first - 1) {
        named += 2
        isListed = true
        first = town
        continue
      }
      if isNameInSmallLetters(first - 1) {
        named += 1
        let capitalised = lexicon.capitalisedTraits(of: word.value)
        isListed =
          isListed || word.traits.contains(.landmark) || !capitalised.isDisjoint(with: [.city, .family, .given])
          || endsLikeTown(first - 1)
      } else if word.traits.isDisjoint(with: [.institutionModifier, .institutionPart, .specialty]),
        !Self.smallModifiers.contains(word.value)
      {
        break
      }
      first -= 1
    }
    if named == 0, Self.refuges.contains(token(index).value) { return refuge(at: index) }
    // "at arbor hills asc": right behind "at" an everyday word begins the name.
    if isListed, token(first).gap == .space, token(first - 1).shape == .lower, token(first - 1).count > 3,
      token(first - 1).traits.isEmpty, Self.straight.contains(token(first - 2).value)
    {
      first -= 1
    }
    // One unknown word may be a slip or an abbreviation: "at teh clinic", "in outpt clinic".
    guard named > 1 || named > 0 && isListed,
      isPlacePreposition(before: first) || named > 1 && Self.determiners.contains(token(first - 1).value)
    else { return }
    addSite(first, index)
  }

  /// "sleeps at open door mission": two or three everyday words right behind "at" that do not describe it.
  private func refuge(at index: Int) {
    var first = index
    while index - first < 3, token(first).gap == .space, token(first - 1).shape == .lower, token(first - 1).count > 2,
      !Self.refugeKinds.contains(token(first - 1).value), !Self.straight.contains(token(first - 1).value)
    {
      first -= 1
    }
    guard index - first > 1, Self.straight.contains(token(first - 1).value), token(first).gap == .space else { return }
    addSite(first, index)
  }

  /// A word in small letters that lists call a landmark or town, or that is no English word.
  func isNameInSmallLetters(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.shape == .lower, word.count > 2 else { return false }
    if word.traits.contains(.landmark) { return true }
    let capitalised = lexicon.capitalisedTraits(of: word.value)
    if capitalised.contains(.state), word.count > 3 { return true }
    guard word.traits.isDisjoint(with: .judged) else { return false }
    if capitalised.contains(.ordinary) { return false }
    return !english.mayContain(word.value) || !capitalised.isDisjoint(with: [.city, .state])
  }

  /// "Nursing Home", "Urgent Care": only in such pairs do these words end a name.
  private static let pairs = WordHash.set("home care living")
  private static let partsOfPairs = WordHash.set(
    """
    nursing urgent primary hospice assisted senior memory group veterans retirement convalescent funeral home family
    community behavioral mental tribal eye palliative women digestive heart vision womens s skin cancer foster adult pet
    visiting dental rural public regional emergency acute extended transitional long term
    """)
  /// Named for what they treat as often as for who runs them.
  private static let departments = WordHash.set("clinic clinics care home living hospice")
  private static let civic = WordHash.set(
    """
    city county general memorial regional university community central downtown national public methodist baptist
    presbyterian lutheran adventist veterans district municipal state metropolitan childrens children wing valley mercy
    """)
  private static let owned = WordHash.set("office practice clinic lab")
  /// Stand before the name: "Camp Tamarack", "Casa Esperanza".
  private static let leaders = WordHash.set(
    "camp casa villa rancho clinica iglesia colegio escuela hotel fort lake fci usp")
  private static let certainParts = WordHash.set(
    "center centre ctr medical med institute foundation general health group associates partners specialists network")
  private static let sureSites = WordHash.set(
    """
    elementary academy college university isd convent monastery penitentiary correctional manor apartments inn motel
    chapel cathedral parish synagogue mosque poultry trucking haulers apothecary sawmill transit
    tabernacle mission ministries
    """)
  private static let sureFeatures = WordHash.set(
    """
    samaritan heights crossing regional memorial campus pavilion intermediate va baptist lutheran methodist
    adventist rehab
    """
  )
  private static let acute = WordHash.word("acute".utf8)
  private static let civicEnds = WordHash.set("regional memorial")
  private static let denominations = WordHash.set(
    "baptist methodist lutheran presbyterian adventist congregational episcopal unitarian pentecostal apostolic mercy")
  private static let numbered = WordHash.set("first second third")
  private static let bodyFeatures = WordHash.set(
    "room field wing point place center centre station bend park ms hs lake")
  private static let rooms = WordHash.set("room cabin hall wing building unit ward tower garage deck annex lodge")
  private static let methods = WordHash.set(
    """
    medicine surgery surgical therapy imaging mri pathology radiology endo pain hearing transplant infusion gi vein
    birth
    spine
    """
  )
  /// Housing that is named after its head: "the Villages at Pawleys".
  private static let estates = WordHash.set(
    """
    village villages cottages preserve residences residence gardens terrace manor commons woods villas apartments
    shops lodge estates
    """
  )
  private static let shortNames = WordHash.set("mercy presby deaconess hopkins")
  private static let straight = WordHash.set("at to from via")
  private static let camps = WordHash.set("camp")
  private static let bridges = WordHash.set("bridge pier")
  private static let works = WordHash.set("plant mill school camp")
  private static let descriptiveEndings = ["ed", "ing", "al", "ive", "ory", "ic", "ary", "ly", "ent", "ous", "ible"].map
  {
    Array($0.utf8)
  }
  private static let cabins = WordHash.set("cabin dorm cottage")
  private static let smallHeads = WordHash.set(
    """
    plant warehouse factory mill sawmill convent monastery parish shelter jail prison campus site location branch
    elementary academy college university church chapel school camp motel inn farm ranch dairy manor apartments
    neighborhood county dealership building shipyard feedlot lab surgicenter tower lodge garage station depot bridge overpass pier marina team unit wing ward community
    clinic hospital hospice pharmacy office facility cabin center
    memorial regional
    """)
  private static let refuges = WordHash.set("mission shelter motel chapel tabernacle")
  private static let refugeKinds = WordHash.set(
    """
    the her his their our this that local nearby homeless mens womens women men family winter warming emergency animal
    domestic violence overflow cheap roadside hospital church and for with rescue temporary county city
    """)
  /// End a name in small letters only.
  private static let smallRunHeads = WordHash.set(
    """
    partners suites asc er snf alf house mission care general living manor steel trucking lumber rehab center
    medical health
    """
  )
  private static let smallModifiers = WordHash.set("mens womens open urgent immediate sleep job")
  /// Said of other things than places too: "IV site", "Epic site".
  private static let looseHeads = WordHash.set(
    """
    site location branch plant mill school camp county bridge pier team unit wing ward community station office
    facility clinic hospital pharmacy center lab
    """
  )
}
