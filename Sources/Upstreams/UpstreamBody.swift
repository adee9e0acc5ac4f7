public import NIOCore

/// An answer's body as it arrives: a sequence of buffers for one consumer, read once.
///
/// Buffers are cut where reads were cut, never empty, and several that wait are handed over as one. Reading pauses while
/// `UpstreamLimits.bufferedBodyBytesMax` wait. Dropping the body (and its iterator) before its end, or cancelling the
/// task that waits for it, closes the connection at once, so that the upstream stops working for nobody.
///
/// What it cannot notice: a body without a length that the upstream ends by closing a plain-text connection is taken as
/// whole. Over TLS a close without the closing alert is `.endedEarly`.
public struct UpstreamBody: AsyncSequence, Sendable {
  public typealias Element = ByteBuffer
  public typealias Failure = UpstreamError

  private let owner: BodyOwner

  init(_ flow: BodyFlow) { owner = BodyOwner(flow) }

  /// A body that is already here: these buffers, then the end or this failure. For clients that are not on a network.
  public init(_ buffers: [ByteBuffer], failure: UpstreamError? = nil) {
    let flow = BodyFlow(bufferedBytesMax: .max, source: nil)
    for buffer in buffers { flow.push(buffer) }
    flow.finish(failure)
    self.init(flow)
  }

  /// Closes the connection at once; whoever waits for more hears `.cancelled`. From any thread, any number of times.
  public func abandon() { owner.flow.abandon() }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(owner: owner) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let owner: BodyOwner

    public mutating func next() async throws(UpstreamError) -> ByteBuffer? {
      try await owner.flow.next(isolation: nil)
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(UpstreamError) -> ByteBuffer? {
      try await owner.flow.next(isolation: actor)
    }
  }

  /// The whole body in one buffer.
  ///
  /// A body that came together with its head costs no suspension. Throws `.bodyTooLarge` as soon as more than `maxBytes`
  /// came, and closes the connection.
  public func collect(
    upTo maxBytes: Int, isolation: isolated (any Actor)? = #isolation
  ) async throws(UpstreamError) -> ByteBuffer {
    var whole = ByteBuffer()
    while var next = try await owner.flow.next(isolation: isolation) {
      guard whole.readableBytes + next.readableBytes <= maxBytes else {
        owner.flow.abandon()
        throw .bodyTooLarge(authority: owner.flow.authority, limit: maxBytes)
      }
      if whole.readableBytes == 0 { whole = next } else { whole.writeBuffer(&next) }
    }
    return whole
  }
}

/// Held by the body and its iterators, and by nothing else: when the last of them goes, nobody wants the rest.
private final class BodyOwner: Sendable {
  let flow: BodyFlow
  init(_ flow: BodyFlow) { self.flow = flow }
  deinit { flow.abandon() }
}
