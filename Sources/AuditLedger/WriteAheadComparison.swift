/// Compares a write-ahead file with the bundles that were derived from it, both read from the disk, and removes it.
struct WriteAheadComparison {
  let files: FileSystem
  let source: TileSource

  /// - Throws: `tileConflict` when a bundle holds another entry; the write-ahead file then stays.
  func removeIfEqual(_ segment: WriteAheadLog.Segment) throws(LedgerError) {
    if segment.end > segment.first, let bytes = try files.read(segment.path) {
      let scan = try WriteAheadFrame.scan(bytes, first: segment.first, path: segment.path)
      guard UInt64(scan.entries.count) == segment.end - segment.first else {
        throw LedgerError(.corrupt, file: segment.path, "holds fewer entries than were written to it.")
      }
      try compare(scan.entries, first: segment.first)
    }
    try files.remove(segment.path)
    try files.syncDirectory(WriteAheadLog.directory)
  }

  private func compare(_ entries: [WriteAheadFrame.Entry], first: UInt64) throws(LedgerError) {
    var done = 0
    while done < entries.count {
      let index = first + UInt64(done)
      let bundle = try source.entries(number: index / 256).dropFirst(Int(index % 256))
      for (place, entry) in bundle.prefix(entries.count - done).enumerated() {
        guard entry == entries[done + place].bytes else {
          throw LedgerError(
            .tileConflict, file: Tile(.entries, number: index / 256).path,
            "holds another entry \(index + UInt64(place)) than the write-ahead file, which is kept.")
        }
      }
      done += bundle.count
    }
  }
}
