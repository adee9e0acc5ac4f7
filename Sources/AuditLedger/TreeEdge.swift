/// The right edge of the tree: of each level the hashes that fill no tile yet. It is all that appending needs.
struct TreeEdge: Hashable, Sendable {
  private(set) var size: UInt64 = 0
  /// Below 256 hashes a level; level l holds roots of 256^l entries.
  private(set) var levels: [[MerkleHash]] = []
  /// The entries of the unfinished bundle, as a bundle holds them.
  private(set) var bundle: [UInt8] = []

  init() {}

  /// The edge of a log of that size.
  /// - Parameter levels: For each level the hashes of its partial tile; empty where there is none.
  init(size: UInt64, levels: [[MerkleHash]], bundle: [UInt8]) {
    self.size = size
    self.levels = levels
    self.bundle = bundle
  }

  /// Takes in the next entry and hands over each tile and bundle that it fills.
  mutating func append(
    _ entry: WriteAheadFrame.Entry, filled: (Tile, [UInt8]) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    EntryBundle.append(entry.bytes, to: &bundle)
    if size % 256 == 255 {
      try filled(Tile(.entries, number: size / 256), bundle)
      bundle.removeAll(keepingCapacity: true)
    }
    size += 1
    var hash = entry.leaf
    var level = 0
    var count = size
    while true {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == Tile.width else { return }
      try filled(Tile(.hashes(level: level), number: count / 256 - 1), Self.bytes(of: levels[level]))
      hash = .root(of: levels[level][...])
      levels[level].removeAll(keepingCapacity: true)
      level += 1
      count /= 256
    }
  }

  /// The root of everything that was taken in.
  var root: MerkleHash { Self.root(levels: levels) }

  /// The root that follows from the partial tiles alone, which stand for the whole tree.
  static func root(levels: [[MerkleHash]]) -> MerkleHash {
    var root: MerkleHash?
    for level in levels where !level.isEmpty {
      // What a level holds lies to the left of all that the levels below it hold; perfect subtrees join from the right.
      var rest = level[...]
      var peaks: [MerkleHash] = []
      while !rest.isEmpty {
        let perfect = 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount)
        peaks.append(.root(of: rest.prefix(perfect)))
        rest = rest.dropFirst(perfect)
      }
      for peak in peaks.reversed() { root = root.map { .node(peak, $0) } ?? peak }
    }
    return root ?? .emptyRoot
  }

  /// The partial bundle and tiles of this size.
  var partials: [(tile: Tile, bytes: [UInt8])] {
    Tile.partials(size: size).map { tile in
      switch tile.kind {
      case .entries: (tile, bundle)
      case .hashes(let level): (tile, Self.bytes(of: levels[level]))
      }
    }
  }

  static func bytes(of hashes: [MerkleHash]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * MerkleHash.byteCount)
    for hash in hashes { hash.append(to: &bytes) }
    return bytes
  }
}
