import ClinicalModel
import PolicyEngine
import Synchronization

/// The situations in which each session was let through, so that a new policy can be asked about them.
final class SessionFacts: Sendable {
  /// Situations remembered of one session; one with more is taken as blocked by any new policy.
  static let situationsMax = 64
  /// Sessions remembered; beyond it the memory starts over, and those sessions are asked about at their next request.
  private static let sessionsMax = 10_000

  private let bySession = Mutex<[SessionID: Set<Facts>]>([:])

  func note(_ facts: Facts, for session: SessionID) {
    bySession.withLock { memory in
      if memory[session] == nil, memory.count >= Self.sessionsMax { memory.removeAll(keepingCapacity: true) }
      var situations = memory[session] ?? []
      if situations.count <= Self.situationsMax { situations.insert(facts) }
      memory[session] = situations
    }
  }

  /// Whether the policy would have let through everything that the session did.
  func wouldAll(in session: SessionID, pass policy: CompiledPolicy) -> Bool {
    let situations = bySession.withLock { $0[session] ?? [] }
    return situations.count <= Self.situationsMax
      && situations.allSatisfy { policy.decide($0).decision.outcome != .block }
  }
}
