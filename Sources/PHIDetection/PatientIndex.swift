/// Which kind of value a hash in the index stands for, so that a name never matches a number.
enum IndexDomain: UInt64 {
  case name = 1, initialName, address, email, birthDate, mrn, phone, ssn, otherID

  @inline(__always)
  func key(_ hash: UInt64) -> UInt64 {
    let key = WordHash.join(hash, rawValue)
    return key == 0 ? 1 : key
  }
}

/// An open-addressing table from hashes to owners, with small bit filters before it that fit a core's cache.
///
/// Half of a hash is stored and half says where, so that a million patients take little memory. A value that is
/// nobody's
/// is taken for somebody's about once in 10^9 lookups that pass the filters.
struct PatientIndex: Sendable {
  let keys: [PatientKey]
  /// 0 for an empty slot, or the low half of a key above its owner: a patient's place in `keys`, or with the high bit
  /// set
  /// a place in `shared`.
  let slots: [UInt64]
  let shared: [[UInt32]]
  /// First words of names and addresses.
  let firstWords: BitFilter
  /// All words of them.
  let allWords: BitFilter
  /// Identifiers without their domain.
  let identifiers: BitFilter

  static let sharedBit: UInt32 = 1 << 31

  @inline(__always)
  func owner(of key: UInt64) -> OwnerReference? {
    guard !slots.isEmpty else { return nil }
    var slot = Self.firstSlot(of: key, among: slots.count)
    let mark = Self.mark(of: key)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == mark { return OwnerReference(place: UInt32(truncatingIfNeeded: slots[slot])) }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return nil
  }

  /// Spreads keys over any number of slots, so that the table need not be rounded up to a power of two.
  @inline(__always)
  static func firstSlot(of key: UInt64, among count: Int) -> Int {
    Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The half of a key that is stored, never 0.
  @inline(__always)
  static func mark(of key: UInt64) -> UInt64 {
    let mark = key & 0xFFFF_FFFF
    return mark == 0 ? 1 : mark
  }

  func owners(of owner: OwnerReference) -> [PatientKey] {
    guard owner.place & Self.sharedBit != 0 else { return [keys[Int(owner.place)]] }
    return shared[Int(owner.place & ~Self.sharedBit)].map { keys[Int($0)] }
  }
}

/// "Not there" for certain, or "perhaps".
struct BitFilter: Sendable {
  private var bits: [UInt64]
  private let mask: UInt64

  /// Sixteen bits for each expected member.
  init(expecting count: Int) {
    var size = 1024
    while size < count * 16 { size *= 2 }
    bits = [UInt64](repeating: 0, count: size / 64)
    mask = UInt64(size - 1)
  }

  mutating func insert(_ hash: UInt64) {
    let bit = hash >> 7 & mask
    bits[Int(bit >> 6)] |= 1 << (bit & 63)
  }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool {
    let bit = hash >> 7 & mask
    return bits[Int(bit >> 6)] & 1 << (bit & 63) != 0
  }
}

/// Hashes without repetition. They are spread already: hashing them again is what makes `Set` slow here.
struct HashSet {
  private var slots = [UInt64](repeating: 0, count: 1024)
  private(set) var count = 0

  mutating func insert(_ hash: UInt64) {
    let hash = hash == 0 ? 1 : hash
    if (count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash
    count += 1
  }

  func filter() -> BitFilter {
    var filter = BitFilter(expecting: count)
    for hash in slots where hash != 0 { filter.insert(hash) }
    return filter
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for hash in old where hash != 0 {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash
    }
  }
}
