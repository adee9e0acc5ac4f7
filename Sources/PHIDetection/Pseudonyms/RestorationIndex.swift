/// What may stand in an answer for a value of a session's map, made once and used by every restorer of the answer.
///
/// Beside each surrogate as it was given out:
/// * a **word** of an invented name or place alone, in small letters, capitals or both; the value's word comes in the same
/// * an **initial** before an invented family name ("C. Henning"), and two with full stops ("C.H.") where one person has them
/// * a **date** in any form that `WrittenDate` reads, with a month's name also without its year or its day
/// * a **number** with other separators between its letters and digits or none, a telephone also without `+1`
/// * an **e-mail address** and what else letter case says nothing about, in any letter case
/// * the **number of a house** before an invented street
///
/// What stands for several values is not restored: ages over 89, ZIP codes of one area, days of two patients that met.
public struct RestorationIndex: Sendable {
  /// Characters after a place, beyond three times the longest pseudonym, that may decide what is there.
  public static let reach = 48

  /// A surrogate as it was given out.
  struct Phrase: Sendable {
    let surrogate: [UInt32]
    let value: [UInt8]
    let isCaseFree: Bool
  }

  /// A word that stands for a word.
  struct Word: Sendable {
    let original: String
    let isName: Bool
  }

  let codes: PseudonymCodes
  let hasSurrogates: Bool
  let names: SurrogateWords
  private(set) var phrases = SortedTexts<Phrase>()
  /// Letters and digits of numbers, in capitals.
  private(set) var numbers = SortedTexts<[UInt8]>()
  private(set) var words = SortedTexts<Word>()
  private(set) var initials = RestorationInitials()
  private(set) var dates = RestorationDates()
  /// House numbers; those that stand for several are left out.
  private(set) var houses: [String: String] = [:]

  /// Takes time in the number of values that the map holds.
  public init(_ map: PseudonymMap) {
    codes = map.codes
    names = map.surrogates.names
    hasSurrogates = map.surrogates.count > 0
    guard hasSurrogates else { return }
    let entries = map.surrogates.entries
    phrases = SortedTexts(entries.map(Self.phrase))
    numbers = SortedTexts(entries.flatMap(Self.numbers))
    let places = map.surrogates.places.originals.filter { names.originals[$0.key] == nil }
    words = SortedTexts(
      names.originals.map { (Self.scalars($0.key), Word(original: $0.value, isName: true)) }
        + places.map { (Self.scalars($0.key), Word(original: $0.value, isName: false)) })
    initials = RestorationInitials(map.surrogates)
    dates = RestorationDates(entries.filter { $0.kind == .date })
    houses = Self.houses(map.surrogates.numbers)
  }

  private static func phrase(_ entry: SurrogateMap.Entry) -> (text: [UInt32], meaning: Phrase) {
    let surrogate = scalars(entry.surrogate)
    let isCaseFree =
      switch entry.kind {
      case .name, .address, .date, .age: false
      default: true
      }
    return (
      surrogate.map(Scalars.lower),
      Phrase(surrogate: surrogate, value: Array(entry.value.utf8), isCaseFree: isCaseFree)
    )
  }

  /// A number's letters and digits; also without a word before them, and without the country's code of North America.
  private static func numbers(_ entry: SurrogateMap.Entry) -> [(text: [UInt32], meaning: [UInt8])] {
    switch entry.kind {
    case .name, .address, .date, .age, .email, .url, .ip, .biometric, .photo, .zip, .labValue: return []
    case .phone, .fax, .ssn, .mrn, .healthPlan, .account, .licence, .vehicle, .device, .otherID, .npi, .dea: break
    }
    let text = scalars(entry.surrogate).filter(Scalars.isASCIIAlphanumeric).map(Scalars.upper)
    let value = Array(entry.value.utf8)
    let characters = value.filter(ASCII.isAlphanumeric)
    var forms = [(text, value)]
    if characters.count == text.count {
      let word = text.prefix { !Scalars.isDigit($0) }
      let isKept = characters.prefix(word.count).elementsEqual(word) { UInt32(ASCII.upper($0)) == $1 }
      let isAmerican = (entry.kind == .phone || entry.kind == .fax) && text.count == 11 && text.first == 0x31
      let prefix = isAmerican ? 1 : isKept ? word.count : 0
      if prefix > 0 { forms.append((Array(text.dropFirst(prefix)), Array(characters.dropFirst(prefix)))) }
    }
    // Shorter ones are found as they were given out.
    return forms.filter { $0.0.count >= 5 && $0.0.contains(where: Scalars.isDigit) }
  }

  private static func houses(_ numbers: [String: String]) -> [String: String] {
    let pairs = numbers.filter { $0.key.hasPrefix("house ") }.map { ($0.value, String($0.key.dropFirst(6))) }
    return Dictionary(grouping: pairs, by: \.0).compactMapValues { $0.count == 1 ? $0[0].1 : nil }
  }

  static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}

/// Whose initials an initial can be.
struct RestorationInitials: Sendable {
  /// By family name in lower case: what a letter stands for, before the name and between given and family name.
  private var first: [String: [UInt32: Set<UInt32>]] = [:]
  private var middle: [String: [UInt32: Set<UInt32>]] = [:]
  /// Two letters of a surrogate to those of who has them.
  private var pairs: [[UInt32]: Set<[UInt32]>] = [:]

  init() {}

  init(_ map: SurrogateMap) {
    for (family, givenNames) in map.people.givenNames {
      for given in givenNames {
        guard let surrogate = map.names.surrogates[given]?.unicodeScalars.first?.value,
          let original = given.unicodeScalars.first?.value
        else { continue }
        first[family, default: [:]][surrogate, default: []].insert(original)
        guard let familyInitial = map.names.surrogates[family]?.unicodeScalars.first?.value,
          let originalFamily = family.unicodeScalars.first?.value
        else { continue }
        pairs[[surrogate, familyInitial], default: []].insert([original, originalFamily])
      }
    }
    for (group, letters) in map.people.initials {
      let isMiddle = group.hasSuffix(" middle")
      let family = isMiddle ? String(group.dropLast(" middle".count)) : group
      for (original, surrogate) in letters {
        guard let from = surrogate.unicodeScalars.first?.value, let to = original.unicodeScalars.first?.value else {
          continue
        }
        if isMiddle {
          middle[family, default: [:]][from, default: []].insert(to)
        } else {
          first[family, default: [:]][from, default: []].insert(to)
        }
      }
    }
  }

  /// What an initial stands for before a family name; small letters.
  func original(of letter: UInt32, before family: String) -> UInt32? {
    Self.only(first[family]?[letter]) ?? Self.only(middle[family]?[letter])
  }

  /// Abbreviations that are written with full stops and are nobody.
  private static let abbreviations = Set(
    """
    ac ad ae am bc bm bp ca cc cf cp ct cv dc do dr ed eg ek er et fm gi gp gu ha hr hs hx ia ic id ie im io iq iu iv jd jr
    la lb lp ma mb md mi mr ms mt na nb nd ne no np ob od oh ok on or os ot ou pa pc pe ph pm po pr ps pt pv qd qh rn rx sc
    sl so sq st sx tb tv tx uk un us ut va vs wc
    """.split { $0 == " " || $0 == "\n" }.map { RestorationIndex.scalars(String($0)) })

  /// What two initials stand for where one person has them.
  func originals(of pair: [UInt32]) -> [UInt32]? {
    Self.abbreviations.contains(pair) ? nil : Self.only(pairs[pair])
  }

  private static func only<Element>(_ set: Set<Element>?) -> Element? { set?.count == 1 ? set?.first : nil }
}
