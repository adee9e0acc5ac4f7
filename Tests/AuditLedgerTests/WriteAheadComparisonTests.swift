import SeededNumbers
import Testing

@testable import AuditLedger

/// A write-ahead file goes only when every byte of its entries stands in bundles.
@Suite struct WriteAheadComparisonTests {
  private struct Scene {
    let scratch: ScratchDirectory
    let segment: WriteAheadLog.Segment
    let bundles: [String]

    /// Batches from `first` on over bundles that begin at 0.
    init(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      scratch = try ScratchDirectory()
      let entries = (0..<Int.random(in: 1...700, using: &random)).map { _ in
        WriteAheadFrame.Entry(random.bytes(Int.random(in: 0...20, using: &random)))
      }
      let first = Int.random(in: 0..<entries.count, using: &random)
      var file: [UInt8] = []
      var next = first
      while next < entries.count {
        let count = min(entries.count - next, Int.random(in: 1...300, using: &random))
        file += WriteAheadFrame.encode(first: UInt64(next), entries: entries[next..<(next + count)])
        next += count
      }
      segment = WriteAheadLog.Segment(first: UInt64(first), end: UInt64(entries.count))
      try scratch.files.makeDirectory(WriteAheadLog.directory)
      try scratch.files.makeDirectory("tile/entries")
      try scratch.overwrite(segment.path, with: file)
      var edge = TreeEdge()
      var paths: [String] = []
      var written: [(String, [UInt8])] = []
      for entry in entries {
        try edge.append(entry) { tile, bytes throws(LedgerError) in
          if tile.kind == .entries { written.append((tile.path, bytes)) }
        }
      }
      for (tile, bytes) in edge.partials where tile.kind == .entries { written.append((tile.path, bytes)) }
      for (path, bytes) in written {
        try scratch.files.makeDirectory(FileSystem.parent(of: path))
        try scratch.overwrite(path, with: bytes)
        paths.append(path)
      }
      bundles = paths
    }

    func removeIfEqual() throws {
      let source = TileSource(files: scratch.files, size: segment.end)
      try WriteAheadComparison(files: scratch.files, source: source).removeIfEqual(segment)
    }

    var isThere: Bool { (try? scratch.files.size(of: segment.path)) ?? nil != nil }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func aFileGoesWhenItsEntriesStandInBundles(seed: UInt64) throws {
    let scene = try Scene(seed: seed)
    try scene.removeIfEqual()
    #expect(!scene.isThere, "seed \(seed)")
  }

  @Test(arguments: 0..<120 as Range<UInt64>) func aChangedByteOnEitherSideKeepsTheFile(seed: UInt64) throws {
    let scene = try Scene(seed: seed)
    var random = SeededGenerator(seed: seed ^ 0xFFFF)
    let isBundle = Bool.random(using: &random)
    // Bundles before the first entry of the file are not compared with it.
    let compared = scene.bundles.dropFirst(Int(scene.segment.first / 256))
    let path = isBundle ? try #require(compared.randomElement(using: &random)) : scene.segment.path
    var bytes = try #require(try scene.scratch.files.read(path))
    let isFirst = isBundle && path == compared.first
    let from = isFirst ? try offset(of: Int(scene.segment.first % 256), in: bytes) : 0
    let place = Int.random(in: from..<bytes.count, using: &random)
    bytes[place] ^= UInt8.random(in: 1...255, using: &random)
    try scene.scratch.overwrite(path, with: bytes)
    do {
      try scene.removeIfEqual()
      // Only a check value may differ unseen: every entry was compared.
      #expect(!isBundle, "seed \(seed): \(path) at \(place)")
    } catch let error as LedgerError {
      #expect([.tileConflict, .corrupt].contains(error.code) && scene.isThere, "seed \(seed): \(error)")
    }
  }

  @Test func theEntryThatDiffersIsNamed() throws {
    let scene = try Scene(seed: 7)
    let index = scene.segment.end - 1
    let path = try #require(scene.bundles.last)
    var bytes = try #require(try scene.scratch.files.read(path))
    bytes[bytes.count - 1] ^= 1
    try scene.scratch.overwrite(path, with: bytes)
    #expect { try scene.removeIfEqual() } throws: {
      let error = $0 as? LedgerError
      return error?.code == .tileConflict && error?.message.contains("another entry \(index) ") == true
    }
  }

  private func offset(of entry: Int, in bundle: [UInt8]) throws -> Int {
    var place = 0
    for _ in 0..<entry { place += 2 + (Int(bundle[place]) << 8 | Int(bundle[place + 1])) }
    return place
  }
}
