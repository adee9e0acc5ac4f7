import AuditLedger
import Foundation
import Integrations
import SeededNumbers
import Testing

/// One log, its heads of every size, and a witness that judges as the protocol says.
struct WitnessScene {
  let log = LedgerSigner.generate(name: "log")
  let signer = LedgerSigner.generateWitness(name: "witness")
  let heads: [Checkpoint]
  let ledger: Ledger

  static func make(directory: String, entries: Int = 20, salt: UInt8 = 0) async throws -> WitnessScene {
    let scene = try await WitnessScene(directory: directory, entries: entries, salt: salt)
    return scene
  }

  private init(directory: String, entries: Int, salt: UInt8) async throws {
    ledger = try await Ledger.open(directory: directory, signer: log)
    var heads = [ledger.head]
    for number in 0..<entries {
      _ = try await ledger.append([salt, UInt8(number)])
      heads.append(try await ledger.publish())
    }
    self.heads = heads
  }

  var witness: LedgerPolicy.Witness {
    get throws {
      let policy = try LedgerPolicy(parsing: "witness w \(signer.verifierKey) https://w.example\nquorum w\n".utf8)
      return try #require(policy.witnesses.first)
    }
  }
}

/// What a witness remembers, and what it answers, without a network.
struct HonestWitness {
  let signer: LedgerSigner
  let log: VerifierKey
  var known: CheckpointBody?

  mutating func answer(_ request: WitnessRequest, time: UInt64) throws -> (status: Int, body: [UInt8]) {
    let judgement = try WitnessJudgement.judge(request, known: known, logs: [log], witness: signer, time: time)
    switch judgement {
    case .cosigned(let body, let line):
      known = body
      return (200, Array(line.utf8))
    case .stale(let size), .forked(let size): return (409, Array("\(size)\n".utf8))
    case .unknownLog, .badSignature, .impossible, .inconsistent: return (judgement.status, [])
    }
  }
}

@Suite struct WitnessMachineTests {
  private func scratch() throws -> String {
    let path = "/tmp/chaperone-witness-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func standing(size: UInt64 = 0) -> WitnessStanding {
    var standing = WitnessStanding(name: "w", verifierKey: "w+00000000+")
    standing.size = size
    return standing
  }

