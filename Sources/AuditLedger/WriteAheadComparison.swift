internal import Glibc

/// Compares a write-ahead file with the bundles that were derived from it, both read from the disk, and removes it.
///
/// A frame's body spells its entries as bundles do, so bytes are compared and nothing is hashed again.
struct WriteAheadComparison {
  let files: FileSystem
  let source: TileSource

  /// - Throws: `tileConflict` when a bundle holds another entry; the write-ahead file then stays.
  func removeIfEqual(_ segment: WriteAheadLog.Segment) throws(LedgerError) {
    if segment.end > segment.first, let bytes = try files.read(segment.path) {
      let bodies = try WriteAheadFrame.bodies(of: bytes, first: segment.first, path: segment.path)
      guard bodies.reduce(0, { $0 + UInt64($1.count) }) == segment.end - segment.first else {
        throw LedgerError(.corrupt, file: segment.path, "holds fewer entries than were written to it.")
      }
      try compare(bytes, bodies, first: segment.first)
    }
    try files.remove(segment.path)
    try files.syncDirectory(WriteAheadLog.directory)
  }

  private func compare(_ file: [UInt8], _ bodies: [WriteAheadFrame.Body], first: UInt64) throws(LedgerError) {
    var index = first
    var bundle = try bundle(index / 256)
    for body in bodies {
      var place = body.range.lowerBound
      var left = body.count
      while left > 0 {
        if index / 256 != bundle.number { bundle = try self.bundle(index / 256) }
        // As much of the batch as this bundle holds.
        let offset = Int(index % 256)
        let count = min(left, bundle.ranges.count - offset)
        guard count > 0 else { throw conflict(at: index) }
        let held = (bundle.ranges[offset].lowerBound - 2)..<bundle.ranges[offset + count - 1].upperBound
        let written = place..<(place + held.count)
        guard written.upperBound <= body.range.upperBound, Self.isSame(file, written, bundle.bytes, held) else {
          throw conflict(at: index + UInt64(Self.firstDifference(file, place, bundle.bytes, bundle.ranges[offset...])))
        }
        place = written.upperBound
        index += UInt64(count)
        left -= count
      }
      guard place == body.range.upperBound else { throw conflict(at: index) }
    }
  }

  /// A bundle's bytes, and where its entries stand in them.
  private struct Bundle {
    let number: UInt64
    let bytes: [UInt8]
    let ranges: [Range<Int>]
  }

  private func bundle(_ number: UInt64) throws(LedgerError) -> Bundle {
    let (bytes, file, width) = try source.read(.entries, number: number)
    let isExact = Tile(.entries, number: number, width: width).path == file
    return Bundle(
      number: number, bytes: bytes,
      ranges: try EntryBundle.ranges(of: bytes, count: width, exactly: isExact, file: file))
  }

  private static func isSame(_ left: [UInt8], _ one: Range<Int>, _ right: [UInt8], _ other: Range<Int>) -> Bool {
    left.withUnsafeBytes { left in
      right.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return one.isEmpty }
        return memcmp(left + one.lowerBound, right + other.lowerBound, one.count) == 0
      }
    }
  }

  /// How many entries from the first on are the same.
  private static func firstDifference(
    _ file: [UInt8], _ start: Int, _ bundle: [UInt8], _ ranges: ArraySlice<Range<Int>>
  ) -> Int {
    var place = start
    for (number, range) in ranges.enumerated() {
      let held = bundle[(range.lowerBound - 2)..<range.upperBound]
      guard file[place...].starts(with: held) else { return number }
      place += held.count
    }
    return ranges.count
  }

  private func conflict(at index: UInt64) -> LedgerError {
    LedgerError(
      .tileConflict, file: Tile(.entries, number: index / 256).path,
      "holds another entry \(index) than the write-ahead file, which is kept.")
  }
}
