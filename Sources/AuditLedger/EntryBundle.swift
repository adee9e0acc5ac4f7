/// Entries as a bundle holds them: each with its length before it, as a big-endian uint16 (C2SP tlog-tiles).
enum EntryBundle {
  /// The largest entry whose length can be written.
  static let entryBytesMax = 65_535

  static func append(_ entry: [UInt8], to bundle: inout [UInt8]) {
    bundle.append(UInt8(truncatingIfNeeded: entry.count >> 8))
    bundle.append(UInt8(truncatingIfNeeded: entry.count))
    bundle.append(contentsOf: entry)
  }

  /// The byte ranges of exactly `count` entries.
  /// - Parameter exactly: Whether bytes after the last entry are an error; a wider version of a bundle has them.
  /// - Throws: `corrupt` with the entry that is cut off, or with what is left over.
  static func ranges(
    of bundle: [UInt8], count: Int, exactly: Bool = true, file: String
  ) throws(LedgerError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    var place = 0
    while ranges.count < count {
      guard place + 2 <= bundle.count else {
        throw LedgerError(.corrupt, file: file, "ends at byte \(place), inside the length of entry \(ranges.count).")
      }
      let start = place + 2
      let end = start + (Int(bundle[place]) << 8 | Int(bundle[place + 1]))
      guard end <= bundle.count else {
        throw LedgerError(
          .corrupt, file: file,
          "entry \(ranges.count) at byte \(place) says \(end - start) bytes; the file ends before.")
      }
      ranges.append(start..<end)
      place = end
    }
    guard !exactly || place == bundle.count else {
      throw LedgerError(
        .corrupt, file: file, "has \(bundle.count - place) bytes after its last entry, at byte \(place).")
    }
    return ranges
  }
}
