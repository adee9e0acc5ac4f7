/// Collects hashes of every form in which a patient's values are recognised.
struct PatientIndexBuilder {
  private var keys: [PatientKey] = []
  private var entries: [UInt64] = []
  /// The owner of each entry.
  private var owners: [UInt32] = []
  private var firstWords = HashSet()
  private var allWords = HashSet()
  private var identifiers: [UInt64] = []

  /// `expected`: how many patients there will be at least.
  init(expecting expected: Int) {
    keys.reserveCapacity(expected)
    entries.reserveCapacity(expected * 9)
    owners.reserveCapacity(expected * 9)
    identifiers.reserveCapacity(expected * 2)
  }

  mutating func add(_ patient: KnownPatient) {
    guard keys.count < Int(PatientIndex.sharedBit) - 1 else { return }
    keys.append(patient.key)
    for name in patient.names { add(name) }
    for address in patient.addresses { addAddress(address) }
    for email in patient.emails {
      let bytes = IndexedText.folded(email).filter { $0 > 0x20 }
      if !bytes.isEmpty { insert(.email, WordHash.word(bytes)) }
    }
    addIdentifier(.mrn, patient.mrn)
    for phone in patient.phones { addPhone(phone) }
    for other in patient.otherIDs { addIdentifier(IndexedText.isSocialSecurity(other) ? .ssn : .otherID, other) }
    if let date = patient.birthDate {
      insert(.birthDate, UInt64(max(0, date.year * 10_000 + date.month * 100 + date.day)))
    }
  }

  func build() -> PatientIndex {
    guard !entries.isEmpty else {
      return PatientIndex(
        keys: keys, slots: [], shared: [], firstWords: BitFilter(expecting: 0),
        allWords: BitFilter(expecting: 0), identifiers: BitFilter(expecting: 0))
    }
    let capacity = entries.count + entries.count / 4 + 2
    var slots = [UInt64](repeating: 0, count: capacity)
    var shared: [[UInt32]] = []
    for (place, key) in entries.enumerated() {
      var slot = PatientIndex.firstSlot(of: key, among: capacity)
      let mark = PatientIndex.mark(of: key)
      while slots[slot] != 0, slots[slot] >> 32 != mark { slot = slot + 1 == capacity ? 0 : slot + 1 }
      if slots[slot] == 0 {
        slots[slot] = mark << 32 | UInt64(owners[place])
      } else {
        Self.share(owners[place], &slots[slot], &shared)
      }
    }
    var identifierFilter = BitFilter(expecting: identifiers.count)
    for hash in identifiers { identifierFilter.insert(hash) }
    return PatientIndex(
      keys: keys, slots: slots, shared: shared, firstWords: firstWords.filter(), allWords: allWords.filter(),
      identifiers: identifierFilter)
  }

  private static func share(_ owner: UInt32, _ slot: inout UInt64, _ shared: inout [[UInt32]]) {
    let present = UInt32(truncatingIfNeeded: slot)
    if present == owner { return }
    guard present & PatientIndex.sharedBit != 0 else {
      slot = (slot & ~0xFFFF_FFFF) | UInt64(PatientIndex.sharedBit | UInt32(shared.count))
      shared.append([present, owner])
      return
    }
    let list = Int(present & ~PatientIndex.sharedBit)
    guard shared[list].count < KnownPatients.sharedOwnersMax, shared[list].last != owner else { return }
    shared[list].append(owner)
  }

  private mutating func insert(_ domain: IndexDomain, _ hash: UInt64) {
    entries.append(domain.key(hash))
    owners.append(UInt32(keys.count - 1))
  }

  // MARK: Names

  private mutating func add(_ name: KnownPatient.Name) {
    let family = IndexedText.words(name.family)
    let given = name.given.map { IndexedText.words($0) }.filter { !$0.isEmpty }
    guard let first = given.first, let firstWord = first.first, !family.isEmpty else {
      addName(.name, given.flatMap(\.self), family)
      return
    }
    var families = [family]
    if family.count > 1 { families.append([WordHash.word(IndexedText.letters(name.family))]) }
    var calledNames = [first]
    if given.count > 1 { calledNames.append(given.flatMap(\.self)) }
    if first.count > 1 { calledNames.append([firstWord]) }
    calledNames += (Nicknames.others[firstWord] ?? []).map { [$0] }
    for family in families {
      for called in calledNames { addName(.name, called, family) }
    }
    if let initial = IndexedText.letters(name.given.first ?? "").first {
      let letter = WordHash.word([initial])
      addName(.initialName, [letter], family)
    }
  }

  /// Either part may come first.
  private mutating func addName(_ domain: IndexDomain, _ called: [UInt64], _ family: [UInt64]) {
    guard called.count + family.count > 1, called.count + family.count <= PhraseLimits.wordsMax else { return }
    if let first = called.first { firstWords.insert(first) }
    if let first = family.first { firstWords.insert(first) }
    var sum: UInt64 = 0
    for word in called { sum = WordHash.gather(sum, word) }
    for word in family { sum = WordHash.gather(sum, word) }
    for word in called { allWords.insert(word) }
    for word in family { allWords.insert(word) }
    insert(domain, sum)
  }

  private mutating func addSequence(_ domain: IndexDomain, _ words: [UInt64]) {
    guard let first = words.first, words.count > 1, words.count <= PhraseLimits.wordsMax else { return }
    firstWords.insert(first)
    for word in words { allWords.insert(word) }
    insert(domain, words.dropFirst().reduce(first, WordHash.join))
  }

  private mutating func addAddress(_ address: String) {
    let whole = IndexedText.addressWords(address)
    let line = IndexedText.addressWords(String(Substring(address.utf8.prefix { $0 != UInt8(ascii: ",") })))
    for words in line == whole ? [whole] : [line, whole] where words.count > 1 && words.count <= PhraseLimits.wordsMax {
      addSequence(.address, words)
    }
  }

  // MARK: Numbers

  private mutating func addIdentifier(_ domain: IndexDomain, _ text: String) {
    let bytes = IndexedText.alphanumerics(text)
    addIdentifier(domain, bytes)
    let prefix = Array("mrn".utf8)
    if bytes.starts(with: prefix) { addIdentifier(domain, Array(bytes.dropFirst(prefix.count))) }
  }

  private mutating func addIdentifier(_ domain: IndexDomain, _ bytes: [UInt8]) {
    guard bytes.count >= PhraseLimits.identifierMin, bytes.count <= PhraseLimits.identifierMax,
      bytes.contains(where: ASCII.isDigit)
    else { return }
    let hash = WordHash.word(bytes)
    identifiers.append(hash)
    insert(domain, hash)
  }

  private mutating func addPhone(_ phone: String) {
    var digits = IndexedText.alphanumerics(phone).filter(ASCII.isDigit)
    if digits.count == 11, digits.first == UInt8(ascii: "1") { digits.removeFirst() }
    addIdentifier(.phone, digits)
  }
}

/// Bounds of what the index matches.
enum PhraseLimits {
  static let wordsMax = 12
  static let nameWordsMax = 6
  /// Bytes of an identifier without its punctuation.
  static let identifierMin = 4
  static let identifierMax = 40
}
