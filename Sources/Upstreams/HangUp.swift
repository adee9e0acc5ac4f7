import Synchronization

/// Ends a call that waits for its answer's head, from any thread: what a revocation or a client that left pulls.
///
/// It stands for one call. Pulled before the call begins, it ends it as it begins; pulled after the head came, it does
/// nothing, since the body has `UpstreamBody.abandon`.
public final class HangUp: Sendable {
  private struct State {
    var isPulled = false
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  public init() {}

  /// Ends the call. Only the first time counts.
  public func pull() {
    let action = state.withLock { state in
      state.isPulled = true
      return state.action.take()
    }
    action?()
  }

  /// Sets what pulling does from now on, `nil` for nothing; it is done at once where somebody pulled before.
  func whenPulled(_ action: (@Sendable () -> Void)?) {
    let isPulled = state.withLock { state in
      state.action = state.isPulled ? nil : action
      return state.isPulled
    }
    if isPulled { action?() }
  }
}
