import SeededNumbers
import Testing

@testable import AuditLedger

/// The tiled tree against the naive one.
@Suite struct TreeTests {
  @Test func edgeProofsAndNaiveTreeAgree() throws {
    for size in [1, 2, 3, 5, 8, 255, 256, 257, 300, 512, 700] {
      let log = try MemoryLog(size: size)
      let naive = NaiveTree(leaves: (0..<size).map { .leaf(entry($0)) })
      let root = naive.root(0..<size)
      #expect(log.edge.root == root)
      var prover = TreeProver(source: log.source)
      var random = SeededGenerator(seed: UInt64(size))
      for _ in 0..<12 {
        let index = Int.random(in: 0..<size, using: &random)
        let proof = try prover.inclusion(of: UInt64(index), size: UInt64(size))
        #expect(proof == naive.path(index, 0..<size), "index \(index) of \(size)")
        try MerkleProof.verifyInclusion(
          leaf: naive.leaves[index], index: UInt64(index), size: UInt64(size), proof: proof, root: root)
        let old = Int.random(in: 1...size, using: &random)
        let consistency = try prover.consistency(from: UInt64(old), to: UInt64(size))
        #expect(consistency == naive.proof(old, 0..<size), "from \(old) to \(size)")
        try MerkleProof.verifyConsistency(
          oldSize: UInt64(old), oldRoot: naive.root(0..<old), newSize: UInt64(size), newRoot: root, proof: consistency)
        #expect(try prover.root(size: UInt64(old)) == naive.root(0..<old))
      }
    }
  }

  @Test func aChangedProofNeverPasses() {
    let leaves = (0..<40).map { MerkleHash.leaf(entry($0)) }
    let naive = NaiveTree(leaves: leaves)
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let size = Int.random(in: 1...40, using: &random)
      let index = Int.random(in: 0..<size, using: &random)
      var proof = naive.path(index, 0..<size)
      var (claimed, claimedSize) = (UInt64(index), UInt64(size))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: proof.insert(.leaf(random.bytes(4)), at: Int.random(in: 0...proof.count, using: &random))
      case 1 where !proof.isEmpty: proof.remove(at: Int.random(in: 0..<proof.count, using: &random))
      case 2 where !proof.isEmpty: proof[Int.random(in: 0..<proof.count, using: &random)] = .leaf(random.bytes(4))
      case 3: claimed = claimed &+ UInt64.random(in: 1...UInt64.max, using: &random)
      default: claimedSize = UInt64.random(in: UInt64(1) << 62...UInt64.max, using: &random)
      }
      #expect(throws: LedgerError.self, "seed \(seed)") {
        try MerkleProof.verifyInclusion(
          leaf: leaves[index], index: claimed, size: claimedSize, proof: proof, root: naive.root(0..<size))
      }
    }
  }

  @Test func sizesNearTheTopAreAnsweredWithoutTrapping() {
    let hash = MerkleHash.emptyRoot
    let sizes: [UInt64] = [.max, .max - 1, 1 << 63, (1 << 63) - 1, (1 << 63) + 1]
    for size in sizes {
      for index: UInt64 in [0, 1, size - 1, size / 2, size] {
        for count in [0, 1, 63, 64, 65] {
          let proof = [MerkleHash](repeating: hash, count: count)
          #expect(throws: LedgerError.self) {
            try MerkleProof.verifyInclusion(leaf: hash, index: index, size: size, proof: proof, root: .leaf([1]))
          }
          #expect(throws: LedgerError.self) {
            try MerkleProof.verifyConsistency(
              oldSize: index, oldRoot: .leaf([1]), newSize: size, newRoot: .leaf([2]), proof: proof)
          }
        }
      }
      #expect(!Tile.partials(size: size).isEmpty)
    }
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/1", "tile/0/0000", "tile/0/x001", "tile/0/001/000", "tile/64/000", "tile/-1/000",
    "tile/00/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/+12",
    "tile/0/x000/001", "/tile/0/000", "tile/0/000/", "tile/entries/00a", "tile/0/../000", "tile/0/000.p/1/1",
    "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
  ])
  func pathsThatNoTileHasAreRefused(path: String) {
    #expect(Tile(path: path) == nil)
  }

  @Test func everyTilePathReadsBack() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let level = Int.random(in: 0...64, using: &random)
      let tile = Tile(
        level == 64 ? .entries : .hashes(level: level),
        number: random.next() >> UInt64.random(in: 14...63, using: &random),
        width: Int.random(in: 1...256, using: &random))
      #expect(Tile(path: tile.path) == tile, "seed \(seed)")
    }
  }
}

/// A log's tiles on disk without a ledger.
private struct MemoryLog {
  let scratch: ScratchDirectory
  let edge: TreeEdge
  let source: TileSource

  init(size: Int) throws {
    scratch = try ScratchDirectory()
    let files = scratch.files
    try files.makeDirectory(FileSystem.stagingDirectory)
    var edge = TreeEdge()
    for number in 0..<size {
      try edge.append(.init(entry(number))) { tile, bytes throws(LedgerError) in
        try files.add([(tile.path, bytes)])
      }
    }
    try files.add(edge.partials.map { ($0.tile.path, $0.bytes) })
    self.edge = edge
    source = TileSource(files: files, size: UInt64(size))
  }
}
