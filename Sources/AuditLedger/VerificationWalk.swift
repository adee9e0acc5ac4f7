/// One pass over a log, from the first entry to the last: what the entries add up to is compared with what stands.
struct VerificationWalk {
  private let files: FileSystem
  private let checkpoint: Checkpoint
  private let source: TileSource
  private var edge = TreeEdge()
  private var bundles: UInt64 = 0
  private var tiles: UInt64 = 0

  init(files: FileSystem, checkpoint: Checkpoint) {
    self.files = files
    self.checkpoint = checkpoint
    source = TileSource(files: files, size: checkpoint.size)
  }

  /// Reads every bundle; each tile is compared when its last hash is known.
  mutating func checkEntries(
    inspect: ((LedgerIndex, [UInt8]) throws(LedgerError) -> Void)?, progress: ((LedgerVerifier.Progress) -> Void)?
  ) throws(LedgerError) {
    var number: UInt64 = 0
    while number * 256 < checkpoint.size {
      let entries = try source.entries(number: number).map(WriteAheadFrame.Entry.init)
      bundles += 1
      try compareLeaves(entries, bundle: number)
      for entry in entries {
        try inspect?(LedgerIndex(edge.size), entry.bytes)
        var filled: [(Tile, [UInt8])] = []
        try edge.append(entry) { tile, bytes throws(LedgerError) in filled.append((tile, bytes)) }
        for (tile, bytes) in filled { try compare(tile, with: bytes) }
      }
      number += 1
      progress?(LedgerVerifier.Progress(checkedEntries: edge.size, size: checkpoint.size))
    }
  }

  /// Compares the tiles that are not full, and the root.
  mutating func checkEdge() throws(LedgerError) {
    for (tile, bytes) in edge.partials { try compare(tile, with: bytes) }
    guard edge.root == checkpoint.root else {
      throw LedgerError(
        .forked, file: TreeWriter.checkpointPath,
        "signs another root for \(checkpoint.size) entries than entries and tiles make; those agree with each other. They "
          + "were rewritten together, or the checkpoint is of another copy.")
    }
  }

  /// Says which of bundle and tile is wrong when they disagree. What stands above the tile decides: the hash in the
  /// next level, or the signed root where the tile is the last.
  private func compareLeaves(_ entries: [WriteAheadFrame.Entry], bundle number: UInt64) throws(LedgerError) {
    let stored = try source.read(.hashes(level: 0), number: number)
    let derived = TreeEdge.bytes(of: entries.map(\.leaf))
    guard !stored.bytes.prefix(derived.count).elementsEqual(derived) else { return }
    guard stored.bytes.count >= derived.count else {
      throw LedgerError(
        .corrupt, file: stored.file, "ends at byte \(stored.bytes.count); it should have \(derived.count).")
    }
    let place = zip(stored.bytes, derived).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
    let index = number * 256 + UInt64(place / 32)
    if try tileIsRight(number: number, entries: entries) {
      let path = try source.read(.entries, number: number).file
      throw LedgerError(
        .corrupt, file: path, "entry \(place / 32) (index \(index)) is not what the tree says: it was changed.")
    }
    throw LedgerError(
      .corrupt, file: stored.file,
      "byte \(place) is not the hash of entry \(index): the tile was changed, or both were.")
  }

  private func tileIsRight(number: UInt64, entries: [WriteAheadFrame.Entry]) throws(LedgerError) -> Bool {
    let stored = try source.hashes(level: 0, number: number)
    if entries.count == Tile.width {
      guard let above = try? source.hashes(level: 1, number: number / 256) else { return false }
      return above[Int(number % 256)] == .root(of: stored[...])
    }
    var levels = edge.levels
    if levels.isEmpty { levels.append([]) }
    levels[0] = stored
    return TreeEdge.root(levels: levels) == checkpoint.root
  }

  /// Every file that holds this tile or a beginning of it must begin with, and hold no more than, these bytes.
  private mutating func compare(_ tile: Tile, with bytes: [UInt8]) throws(LedgerError) {
    let stored = try source.read(tile.kind, number: tile.number)
    let isExact = stored.file == tile.path
    try compare(stored.file, stored.bytes, with: bytes, exactly: isExact)
    tiles += 1
    for name in try files.names(in: tile.partialsPath) ?? [] {
      let path = "\(tile.partialsPath)/\(name)"
      guard let partial = Tile(path: path), partial.width < tile.width, let older = try files.read(path) else {
        continue
      }
      tiles += 1
      switch tile.kind {
      case .hashes: try compare(path, older, with: Array(bytes.prefix(partial.width * 32)), exactly: true)
      case .entries:
        let ranges = try EntryBundle.ranges(of: bytes, count: partial.width, exactly: false, file: path)
        try compare(path, older, with: Array(bytes[..<(ranges.last?.upperBound ?? 0)]), exactly: true)
      }
    }
  }

  private func compare(
    _ file: String, _ stored: [UInt8], with derived: [UInt8], exactly: Bool
  ) throws(LedgerError) {
    guard !stored.elementsEqual(derived) else { return }
    let place = zip(stored, derived).enumerated().first { $1.0 != $1.1 }?.offset ?? min(stored.count, derived.count)
    if place == derived.count, !exactly { return }
    throw LedgerError(
      .corrupt, file: file,
      place == stored.count
        ? "ends at byte \(place); it should have \(derived.count)."
        : "differs from what the entries make, first at byte \(place).")
  }

  /// Lists what no file of this checkpoint explains.
  func report(cosignatures: [Cosignature]) throws(LedgerError) -> VerificationReport {
    var beyond: [String] = []
    var unknown: [String] = []
    var directories = [""]
    while let directory = directories.popLast() {
      for name in try files.names(in: directory) ?? [] {
        let path = directory.isEmpty ? name : "\(directory)/\(name)"
        if path == TreeWriter.checkpointPath || path == "private" { continue }
        if files.isDirectory(path) {
          directories.append(path)
        } else if let tile = Tile(path: path) {
          if source.width(tile.kind, number: tile.number) < tile.width { beyond.append(path) }
        } else {
          unknown.append(path)
        }
        if beyond.count > VerificationReport.unknownFilesMax { beyond.removeLast() }
        if unknown.count > VerificationReport.unknownFilesMax { unknown.removeLast() }
      }
    }
    return VerificationReport(
      checkpoint: checkpoint, cosignatures: cosignatures, entries: edge.size, bundles: bundles, tiles: tiles,
      beyondCheckpoint: beyond.sorted(),
      unknownFiles: unknown.sorted())
  }
}