  /// Every phase with every event, legal or not.
  @Test func eachPhaseTakesTheEventsThatBelongToIt() async throws {
    let path = try scratch()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scene = try await WitnessScene.make(directory: path)
    let head = scene.heads[10]
    var honest = HonestWitness(signer: scene.signer, log: scene.log.verifier)
    let cosigned = try honest.answer(WitnessRequest(oldSize: 0, proof: [], checkpoint: head.text), time: 77)
    let good = WitnessAnswer(status: 200, body: cosigned.body, to: head, from: scene.signer.verifier)
    guard case .cosigned(let withLine, _) = good else {
      Issue.record("\(good)")
      return
    }
    typealias Machine = WitnessMachine
    let answers: [(WitnessAnswer, (Machine.Action) -> Bool, Machine.Phase)] = [
      (good, { $0 == .keep(withLine) }, .resting),
      (.stale(size: 11), { $0.isReport(.witnessIsAhead) }, .waiting(until: 1300)),
      (.stale(size: 4), { $0.isComplaint }, .waiting(until: 1001)),
      (.stale(size: 7), { $0 == .ask(old: 7) }, .asking(head: head, old: 7, isRetry: true)),
      (.stale(size: 10), { $0 == .ask(old: 10) }, .asking(head: head, old: 10, isRetry: true)),
      (.badProof, { $0.isReport(.notAContinuation) }, .waiting(until: 1300)),
      (.unknownLog, { $0.isComplaint }, .waiting(until: 1001)),
      (.badSignature, { $0.isComplaint }, .waiting(until: 1001)),
      (.impossible, { $0.isComplaint }, .waiting(until: 1001)),
      (.unreadable("x"), { $0.isComplaint }, .waiting(until: 1001)),
    ]
    for (answer, isExpected, phase) in answers {
      var asking = Machine(standing: standing(size: 4))
      let first = asking.handle(.head(head), now: 1000)
      #expect(first == .ask(old: 4))
      let second = asking.handle(.head(head), now: 1000)
      #expect(second == .nothing, "one question at a time")
      let action = asking.handle(.answer(answer), now: 1000)
      #expect(isExpected(action), "\(answer): \(action)")
      #expect(asking.phase == phase, "\(answer)")

      var resting = Machine(standing: standing())
      let early = resting.handle(.answer(answer), now: 1000)
      #expect(early == .nothing && resting == Machine(standing: standing()))
      var waiting = Machine(standing: standing())
      _ = waiting.handle(.head(head), now: 1000)
      _ = waiting.handle(.failed("gone"), now: 1000)
      let before = waiting
      let late = waiting.handle(.answer(answer), now: 1000)
      #expect(late == .nothing && waiting == before)
    }
    var machine = Machine(standing: standing())
    let failed = machine.handle(.failed("x"), now: 1000)
    #expect(failed == .nothing && machine.phase == .resting)
    _ = machine.handle(.head(head), now: 1000)
    let gone = machine.handle(.failed("gone"), now: 1000)
    #expect(gone == .complain("gone") && machine.phase == .waiting(until: 1001))
    let unasked = machine.handle(.cancelled, now: 1000)
    #expect(unasked == .nothing && machine.phase == .waiting(until: 1001))
    let again = machine.handle(.failed("gone"), now: 1000)
    #expect(again == .nothing)
    let tooEarly = machine.handle(.head(head), now: 1000)
    #expect(tooEarly == .nothing)
    let inTime = machine.handle(.head(head), now: 1001)
    #expect(inTime == .ask(old: 0))
    // The program's own end is no failure of the witness: the last round asks it again.
    let cut = machine.handle(.cancelled, now: 1001)
    #expect(cut == .nothing && machine.phase == .resting && machine.standing.failures == 1)
    await scene.ledger.close()
  }

  @Test func theSecondAnswerOfARoundIsTheLast() async throws {
    let path = try scratch()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scene = try await WitnessScene.make(directory: path)
    let head = scene.heads[10]
    for (answer, isExpected) in [
      (WitnessAnswer.stale(size: 10), { (action: WitnessMachine.Action) in action.isReport(.otherRoot) }),
      (.stale(size: 6), { $0.isComplaint }), (.stale(size: 99), { $0.isReport(.witnessIsAhead) }),
      (.badProof, { $0.isReport(.notAContinuation) }),
    ] {
      var machine = WitnessMachine(standing: standing())
      _ = machine.handle(.head(head), now: 0)
      let retry = machine.handle(.answer(.stale(size: 10)), now: 0)
      #expect(retry == .ask(old: 10))
      let action = machine.handle(.answer(answer), now: 0)
      #expect(isExpected(action), "\(answer): \(action)")
    }
    await scene.ledger.close()
  }

  @Test func pausesDoubleUpToTheirBoundAndAClockThatStepsBackEndsThem() async throws {
    let path = try scratch()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scene = try await WitnessScene.make(directory: path, entries: 1)
    var machine = WitnessMachine(standing: standing())
    var now: UInt64 = 5000
    var pauses: [UInt64] = []
    for _ in 0..<70 {
      let action = machine.handle(.head(scene.heads[1]), now: now)
      #expect(action == .ask(old: 0))
      _ = machine.handle(.failed("gone"), now: now)
      guard case .waiting(let until) = machine.phase else { return }
      pauses.append(until - now)
      now = until
    }
    #expect(pauses.prefix(10) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300] && pauses.allSatisfy { $0 <= 300 })
    _ = machine.handle(.head(scene.heads[1]), now: now)
    _ = machine.handle(.failed("gone"), now: now)
    let afterStep = machine.handle(.head(scene.heads[1]), now: 10)
    #expect(afterStep == .ask(old: 0))
    await scene.ledger.close()
  }

