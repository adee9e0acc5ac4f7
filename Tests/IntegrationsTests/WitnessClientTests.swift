import AuditLedger
import Foundation
import Integrations
import Logging
import Synchronization
import Testing

@Suite struct WitnessClientTests {
  /// Two witnesses and what each of them does when it is asked.
  private final class Exchange: WitnessExchange {
    enum Behaviour { case answers, isDown, isSlow }
    private let witnesses: Mutex<[String: HonestWitness]>
    private let behaviours: Mutex<[String: Behaviour]>
    let asked = Mutex(0)

    init(_ witnesses: [String: HonestWitness]) {
      self.witnesses = Mutex(witnesses)
      behaviours = Mutex(witnesses.mapValues { _ in .answers })
    }

    func set(_ name: String, _ behaviour: Behaviour) { behaviours.withLock { $0[name] = behaviour } }

    func addCheckpoint(
      _ body: [UInt8], to witness: LedgerPolicy.Witness
    ) async throws(WitnessExchangeError) -> (status: Int, body: [UInt8]) {
      asked.withLock { $0 += 1 }
      switch behaviours.withLock({ $0[witness.name] }) {
      case .answers, nil: break
      case .isDown: throw WitnessExchangeError("it was not reached")
      case .isSlow: while !Task.isCancelled, behaviours.withLock({ $0[witness.name] }) == .isSlow { await Task.yield() }
      }
      let answer: (status: Int, body: [UInt8])? = witnesses.withLock { witnesses in
        guard let request = try? WitnessRequest(parsing: body) else { return nil }
        return try? witnesses[witness.name]?.answer(request, time: 42)
      }
      guard let answer else { throw WitnessExchangeError("not a request") }
      return answer
    }
  }

  private final class Scene: Sendable {
    let directory: String
    let log: LedgerSigner
    let ledger: Ledger
    let exchange: Exchange
    let policy: LedgerPolicy
    let time = Mutex<UInt64>(1000)
    let refusals = Mutex<[WitnessRefusal]>([])

    init(quorum: String) async throws {
      directory = "/tmp/chaperone-witness-\(UUID().uuidString)"
      let log = LedgerSigner.generate(name: "log")
      let signers = (1...2).map { LedgerSigner.generateWitness(name: "w\($0)") }
      var options = LedgerOptions.default
      options.showsHeadsAtOnce = false
      ledger = try await Ledger.open(directory: directory + "/ledger", signer: log, options: options)
      exchange = Exchange([
        "w1": HonestWitness(signer: signers[0], log: log.verifier),
        "w2": HonestWitness(signer: signers[1], log: log.verifier),
      ])
      policy = try LedgerPolicy(
        parsing: ("log \(log.verifierKey)\nwitness w1 \(signers[0].verifierKey) https://1\nwitness w2 "
          + "\(signers[1].verifierKey) https://2\ngroup any any w1 w2\nquorum \(quorum)\n").utf8)
      self.log = log
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func client() throws -> WitnessClient {
      var logger = Logger(label: "test")
      logger.logLevel = .critical
      return try WitnessClient(
        policy: policy, ledger: ledger, exchange: exchange, file: WitnessStateFile(path: directory + "/witnesses.json"),
        settings: .init(now: { [weak self] in self?.time.withLock { $0 } ?? 0 }, logger: logger) { [weak self] in
          _ = $0
          let refusal = $1
          self?.refusals.withLock { $0.append(refusal) }
        })
    }

    func grow() async throws -> Checkpoint {
      _ = try await ledger.append([1, 2, 3])
      return try await ledger.publish()
    }

    var cosigners: [String] {
      get throws { try ledger.checkpoint.cosignatures(by: policy.witnesses.map(\.key)).map(\.witness.name) }
    }
  }

