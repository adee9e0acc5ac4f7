import SeededNumbers
import Testing

@testable import AuditLedger

@Suite struct PolicyTests {
  private let log = LedgerSigner.generate(name: "log")
  private let witnesses = (0..<4).map { LedgerSigner.generateWitness(name: "w\($0)") }

  private func policy(_ lines: String) throws -> LedgerPolicy {
    let keys = witnesses.enumerated().map { "witness W\($0.offset) \($0.element.verifierKey)\n" }.joined()
    return try LedgerPolicy(parsing: "# comment\n\n\tlog \(log.verifierKey) https://x\n\(keys)\(lines)\n".utf8)
  }

  private func checkpoint(cosignedBy cosigners: [Int]) throws -> UnverifiedCheckpoint {
    let body = CheckpointBody(origin: "log", size: 3, root: .emptyRoot)
    var signatures = [try log.signature(over: body.text)]
    for cosigner in cosigners { signatures.append(try witnesses[cosigner].cosignature(of: body, time: 1_700_000_000)) }
    return try UnverifiedCheckpoint(parsing: SignedNote(text: body.text, signatures: signatures).serialized.utf8)
  }

  @Test func quorumsCountWitnessesAndGroups() throws {
    let rules = [
      ("quorum none", [[]], []),
      ("quorum W1", [[1], [0, 1]], [[], [0]]),
      ("group g 2 W0 W1 W2\nquorum g", [[0, 1], [0, 2, 3]], [[0], [0, 3]]),
      ("group g all W0 W1\ngroup h any W2 W3\ngroup i all g h\nquorum i", [[0, 1, 3]], [[0, 1], [0, 2, 3]]),
    ]
    for (lines, enough, tooFew) in rules {
      let policy = try policy(lines)
      for cosigners in enough {
        #expect(try policy.verify(try checkpoint(cosignedBy: cosigners)).cosignatures.count == cosigners.count)
      }
      for cosigners in tooFew {
        #expect("\(lines) \(cosigners)") { try policy.verify(try checkpoint(cosignedBy: cosigners)) } throws: {
          ($0 as? LedgerError)?.code == .quorumMissed
        }
      }
    }
  }

  @Test func aCosignatureOfAnotherCheckpointIsRefused() throws {
    let body = CheckpointBody(origin: "log", size: 3, root: .emptyRoot)
    let other = CheckpointBody(origin: "log", size: 4, root: .emptyRoot)
    let note = SignedNote(
      text: body.text,
      signatures: [try log.signature(over: body.text), try witnesses[0].cosignature(of: other, time: 5)])
    let checkpoint = try UnverifiedCheckpoint(parsing: note.serialized.utf8)
    #expect { try policy("quorum W0").verify(checkpoint) } throws: { ($0 as? LedgerError)?.code == .badSignature }
  }

  @Test(arguments: [
    "", "quorum", "quorum none\nquorum none", "quorum nobody", "quorum W0 W1", "group g any W0\nquorum W0 x",
    "group g 0 W0\nquorum g", "group g 2 W0\nquorum g", "group g any\nquorum none", "group W0 any W1\nquorum none",
    "group g any W0 W0\nquorum g", "group g any W0\ngroup h any W0\nquorum h", "group g any none\nquorum g",
    "group none any W0\nquorum none", "group g any h\ngroup h any W0\nquorum g", "log x\nquorum none",
    "witness X nokey\nquorum none", "quorum none\r", "surprise\nquorum none", "quorum none\u{0}",
  ])
  func wrongPoliciesAreRefusedWithTheirLine(lines: String) {
    #expect { try policy(lines) } throws: { ($0 as? LedgerError)?.code == .malformed }
  }

  @Test func aLogKeyIsNoWitnessAndKeysAreNotRepeated() {
    let lines = [
      "witness L \(log.verifierKey)\nquorum none", "log \(witnesses[0].verifierKey)\nquorum none",
      "log \(log.verifierKey)\nquorum none", "witness again \(witnesses[0].verifierKey)\nquorum none",
    ]
    for line in lines { #expect(throws: LedgerError.self) { try policy(line) } }
  }

  @Test func proofFilesReadBackAndMutationsNeverPass() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try await Ledger.open(directory: scratch.path, signer: log, options: .quiet)
    for number in 0..<20 { _ = try await ledger.append(entry(number)) }
    let proof = try await ledger.proof(of: LedgerIndex(11)).proofFile
    await ledger.close()
    let trust = LedgerPolicy(log: log.verifier)
    let file = Array(proof.serialized.utf8)
    #expect(try LedgerProof(parsing: file) == proof)
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var changed = file
      let place = Int.random(in: 0..<changed.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: changed[place] ^= UInt8.random(in: 1...255, using: &random)
      case 1: changed.remove(at: place)
      default: changed.insert(contentsOf: file[place...].prefix(45), at: place)
      }
      guard changed != file else { continue }
      let verdict = try? LedgerProof(parsing: changed).verify(policy: trust)
      // A change may only reach what proves nothing, such as a further line by an unknown key.
      if let verdict {
        #expect(verdict.index == LedgerIndex(11) && verdict.leafHash == .leaf(entry(11)), "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    "", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\nindex 0\n", "c2sp.org/tlog-proof@v2\nindex 0\n\n",
    "c2sp.org/tlog-proof@v1\nindex 00\n\n", "c2sp.org/tlog-proof@v1\nindex -1\n\n",
    "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n", "c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n",
    "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n",
    "c2sp.org/tlog-proof@v1\nindex 0\n"
      + String(repeating: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", count: 65),
  ])
  func textsThatAreNoProofsAreRefused(text: String) {
    #expect { try LedgerProof(parsing: text.utf8) } throws: { ($0 as? LedgerError)?.code == .malformed }
  }
}
