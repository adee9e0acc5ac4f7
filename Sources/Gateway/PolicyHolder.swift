public import PolicyEngine
import Synchronization

/// The policy in force. Replacing it is atomic: a request is decided by the old one or the new one, never by both.
public final class PolicyHolder: Sendable {
  private let policy: Mutex<CompiledPolicy>

  public init(_ policy: CompiledPolicy) { self.policy = Mutex(policy) }

  public var current: CompiledPolicy { policy.withLock { $0 } }

  public func replace(with newer: CompiledPolicy) { policy.withLock { $0 = newer } }
}
