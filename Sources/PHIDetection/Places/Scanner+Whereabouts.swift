/// Where somebody lives, comes from, works or was taken to, when the words before say so: "moved from Kharkiv", "admitted
/// to Shodair", "drives truck for Almond Haulers", "Employer: Brannock Steel".
///
/// States and countries alone are left alone. Misses: a place in small letters, and one that nothing announces.
extension Scanner {
  /// Whether a place that is announced begins at this capitalised word; adds it.
  func announcedPlace(at index: Int) -> Bool {
    let before = token(index - 1)
    if before.isMark(":") { return labelledPlace(at: index, label: index - 2) }
    if before.isCapitalised, isLabel(index - 1), Self.labels.contains(before.value),
      labelledPlace(at: index, label: index - 1)
    {
      return true
    }
    guard before.shape == .lower, before.isWord, before.gap != .line, token(index).gap == .space else { return false }
    if Self.ways.contains(before.value) { return placeOnTheWay(at: index) }
    if Self.alongs.contains(before.value) { return streetInPassing(at: index) }
    guard Self.prepositions.contains(before.value) || before.value == Word.the && branchBehindArticle(at: index) else {
      return false
    }
    let reason = reason(before: index - 1)
    if before.value != Word.the, namesake(at: index, reason) { return true }
    if before.value == Word.at, reason == .care || isInSentence(index), everydayName(at: index) { return true }
    guard let reason else { return false }
    guard let run = properRun(from: index), isBelievable(run, index, reason) else { return false }
    // "Truth or Consequences": the gazetteer may know more of it.
    if let town = placePhrase(at: index), town.last > run.last, town.traits.contains(.city) { return false }
    add(.address, index, namedRunEnd(run.last), .unknownPlace, .upheld)
    return true
  }

  /// "lives past Teec Nos Pos", "left out beyond Turkey Knob", "lives up Paint Creek".
  private func placeOnTheWay(at index: Int) -> Bool {
    guard token(index).shape == .capital || token(index).shape == .upper && token(index - 1).shape == .lower,
      let run = properRun(from: index), run.named > 0 || run.plains > 0 && run.last > index,
      traits(run.last + 1).isDisjoint(with: [.eponymNoun, .unit]),
      traits(index).isDisjoint(with: [.eponym, .given]), run.last > index || !traits(index).contains(.country)
    else { return false }
    guard run.last > index || isStranger(index) || traits(index).contains(.city),
      token(index - 1).value != Word.up || (2...3).contains(where: { Self.homes.contains(token(index - $0).value) })
    else { return false }
    add(.address, index, namedRunEnd(run.last), .unknownPlace, run.last > index ? .upheld : .weak)
    return true
  }

  /// "the pharmacy on Depot says", "Maxine's on Pickwick": a street by its name alone, behind what stands along streets.
  private func streetInPassing(at index: Int) -> Bool {
    let next = token(index + 1)
    guard token(index).shape == .capital, token(index).count > 3, part(at: index) != .none,
      Self.alongStreets.contains(token(index - 2).value), token(index - 1).gap == .space,
      traits(index).isDisjoint(with: [.thing, .namesake, .keyword, .eponym, .unit, .chain, .country]),
      next.gap == .line || next.shape == .lower && next.isWord || next.kind == .mark && !isJoined(index + 2)
    else { return false }
    add(.address, index, index, .streetName, .weak)
    return true
  }

  /// "F/V Sally Ann", "M/V STR. JOLIET": a vessel by its name, whose first letter stands here.
  func vessel(at index: Int) {
    guard token(index + 1).isMark("/"), isJoined(index + 1), token(index + 2).isInitial, isJoined(index + 2),
      Self.vessels.contains(WordHash.join(token(index).value, token(index + 2).value))
    else { return }
    var last = index + 2
    while last - index < 6, token(last + 1).isCapitalised, token(last + 1).gap == .space || token(last).isMark(".") {
      last += 1
      if token(last).count <= 3, token(last + 1).isMark("."), isJoined(last + 1), token(last + 2).isCapitalised {
        last += 1
      }
    }
    guard last > index + 2 else { return }
    add(.address, index, last, .institution, .upheld)
  }

