import NIOCore
import Synchronization

/// The side of a connection that a body's consumer may call, from any thread.
protocol BodySource: Sendable {
  var authority: String { get }
  /// The consumer took what waited; reading may go on.
  func readMore()
  /// Nobody wants the rest of this flow.
  func abandon(_ flow: BodyFlow)
}

/// The bytes between a connection, which pushes on its event loop, and one consumer, which pulls on any thread.
///
/// A lock instead of a hop: taking bytes that are here costs tens of nanoseconds, whichever thread asks.
final class BodyFlow: Sendable {
  private typealias Taken = Result<ByteBuffer?, UpstreamError>

  private struct State {
    var waiting = ByteBuffer()
    var isOver = false
    /// How it ended, given once, after the bytes that came before it.
    var failure: UpstreamError?
    /// Reading stopped because too much waits; the consumer restarts it.
    var isPaused = false
    var consumer: CheckedContinuation<Taken, Never>?
  }

  private let state = Mutex(State())
  private let bufferedBytesMax: Int
  private let source: (any BodySource)?

  init(bufferedBytesMax: Int, source: (any BodySource)?) {
    self.bufferedBytesMax = bufferedBytesMax
    self.source = source
  }

  var authority: String { source?.authority ?? "" }

  // MARK: The connection's side

  /// Adds bytes; the consumer is woken by `wake` or `finish`, once a read and not once a piece.
  func push(_ buffer: ByteBuffer) {
    guard buffer.readableBytes > 0 else { return }
    state.withLock { state in
      guard !state.isOver else { return }
      if state.waiting.readableBytes == 0 { state.waiting = buffer } else { state.waiting.writeImmutableBuffer(buffer) }
    }
  }

  /// Hands what waits to a waiting consumer; says whether to read on, and remembers it if not.
  func wake() -> Bool {
    let (consumer, bytes, readsOn) = state.withLock { state in
      var handed: (CheckedContinuation<Taken, Never>, ByteBuffer)?
      if state.waiting.readableBytes > 0, let consumer = state.consumer.take() {
        handed = (consumer, Self.takeBytes(&state))
      }
      state.isPaused = state.waiting.readableBytes >= bufferedBytesMax
      return (handed?.0, handed?.1, !state.isPaused)
    }
    if let consumer { consumer.resume(returning: .success(bytes)) }
    return readsOn
  }

  /// The end, or the failure that is instead of one. Only the first call counts.
  func finish(_ failure: UpstreamError?) {
    let (consumer, taken) = state.withLock { state in
      guard !state.isOver else { return (CheckedContinuation<Taken, Never>?.none, Taken.success(nil)) }
      state.isOver = true
      state.failure = failure
      guard let consumer = state.consumer.take() else { return (nil, .success(nil)) }
      return (consumer, Self.take(&state) ?? .success(nil))
    }
    consumer?.resume(returning: taken)
  }

  // MARK: The consumer's side

  /// The bytes that wait, or the next ones to come; `nil` at the end, again and again.
  func next(isolation: isolated (any Actor)?) async throws(UpstreamError) -> ByteBuffer? {
    if let taken = takeNow() { return try taken.get() }
    let taken: Taken = await withTaskCancellationHandler(
      operation: {
        await withCheckedContinuation(isolation: isolation) { wait($0) }
      }, onCancel: { abandon() }, isolation: isolation)
    return try taken.get()
  }

  /// Ends the flow for the consumer and tells the connection, unless it is over already.
  func abandon() {
    let (consumer, wasRunning) = state.withLock { state in
      guard !state.isOver else { return (CheckedContinuation<Taken, Never>?.none, false) }
      state.isOver = true
      state.waiting = ByteBuffer()
      let consumer = state.consumer.take()
      // Whoever waits now hears of it through its continuation, whoever asks later through `failure`.
      state.failure = consumer == nil ? .cancelled : nil
      return (consumer, true)
    }
    consumer?.resume(returning: .failure(.cancelled))
    if wasRunning { source?.abandon(self) }
  }

  private func takeNow() -> Taken? {
    let (taken, resumes) = state.withLock { state -> (Taken?, Bool) in
      let taken = Self.take(&state)
      return (taken, Self.unpause(&state))
    }
    if resumes { source?.readMore() }
    return taken
  }

  private func wait(_ consumer: CheckedContinuation<Taken, Never>) {
    let (taken, resumes) = state.withLock { state -> (Taken?, Bool) in
      // Two consumers at once share nothing sensible: the second is told so.
      let taken = Self.take(&state) ?? (state.consumer == nil ? nil : .failure(.cancelled))
      if taken == nil { state.consumer = consumer }
      return (taken, Self.unpause(&state))
    }
    if resumes { source?.readMore() }
    if let taken { consumer.resume(returning: taken) }
  }

  private static func unpause(_ state: inout State) -> Bool {
    guard state.isPaused, state.waiting.readableBytes == 0, !state.isOver else { return false }
    state.isPaused = false
    return true
  }

  private static func take(_ state: inout State) -> Taken? {
    if state.waiting.readableBytes > 0 { return .success(takeBytes(&state)) }
    guard state.isOver else { return nil }
    if let failure = state.failure.take() { return .failure(failure) }
    return .success(nil)
  }

  private static func takeBytes(_ state: inout State) -> ByteBuffer {
    let bytes = state.waiting
    state.waiting = ByteBuffer()
    return bytes
  }
}
