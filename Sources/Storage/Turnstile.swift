import Synchronization

/// Lets one task at a time through, in order of arrival, across its awaits: a mutex that suspends instead of blocking.
///
/// At most `waitersMax` wait; whoever comes later is refused, so that a stuck disk cannot pile up requests.
package final class Turnstile: Sendable {
  private struct State {
    var isTaken = false
    var waiters: [CheckedContinuation<Bool, Never>] = []
  }

  private let state = Mutex(State())
  private let waitersMax: Int

  package init(waitersMax: Int = 10_000) { self.waitersMax = waitersMax }

  /// Runs `body` alone. Throws `refusal` when too many wait already. Cancellation does not skip the queue.
  package nonisolated(nonsending) func pass<Result, Failure: Error>(
    orThrow refusal: Failure, _ body: nonisolated(nonsending) () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    let isAdmitted = await withCheckedContinuation { enter($0) }
    guard isAdmitted else { throw refusal }
    defer { leave() }
    return try await body()
  }

  private func enter(_ continuation: CheckedContinuation<Bool, Never>) {
    let answer: Bool? = state.withLock { state in
      if !state.isTaken {
        state.isTaken = true
        return true
      }
      guard state.waiters.count < waitersMax else { return false }
      state.waiters.append(continuation)
      return nil
    }
    if let answer { continuation.resume(returning: answer) }
  }

  private func leave() {
    let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
      if state.waiters.isEmpty {
        state.isTaken = false
        return nil
      }
      return state.waiters.removeFirst()
    }
    next?.resume(returning: true)
  }
}