  /// "tended bar at Wolski's.", "drives for Schwan's": the shop of somebody, with nothing of his behind.
  private func namesake(at index: Int, _ reason: Reason?) -> Bool {
    let preposition = token(index - 1).value
    let next = token(index + 3)
    guard token(index + 1).isMark("'"), isJoined(index + 1), token(index + 2).value == Word.s,
      isJoined(index + 2),
      preposition == Word.at || reason == .work || preposition == Word.from && isStranger(index),
      token(index).shape == .capital, traits(index).isDisjoint(with: [.eponym, .thing, .namesake, .ordinary, .title]),
      next.gap == .line || next.kind == .mark && isRunEnd(index + 2) && !next.isMark("-")
        || next.shape == .lower && Self.afterShops.contains(next.value)
    else { return false }
    add(.address, index, index + 2, .unknownPlace, .weak)
    return true
  }

  /// Whether the words around are written as in a sentence: a capital says something here.
  private func isInSentence(_ index: Int) -> Bool {
    let (before, next) = (token(index - 2), token(index + 1))
    return before.shape == .lower && before.isWord && token(index - 1).gap == .space
      && !Self.looks.contains(before.value)
      && traits(index).isDisjoint(with: [.thing, .namesake, .site, .specialty, .feature, .chain, .country])
      && (next.shape == .lower && next.isWord || next.kind == .mark && !isJoined(index + 2) || next.gap == .line)
  }

  /// "had the baby at Regions", "seen at Unity": an everyday word with a capital in mid-sentence.
  private func everydayName(at index: Int) -> Bool {
    let word = token(index)
    guard word.shape == .capital, word.count > 4, !Self.noPlaces.contains(word.value),
      word.traits.isSubset(of: Self.everyday), token(index + 1).gap != .none || token(index + 1).kind == .mark,
      !token(index + 1).isCapitalised || token(index + 1).gap == .line, !token(index + 1).isDigits,
      !token(index + 1).isMark("-"), !token(index + 1).isMark("/"),
      traits(index + 1).isDisjoint(with: [.eponymNoun, .unit])
    else { return false }
    add(.address, index, namedRunEnd(index), .unknownPlace, .upheld)
    return true
  }

  /// "behind the Shell on Cerrillos", "walking to the Greyhound on Ninth": with the street behind it, a shop.
  private func branchBehindArticle(at index: Int) -> Bool {
    guard let run = properRun(from: index), run.last - index < 4, run.named + run.plains > 0,
      Self.branches.contains(token(run.last + 1).value), token(run.last + 1).gap == .space,
      let end = crossStreetEnd(run.last + 2)
        ?? (Self.nearby.contains(token(index - 2).value) && part(at: run.last + 2).isNamed ? run.last + 2 : nil)
    else { return false }
    add(.address, index, end, .institution, .upheld)
    return true
  }

  private enum Reason { case home, care, work }

  /// What the words before a preposition speak of.
  private func reason(before preposition: Int) -> Reason? {
    let word = token(preposition).value
    for step in 1...(word == Word.at ? 6 : 4) {
      let cue = token(preposition - step)
      guard cue.isWord || cue.isDigits || cue.isMark("/") else { return nil }
      if step > 4, !Self.cares.contains(cue.value) { continue }
      if Self.homes.contains(cue.value) { return Self.ofWork.contains(word) ? nil : .home }
      if Self.cares.contains(cue.value) { return Self.toCare.contains(word) ? .care : nil }
      if word == Word.at, Self.visits.contains(cue.value) { return .care }
      if Self.works.contains(cue.value) { return Self.atWork.contains(word) ? .work : nil }
      if cue.gap == .line { return nil }
    }
    return nil
  }

  private struct ProperRun {
    var last: Int
    var named = 0
    var plains = 0
  }

