internal import Dispatch

/// Threads for work that blocks on a disk: Swift's own few must stay free for requests.
struct OwnThreads: Sendable {
  private let queue: DispatchQueue

  init(_ label: String) { queue = DispatchQueue(label: label) }

  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(ArchiveError) -> Value
  ) async throws(ArchiveError) -> Value {
    try await withCheckedContinuation { (waiter: CheckedContinuation<Result<Value, ArchiveError>, Never>) in
      queue.async { waiter.resume(returning: Result(catching: work)) }
    }.get()
  }
}