  @Test func aRoundShowsTheHeadWithEveryCosignature() async throws {
    let scene = try await Scene(quorum: "any")
    let client = try scene.client()
    let head = try await scene.grow()
    #expect(scene.ledger.checkpoint.size == 0)
    await client.round()
    #expect(scene.ledger.checkpoint.body == head.body)
    #expect(try scene.cosigners == ["w1", "w2"])
    // Nothing new: nobody is asked.
    let asked = scene.exchange.asked.withLock { $0 }
    await client.round()
    #expect(scene.exchange.asked.withLock { $0 } == asked)
    let state = try #require(try WitnessStateFile(path: scene.directory + "/witnesses.json").load())
    #expect(state.standings.map(\.size) == [1, 1] && state.quorumAt == 1000 && state.quorumMissedSince == nil)
    #expect(state.checkpoint == scene.ledger.checkpoint.text)
    await scene.ledger.close()
  }

  @Test func theQuorumIsShownWhileASlowWitnessIsWaitedFor() async throws {
    let scene = try await Scene(quorum: "any")
    let client = try scene.client()
    scene.exchange.set("w2", .isSlow)
    let head = try await scene.grow()
    async let round: Void = client.round()
    while scene.ledger.checkpoint.body != head.body { await Task.yield() }
    #expect(try scene.cosigners == ["w1"])
    scene.exchange.set("w2", .answers)
    await round
    #expect(try scene.cosigners == ["w1", "w2"])
    await scene.ledger.close()
  }

  @Test func aHeadIsShownWithoutTheQuorumAndTheGapIsWrittenDown() async throws {
    let scene = try await Scene(quorum: "w1")
    let client = try scene.client()
    scene.exchange.set("w1", .isDown)
    let head = try await scene.grow()
    await client.round()
    #expect(scene.ledger.checkpoint.body == head.body)
    #expect(try scene.cosigners == ["w2"])
    let file = WitnessStateFile(path: scene.directory + "/witnesses.json")
    #expect(try file.load()?.quorumMissedSince == 1000)
    #expect(try file.load()?.standings.first?.failures == 1)
    // It is left alone until its pause is over, and then the same head gets the rest.
    await client.round()
    #expect(try file.load()?.standings.first?.failures == 1)
    scene.exchange.set("w1", .answers)
    scene.time.withLock { $0 += 1 }
    await client.round()
    #expect(try scene.cosigners.sorted() == ["w1", "w2"])
    #expect(try file.load()?.quorumMissedSince == nil)
    await scene.ledger.close()
  }

  @Test func theNextProcessAsksFromWhereTheLastOneWas() async throws {
    let scene = try await Scene(quorum: "any")
    _ = try await scene.grow()
    await (try scene.client()).round()
    _ = try await scene.grow()
    let before = scene.exchange.asked.withLock { $0 }
    await (try scene.client()).round()
    // One question each: no 409 had to tell the size.
    #expect(scene.exchange.asked.withLock { $0 } == before + 2)
    #expect(try scene.cosigners == ["w1", "w2"])
    await scene.ledger.close()
  }

  @Test func aRefusalIsReportedOnceAndSurvivesARestart() async throws {
    let scene = try await Scene(quorum: "any")
    // The same key signs another history, which the witnesses see first.
    let other = try await Ledger.open(directory: scene.directory + "/other", signer: scene.log)
    for _ in 0..<3 { _ = try await other.append([9]) }
    let stranger = try await other.publish()
    for witness in scene.policy.witnesses {
      let request = WitnessRequest(oldSize: 0, proof: [], checkpoint: stranger.text)
      let answer = try await scene.exchange.addCheckpoint(Array(request.serialized.utf8), to: witness)
      #expect(answer.status == 200)
    }
    await other.close()
    _ = try await scene.grow()
    for _ in 0..<3 {
      let client = try scene.client()
      await client.round()
      #expect(client.refusals.count == 2)
    }
    #expect(scene.refusals.withLock { $0.map(\.reason) } == [.witnessIsAhead, .witnessIsAhead])
    #expect(try scene.cosigners.isEmpty && scene.ledger.checkpoint.size == 1)
    await scene.ledger.close()
  }

  @Test func aStateThatWasDamagedIsNotGuessed() async throws {
    let scene = try await Scene(quorum: "any")
    for text in ["", "{", "[]", "{\"standings\":[{\"size\":-1}]}"] {
      try text.write(toFile: scene.directory + "/witnesses.json", atomically: true, encoding: .utf8)
      #expect(throws: WitnessStateError.self, "\(text)") { try scene.client() }
    }
    await scene.ledger.close()
  }
}
