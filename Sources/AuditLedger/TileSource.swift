/// Reads tiles and bundles of a log of a known size. A partial file may be gone because its full tile stands: then the
/// beginning of that, or of a wider partial, is the same.
struct TileSource: Sendable {
  let files: FileSystem
  /// The size that the checkpoint in hand covers.
  let size: UInt64

  /// How many hashes of level `level` tile `number` has at this size, 0 to 256.
  func width(_ kind: Tile.Kind, number: UInt64) -> Int {
    let level = if case .hashes(let level) = kind { level } else { 0 }
    let count = level >= 8 ? 0 : size >> (8 * UInt64(level))
    guard number <= count / 256 else { return 0 }
    return Int(min(256, count - number * 256))
  }

  /// The hashes of a tile, as many as this size has.
  /// - Throws: `missingFile` or `corrupt` with the path.
  func hashes(level: Int, number: UInt64) throws(LedgerError) -> [MerkleHash] {
    let (bytes, file, width) = try read(.hashes(level: level), number: number)
    guard bytes.count.isMultiple(of: MerkleHash.byteCount), bytes.count >= width * MerkleHash.byteCount else {
      throw LedgerError(.corrupt, file: file, "has \(bytes.count) bytes; \(width) hashes have \(width * 32).")
    }
    var hashes: [MerkleHash] = []
    hashes.reserveCapacity(width)
    for place in 0..<width {
      if let hash = MerkleHash(bytes[(place * 32)..<(place * 32 + 32)]) { hashes.append(hash) }
    }
    return hashes
  }

  /// The entries of a bundle, as many as this size has.
  func entries(number: UInt64) throws(LedgerError) -> [[UInt8]] {
    let (bytes, file, width) = try read(.entries, number: number)
    let isExact = Tile(.entries, number: number, width: width).path == file
    return try EntryBundle.ranges(of: bytes, count: width, exactly: isExact, file: file).map { Array(bytes[$0]) }
  }

  /// The bytes of the file that holds the tile, its path, and how many elements of it belong to this size.
  func read(_ kind: Tile.Kind, number: UInt64) throws(LedgerError) -> (bytes: [UInt8], file: String, width: Int) {
    let width = width(kind, number: number)
    guard width > 0 else {
      throw LedgerError(.indexOutOfRange, "A log of size \(size) has no \(Tile(kind, number: number).path).")
    }
    let tile = Tile(kind, number: number, width: width)
    if let bytes = try files.read(tile.path) { return (bytes, tile.path, width) }
    if !tile.isFull {
      if let bytes = try files.read(tile.full.path) { return (bytes, tile.full.path, width) }
      for name in try files.names(in: tile.partialsPath) ?? [] {
        guard let wider = Tile(path: "\(tile.partialsPath)/\(name)"), wider.width > width else { continue }
        if let bytes = try files.read(wider.path) { return (bytes, wider.path, width) }
      }
    }
    throw LedgerError(.missingFile, file: tile.path, "is missing; a log of size \(size) has it.")
  }
}
