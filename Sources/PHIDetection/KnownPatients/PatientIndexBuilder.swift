/// Collects hashes of every form in which a patient's values are recognised.
struct PatientIndexBuilder {
  private let key: IndexKey
  private var keys = PatientKeyTable()
  /// Keyed hashes.
  private var entries: [UInt64] = []
  /// The owner of each entry.
  private var owners: [UInt32] = []
  private var nameWords = HashSet()
  private var properNameWords = HashSet()
  private var misspeltPairs = MisspeltPairs.Collection()
  private var addressStarts = HashSet()
  private var addressWords = HashSet()
  private var identifiers: [UInt64] = []
  private var loneNameCount = 0

  /// `expected`: how many patients there will be at least.
  init(expecting expected: Int, key: IndexKey) {
    self.key = key
    keys.reserveCapacity(expected)
    entries.reserveCapacity(expected * 9)
    owners.reserveCapacity(expected * 9)
    identifiers.reserveCapacity(expected * 2)
    misspeltPairs.reserveCapacity(expected * 2)
  }

  mutating func add(_ patient: KnownPatient) {
    guard keys.count < Int(PatientIndex.sharedBit) - 1, keys.append(patient.key) else { return }
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
    var lists: [[UInt32]] = []
    func layout(_ listCount: Int) -> IndexLayout {
      IndexLayout(
        identifiers: BitFilter.wordCount(expecting: identifiers.count, bitsEach: 16),
        values: BitFilter.wordCount(expecting: entries.count, bitsEach: 8),
        misspeltPairs: BitFilter.wordCount(expecting: misspeltPairs.memberCount, bitsEach: MisspeltPairs.bitsEach),
        slots: entries.isEmpty ? 0 : entries.count + entries.count / 8 + 2, listCount: listCount,
        loneNameCount: loneNameCount)
    }
    let parts = layout(0)
    let table = IndexMemory(wordCount: parts.slots.upperBound) { words in
      BitFilter.write(identifiers, to: words[parts.words(of: .identifiers)])
      BitFilter.write(entries, to: words[parts.words(of: .values)])
      misspeltPairs.write(to: UnsafeMutableBufferPointer(rebasing: words[parts.misspeltPairs]))
      fill(UnsafeMutableBufferPointer(rebasing: words[parts.slots]), &lists)
      for (place, word) in layout(lists.count).header.enumerated() { words[place] = word }
    }
    let owners = IndexMemory(wordCount: OwnerLists.wordCount(lists)) { OwnerLists.write(lists, to: $0) }
    let directory = PatientDirectory(
      keys: keys, nameWords: WordFilter(nameWords), properNameWords: WordFilter(properNameWords),
      addressStarts: WordFilter(addressStarts), addressWords: WordFilter(addressWords))
    return PatientIndex(directory: directory, table: table, lists: owners, layout: layout(lists.count))
  }

  private func fill(_ slots: UnsafeMutableBufferPointer<UInt64>, _ lists: inout [[UInt32]]) {
    for (place, hash) in entries.enumerated() {
      var slot = IndexLayout.firstSlot(of: hash, among: slots.count)
      let mark = IndexLayout.mark(of: hash)
      while slots[slot] != 0, slots[slot] >> 32 != mark { slot = slot + 1 == slots.count ? 0 : slot + 1 }
      if slots[slot] == 0 {
        slots[slot] = mark << 32 | UInt64(owners[place])
      } else {
        Self.share(owners[place], &slots[slot], &lists)
      }
    }
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
    entries.append(key.hash(domain.key(hash)))
    owners.append(UInt32(keys.count - 1))
  }

  // MARK: Names

  private mutating func add(_ name: KnownPatient.Name) {
    let family = IndexedText.words(name.family)
    let given = name.given.map { IndexedText.words($0) }.filter { !$0.isEmpty }
    guard let first = given.first, let firstWord = first.first, !family.isEmpty else {
      let words = given.flatMap(\.self) + family
      if words.count == 1 { addLoneName(words[0]) } else { addName(.name, words, []) }
      return
    }
    var families = [family]
    if family.count > 1 { families.append([WordHash.word(IndexedText.letters(name.family))]) }
    var calledNames = [first]
    if given.count > 1 { calledNames.append(given.flatMap(\.self)) }
    if first.count > 1 {
      calledNames.append([WordHash.word(IndexedText.letters(name.given[0]))])
      // The "D" of "D'Andre" is nobody's name.
      if !NameEvidence.isSingleLetter(firstWord) { calledNames.append([firstWord]) }
    }
    calledNames += (Nicknames.others[firstWord] ?? []).map { [$0] }
    for family in families {
      for called in calledNames { addName(.name, called, family) }
    }
    if let initial = IndexedText.letters(name.given.first ?? "").first {
      addName(.initialName, [WordHash.word([initial])], family)
    }
    addMisspeltPairs(name)
  }

  /// Each word of the first name with each of the family name, either of which may be misspelt; its initial and short forms
  /// with a misspelt family name.
  private mutating func addMisspeltPairs(_ name: KnownPatient.Name) {
    let called = IndexedText.spelledWords(name.given.first { !IndexedText.letters($0).isEmpty } ?? "")
    let initial = called.first?.first.map { WordHash.word([$0]) }
    for family in IndexedText.spelledWords(name.family) {
      if let initial { misspeltPairs.insert(pairKey(initial), family) }
      for word in called {
        let hash = WordHash.word(word)
        misspeltPairs.insert(pairKey(WordHash.word(family)), word)
        misspeltPairs.insert(pairKey(hash), family)
        for other in Nicknames.others[hash] ?? [] { misspeltPairs.insert(pairKey(other), family) }
      }
    }
  }

  private func pairKey(_ word: UInt64) -> UInt64 { key.hash(IndexDomain.misspeltPair.key(word)) }

  /// Either part may come first.
  private mutating func addName(_ domain: IndexDomain, _ called: [UInt64], _ family: [UInt64]) {
    guard called.count + family.count > 1, called.count + family.count <= PhraseLimits.wordsMax else { return }
    var sum: UInt64 = 0
    for word in called { sum = WordHash.gather(sum, word) }
    for word in family { sum = WordHash.gather(sum, word) }
    for word in called { addNameWord(word) }
    for word in family { addNameWord(word) }
    insert(domain, sum)
  }

  /// A name of one word; an everyday word says nothing.
  private mutating func addLoneName(_ word: UInt64) {
    guard !NameEvidence.isPlainWord(word) else { return }
    loneNameCount += 1
    addNameWord(word)
    insert(.loneName, word)
  }

  private mutating func addNameWord(_ word: UInt64) {
    if nameWords.insert(word), !NameEvidence.isPlainWord(word) { properNameWords.insert(word) }
  }

  private mutating func addSequence(_ domain: IndexDomain, _ words: [UInt64]) {
    guard let first = words.first, words.count > 1, words.count <= PhraseLimits.wordsMax else { return }
    addressStarts.insert(first)
    for word in words { addressWords.insert(word) }
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
    identifiers.append(key.hash(hash))
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
