import Crypto
import Foundation
import Testing

@testable import AuditLedger

/// Answers that other implementations gave.
@Suite(.enabled(if: Vectors.isPresent)) struct VectorTests {
  private let vectors: Vectors

  init() throws { vectors = try Vectors.load() }

  @Test func hashesOfRFC6962() {
    let part = vectors.rfc6962_hash
    #expect(MerkleHash.emptyRoot.description == part.empty_root)
    #expect(MerkleHash.leaf([]).description == part.leaf_of_empty)
    #expect(MerkleHash.leaf(Array("L123456".utf8)).description == part.leaf_of_ascii_L123456)
  }

  @Test func theReferenceTreeHasItsRootsAndNodes() throws {
    let tree = vectors.ct_reference_tree
    var edge = TreeEdge()
    #expect(edge.root.description == tree.root_by_size[0])
    for (place, input) in tree.leaf_inputs.enumerated() {
      try edge.append(.init(try #require(Hexadecimal.decode(input)))) { _, _ in }
      #expect(edge.root.description == tree.root_by_size[place + 1])
    }
    var level = tree.leaf_inputs.compactMap(Hexadecimal.decode).map(MerkleHash.leaf)
    for expected in tree.node_hashes_by_level {
      #expect(level.map(\.description) == expected)
      level = stride(from: 0, to: level.count - 1, by: 2).map { .node(level[$0], level[$0 + 1]) }
    }
  }

  @Test func theEightLeavesHaveTheirProofs() throws {
    let leaves = vectors.ct_reference_tree.leaf_inputs.compactMap(Hexadecimal.decode).map(MerkleHash.leaf)
    let roots = try vectors.ct_reference_tree.root_by_size.map { try hash(hex: $0) }
    for proof in vectors.proofs_8_leaves.inclusion {
      let hashes = try proof.proof.map { try hash(hex: $0) }
      try MerkleProof.verifyInclusion(
        leaf: leaves[proof.index], index: UInt64(proof.index), size: UInt64(proof.size), proof: hashes,
        root: roots[proof.size])
      #expect(NaiveTree(leaves: leaves).path(proof.index, 0..<proof.size) == hashes)
    }
    for proof in vectors.proofs_8_leaves.consistency {
      let hashes = try proof.proof.map { try hash(hex: $0) }
      try MerkleProof.verifyConsistency(
        oldSize: UInt64(proof.size1), oldRoot: roots[proof.size1], newSize: UInt64(proof.size2),
        newRoot: roots[proof.size2], proof: hashes)
      #expect(NaiveTree(leaves: leaves).proof(proof.size1, 0..<proof.size2) == hashes)
    }
  }

  @Test func inclusionCasesOfTransparencyDev() throws {
    for example in vectors.merkle_inclusion_cases_b64.cases {
      let isRight = accepts {
        try MerkleProof.verifyInclusion(
          leaf: hash(base64: example.leafHash), index: example.leafIdx, size: example.treeSize,
          proof: (example.proof ?? []).map { try hash(base64: $0) }, root: hash(base64: example.root))
      }
      #expect(isRight == !example.wantErr, "\(example._file)")
    }
  }

  @Test func consistencyCasesOfTransparencyDev() throws {
    for example in vectors.merkle_consistency_cases_b64.cases {
      let isRight = accepts {
        try MerkleProof.verifyConsistency(
          oldSize: example.size1, oldRoot: root(base64: example.root1), newSize: example.size2,
          newRoot: root(base64: example.root2), proof: (example.proof ?? []).map { try hash(base64: $0) })
      }
      #expect(isRight == !example.wantErr, "\(example._file)")
    }
  }

  @Test func theNoteOfTheSpecification() throws {
    let key = try VerifierKey(vectors.signed_note.vkey)
    #expect(key.description == vectors.signed_note.vkey)
    let note = try SignedNote(parsing: vectors.signed_note.note.utf8)
    #expect(note.serialized == vectors.signed_note.note)
    let signature = try #require(note.signatures.first)
    #expect(key.claims(signature))
    #expect(key.isValid(signature: signature.bytes, over: Array(note.text.utf8)))
  }

  @Test func pathsOfTilesAndBundles() {
    for path in vectors.tile_paths.tile {
      let tile = Tile(.hashes(level: path.level), number: path.n, width: path.w)
      #expect(tile.path == path.path)
      #expect(Tile(path: path.path) == tile)
    }
    for path in vectors.tile_paths.entries {
      let width = min(256, path.size - path.index / 256 * 256)
      #expect(Tile(.entries, number: path.index / 256, width: Int(width)).path == path.path)
    }
    let widths = Tile.partials(size: 70_000).map { ($0.number, $0.width) }
    #expect(widths.map(\.0) == [273, 273, 1, 0])
    #expect(widths.map(\.1) == [112, 112, 17, 1])
    #expect(Tile.partials(size: 256) == [Tile(.hashes(level: 1), number: 0, width: 1)])
  }

  @Test func theSmallLogOfTessera() throws {
    let log = vectors.tessera_testdata_log
    let key = try VerifierKey(log.vkey)
    var edge = TreeEdge()
    for (size, text) in log.checkpoints_by_size.enumerated() {
      if size > 0 { try edge.append(.init(Array(log.entries_ascii[size - 1].utf8))) { _, _ in } }
      let checkpoint = try UnverifiedCheckpoint(parsing: text.utf8).verified(by: key)
      #expect(checkpoint.size == UInt64(size))
      #expect(checkpoint.root == edge.root)
      #expect(checkpoint.text == text)
    }
    let files = Dictionary(uniqueKeysWithValues: edge.partials.map { ($0.tile.path, $0.bytes) })
    #expect(files["tile/entries/000.p/15"].map(Base64.encode) == log.entries_bundle_15_b64)
    #expect(files["tile/0/000.p/15"].map(Base64.encode) == log.tile_0_000_p15_b64)
  }

  @Test func aWitnessedCheckpointAndAnObservedCosignature() throws {
    let log = vectors.log_70000
    let policy = try LedgerPolicy(
      parsing: "log \(log.vkey)\nwitness w \(log.witness_vkey)\nquorum w\n".utf8)
    let trusted = try policy.verify(try UnverifiedCheckpoint(parsing: log.checkpoint.utf8))
    #expect(trusted.cosignatures.map(\.time) == [log.witness_time])
    #expect {
      try policy.verify(try UnverifiedCheckpoint(parsing: log.checkpoint_46666.utf8))
    } throws: { ($0 as? LedgerError)?.code == .quorumMissed }

    let exchange = vectors.witness_exchange
    let request = try #require(exchange.requests["r2"])
    let start = try #require(request.range(of: "\n\n")).upperBound
    let checkpoint = try UnverifiedCheckpoint(parsing: request[start...].utf8)
    let line = exchange.cosignature_line_r2.split(separator: " ")
    let ssh = try #require(Base64.decode(exchange.witness_pub_ssh.split(separator: " ")[1]))
    let witness = VerifierKey(name: String(line[1]), algorithm: .cosignature, publicKey: Array(ssh.suffix(32)))
    let note = try SignedNote(parsing: (checkpoint.note.text + "\n" + exchange.cosignature_line_r2).utf8)
    let signature = try #require(note.signatures.first)
    #expect(witness.claims(signature))
    #expect(try Cosignature(signature, by: witness, of: checkpoint.body).time > 0)
  }

  @Test func signaturesAreTheSameBytesAsElsewhere() throws {
    let log = vectors.log_70000
    let seed = try #require(Hexadecimal.decode(log.log_seed_hex))
    let signer = try #require(LedgerSigner(name: "example.com/ledger-test", seed: seed))
    #expect(signer.verifierKey == log.vkey)
    let body = CheckpointBody(
      origin: signer.name, size: log.old_size, root: try hash(hex: log.old_root))
    #expect(try Checkpoint.sign(body, by: LedgerKeys(signer: signer)).text == log.checkpoint_46666)
    let witnessSeed = try #require(Hexadecimal.decode(log.witness_seed_hex))
    let witness = try #require(
      LedgerSigner(name: "witness.example.com/w1", seed: witnessSeed, algorithm: .cosignature))
    #expect(witness.verifierKey == log.witness_vkey)
    let full = CheckpointBody(origin: signer.name, size: log.size, root: try hash(hex: log.root))
    let note = SignedNote(
      text: full.text,
      signatures: [
        try signer.signature(over: full.text), try witness.cosignature(of: full, time: log.witness_time),
      ])
    #expect(note.serialized == log.checkpoint)
  }

  @Test func theLogOf70000EntriesIsTheSameBytesAsElsewhere() async throws {
    let log = vectors.log_70000
    let scratch = try ScratchDirectory()
    let seed = try #require(Hexadecimal.decode(log.log_seed_hex))
    let signer = try #require(LedgerSigner(name: "example.com/ledger-test", seed: seed))
    let files = scratch.files
    try files.makeDirectory("private")
    try files.makeDirectory(FileSystem.stagingDirectory)
    let keys = try LedgerKeys(signer: signer)
    let empty = try Checkpoint.sign(CheckpointBody(origin: signer.name, size: 0, root: .emptyRoot), by: keys)
    try files.replace(TreeWriter.headPath, with: Array(empty.text.utf8))
    var writer = TreeWriter(files: files, keys: keys, edge: TreeEdge(), head: empty, isPublished: true)
    let entries = (0..<70_000).map { WriteAheadFrame.Entry(entry($0)) }
    let old = try writer.publish(entries[..<46_666])
    #expect(old.text == log.checkpoint_46666)
    let checkpoint = try writer.publish(entries[46_666...])
    #expect(checkpoint.root.description == log.root)
    for (path, expected) in log.sha256_of_file {
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
    let file = try LedgerProof(parsing: log.tlog_proof_23333.utf8)
    #expect(file.serialized == log.tlog_proof_23333)
    let own = try reader.proof(of: LedgerIndex(23_333))
    #expect(own.hashes == file.hashes)
    let policy = try LedgerPolicy(parsing: "log \(log.vkey)\nwitness w \(log.witness_vkey)\nquorum w\n".utf8)
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
