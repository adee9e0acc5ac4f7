/// Collects hashes of every form in which a patient's values are recognised.
struct PatientIndexBuilder {
  private var keys: [PatientKey] = []
  private var entries: [(key: UInt64, owner: UInt32)] = []
  private var firstWords: Set<UInt64> = []
  private var allWords: Set<UInt64> = []
  private var identifiers: [UInt64] = []

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
        keys: keys, slots: [], owners: [], shared: [], firstWords: BitFilter(expecting: 0),
        allWords: BitFilter(expecting: 0), identifiers: BitFilter(expecting: 0))
    }
    let capacity = entries.count + entries.count / 3 + 2
    var slots = [UInt64](repeating: 0, count: capacity)
    var owners = [UInt32](repeating: 0, count: capacity)
    var shared: [[UInt32]] = []
    for (key, owner) in entries {
      var slot = PatientIndex.firstSlot(of: key, among: capacity)
      while slots[slot] != 0, slots[slot] != key { slot = slot + 1 == capacity ? 0 : slot + 1 }
      if slots[slot] == 0 {
        slots[slot] = key
        owners[slot] = owner
      } else {
        Self.share(owner, at: slot, &owners, &shared)
      }
    }
    return PatientIndex(
      keys: keys, slots: slots, owners: owners, shared: shared, firstWords: filter(firstWords),
      allWords: filter(allWords), identifiers: filter(identifiers))
  }

  private static func share(_ owner: UInt32, at slot: Int, _ owners: inout [UInt32], _ shared: inout [[UInt32]]) {
    let present = owners[slot]
    if present == owner { return }
    guard present & PatientIndex.sharedBit != 0 else {
      owners[slot] = PatientIndex.sharedBit | UInt32(shared.count)
      shared.append([present, owner])
      return
    }
    let list = Int(present & ~PatientIndex.sharedBit)
    guard shared[list].count < KnownPatients.sharedOwnersMax, shared[list].last != owner else { return }
    shared[list].append(owner)
  }

  private func filter(_ hashes: some Collection<UInt64>) -> BitFilter {
    var filter = BitFilter(expecting: hashes.count)
    for hash in hashes { filter.insert(hash) }
    return filter
  }

  private mutating func insert(_ domain: IndexDomain, _ hash: UInt64) {
    entries.append((domain.key(hash), UInt32(keys.count - 1)))
  }

  // MARK: Names

  private mutating func add(_ name: KnownPatient.Name) {
    let family = IndexedText.words(name.family)
    let given = name.given.map { IndexedText.words($0) }.filter { !$0.isEmpty }
    guard let first = given.first, let firstWord = first.first, !family.isEmpty else {
      let all = given.flatMap(\.self) + family
      if all.count > 1 { addSequence(.name, all) }
      return
    }
    var families = [family]
    if family.count > 1 { families.append([WordHash.word(IndexedText.letters(name.family))]) }
    var calledNames = [first, given.flatMap(\.self)]
    if first.count > 1 { calledNames.append([firstWord]) }
    calledNames += (Nicknames.others[firstWord] ?? []).map { [$0] }
    for family in families {
      for called in calledNames {
        addSequence(.name, called + family)
        addSequence(.name, family + called)
      }
    }
    if let initial = IndexedText.letters(name.given.first ?? "").first {
      let letter = WordHash.word([initial])
      addSequence(.initialName, [letter] + family)
      addSequence(.initialName, family + [letter])
    }
  }

  private mutating func addSequence(_ domain: IndexDomain, _ words: [UInt64]) {
    guard let first = words.first, words.count > 1, words.count <= PhraseLimits.wordsMax else { return }
    firstWords.insert(first)
    allWords.formUnion(words)
    insert(domain, words.dropFirst().reduce(first, WordHash.join))
  }

  private mutating func addAddress(_ address: String) {
    let whole = IndexedText.addressWords(address)
    let line = address.split(separator: ",").first.map { IndexedText.addressWords(String($0)) } ?? []
    for words in [line, whole] where words.count > 1 && words.count <= PhraseLimits.wordsMax {
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
    if digits.count == 10 { addIdentifier(.phone, [UInt8(ascii: "1")] + digits) }
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
