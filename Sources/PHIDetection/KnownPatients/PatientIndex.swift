/// Which kind of value a hash in the index stands for, so that a name never matches a number.
enum IndexDomain: UInt64 {
  case name = 1, initialName, address, email, birthDate, mrn, phone, ssn, otherID, misspeltPair, loneName

  @inline(__always)
  func key(_ hash: UInt64) -> UInt64 { WordHash.join(hash, rawValue) }
}

/// An open-addressing table from keyed hashes to owners, with small bit filters before it that fit a core's cache.
///
/// Half of a hash is stored and half says where, so that a million patients take little memory. A value that is
/// nobody's is taken for somebody's about once in 10^9 lookups that pass the filters.
///
/// A reference: a scan asks it for every word, and copying its parts would cost more than the answer.
final class PatientIndex: Sendable {
  let directory: PatientDirectory
  /// The header, the keyed filters and the slots, see `IndexLayout`.
  ///
  /// A slot is 0 when empty, or half of a hash above its owner: a patient's place in the directory, or with the high
  /// bit set a list of owners.
  let table: IndexMemory
  /// See `OwnerLists`.
  let lists: IndexMemory
  let layout: IndexLayout

  init(directory: PatientDirectory, table: IndexMemory, lists: IndexMemory, layout: IndexLayout) {
    self.directory = directory
    self.table = table
    self.lists = lists
    self.layout = layout
  }

  static let sharedBit: UInt32 = 1 << 31

  /// "No" for certain or "perhaps", by one of the small filters.
  @inline(__always)
  func mayContain(_ hash: UInt64, in filter: IndexFilter) -> Bool {
    let words = layout.words(of: filter)
    let bit = BitFilter.bit(of: hash, among: words.count)
    return table.words[words.lowerBound + bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  /// Whether a patient may be called by the true word, given by its keyed hash, and one that `word` was shortened from.
  @inline(__always)
  func mayPair(_ trueWord: UInt64, _ word: UInt64) -> Bool {
    let words = layout.misspeltPairs
    let (place, bits) = MisspeltPairs.bits(trueWord, word, among: words.count)
    return table.words[words.lowerBound + place] & bits == bits
  }

  /// The owner of a keyed hash, `OwnerReference.none` when there is none.
  @inline(__always)
  func place(of hash: UInt64) -> UInt32 {
    let count = layout.slots.count
    guard count > 0, mayContain(hash, in: .values) else { return OwnerReference.none }
    var slot = IndexLayout.firstSlot(of: hash, among: count)
    let mark = IndexLayout.mark(of: hash)
    // A table always has an empty slot; a damaged one is left after one round.
    for _ in 0..<count {
      let word = table.words[layout.slots.lowerBound + slot]
      if word == 0 { break }
      if word >> 32 == mark { return UInt32(truncatingIfNeeded: word) }
      slot = slot + 1 == count ? 0 : slot + 1
    }
    return OwnerReference.none
  }

  /// Whose a place is; empty for places that no sound index has.
  func owners(at place: UInt32) -> [PatientKey] {
    guard place != OwnerReference.none else { return [] }
    guard place & Self.sharedBit != 0 else { return directory.keys[Int(place)].map { [$0] } ?? [] }
    let list = Int(place & ~Self.sharedBit)
    return OwnerLists(words: lists.words, count: layout.listCount)[list].compactMap { directory.keys[Int($0)] }
  }
}

/// What an index holds that is not keyed: who is in it, and words of names and addresses for a first, quick "no".
struct PatientDirectory: Sendable {
  var keys = PatientKeyTable()
  let nameWords: WordFilter
  /// Those that are no everyday words of English: in lower case only beside one of these is another word a name's.
  let properNameWords: WordFilter
  /// First words of addresses, kept apart from the others: nearly every number begins one.
  let addressStarts: WordFilter
  let addressWords: WordFilter
}

/// The keyed filters before the table.
enum IndexFilter {
  /// Identifiers without their domain.
  case identifiers
  /// Everything that is in the table: a wrong guess is answered by a small filter, not by a far memory.
  case values
}

/// Where the parts of an index stand in its words. A table is read as it is: little-endian, made by the same version.
struct IndexLayout: Sendable {
  /// "CHAPIDX" and the version of this layout.
  static let magic: UInt64 = 0x5844_4950_4148_4302
  static let headerWords = 8

  private let identifiers: Range<Int>
  private let values: Range<Int>
  let misspeltPairs: Range<Int>
  let slots: Range<Int>
  /// How many lists of owners there are.
  let listCount: Int
  /// How many names have one word.
  let loneNameCount: Int

  /// Counts of words.
  init(identifiers: Int, values: Int, misspeltPairs: Int, slots: Int, listCount: Int, loneNameCount: Int) {
    self.identifiers = Self.headerWords..<Self.headerWords + identifiers
    self.values = self.identifiers.upperBound..<self.identifiers.upperBound + values
    self.misspeltPairs = self.values.upperBound..<self.values.upperBound + misspeltPairs
    self.slots = self.misspeltPairs.upperBound..<self.misspeltPairs.upperBound + slots
    self.listCount = listCount
    self.loneNameCount = loneNameCount
  }

  @inline(__always)
  func words(of filter: IndexFilter) -> Range<Int> {
    switch filter {
    case .identifiers: identifiers
    case .values: values
    }
  }

  var header: [UInt64] {
    [
      Self.magic, UInt64(identifiers.count), UInt64(values.count), UInt64(misspeltPairs.count), UInt64(slots.count),
      UInt64(listCount), UInt64(loneNameCount), 0,
    ]
  }

  /// `nil` unless the words begin with a header whose parts lie within them.
  init?(headerOf words: UnsafeBufferPointer<UInt64>) {
    guard words.count >= Self.headerWords, words[0] == Self.magic else { return nil }
    let counts = words[1...5].map { Int(clamping: $0) }
    guard counts.allSatisfy({ $0 <= words.count }), counts[..<3].allSatisfy({ $0 > 0 }) else { return nil }
    self.init(
      identifiers: counts[0], values: counts[1], misspeltPairs: counts[2], slots: counts[3], listCount: counts[4],
      loneNameCount: Int(clamping: words[6]))
    guard slots.upperBound <= words.count, listCount <= words.count - slots.upperBound else { return nil }
  }

  /// Spreads hashes over any number of slots, so that the table need not be rounded up to a power of two.
  @inline(__always)
  static func firstSlot(of hash: UInt64, among count: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The half of a hash that is stored, never 0.
  @inline(__always)
  static func mark(of hash: UInt64) -> UInt64 {
    let mark = hash & 0xFFFF_FFFF
    return mark == 0 ? 1 : mark
  }
}
