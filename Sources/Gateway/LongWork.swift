/// Where reading a text happens: a little of it at once, on the connection's event loop, where nothing has to wake another
/// thread; much of it on a worker thread, since it would hold up the loop's other connections.
enum LongWork {
  /// About a millisecond of inspection.
  static let quickBytesMax = 32 << 10

  static func perform<Value: Sendable, Failure: Error>(
    on bytes: Int, _ work: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    guard bytes > quickBytesMax else { return try await work() }
    return try await withTaskExecutorPreference(globalConcurrentExecutor, operation: work)
  }
}
