public import NIOCore

/// One request to an upstream. The client adds `host` and `content-length`, and drops the fields that belong to a
/// connection and not to a message (RFC 9110 section 7.6.1).
public struct UpstreamRequest: Sendable {
  /// An HTTP method in capitals.
  public var method: String
  /// Begins with `/`; a query is part of it. It is appended to the endpoint's base path.
  public var path: String
  public var headers: [(name: String, value: String)]
  public var body: ByteBuffer

  public init(method: String, path: String, headers: [(name: String, value: String)] = [], body: ByteBuffer = .init()) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }
}

/// An answer whose head has arrived; its body may still be arriving.
public struct UpstreamResponse: Sendable {
  public let status: Int
  /// In the order they came, names as they were spelled. A `content-encoding` other than `identity` is for the caller to
  /// refuse or decode: the client asks for none and undoes none.
  public let headers: [(name: String, value: String)]
  public let body: UpstreamBody

  public init(status: Int, headers: [(name: String, value: String)], body: UpstreamBody) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a header field, whatever the case of its name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.utf8.elementsEqual(name.utf8, by: asciiEqual) }?.value
  }
}

/// Sends requests to upstreams.
public protocol UpstreamClient: Sendable {
  /// Sends the request on a connection of this event loop and returns when the answer's head is here.
  ///
  /// Cancelling the task or pulling `hangUp` closes the connection at once and throws `.cancelled`.
  func send(
    _ request: UpstreamRequest, to endpoint: Endpoint, on eventLoop: any EventLoop, until hangUp: HangUp
  ) async throws(UpstreamError) -> UpstreamResponse
}

extension UpstreamClient {
  /// The same, for a call that only its task's cancellation ends early.
  public func send(
    _ request: UpstreamRequest, to endpoint: Endpoint, on eventLoop: any EventLoop
  ) async throws(UpstreamError) -> UpstreamResponse {
    try await send(request, to: endpoint, on: eventLoop, until: HangUp())
  }
}

/// Whether two bytes are the same letter, digit or sign in ASCII, capitals or not.
func asciiEqual(_ left: UInt8, _ right: UInt8) -> Bool {
  left == right || ((left ^ right) == 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(left | 0x20))
}
