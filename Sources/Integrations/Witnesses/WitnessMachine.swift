package import AuditLedger

/// What a log does about one witness: which size to ask from, whether to ask again, when to wait. It does nothing
/// itself; the times are seconds since 1970 and given to it.
///
/// `resting` → `asking` → `resting`; a 409 leads to one more `asking` from the size that it names; whatever fails leads
/// to `waiting`, which doubles with each failure up to `pauseMax`.
package struct WitnessMachine: Hashable, Sendable {
  /// The longest pause between two attempts, in seconds. A witness that refuses the log is asked as often.
  package static let pauseMax: UInt64 = 300

  package enum Phase: Hashable, Sendable {
    case resting
    case asking(head: Checkpoint, old: UInt64, isRetry: Bool)
    case waiting(until: UInt64)
  }

  package enum Event: Hashable, Sendable {
    /// A head wants this witness's cosignature.
    case head(Checkpoint)
    case answer(WitnessAnswer)
    /// There was no answer, or no question; the text is for operators.
    case failed(String)
    /// The program stops in the middle of a question, which says nothing of the witness.
    case cancelled
  }

  package enum Action: Hashable, Sendable {
    case nothing
    /// Send the head of the phase with a proof from this size.
    case ask(old: UInt64)
    /// The checkpoint carries the cosignature now.
    case keep(Checkpoint)
    /// Tell operators that the witness does not work; said once until it works again.
    case complain(String)
    /// Tell everyone that the witness refuses this log; said once for each reason.
    case report(WitnessRefusal)
  }

  package private(set) var phase = Phase.resting
  package private(set) var standing: WitnessStanding

  package init(standing: WitnessStanding) { self.standing = standing }

  /// Events that belong to another phase change nothing.
  package mutating func handle(_ event: Event, now: UInt64) -> Action {
    switch (phase, event) {
    case (.resting, .head(let head)):
      return ask(about: head)
    case (.waiting(let until), .head(let head)):
      // A clock that was set back must not make the pause longer than it was meant to be.
      return now >= until || until - now > Self.pauseMax ? ask(about: head) : .nothing
    case (.asking(let head, let old, let isRetry), .answer(let answer)):
      return take(answer, head: head, old: old, isRetry: isRetry, now: now)
    case (.asking, .failed(let reason)):
      return fail(reason, now: now)
    case (.asking, .cancelled):
      phase = .resting
      return .nothing
    case (.asking, .head), (.resting, .answer), (.resting, .failed), (.resting, .cancelled), (.waiting, .answer),
      (.waiting, .failed), (.waiting, .cancelled):
      return .nothing
    }
  }

  private mutating func ask(about head: Checkpoint, isRetry: Bool = false) -> Action {
    // Never above the head: a witness would only call that impossible, and not say what it saw.
    let old = min(standing.size, head.size)
    phase = .asking(head: head, old: old, isRetry: isRetry)
    return .ask(old: old)
  }

  private mutating func take(
    _ answer: WitnessAnswer, head: Checkpoint, old: UInt64, isRetry: Bool, now: UInt64
  ) -> Action {
    switch answer {
    case .cosigned(let checkpoint, let cosignature):
      phase = .resting
      standing.size = head.size
      standing.cosignedAt = cosignature.time
      standing.failures = 0
      standing.failure = nil
      standing.refusal = nil
      return .keep(checkpoint)
    case .stale(let size) where size > head.size:
      return refuse(.witnessIsAhead, witnessSize: size, head: head, now: now)
    case .stale(let size) where size == old && size == head.size:
      return refuse(.otherRoot, witnessSize: size, head: head, now: now)
    case .stale(let size) where size == old:
      return fail("it names the size that it was asked from as another one", now: now)
    case .stale(let size):
      standing.size = size
      return isRetry ? fail("its size changes between two requests", now: now) : ask(about: head, isRetry: true)
    case .badProof:
      return refuse(.notAContinuation, witnessSize: old, head: head, now: now)
    case .unknownLog: return fail("it does not know this log: give its operator this log's public key", now: now)
    case .badSignature: return fail("it knows this log under another key: give its operator the new one", now: now)
    case .impossible: return fail("it could not read the request", now: now)
    case .unreadable(let what): return fail("its answer is none of a witness: \(what)", now: now)
    }
  }

  private mutating func refuse(
    _ reason: WitnessRefusal.Reason, witnessSize: UInt64, head: Checkpoint, now: UInt64
  ) -> Action {
    phase = .waiting(until: now + Self.pauseMax)
    // It answered as a witness does.
    standing.failures = 0
    standing.failure = nil
    if let known = standing.refusal, known.reason == reason { return .nothing }
    let refusal = WitnessRefusal(reason: reason, witnessSize: witnessSize, checkpoint: head.text, since: now)
    standing.refusal = refusal
    return .report(refusal)
  }

  private mutating func fail(_ reason: String, now: UInt64) -> Action {
    let isNews = standing.failure == nil
    standing.failures += 1
    standing.failure = reason
    phase = .waiting(until: now + min(Self.pauseMax, 1 << UInt64(min(standing.failures - 1, 16))))
    return isNews ? .complain(reason) : .nothing
  }
}
