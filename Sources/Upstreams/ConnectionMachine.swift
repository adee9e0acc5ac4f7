import NIOCore

/// What one HTTP/1.1 connection does next, as a pure function of what it did and what happened.
///
/// It knows nothing of sockets, timers or tasks: the handler reports an event and performs the returned action. Whoever
/// asked gets exactly one ending, whatever order a network invents.
struct ConnectionMachine {
  enum State: Equatable {
    /// TCP or TLS is not ready; no request may be written.
    case opening
    /// Ready for a request. Bytes that come now answer nothing.
    case idle
    /// The request is on its way. `heard` is whether any byte of the answer came.
    case asked(reused: Bool, heard: Bool)
    /// The head came, the body comes.
    case answering(keepAlive: Bool)
    /// The answer is whole; the read it came in is not over.
    case finished(keepAlive: Bool)
    case closed
  }

  enum Action: Equatable {
    case none
    /// Report the connection as usable.
    case becomeReady
    /// Report that it never became usable, and close.
    case failOpening(UpstreamError)
    /// Keep the head until the read is over.
    case keepHead
    /// Add the bytes to the body.
    case keepBytes
    /// End the body. With `reuse` the connection can serve another request, else close.
    case finish(reuse: Bool)
    /// Close, and let the same request have a fresh connection: nothing of it was answered.
    case retry
    /// Fail the request, or its body if the head was given, and close.
    case fail(UpstreamError)
    /// Nobody waits for anything; close.
    case close
  }

  /// What can go wrong below HTTP or in its syntax.
  enum Fault: Equatable {
    /// The network said so: reset, unreachable, broken pipe.
    case network(reason: String)
    /// The other side closed in an orderly way.
    case endOfInput
    /// The other side stopped in the middle: of a message, or of TLS without its closing alert.
    case truncated
    case notHTTP(reason: String)
    case handshake(reason: String)
    case pinMismatch
  }

  private(set) var state = State.opening
  private var isRequestWritten = true
  private let authority: String
  private let limits: UpstreamLimits

  init(authority: String, limits: UpstreamLimits) {
    self.authority = authority
    self.limits = limits
  }

  /// Whether bytes are wanted from the socket, as far as the connection goes; a body may want a pause.
  var wantsToRead: Bool { state != .closed }

  mutating func opened() -> Action {
    guard state == .opening else { return .none }
    state = .idle
    return .becomeReady
  }

  /// A request is about to be written. `false` when the connection cannot take one.
  mutating func ask(reused: Bool) -> Bool {
    guard state == .idle else { return false }
    state = .asked(reused: reused, heard: false)
    isRequestWritten = false
    return true
  }

  mutating func requestWritten() { isRequestWritten = true }

  /// Bytes above TLS arrived, whatever they mean.
  mutating func heard() -> Action {
    switch state {
    case .asked(let reused, heard: false):
      state = .asked(reused: reused, heard: true)
      return .none
    case .idle:
      // An answer to no question, such as a server's 408 for an idle connection.
      state = .closed
      return .close
    case .opening, .asked, .answering, .finished, .closed: return .none
    }
  }

  mutating func head(status: Int, keepAlive: Bool) -> Action {
    guard case .asked = state else { return .none }
    guard status >= 200 else {
      state = .closed
      return .fail(.malformedAnswer(authority: authority, reason: "an upgrade nobody asked for"))
    }
    state = .answering(keepAlive: keepAlive)
    return .keepHead
  }

  func bytes() -> Action {
    guard case .answering = state else { return .none }
    return .keepBytes
  }

  /// The message is whole. The ending is given when the read is over, so that whatever the same read brought is judged.
  mutating func end() {
    guard case .answering(let keepAlive) = state else { return }
    state = .finished(keepAlive: keepAlive)
  }

  mutating func readCompleted() -> Action {
    guard case .finished(let keepAlive) = state else { return .none }
    // An answer that came before the request was written out leaves the rest of it in the way of the next one.
    let reuse = keepAlive && isRequestWritten
    state = reuse ? .idle : .closed
    return .finish(reuse: reuse)
  }

  mutating func failed(_ fault: Fault) -> Action {
    defer { state = .closed }
    switch state {
    case .opening: return .failOpening(openingError(fault))
    case .idle: return .close
    case .asked(let reused, let heard): return askedFailed(fault, mayRetry: reused && !heard)
    case .answering: return .fail(answeringError(fault))
    // The answer was whole before the trouble; only the connection is lost.
    case .finished: return .finish(reuse: false)
    case .closed: return .none
    }
  }

  mutating func timedOut() -> Action {
    defer { state = .closed }
    switch state {
    case .opening: return .failOpening(.connectTimedOut(authority: authority, after: limits.connectTimeout))
    case .asked: return .fail(.answerTimedOut(authority: authority, after: limits.answerTimeout))
    case .answering: return .fail(.idleTimedOut(authority: authority, after: limits.idleTimeout))
    case .idle: return .close
    case .finished: return .finish(reuse: false)
    case .closed: return .none
    }
  }

  /// Nobody wants the answer any more, or the client closes.
  mutating func abandoned(because error: UpstreamError = .cancelled) -> Action {
    defer { state = .closed }
    switch state {
    case .opening: return .failOpening(error)
    case .asked, .answering, .finished: return .fail(error)
    case .idle: return .close
    case .closed: return .none
    }
  }

  private func askedFailed(_ fault: Fault, mayRetry: Bool) -> Action {
    switch fault {
    case .network, .endOfInput, .truncated: mayRetry ? .retry : .fail(.connectionLost(authority: authority))
    case .notHTTP(let reason): .fail(.malformedAnswer(authority: authority, reason: reason))
    case .handshake(let reason): .fail(.handshakeFailed(authority: authority, reason: reason))
    case .pinMismatch: .fail(.pinMismatch(authority: authority))
    }
  }

  private func answeringError(_ fault: Fault) -> UpstreamError {
    switch fault {
    case .network: .connectionLost(authority: authority)
    case .endOfInput, .truncated: .endedEarly(authority: authority)
    case .notHTTP(let reason): .malformedAnswer(authority: authority, reason: reason)
    case .handshake(let reason): .handshakeFailed(authority: authority, reason: reason)
    case .pinMismatch: .pinMismatch(authority: authority)
    }
  }

  private func openingError(_ fault: Fault) -> UpstreamError {
    switch fault {
    case .network(let reason): .connectFailed(authority: authority, reason: reason)
    case .endOfInput, .truncated: .handshakeFailed(authority: authority, reason: "the other side closed")
    case .notHTTP(let reason): .malformedAnswer(authority: authority, reason: reason)
    case .handshake(let reason): .handshakeFailed(authority: authority, reason: reason)
    case .pinMismatch: .pinMismatch(authority: authority)
    }
  }
}