  /// A network that loses questions and answers, a witness that forgets or restarts, a log that restarts with an older
  /// standing: an honest log is never refused, and is cosigned whenever the network lets it.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func anHonestLogIsNeverRefused(seed: UInt64) async throws {
    let path = try scratch()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var random = SeededGenerator(seed: seed)
    let scene = try await WitnessScene.make(directory: path)
    var honest = HonestWitness(signer: scene.signer, log: scene.log.verifier)
    var machine = WitnessMachine(standing: standing())
    var kept = [machine.standing]
    var now: UInt64 = 1_000_000
    var place = 0
    for _ in 0..<60 {
      place = min(20, place + Int.random(in: 0...2, using: &random))
      now += UInt64.random(in: 0...400, using: &random)
      if Int.random(in: 0..<12, using: &random) == 0 {
        machine = WitnessMachine(standing: kept.randomElement(using: &random) ?? standing())
      }
      if Int.random(in: 0..<30, using: &random) == 0 { honest.known = nil }
      var action = machine.handle(.head(scene.heads[place]), now: now)
      var asked = 0
      while case .ask(let old) = action {
        asked += 1
        #expect(asked <= 2 && old <= scene.heads[place].size, "seed \(seed)")
        let proof = try await scene.ledger.consistency(from: old, to: scene.heads[place])
        let request = WitnessRequest(oldSize: old, proof: proof, checkpoint: scene.heads[place].text)
        let dice = Int.random(in: 0..<10, using: &random)
        if dice == 0 {
          action = machine.handle(.failed("lost on the way"), now: now)
          continue
        }
        let answer = try honest.answer(request, time: now)
        action = machine.handle(
          dice == 1
            ? .failed("the answer was lost")
            : .answer(
              WitnessAnswer(
                status: answer.status, body: answer.body, to: scene.heads[place], from: scene.signer.verifier)),
          now: now)
      }
      if case .report(let refusal) = action { Issue.record("seed \(seed): \(refusal)") }
      if case .keep = action {
        #expect(machine.standing.size == scene.heads[place].size && honest.known?.size == machine.standing.size)
      }
      kept.append(machine.standing)
    }
    await scene.ledger.close()
  }

  /// The witness saw another history of the same log: whatever either remembers, it is refused and said once.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func aForkedLogIsRefusedAndSaidOnce(seed: UInt64) async throws {
    let path = try scratch()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var random = SeededGenerator(seed: seed)
    let scene = try await WitnessScene.make(directory: path)
    let seen = UInt64.random(in: 1...20, using: &random)
    let head = scene.heads[Int.random(in: 1...20, using: &random)]
    var honest = HonestWitness(signer: scene.signer, log: scene.log.verifier)
    honest.known = try CheckpointBody(parsing: "log\n\(seen)\n\(MerkleHash.leaf([9, 9]).base64)\n")
    var machine = WitnessMachine(standing: standing(size: UInt64.random(in: 0...20, using: &random)))
    var reports: [WitnessRefusal] = []
    for now in stride(from: 0 as UInt64, to: 5000, by: 100) {
      var action = machine.handle(.head(head), now: now)
      while case .ask(let old) = action {
        let proof = try await scene.ledger.consistency(from: old, to: head)
        let request = WitnessRequest(oldSize: old, proof: proof, checkpoint: head.text)
        let answer = try honest.answer(request, time: now)
        #expect(answer.status != 200, "seed \(seed)")
        action = machine.handle(
          .answer(WitnessAnswer(status: answer.status, body: answer.body, to: head, from: scene.signer.verifier)),
          now: now)
      }
      if case .report(let refusal) = action { reports.append(refusal) }
    }
    let reason: WitnessRefusal.Reason =
      seen > head.size ? .witnessIsAhead : seen == head.size ? .otherRoot : .notAContinuation
    #expect(reports.map(\.reason) == [reason] && reports.first?.witnessSize == seen, "seed \(seed)")
    #expect(machine.standing.refusal == reports.first)
    await scene.ledger.close()
  }
}

extension WitnessMachine.Action {
  fileprivate var isComplaint: Bool { if case .complain = self { true } else { false } }

  fileprivate func isReport(_ reason: WitnessRefusal.Reason) -> Bool {
    if case .report(let refusal) = self { refusal.reason == reason } else { false }
  }
}
