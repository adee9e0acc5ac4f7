package import AuditLedger
package import Logging
import Synchronization

/// What a witness client needs of a ledger.
package protocol WitnessedLedger: Sendable {
  var head: Checkpoint { get }
  var checkpoint: Checkpoint { get }
  func show(_ checkpoint: Checkpoint) async throws(LedgerError) -> Checkpoint
  func consistency(from oldSize: UInt64, to head: Checkpoint) async throws(LedgerError) -> [MerkleHash]
}

extension Ledger: WitnessedLedger {}

/// Asks the witnesses of a policy to cosign a ledger's heads and shows the heads with what they gave.
///
/// Nobody waits for it but the published checkpoint: a head is shown as soon as the quorum is there, and at the end of
/// its round in any case, so that a witness that is down costs the quorum and nothing else. One round runs at a time; a
/// witness that fails or refuses is left alone for a while, and asked again.
package final class WitnessClient: Sendable {
  /// What decides how often, and who is told.
  package struct Settings: Sendable {
    /// Between the beginnings of two rounds.
    package var interval: Duration = .seconds(5)
    /// Seconds since 1970.
    package var now: @Sendable () -> UInt64
    /// Called when a witness refuses the log, once for each reason; writes it down.
    package var onRefusal: @Sendable (WitnessStanding, WitnessRefusal) async -> Void
    package var logger: Logger

    package init(
      now: @escaping @Sendable () -> UInt64, logger: Logger,
      onRefusal: @escaping @Sendable (WitnessStanding, WitnessRefusal) async -> Void
    ) {
      self.now = now
      self.logger = logger
      self.onRefusal = onRefusal
    }
  }

  private let policy: LedgerPolicy
  private let ledger: any WitnessedLedger
  private let exchange: any WitnessExchange
  private let file: WitnessStateFile
  private let settings: Settings
  /// In the order of the policy's witnesses. Only a round changes them, and one round runs at a time.
  private let machines: Mutex<[WitnessMachine]>
  private let contents: Mutex<WitnessStateFile.Contents>

  /// - Throws: `WitnessStateError` when what was kept cannot be read.
  package init(
    policy: LedgerPolicy, ledger: any WitnessedLedger, exchange: any WitnessExchange, file: WitnessStateFile,
    settings: Settings
  ) throws(WitnessStateError) {
    self.policy = policy
    self.ledger = ledger
    self.exchange = exchange
    self.file = file
    self.settings = settings
    let found = try file.load() ?? WitnessStateFile.Contents()
    machines = Mutex(policy.witnesses.map { WitnessMachine(standing: found.standing(with: $0)) })
    contents = Mutex(found)
  }

  /// Rounds until the task is cancelled.
  package func run() async {
    let clock = ContinuousClock()
    while !Task.isCancelled {
      let next = clock.now + settings.interval
      await round()
      do { try await Task.sleep(until: next, clock: clock) } catch { return }
    }
  }

  /// Witnesses that refuse this log now.
  package var refusals: [WitnessStanding] { machines.withLock { $0.map(\.standing).filter { $0.refusal != nil } } }

  /// One round: every witness that is due is asked about the newest head, and the head is shown.
  package func round() async {
    let head = ledger.head
    let due = questions(about: head)
    var gathered = Gathering(policy: policy, head: head, shown: ledger.checkpoint)
    await withTaskGroup(of: Checkpoint?.self) { group in
      for (place, old) in due { group.addTask { await self.converse(with: place, about: head, from: old) } }
      for await cosigned in group {
        guard let cosigned else { continue }
        gathered.add(cosigned)
        if gathered.hasQuorum { await show(&gathered) }
      }
    }
    await show(&gathered)
    keep(gathered)
  }

  /// Which witnesses to ask, and from which size.
  private func questions(about head: Checkpoint) -> [(place: Int, old: UInt64)] {
    let shown = ledger.checkpoint
    let cosigners = shown.body == head.body ? Gathering.cosigners(of: shown, policy: policy) : []
    let now = settings.now()
    return machines.withLock { machines in
      machines.indices.compactMap { place in
        guard !cosigners.contains(policy.witnesses[place].key),
          case .ask(let old) = machines[place].handle(.head(head), now: now)
        else { return nil }
        return (place, old)
      }
    }
  }

  /// Asks one witness, twice at most.
  private func converse(with place: Int, about head: Checkpoint, from old: UInt64) async -> Checkpoint? {
    let witness = policy.witnesses[place]
    var old = old
    while true {
      let event = await ask(witness, about: head, from: old)
      let now = settings.now()
      let (action, standing) = machines.withLock { ($0[place].handle(event, now: now), $0[place].standing) }
      switch action {
      case .ask(let size): old = size
      case .keep(let checkpoint): return checkpoint
      case .nothing: return nil
      case .complain(let reason):
        settings.logger.warning(
          "a witness does not cosign", metadata: ["witness": "\(witness.name)", "reason": "\(reason)"])
        return nil
      case .report(let refusal):
        settings.logger.error(
          "A WITNESS REFUSES THIS LEDGER. \(refusal.explanation)",
          metadata: ["witness": "\(witness.name)", "reason": "\(refusal.reason.rawValue)", "size": "\(head.size)"])
        await settings.onRefusal(standing, refusal)
        return nil
      }
    }
  }

  private func ask(
    _ witness: LedgerPolicy.Witness, about head: Checkpoint, from old: UInt64
  ) async -> WitnessMachine.Event {
    do {
      let proof = try await ledger.consistency(from: old, to: head)
      let request = WitnessRequest(oldSize: old, proof: proof, checkpoint: head.text)
      let (status, body) = try await exchange.addCheckpoint(Array(request.serialized.utf8), to: witness)
      return .answer(WitnessAnswer(status: status, body: body, to: head, from: witness.key))
    } catch {
      return Task.isCancelled ? .cancelled : .failed(Self.reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as LedgerError: "no proof could be made for it: \(error)"
    case let error as WitnessExchangeError: error.description
    default: "it could not be asked"
    }
  }

  private func show(_ gathered: inout Gathering) async {
    guard let next = gathered.takeUnshown() else { return }
    do {
      _ = try await ledger.show(next)
    } catch {
      settings.logger.error("a checkpoint could not be shown", metadata: ["error": "\(error)"])
    }
  }

  /// Writes down how it stands, when that has changed.
  private func keep(_ gathered: Gathering) {
    let now = settings.now()
    let standings = machines.withLock { $0.map(\.standing) }
    let (before, after) = contents.withLock { contents in
      let before = contents
      contents.standings = standings
      if gathered.hasQuorum {
        if contents.checkpoint != gathered.checkpoint.text {
          (contents.checkpoint, contents.quorumAt) = (gathered.checkpoint.text, now)
        }
        contents.quorumMissedSince = nil
      } else if contents.quorumMissedSince == nil {
        contents.quorumMissedSince = now
      }
      return (before, contents)
    }
    guard before != after else { return }
    switch (before.quorumMissedSince, after.quorumMissedSince) {
    case (nil, .some):
      settings.logger.warning("the published checkpoint lacks the quorum of witnesses; requests go on")
    case (.some, nil): settings.logger.notice("the published checkpoint has the quorum of witnesses again")
    default: break
    }
    do throws(WitnessStateError) { try file.save(after) } catch {
      settings.logger.error("the state of the witnesses is not kept", metadata: ["error": "\(error)"])
    }
  }
}

/// A head with the cosignatures that a round has brought so far.
private struct Gathering {
  private let policy: LedgerPolicy
  private(set) var checkpoint: Checkpoint
  private var isShown: Bool

  init(policy: LedgerPolicy, head: Checkpoint, shown: Checkpoint) {
    self.policy = policy
    // The head may carry a new key's signature that what is shown lacks.
    checkpoint = shown.body == head.body ? shown.merging(head) : head
    isShown = checkpoint == shown
  }

  mutating func add(_ cosigned: Checkpoint) {
    checkpoint = checkpoint.merging(cosigned)
    isShown = false
  }

  /// What is to be shown, unless that was done.
  mutating func takeUnshown() -> Checkpoint? {
    guard !isShown else { return nil }
    isShown = true
    return checkpoint
  }

  var hasQuorum: Bool { policy.isMet(by: Array(Self.cosigners(of: checkpoint, policy: policy))) }

  /// A line that is not by the witness that it names counts for nothing.
  static func cosigners(of checkpoint: Checkpoint, policy: LedgerPolicy) -> Set<VerifierKey> {
    Set(
      policy.witnesses.map(\.key).filter { key in
        (try? checkpoint.cosignatures(by: [key]))?.isEmpty == false
      })
  }
}
