import ClinicalModel
import PolicyEngine
import Synchronization

/// The situation in which each session was last let through, so that a new policy can be asked about it.
final class SessionFacts: Sendable {
  /// Sessions remembered; beyond it the memory starts over, and those sessions are asked about at their next request.
  private static let capacity = 10_000

  private let bySession = Mutex<[SessionID: Facts]>([:])

  func note(_ facts: Facts, for session: SessionID) {
    bySession.withLock { memory in
      if memory.count >= Self.capacity { memory.removeAll(keepingCapacity: true) }
      memory[session] = facts
    }
  }

  func facts(for session: SessionID) -> Facts? { bySession.withLock { $0[session] } }
}
