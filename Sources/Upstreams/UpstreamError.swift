public import NIOCore

/// Why an upstream gave no answer, or not a whole one.
///
/// Every case about an upstream carries its `authority` (`host:port`). No case carries a byte of a request or an answer.
public enum UpstreamError: Error, Hashable, Sendable {
  /// A URL, pin or CA file of the configuration cannot be used.
  case invalidEndpoint(reason: String)
  /// A method, path or header that would not be one HTTP request on the wire (a line break or a control character).
  case invalidRequest(field: String)
  /// Nothing listens, the name does not resolve, or the network refuses.
  case connectFailed(authority: String, reason: String)
  /// No connection, TLS included, within `UpstreamLimits.connectTimeout`.
  case connectTimedOut(authority: String, after: TimeAmount)
  /// The TLS handshake failed: an unknown authority, a wrong name, an expired certificate, no common version.
  case handshakeFailed(authority: String, reason: String)
  /// The certificate is valid, but its key is none of the pinned ones.
  case pinMismatch(authority: String)
  /// Every permitted connection is busy and the queue is full, or its turn did not come in time.
  case tooManyConnections(authority: String, limit: Int)
  /// The request was sent and no answer's head came within `UpstreamLimits.answerTimeout`.
  case answerTimedOut(authority: String, after: TimeAmount)
  /// The answer began and then nothing came for `UpstreamLimits.idleTimeout`.
  case idleTimedOut(authority: String, after: TimeAmount)
  /// The connection was reset, or closed before the head of the answer was whole.
  case connectionLost(authority: String)
  /// The answer's head came, but its body stopped before the length it announced or its last chunk.
  case endedEarly(authority: String)
  /// What came is not HTTP/1.1, or its head is over `UpstreamLimits`.
  case malformedAnswer(authority: String, reason: String)
  /// `collect(upTo:)` met a longer body.
  case bodyTooLarge(authority: String, limit: Int)
  /// The task that waited was cancelled; the connection is closed.
  case cancelled
  /// The client is shutting down and starts nothing new.
  case shuttingDown

  /// A word a program can test; it does not change between releases.
  public var code: String {
    switch self {
    case .invalidEndpoint: "upstream_invalid_endpoint"
    case .invalidRequest: "upstream_invalid_request"
    case .connectFailed: "upstream_connect_failed"
    case .connectTimedOut: "upstream_connect_timeout"
    case .handshakeFailed: "upstream_tls_failed"
    case .pinMismatch: "upstream_pin_mismatch"
    case .tooManyConnections: "upstream_busy"
    case .answerTimedOut: "upstream_answer_timeout"
    case .idleTimedOut: "upstream_idle_timeout"
    case .connectionLost: "upstream_connection_lost"
    case .endedEarly: "upstream_ended_early"
    case .malformedAnswer: "upstream_malformed_answer"
    case .bodyTooLarge: "upstream_answer_too_large"
    case .cancelled: "upstream_cancelled"
    case .shuttingDown: "upstream_shutting_down"
    }
  }
}

extension UpstreamError: CustomStringConvertible {
  /// What happened, to what, and what to do next; for the operator.
  public var description: String {
    switch self {
    case .invalidEndpoint(let reason): "The upstream's configuration cannot be used: \(reason)."
    case .invalidRequest(let field): "The request's \(field) holds a character that HTTP does not permit there."
    case .connectFailed(let authority, let reason):
      "No connection to \(authority): \(reason). Check that it runs and that the network permits it."
    case .connectTimedOut(let authority, let time):
      "No connection to \(authority) within \(time.inSeconds). Check its address and the firewall between."
    case .handshakeFailed(let authority, let reason):
      "The TLS handshake with \(authority) failed: \(reason). Check its certificate, its name and the CA file."
    case .pinMismatch(let authority):
      "The key of \(authority) is none of the pinned ones. If its certificate was renewed, pin the new key."
    case .tooManyConnections(let authority, let limit):
      "All \(limit) connections to \(authority) are busy. Retry later, or raise the limit."
    case .answerTimedOut(let authority, let time):
      "\(authority) did not begin to answer within \(time.inSeconds). Retry."
    case .idleTimedOut(let authority, let time): "\(authority) stopped answering for \(time.inSeconds). Retry."
    case .connectionLost(let authority): "\(authority) dropped the connection before its answer was whole. Retry."
    case .endedEarly(let authority): "\(authority) stopped in the middle of its answer. Retry."
    case .malformedAnswer(let authority, let reason): "\(authority) sent what is not an HTTP/1.1 answer: \(reason)."
    case .bodyTooLarge(let authority, let limit): "The answer of \(authority) is longer than \(limit) bytes."
    case .cancelled: "The request was cancelled."
    case .shuttingDown: "The gateway is shutting down. Retry against another instance, or later."
    }
  }
}

extension TimeAmount {
  /// For messages: whole seconds where possible, else milliseconds.
  fileprivate var inSeconds: String {
    nanoseconds % 1_000_000_000 == 0 ? "\(nanoseconds / 1_000_000_000) s" : "\(nanoseconds / 1_000_000) ms"
  }
}
