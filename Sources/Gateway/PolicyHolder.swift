public import PolicyEngine
import Synchronization

/// The policy in force: always one that keeps its promises.
///
/// Replacing it is atomic: a request is decided by the old one or the new one, never by both.
public final class PolicyHolder: Sendable {
  private let policy: Mutex<ProvenPolicy>

  public init(_ policy: ProvenPolicy) { self.policy = Mutex(policy) }

  public var current: CompiledPolicy { policy.withLock { $0.policy } }

  public func replace(with newer: ProvenPolicy) { policy.withLock { $0 = newer } }
}