  /// The capitalised words that begin here.
  private func properRun(from index: Int) -> ProperRun? {
    var run = ProperRun(last: index - 1)
    var next = index
    while next - index < 8, token(next).isCapitalised,
      next == index || token(next).gap != .line && !isAfterWideGap(next)
    {
      switch part(at: next) {
      // "Blackfoot Logging": a word that describes may follow one that names.
      case .bare where run.named > 0 && token(next).shape == .capital: break
      case .none, .bare: return run.last < index ? nil : run
      case .generic: break
      case .plain: run.plains += 1
      case .landmark, .proper: run.named += 1
      }
      run.last = next
      next += 1
      let joint = token(next)
      if joint.isMark("'"), isJoined(next), token(next + 1).count == 1, isJoined(next + 1) {
        run.last = next + 1
        next += 2
      } else if joint.isMark("-"), isJoined(next), isJoined(next + 1) {
        next += 1
      } else if joint.isMark("."), isJoined(next), Self.shortened.contains(token(next - 1).value) {
        next += 1
      } else if joint.isMark("&"), token(next + 1).isCapitalised {
        next += 1
      }
    }
    return run.last < index ? nil : run
  }

  private func isBelievable(_ run: ProperRun, _ index: Int, _ reason: Reason) -> Bool {
    let first = token(index)
    let next = token(run.last + 1)
    guard traits(run.last + 1).isDisjoint(with: [.eponymNoun, .unit]), !next.isDigits || next.gap == .none,
      !(next.isMark(",") && traits(run.last + 2).contains(.credential) && token(run.last + 2).shape == .upper)
    else { return false }
    if run.last == index {
      guard first.count > 2, first.traits.isDisjoint(with: [.country, .chain, .state, .eponym]) else { return false }
      if first.shape == .upper, first.count < 5 { return false }
    } else if isLand(index, run.last) {
      return false
    }
    if run.named > 0 { return true }
    if first.shape == .upper { return false }
    // "works for Intel".
    if reason == .work, run.plains > 0, first.shape == .capital, first.count > 3, first.traits.isSubset(of: .ofPlaces) {
      return true
    }
    return run.plains > 1 || run.plains > 0 && (reason == .home || token(index - 1).value == Word.at)
  }

  /// "North Carolina", "South Korea", "Saudi Arabia".
  private func isLand(_ first: Int, _ last: Int) -> Bool {
    if let phrase = placePhrase(at: first), phrase.last == last, phrase.traits.contains(.state) { return true }
    return last == first + 1
      && (traits(last).contains(.country) || Self.landEnds.contains(token(last).value))
  }

  /// "Employer: Brannock Steel", "School: Paloma Elementary".
  private func labelledPlace(at index: Int, label: Int) -> Bool {
    // "School: Chief Joseph Middle": a word of everyday may begin it.
    let start = part(at: index) == .bare && token(index + 1).gap == .space ? index + 1 : index
    if Self.labels.contains(token(label).value), let run = properRun(from: start), token(index).gap != .line,
      run.named > 0 && !(run.last == index && traits(index).contains(.chain)) || run.plains > 1
    {
      addSite(index, namedRunEnd(run.last), .upheld)
      return true
    }
    return label < index - 1 && answeredTown(at: index)
  }

  /// A label without its colon: it begins a line or a field of a form, or space parts it from its value.
  private func isLabel(_ index: Int) -> Bool {
    let (label, value) = (token(index), token(index + 1))
    guard value.gap == .space else { return false }
    return value.start - label.end > 1 || label.gap == .line || isAfterWideGap(index) || token(index - 1).isMark(".")
      || token(index - 1).isMark("|")
  }

  /// "What town? Caller: Millinocket."
  private func answeredTown(at index: Int) -> Bool {
    let end = token(index + 1)
    guard end.isMark(".") || end.isMark(",") || end.gap == .line, isStranger(index),
      (4...12).contains(where: { Self.towns.contains(token(index - $0).value) })
    else { return false }
    add(.address, index, index, .unknownPlace, .upheld)
    return true
  }

  /// "5 Whippoorwill Trace, Ellijay": a stranger after a street.
  func townAfterStreet(at index: Int) -> Bool {
    guard token(index - 1).isMark(","), token(index).gap == .space, token(index - 2).isCapitalised,
      !traits(index - 2).isDisjoint(with: [.street, .landmark, .feature]),
      (3...5).contains(where: { token(index - $0).isDigits }), isStranger(index),
      !token(index + 1).isCapitalised || token(index + 1).gap == .line || traits(index + 1).contains(.stateCode)
    else { return false }
    add(.address, index, townEnd(index) ?? index, .city, .upheld)
    return true
  }

