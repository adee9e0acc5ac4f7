/// Makes proofs from tiles. It keeps the tiles that it read: a proof visits few, some of them often.
struct TreeProver {
  private let source: TileSource
  private var cache: [Tile: [MerkleHash]] = [:]

  init(source: TileSource) { self.source = source }

  /// The root of the first `size` entries.
  mutating func root(size: UInt64) throws(LedgerError) -> MerkleHash {
    guard size <= source.size else {
      throw LedgerError(.indexOutOfRange, "The log has \(source.size) entries, not \(size).")
    }
    return size == 0 ? .emptyRoot : try subtree(0..<size)
  }

  /// The inclusion proof of an entry in the tree of that size, from the leaf's sibling upwards (RFC 6962 2.1.1).
  mutating func inclusion(of index: UInt64, size: UInt64) throws(LedgerError) -> [MerkleHash] {
    guard size <= source.size, index < size else {
      throw LedgerError(.indexOutOfRange, "There is no entry \(index) in \(min(size, source.size)) entries.")
    }
    var proof: [MerkleHash] = []
    var range = 0..<size
    // From the root down, so the proof comes out in reverse.
    while range.count > 1 {
      let split = range.lowerBound + (range.upperBound - range.lowerBound).largestPowerOfTwoBelow
      if index < split {
        proof.append(try subtree(split..<range.upperBound))
        range = range.lowerBound..<split
      } else {
        proof.append(try subtree(range.lowerBound..<split))
        range = split..<range.upperBound
      }
    }
    return proof.reversed()
  }

  /// The proof that the tree of `oldSize` is the beginning of the tree of `newSize` (RFC 6962 2.1.2).
  mutating func consistency(from oldSize: UInt64, to newSize: UInt64) throws(LedgerError) -> [MerkleHash] {
    guard oldSize > 0, oldSize <= newSize, newSize <= source.size else {
      throw LedgerError(
        .indexOutOfRange, "No proof leads from size \(oldSize) to \(newSize) in a log of \(source.size) entries.")
    }
    var proof: [MerkleHash] = []
    var range = 0..<newSize
    var isWholeOldTree = true
    while range.upperBound != oldSize {
      let split = range.lowerBound + (range.upperBound - range.lowerBound).largestPowerOfTwoBelow
      if oldSize <= split {
        proof.append(try subtree(split..<range.upperBound))
        range = range.lowerBound..<split
      } else {
        proof.append(try subtree(range.lowerBound..<split))
        range = split..<range.upperBound
        isWholeOldTree = false
      }
    }
    if !isWholeOldTree { proof.append(try subtree(range)) }
    return proof.reversed()
  }

  /// The root of a range that begins at a multiple of a power of two that is not below its length.
  private mutating func subtree(_ range: Range<UInt64>) throws(LedgerError) -> MerkleHash {
    let count = range.upperBound - range.lowerBound
    guard count.nonzeroBitCount == 1 else {
      let split = range.lowerBound + count.largestPowerOfTwoBelow
      return .node(try subtree(range.lowerBound..<split), try subtree(split..<range.upperBound))
    }
    let height = count.trailingZeroBitCount
    let level = height / Tile.height
    let position = range.lowerBound >> UInt64(level * Tile.height)
    let hashes = try tile(level: level, number: position / 256)
    let start = Int(position % 256)
    let end = start + 1 << (height % Tile.height)
    guard end <= hashes.count else {
      throw LedgerError(.corrupt, file: Tile(.hashes(level: level), number: position / 256).path, "is too short.")
    }
    return .root(of: hashes[start..<end])
  }

  private mutating func tile(level: Int, number: UInt64) throws(LedgerError) -> [MerkleHash] {
    let key = Tile(.hashes(level: level), number: number)
    if let hashes = cache[key] { return hashes }
    let hashes = try source.hashes(level: level, number: number)
    cache[key] = hashes
    return hashes
  }
}
