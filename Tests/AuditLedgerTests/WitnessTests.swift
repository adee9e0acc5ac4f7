import Testing

@testable import AuditLedger

@Suite struct WitnessTests {
  private let log = LedgerSigner.generate(name: "log")
  private let witness = LedgerSigner.generateWitness(name: "witness")

  private func request(
    _ size: UInt64, root: MerkleHash, from old: UInt64, proof: [MerkleHash] = [], by signer: LedgerSigner? = nil
  ) throws -> WitnessRequest {
    let signer = signer ?? log
    let body = CheckpointBody(origin: signer.name, size: size, root: root)
    let checkpoint = try Checkpoint.sign(body, by: LedgerKeys(signer: signer))
    return WitnessRequest(oldSize: old, proof: proof, checkpoint: checkpoint.text)
  }

  private func judge(_ request: WitnessRequest, known: CheckpointBody? = nil) throws -> WitnessJudgement {
    try WitnessJudgement.judge(
      request, known: known, logs: [log.verifier], witness: witness, time: 1_700_000_000)
  }

  /// What another implementation's witness answered to these requests. The vectors do not hold that log's public key,
  /// so the same checkpoints are signed again under the same name.
  @Test(.enabled(if: Vectors.isPresent)) func theObservedExchangeIsRepeated() throws {
    let exchange = try Vectors.load().witnessExchange
    let log = LedgerSigner.generate(name: exchange.logOrigin)
    var known: CheckpointBody?
    for (name, status) in [("r1", 200), ("r4", 422), ("r1", 409), ("r2", 200), ("r3", 400)] {
      let text = try #require(exchange.requests[name])
      let observed = try WitnessRequest(parsing: text.utf8)
      #expect(observed.serialized == text)
      let body = try UnverifiedCheckpoint(parsing: observed.checkpoint.utf8).body
      let signed = try request(
        body.size, root: body.root, from: observed.oldSize, proof: observed.proof, by: log)
      let answer = try WitnessJudgement.judge(
        signed, known: known, logs: [log.verifier], witness: witness, time: 1)
      #expect(answer.status == status, "\(name)")
      if case .cosigned(let body, _) = answer { known = body }
      if case .stale(let size) = answer { #expect(size == 7) }
    }
    #expect(known?.size == 100)
  }

  @Test func aCosignedCheckpointSatisfiesAPolicy() throws {
    let request = try request(1, root: .leaf([1]), from: 0)
    guard case .cosigned(let body, let line) = try judge(request) else {
      Issue.record("not cosigned")
      return
    }
    #expect(body.size == 1)
    let note = try UnverifiedCheckpoint(parsing: (request.checkpoint + line).utf8)
    let policy = try LedgerPolicy(
      parsing: "log \(log.verifierKey)\nwitness w \(witness.verifierKey)\nquorum w\n".utf8)
    #expect(try policy.verify(note).cosignatures.map(\.time) == [1_700_000_000])
  }

  @Test func eachReasonToRefuseHasItsAnswer() throws {
    let leaves = (0..<5).map { MerkleHash.leaf(entry($0)) }
    let tree = NaiveTree(leaves: leaves)
    let known = CheckpointBody(origin: "log", size: 3, root: tree.root(0..<3))
    let proof = tree.proof(3, 0..<5)
    let root = tree.root(0..<5)
    func status(_ request: WitnessRequest) throws -> Int { try judge(request, known: known).status }

    #expect(try status(try request(5, root: root, from: 3, proof: proof)) == 200)
    #expect(try status(try request(5, root: root, from: 3, proof: proof.reversed())) == 422)
    #expect(try status(try request(5, root: .leaf([9]), from: 3, proof: proof)) == 422)
    #expect(try status(try request(3, root: known.root, from: 3)) == 200)
    // A second history of the same size: the one thing that a witness is for.
    #expect(try judge(try request(3, root: .leaf([9]), from: 3), known: known) == .forked(size: 3))
    #expect(try status(try request(3, root: .leaf([9]), from: 3)) == 409)
    #expect(try judge(try request(0, root: .leaf([9]), from: 0)) == .inconsistent)
    #expect(try judge(try request(5, root: root, from: 2), known: known) == .stale(size: 3))
    #expect(try judge(try request(2, root: root, from: 3), known: known) == .impossible)
    let stranger = LedgerSigner.generate(name: "elsewhere")
    #expect(try judge(try request(5, root: root, from: 3, by: stranger), known: known) == .unknownLog)
    let impostor = LedgerSigner.generate(name: "log")
    #expect(try judge(try request(5, root: root, from: 3, by: impostor), known: known) == .badSignature)
    #expect(try judge(try request(5, root: root, from: 0, proof: proof)) == .inconsistent)
  }

  @Test func textsThatAreNoRequestsAreRefused() {
    let texts = [
      "", "old 0", "old 0\n\n", "old -1\n\nx", "old 00\n\nx", "old 0\nAAAA\n\nx", "OLD 0\n\nx", "old 0\r\n\r\nx",
      "old 18446744073709551616\n\nx",
      "old 0\n" + String(repeating: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", count: 64) + "\nx",
    ]
    for text in texts {
      #expect("\(text.prefix(30).debugDescription)") {
        try WitnessRequest(parsing: text.utf8)
      } throws: { ($0 as? LedgerError)?.code == .malformed }
    }
  }
}
