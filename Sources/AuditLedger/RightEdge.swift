/// Loads the edge of a log and checks what it rests on: every partial tile, the full tile before it, and the newest
/// bundles. Damage further to the left is for `LedgerVerifier` to find.
struct RightEdge {
  let source: TileSource

  /// - Throws: `corrupt` or `missingFile` with the path; `corrupt` without one when the parts do not make the root.
  func load(root: MerkleHash) throws(LedgerError) -> TreeEdge {
    var levels: [[MerkleHash]] = []
    var count = source.size
    while count > 0 {
      let level = levels.count
      let partial = count % 256 == 0 ? [] : try source.hashes(level: level, number: count / 256)
      if count >= 256 { try checkFullTile(level: level, number: count / 256 - 1) }
      levels.append(partial)
      count /= 256
    }
    guard TreeEdge.root(levels: levels) == root else {
      throw LedgerError(
        .corrupt, file: source.files.root,
        "has tiles that do not make the root of its own head. Run a verification to find the damaged file.")
    }
    return TreeEdge(size: source.size, levels: levels, bundle: try checkBundles(levels: levels))
  }

  /// The hash that stands for a full tile in the level above must be the tile's own root.
  private func checkFullTile(level: Int, number: UInt64) throws(LedgerError) {
    let own = MerkleHash.root(of: try source.hashes(level: level, number: number)[...])
    let above = try source.hashes(level: level + 1, number: number / 256)
    guard above[Int(number % 256)] == own else {
      throw LedgerError(
        .corrupt, file: Tile(.hashes(level: level), number: number).path, "does not belong to the level above it.")
    }
  }

  /// The partial bundle's bytes, after its entries and those of the bundle before were compared with their hashes.
  private func checkBundles(levels: [[MerkleHash]]) throws(LedgerError) -> [UInt8] {
    let last = source.size / 256
    if last > 0 { try check(bundle: last - 1, against: try source.hashes(level: 0, number: last - 1)) }
    guard source.size % 256 > 0, let leaves = levels.first else { return [] }
    try check(bundle: last, against: leaves)
    var bytes: [UInt8] = []
    for entry in try source.entries(number: last) { EntryBundle.append(entry, to: &bytes) }
    return bytes
  }

  private func check(bundle number: UInt64, against leaves: [MerkleHash]) throws(LedgerError) {
    for (place, entry) in try source.entries(number: number).enumerated() where MerkleHash.leaf(entry) != leaves[place]
    {
      let path = Tile(.entries, number: number, width: source.width(.entries, number: number)).path
      throw LedgerError(
        .corrupt, file: path, "entry \(place) (index \(number * 256 + UInt64(place))) is not what the tree says.")
    }
  }
}
