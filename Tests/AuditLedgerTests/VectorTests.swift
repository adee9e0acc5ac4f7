import Crypto
import Foundation
import Testing

@testable import AuditLedger

/// Answers that other implementations gave.
@Suite(.enabled(if: Vectors.isPresent)) struct VectorTests {
  private let vectors: Vectors

  init() throws { vectors = try Vectors.load() }

  @Test func hashesOfRFC6962() {
    let part = vectors.rfc6962Hash
    #expect(MerkleHash.emptyRoot.description == part.emptyRoot)
    #expect(MerkleHash.leaf([]).description == part.leafOfEmpty)
    #expect(MerkleHash.leaf(Array("L123456".utf8)).description == part.leafOfAsciiL123456)
  }

  @Test func theReferenceTreeHasItsRootsAndNodes() throws {
    let tree = vectors.ctReferenceTree
    var edge = TreeEdge()
    #expect(edge.root.description == tree.rootBySize[0])
    for (place, input) in tree.leafInputs.enumerated() {
      try edge.append(.init(try #require(Hexadecimal.decode(input)))) { _, _ in }
      #expect(edge.root.description == tree.rootBySize[place + 1])
    }
    var level = tree.leafInputs.compactMap(Hexadecimal.decode).map(MerkleHash.leaf)
    for expected in tree.nodeHashesByLevel {
      #expect(level.map(\.description) == expected)
      level = stride(from: 0, to: level.count - 1, by: 2).map { .node(level[$0], level[$0 + 1]) }
    }
  }

  @Test func theEightLeavesHaveTheirProofs() throws {
    let leaves = vectors.ctReferenceTree.leafInputs.compactMap(Hexadecimal.decode).map(MerkleHash.leaf)
    let roots = try vectors.ctReferenceTree.rootBySize.map { try hash(hex: $0) }
    for proof in vectors.proofs8Leaves.inclusion {
      let hashes = try proof.proof.map { try hash(hex: $0) }
      try MerkleProof.verifyInclusion(
        leaf: leaves[proof.index], index: UInt64(proof.index), size: UInt64(proof.size), proof: hashes,
        root: roots[proof.size])
      #expect(NaiveTree(leaves: leaves).path(proof.index, 0..<proof.size) == hashes)
    }
    for proof in vectors.proofs8Leaves.consistency {
      let hashes = try proof.proof.map { try hash(hex: $0) }
      try MerkleProof.verifyConsistency(
        oldSize: UInt64(proof.size1), oldRoot: roots[proof.size1], newSize: UInt64(proof.size2),
        newRoot: roots[proof.size2], proof: hashes)
      #expect(NaiveTree(leaves: leaves).proof(proof.size1, 0..<proof.size2) == hashes)
    }
  }

  @Test func inclusionCasesOfTransparencyDev() throws {
    for example in vectors.merkleInclusionCasesB64.cases {
      let isRight = accepts {
        try MerkleProof.verifyInclusion(
          leaf: hash(base64: example.leafHash), index: example.leafIdx, size: example.treeSize,
          proof: (example.proof ?? []).map { try hash(base64: $0) }, root: hash(base64: example.root))
      }
      #expect(isRight == !example.wantErr, "\(example._file)")
    }
  }

  @Test func consistencyCasesOfTransparencyDev() throws {
    for example in vectors.merkleConsistencyCasesB64.cases {
      let isRight = accepts {
        try MerkleProof.verifyConsistency(
          oldSize: example.size1, oldRoot: root(base64: example.root1), newSize: example.size2,
          newRoot: root(base64: example.root2), proof: (example.proof ?? []).map { try hash(base64: $0) })
      }
      #expect(isRight == !example.wantErr, "\(example._file)")
    }
  }

  @Test func theNoteOfTheSpecification() throws {
    let key = try VerifierKey(vectors.signedNote.vkey)
    #expect(key.description == vectors.signedNote.vkey)
    let note = try SignedNote(parsing: vectors.signedNote.note.utf8)
    #expect(note.serialized == vectors.signedNote.note)
    let signature = try #require(note.signatures.first)
    #expect(key.claims(signature))
    #expect(key.isValid(signature: signature.bytes, over: Array(note.text.utf8)))
  }

  @Test func pathsOfTilesAndBundles() {
    for path in vectors.tilePaths.tile {
      let tile = Tile(.hashes(level: path.level), number: path.n, width: path.w)
      #expect(tile.path == path.path)
      #expect(Tile(path: path.path) == tile)
    }
    for path in vectors.tilePaths.entries {
      let width = min(256, path.size - path.index / 256 * 256)
      #expect(Tile(.entries, number: path.index / 256, width: Int(width)).path == path.path)
    }
    let widths = Tile.partials(size: 70_000).map { ($0.number, $0.width) }
    #expect(widths.map(\.0) == [273, 273, 1, 0])
    #expect(widths.map(\.1) == [112, 112, 17, 1])
    #expect(Tile.partials(size: 256) == [Tile(.hashes(level: 1), number: 0, width: 1)])
  }

  @Test func theSmallLogOfTessera() throws {
    let log = vectors.tesseraTestdataLog
    let key = try VerifierKey(log.vkey)
    var edge = TreeEdge()
    for (size, text) in log.checkpointsBySize.enumerated() {
      if size > 0 { try edge.append(.init(Array(log.entriesAscii[size - 1].utf8))) { _, _ in } }
      let checkpoint = try UnverifiedCheckpoint(parsing: text.utf8).verified(by: key)
      #expect(checkpoint.size == UInt64(size))
      #expect(checkpoint.root == edge.root)
      #expect(checkpoint.text == text)
    }
    let files = Dictionary(uniqueKeysWithValues: edge.partials.map { ($0.tile.path, $0.bytes) })
    #expect(files["tile/entries/000.p/15"].map(Base64.encode) == log.entriesBundle15B64)
    #expect(files["tile/0/000.p/15"].map(Base64.encode) == log.tile0000P15B64)
  }

  @Test func aWitnessedCheckpointAndAnObservedCosignature() throws {
    let log = vectors.log70000
    let policy = try LedgerPolicy(
      parsing: "log \(log.vkey)\nwitness w \(log.witnessVkey)\nquorum w\n".utf8)
    let trusted = try policy.verify(try UnverifiedCheckpoint(parsing: log.checkpoint.utf8))
    #expect(trusted.cosignatures.map(\.time) == [log.witnessTime])
    #expect {
      try policy.verify(try UnverifiedCheckpoint(parsing: log.checkpoint46666.utf8))
    } throws: { ($0 as? LedgerError)?.code == .quorumMissed }

    let exchange = vectors.witnessExchange
    let request = try #require(exchange.requests["r2"])
    let start = try #require(request.range(of: "\n\n")).upperBound
    let checkpoint = try UnverifiedCheckpoint(parsing: request[start...].utf8)
    let line = exchange.cosignatureLineR2.split(separator: " ")
    let ssh = try #require(Base64.decode(exchange.witnessPubSsh.split(separator: " ")[1]))
    let witness = VerifierKey(name: String(line[1]), algorithm: .cosignature, publicKey: Array(ssh.suffix(32)))
    let note = try SignedNote(parsing: (checkpoint.note.text + "\n" + exchange.cosignatureLineR2).utf8)
    let signature = try #require(note.signatures.first)
    #expect(witness.claims(signature))
    #expect(try Cosignature(signature, by: witness, of: checkpoint.body).time > 0)
  }

  @Test func signaturesAreTheSameBytesAsElsewhere() throws {
    let log = vectors.log70000
    let seed = try #require(Hexadecimal.decode(log.logSeedHex))
    let signer = try #require(LedgerSigner(name: "example.com/ledger-test", seed: seed))
    #expect(signer.verifierKey == log.vkey)
    let body = CheckpointBody(
      origin: signer.name, size: log.oldSize, root: try hash(hex: log.oldRoot))
    #expect(try Checkpoint.sign(body, by: LedgerKeys(signer: signer)).text == log.checkpoint46666)
    let witnessSeed = try #require(Hexadecimal.decode(log.witnessSeedHex))
    let witness = try #require(
      LedgerSigner(name: "witness.example.com/w1", seed: witnessSeed, algorithm: .cosignature))
    #expect(witness.verifierKey == log.witnessVkey)
    let full = CheckpointBody(origin: signer.name, size: log.size, root: try hash(hex: log.root))
    let note = SignedNote(
      text: full.text,
      signatures: [
        try signer.signature(over: full.text), try witness.cosignature(of: full, time: log.witnessTime),
      ])
    #expect(note.serialized == log.checkpoint)
  }

  @Test func theLogOf70000EntriesIsTheSameBytesAsElsewhere() async throws {
    let log = vectors.log70000
    let scratch = try ScratchDirectory()
    let seed = try #require(Hexadecimal.decode(log.logSeedHex))
    let signer = try #require(LedgerSigner(name: "example.com/ledger-test", seed: seed))
    let files = scratch.files
    try files.makeDirectory("private")
    try files.makeDirectory(FileSystem.stagingDirectory)
    let keys = try LedgerKeys(signer: signer)
    let empty = try Checkpoint.sign(CheckpointBody(origin: signer.name, size: 0, root: .emptyRoot), by: keys)
    try files.replace(TreeWriter.headPath, with: Array(empty.text.utf8))
    var writer = TreeWriter(files: files, keys: keys, edge: TreeEdge(), head: empty, shown: empty)
    let entries = (0..<70_000).map { WriteAheadFrame.Entry(entry($0)) }
    try writer.advance(over: entries[..<46_666])
    let old = writer.head
    #expect(old.text == log.checkpoint46666)
    try writer.advance(over: entries[46_666...])
    try writer.show(writer.head)
    #expect(writer.head.root.description == log.root)
    for (path, expected) in log.sha256OfFile {
      let bytes = try #require(try files.read(path), "\(path)")
      #expect(Hexadecimal.encode(SHA256.hash(data: bytes)) == expected, "\(path)")
    }
    let key = try VerifierKey(log.vkey)
    let report = try LedgerVerifier.verify(directory: scratch.path, key: key)
    #expect(report.entries == 70_000)
    let reader = try LedgerReader(directory: scratch.path, key: key)
    #expect(try !reader.consistency(since: old.body).isEmpty)
    try checkProof(log, reader: reader)
  }

  private func checkProof(_ log: Vectors.BigLog, reader: LedgerReader) throws {
    let file = try LedgerProof(parsing: log.tlogProof23333.utf8)
    #expect(file.serialized == log.tlogProof23333)
    let own = try reader.proof(of: LedgerIndex(23_333))
    #expect(own.hashes == file.hashes)
    let policy = try LedgerPolicy(parsing: "log \(log.vkey)\nwitness w \(log.witnessVkey)\nquorum w\n".utf8)
    #expect(try file.verify(entry: entry(23_333), policy: policy).index == LedgerIndex(23_333))
    #expect(throws: LedgerError.self) { try file.verify(entry: entry(23_334), policy: policy) }
    #expect(throws: LedgerError.self) { try file.verify(policy: policy) }
  }

  private func hash(hex: String) throws -> MerkleHash {
    try #require(Hexadecimal.decode(hex).flatMap { MerkleHash($0) })
  }

  private func hash(base64: String?) throws -> MerkleHash {
    guard let hash = MerkleHash(base64: base64 ?? "") else { throw LedgerError(.malformed, "not a hash") }
    return hash
  }

  /// Some cases have a root that is no hash, where only equality counts: it gets one that stands for it.
  private func root(base64: String?) throws -> MerkleHash {
    let bytes = try #require(Base64.decode(base64 ?? ""))
    return MerkleHash(bytes) ?? .leaf(bytes)
  }

  private func accepts(_ check: () throws -> Void) -> Bool { (try? check()) != nil }
}
