/// The files of a log that never change once they stand, by their paths: what somebody who copies the log elsewhere,
/// file by file, has to carry.
package enum LogFiles {
  /// The full files that exist once the `number`th bundle (from 0) is full, and did not before: the bundle, its hashes,
  /// and each tile above that they complete.
  package static func filled(byBundle number: UInt64) -> [String] {
    var paths = [Tile(.entries, number: number).path]
    var (level, tile) = (0, number)
    while true {
      paths.append(Tile(.hashes(level: level), number: tile).path)
      guard (tile + 1).isMultiple(of: UInt64(Tile.width)) else { return paths }
      (level, tile) = (level + 1, tile / UInt64(Tile.width))
    }
  }

  /// The partial files that belong to a checkpoint of this size, beside the full ones.
  package static func edge(size: UInt64) -> [String] { Tile.partials(size: size).map(\.path) }

  /// How many full bundles a log of this size has.
  package static func fullBundles(size: UInt64) -> UInt64 { size / UInt64(Tile.width) }

  /// Whether a log could have a file of this path, in the one spelling that the format allows.
  package static func isTile(_ path: String) -> Bool { Tile(path: path) != nil }

  /// The entries that a file is about, by index; `nil` when it is no file of a log.
  package static func entries(of path: String) -> Range<UInt64>? {
    guard let tile = Tile(path: path) else { return nil }
    let level = if case .hashes(let level) = tile.kind { level } else { 0 }
    guard level < 7 else { return 0..<UInt64.max }
    let span = UInt64(1) << (8 * UInt64(level))
    let (start, overflow) = tile.number.multipliedReportingOverflow(by: 256 * span)
    return overflow ? 0..<UInt64.max : start..<(start &+ UInt64(tile.width) * span)
  }
}

extension LedgerReader {
  /// The bytes that this file of the log has, also when only a wider version of it stands by now. A bundle is compared
  /// with its hashes and a tile of hashes with the tiles below it, so that damage is not carried elsewhere.
  ///
  /// What this misses: partial tiles, which `checkEdge` compares with the signed root.
  /// - Throws: `missingFile` or `corrupt` with the path; `malformed` when it is no file of a log.
  package func logFile(_ path: String) throws(LedgerError) -> [UInt8] {
    guard let tile = Tile(path: path) else { throw LedgerError(.malformed, file: path, "is not a file of a log.") }
    guard source.width(tile.kind, number: tile.number) >= tile.width else {
      throw LedgerError(.indexOutOfRange, file: path, "is not part of a log of size \(size).")
    }
    let stored = try source.read(tile.kind, number: tile.number).bytes
    switch tile.kind {
    case .entries: return try bundle(stored, tile)
    case .hashes(let level):
      let bytes = Array(stored.prefix(tile.width * MerkleHash.byteCount))
      if level > 0, tile.isFull { try compareWithBelow(tile, level: level) }
      return bytes
    }
  }

  /// Compares the partial tiles and what they rest on with the checkpoint's root.
  /// - Throws: `corrupt` or `missingFile` with the path.
  package func checkEdge() throws(LedgerError) {
    _ = try RightEdge(source: source).load(root: checkpoint.body.root)
  }

  private func bundle(_ stored: [UInt8], _ tile: Tile) throws(LedgerError) -> [UInt8] {
    let ranges = try EntryBundle.ranges(of: stored, count: tile.width, exactly: false, file: tile.path)
    let leaves = try source.hashes(level: 0, number: tile.number)
    for (place, range) in ranges.enumerated() where MerkleHash.leaf(stored[range]) != leaves[place] {
      let index = tile.number * UInt64(Tile.width) + UInt64(place)
      throw LedgerError(.corrupt, file: tile.path, "entry \(place) (index \(index)) is not what the tree says.")
    }
    return Array(stored.prefix(ranges.last?.upperBound ?? 0))
  }

  private func compareWithBelow(_ tile: Tile, level: Int) throws(LedgerError) {
    for (place, hash) in try source.hashes(level: level, number: tile.number).enumerated() {
      let below = tile.number * UInt64(Tile.width) + UInt64(place)
      guard hash == .root(of: try source.hashes(level: level - 1, number: below)[...]) else {
        throw LedgerError(.corrupt, file: tile.path, "hash \(place) is not that of the tile below it.")
      }
    }
  }
}
