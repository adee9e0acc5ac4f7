/// An open-addressing table from hashes of words to their traits, made to be asked for every word of a text.
///
/// Most words are in no list: a filter of sixteen bits an entry, which stays in a core's nearest cache, answers for
/// fifteen in sixteen of them. A slot is one word of memory: 48 bits of the hash above the place of the traits among the
/// few hundred different ones. A word that is not in the table is taken for another's once in 2^48 that pass the filter.
struct TraitTable: Sendable {
  private static let traitBits: UInt64 = 0xFFFF

  private let filter: [UInt64]
  private let filterShift: UInt64
  /// 0 where empty.
  private let slots: [UInt64]
  private let slotMask: Int
  /// The different sets of traits; the first one is empty, so that no slot in use is 0.
  private let traits: [WordTraits]

  init(_ entries: [UInt64: WordTraits]) {
    var capacity = 1024
    while capacity < entries.count * 2 { capacity *= 2 }
    var filter = [UInt64](repeating: 0, count: capacity / 8)
    let filterShift = UInt64(64 - (capacity * 8).trailingZeroBitCount)
    var slots = [UInt64](repeating: 0, count: capacity)
    var traits: [WordTraits] = [[]]
    var places: [UInt64: UInt64] = [:]
    for (hash, word) in entries {
      let place = places[word.rawValue] ?? UInt64(traits.count)
      if place == traits.count {
        places[word.rawValue] = place
        traits.append(word)
      }
      let bit = hash &>> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash & ~Self.traitBits | place
    }
    precondition(traits.count <= Self.traitBits, "a slot has sixteen bits for the place of its traits")
    self.filter = filter
    self.filterShift = filterShift
    self.slots = slots
    self.traits = traits
    slotMask = capacity - 1
  }

  @inline(__always)
  func traits(of hash: UInt64) -> WordTraits {
    let bit = hash &>> filterShift
    // Every other word is listed, so that a core guesses the filter's answer wrong half of the time: nothing branches on
    // it. The first slot decides nearly always; for a word that the filter rules out it is one that stays at hand.
    let isPerhaps = 0 &- (filter[Int(truncatingIfNeeded: bit >> 6)] &>> (bit & 63) & 1)
    let slot = Int(truncatingIfNeeded: hash & isPerhaps) & slotMask
    let word = slots[slot]
    let isOther = (word ^ hash) & ~Self.traitBits != 0
    if isPerhaps != 0 && isOther && word != 0 { return listed(hash, behind: slot) }
    return traits[Int(truncatingIfNeeded: isOther ? 0 : word & Self.traitBits & isPerhaps)]
  }

  private func listed(_ hash: UInt64, behind slot: Int) -> WordTraits {
    var slot = (slot + 1) & slotMask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & ~Self.traitBits == 0 { return traits[Int(slots[slot] & Self.traitBits)] }
      slot = (slot + 1) & slotMask
    }
    return []
  }
}