  /// "BROKEN BOW OK 74728", "Arab AL": up to three capitalised words before a state in letters, without a comma.
  func townBeforeState(at state: Int) {
    let code = token(state)
    guard code.shape == .upper, code.gap == .space, !code.traits.contains(.idCue), token(state - 1).isCapitalised else {
      return
    }
    let zip = token(state + 1)
    let hasZip = zip.isDigits && zip.count == 5 && zip.gap == .space
    guard hasZip || Self.plainCodes.contains(code.value) && token(state - 1).shape != .upper && !zip.isDigits,
      hasZip || !zip.isCapitalised || zip.gap == .line
    else { return }
    var first = state
    var isNamed = false
    while state - first < 3, token(first).gap == .space, token(first - 1).isCapitalised, token(first - 1).count > 2 {
      let part = part(at: first - 1)
      if part == .none || traits(first - 1).contains(.street) || !hasZip && part == .bare { break }
      isNamed = isNamed || part.isNamed
      first -= 1
    }
    let isAnnounced = token(first - 1).isMark(",") || traits(first - 1).contains(.placePreposition)
    guard first < state, hasZip || isNamed || isAnnounced else { return }
    add(.address, first, hasZip ? state + 1 : state, .city, .upheld)
  }

  private static let alongs = WordHash.set("on off")
  private static let alongStreets = WordHash.set(
    """
    pharmacy hall store shop church house place office clinic apartment apt stop corner diner bar bakery laundromat
    station school library motel garage salon lot camp bodega market restaurant shelter mosque temple botanica
    """)
  private static let vessels = WordHash.slashed("f/v m/v s/v r/v t/v")
  private static let afterShops = WordHash.set(
    "and or on in til till until every with since for when but then last this today yesterday after before because")
  private static let looks = WordHash.set("look looks looking looked aimed")
  private static let ways = WordHash.set("past beyond behind up")
  private static let branches = WordHash.set("on at off")
  private static let nearby = WordHash.set("behind near outside by at to")
  private static let everyday: WordTraits = WordTraits.ofPlaces.union([.ordinary, .doubtful, .phraseStart, .thingStart])
  /// What care is given at.
  static let noPlaces = WordHash.set(
    """
    baseline rest home bedside discharge admission worst best night noon triage intake clinic presentation follow least
    first birth times bedtime present arrival onset lunch breakfast dinner start risk level shift change hospital urgent
    emergency outside inpatient outpatient rehab school daycare therapy dialysis radiology oncology cardiology surgery
    """)
  private static let visits = WordHash.set(
    """
    mri ct xray echo seen evaluated treated delivered born baby surgery operated followed follows scan imaging labs
    lab bloodwork records
    visit visits appointment appt stay stayed inpatient colonoscopy workup class classes hurt injured fell ot pt
    """)
  private static let prepositions = WordHash.set("at in from to near of for by with outside")
  private static let toCare = WordHash.set("at to from in")
  private static let atWork = WordHash.set("at for by with from")
  private static let ofWork = WordHash.set("for by with")
  private static let homes = WordHash.set(
    """
    lives lived living moved moving moves resides residing born raised grew relocated immigrated emigrated native
    tourist
    visitor refugee hails originally resident town city village
    """)
  private static let cares = WordHash.set(
    "transferred admitted flown taken transported airlifted discharged hospitalized transfer diverted lifeflighted")
  private static let works = WordHash.set(
    """
    works worked working work job employed employee employer drives drove trucker shift shifts retired teaches taught
    coworker internship hired cook waiter waitress cna janitor custodian clerk cashier welder mechanic foreman driver
    """)
  private static let landEnds = WordHash.set(
    "zealand arabia salvador rica lanka kong leone coast republic kingdom states faso rico islands guinea emirates")
  private static let labels = WordHash.set(

    """
    employer emp agency pharmacy school facility church practice company daycare preschool shelter hospital hosp snf
    workplace hha dialysis hospice rehab ltac alf receiving sending destination dest sponsor dme ambulance
    """)
  private static let towns = WordHash.set("town city county village")
  /// Codes that are hardly anything but a state.
  private static let plainCodes = WordHash.set(
    "ak al az fl ga ia il ks ky mn mo nc nd ne nh nj nm nv ny oh sc sd tn tx ut vt wi wv wy")
}
