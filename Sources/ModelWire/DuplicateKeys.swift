/// Finds a key that an object has twice, escapes resolved.
enum DuplicateKeys {
  /// Above this many keys a set is cheaper than comparing each with each.
  private static let pairwiseLimit = 24

  /// The second key of the first pair of equals in the closed object at `object`.
  static func first(of object: Int, in index: JSONIndex, _ bytes: [UInt8]) -> Int? {
    let end = Int(index.tokens[object].next)
    var count = 0
    var hasEscapes = false
    var key = object + 1
    while key < end {
      count += 1
      hasEscapes = hasEscapes || index.tokens[key].hasEscapes
      key = Int(index.tokens[key + 1].next)
    }
    if count < 2 { return nil }
    return count > pairwiseLimit || hasEscapes
      ? bySet(from: object + 1, to: end, index, bytes) : pairwise(from: object + 1, to: end, index, bytes)
  }

  private static func bySet(from first: Int, to end: Int, _ index: JSONIndex, _ bytes: [UInt8]) -> Int? {
    var seen: Set<[UInt8]> = []
    var key = first
    while key < end {
      if !seen.insert(index.text(key, in: bytes)).inserted { return key }
      key = Int(index.tokens[key + 1].next)
    }
    return nil
  }

  private static func isSame(_ one: Range<Int>, _ other: Range<Int>, _ bytes: [UInt8]) -> Bool {
    for offset in 0..<one.count where bytes[one.lowerBound + offset] != bytes[other.lowerBound + offset] {
      return false
    }
    return true
  }

  private static func pairwise(from first: Int, to end: Int, _ index: JSONIndex, _ bytes: [UInt8]) -> Int? {
    var later = Int(index.tokens[first + 1].next)
    while later < end {
      let content = index.tokens[later].content
      var earlier = first
      while earlier < later {
        let other = index.tokens[earlier].content
        if other.count == content.count, isSame(other, content, bytes) { return later }
        earlier = Int(index.tokens[earlier + 1].next)
      }
      later = Int(index.tokens[later + 1].next)
    }
    return nil
  }
}
