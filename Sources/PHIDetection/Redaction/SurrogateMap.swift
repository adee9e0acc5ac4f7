/// One session's two-way map between values and invented ones of the same form.
///
/// A value type: the owner decides where it lives and seals it, because it names everybody. Surrogates are drawn at
/// random, never derived from the person (45 CFR 164.514(c)).
///
/// * A **person** is kept by the words of the name: "Maria Lopez", "Ms. Lopez", "M. Lopez" and "LOPEZ, MARIA" become
///   "Clara Henning", "Ms. Henning", "C. Henning" and "HENNING, CLARA". Names of women stay names of women.
/// * **Dates** move by whole weeks, the same number for everything of one patient: intervals and weekdays stay true, and
///   so do "last Thursday" and other words without a day of the calendar, which are left.
/// * **Ages** over 89 become `90+`, **ZIP codes** their first three digits, or `000` where few people live there.
/// * **Numbers** keep their form and can be nobody's: telephones 555-01xx, SSN and NPI that are never issued.
///
/// What it cannot undo: ages and ZIP codes, which lose what distinguishes them, and dates that meet: of two patients, or
/// without a year.
/// What it cannot hide: the length of an interval, the weekday, who shares a family name with whom, and the state.
public struct SurrogateMap: Sendable, Codable {
  struct Entry: Sendable, Codable {
    let kind: PHIKind
    let value: String
    let surrogate: String
  }

  private(set) var entries: [Entry] = []
  var names = SurrogateWords()
  var places = SurrogateWords()
  var people = SurrogatePeople()
  /// Normalised numbers to their surrogates, both without punctuation; house numbers; dates without a year.
  var numbers: [String: String] = [:]
  /// Days by patient; the empty key is for text that is nobody's known.
  private var dayShifts: [String: Int] = [:]
  /// The year of a date that has none: the latest that was written so far.
  private(set) var yearHint: Int?

  private var byValue: [Key: Int] = [:]
  /// Places of the entries with a surrogate; more than one where it cannot be undone.
  private var bySurrogate: [String: [Int]] = [:]

  struct Key: Hashable, Sendable {
    let kind: PHIKind
    let bytes: [UInt8]
  }

  /// A new session's: nobody has a surrogate yet.
  public init() {}

  /// How many values have a surrogate, each spelling counted.
  public var count: Int { entries.count }

  /// The value behind a surrogate, exactly as it was given out; `nil` when it is none, or stands for several values.
  public func value(of surrogate: String) -> String? {
    guard let places = bySurrogate[surrogate], let first = places.first else { return nil }
    return places.allSatisfy { entries[$0].value == entries[first].value } ? entries[first].value : nil
  }

  /// The text with every surrogate that this map gave out replaced by its value, as `PseudonymRestorer` finds them. What
  /// somebody wrote that happens to be a surrogate is taken for one.
  public func restored(_ text: [UInt8]) -> [UInt8] {
    var restorer = PseudonymRestorer(map: PseudonymMap(codes: PseudonymCodes(), surrogates: self))
    return restorer.push(text) + restorer.finish()
  }

  func surrogate(for key: Key) -> String? { byValue[key].map { entries[$0].surrogate } }

  /// What a surrogate stands for: several values only where it cannot be undone.
  func values(of surrogate: String) -> [String] { (bySurrogate[surrogate] ?? []).map { entries[$0].value } }

  func isTaken(_ surrogate: String) -> Bool { bySurrogate[surrogate] != nil }

  mutating func add(_ entry: Entry) {
    byValue[Key(kind: entry.kind, bytes: Array(entry.value.utf8))] = entries.count
    bySurrogate[entry.surrogate, default: []].append(entries.count)
    entries.append(entry)
  }

  /// How many days the dates of a patient move: whole weeks, 8…156 of them, either way.
  mutating func dayShift(of patient: PatientKey?, using random: inout some RandomNumberGenerator) -> Int {
    let key = patient?.rawValue ?? ""
    if let known = dayShifts[key] { return known }
    let weeks = Int.random(in: 8...156, using: &random)
    let days = 7 * (Bool.random(using: &random) ? weeks : -weeks)
    dayShifts[key] = days
    return days
  }

  /// A date moved by its patient's days, in the form in which it is written. One without a year stays what it became
  /// first, whatever years are written later.
  mutating func proposeDate(
    _ written: WrittenDate, _ value: [UInt8], of patient: PatientKey?, using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let days = dayShift(of: patient, using: &random)
    if let year = written.year { yearHint = max(yearHint ?? year, year) }
    let key = "date \(patient?.rawValue ?? "") \(Self.key(value))"
    if written.year == nil, let known = numbers[key] { return Array(known.utf8) }
    // A year of 366 days has every day of the calendar.
    let moved = written.shifted(byDays: days, yearHint: yearHint ?? 2024)
    if written.year == nil { numbers[key] = Self.key(moved) }
    return moved
  }

  private enum CodingKeys: String, CodingKey { case entries, names, places, people, numbers, dayShifts, yearHint }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    for entry in try container.decode([Entry].self, forKey: .entries) { add(entry) }
    names = try container.decode(SurrogateWords.self, forKey: .names)
    places = try container.decode(SurrogateWords.self, forKey: .places)
    people = try container.decode(SurrogatePeople.self, forKey: .people)
    numbers = try container.decode([String: String].self, forKey: .numbers)
    dayShifts = try container.decode([String: Int].self, forKey: .dayShifts)
    yearHint = try container.decodeIfPresent(Int.self, forKey: .yearHint)
  }
}

/// Which given names and initials stood before which family name.
struct SurrogatePeople: Sendable, Codable, Hashable {
  /// Given names in lower case, by family name.
  private(set) var givenNames: [String: [String]] = [:]
  /// What stands for the initials of a family name: `m` → `c`.
  private(set) var initials: [String: [String: String]] = [:]

  mutating func add(given: String, to family: String) {
    if !(givenNames[family]?.contains(given) ?? false) { givenNames[family, default: []].append(given) }
  }

  mutating func add(initial: String, _ surrogate: String, to family: String) {
    initials[family, default: [:]][initial] = surrogate
  }
}
