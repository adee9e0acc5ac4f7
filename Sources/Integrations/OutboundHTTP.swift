internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Short exchanges with systems outside: witnesses, object stores, SIEMs. Never model servers, which stream and are
/// pinned (`Upstreams`).
///
/// The owner calls `shutDown()`; until then connections are pooled and kept. Redirects are not followed: what is sent
/// here is signed for one host.
package struct OutboundHTTP: Sendable {
  /// Bounds of one exchange.
  package struct Limits: Sendable {
    package var answerBytesMax: Int
    /// Of the whole exchange, the connection included.
    package var seconds: Int64

    package init(answerBytesMax: Int = 1 << 20, seconds: Int64 = 30) {
      self.answerBytesMax = answerBytesMax
      self.seconds = seconds
    }
  }

  private let client: HTTPClient
  private let limits: Limits

  /// `authorities`: a PEM file with the certificates of who signs for the systems asked, in place of the machine's own
  /// list; for a hospital's private certificate authority.
  package init(limits: Limits = Limits(), authorities: String? = nil) {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    if let authorities {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .file(authorities)
      configuration.tlsConfiguration = tls
    }
    configuration.timeout.connect = .seconds(min(10, limits.seconds))
    configuration.httpVersion = .http1Only
    client = HTTPClient(configuration: configuration)
    self.limits = limits
  }

  package func shutDown() async {
    // An error here says that connections were already gone.
    try? await client.shutdown()
  }

  /// Sends and collects the answer, whatever its status.
  package func exchange(_ request: OutboundRequest) async throws(OutboundHTTPError) -> OutboundAnswer {
    do {
      var outbound = HTTPClientRequest(url: request.url)
      outbound.method = HTTPMethod(rawValue: request.method)
      for (name, value) in request.headers { outbound.headers.add(name: name, value: value) }
      if !request.body.isEmpty { outbound.body = .bytes(ByteBuffer(bytes: request.body)) }
      let response = try await client.execute(outbound, timeout: .seconds(limits.seconds))
      let body = try await response.body.collect(upTo: limits.answerBytesMax)
      return OutboundAnswer(
        status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
        body: Array(body.readableBytesView))
    } catch is NIOTooManyBytesError {
      throw .answerTooLarge(bytesMax: limits.answerBytesMax)
    } catch {
      throw .notReached(reason: "\(error)")
    }
  }
}

/// What is sent to a system outside.
package struct OutboundRequest: Sendable {
  package var method: String
  /// Absolute, with scheme and host.
  package var url: String
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(
    method: String, url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What came back.
package struct OutboundAnswer: Sendable {
  package let status: Int
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]

  package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a field, whatever the case of its name.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there is no answer to judge.
package enum OutboundHTTPError: Error, Hashable, Sendable {
  /// No connection, no TLS, or no answer in time; the reason is for operators.
  case notReached(reason: String)
  case answerTooLarge(bytesMax: Int)
}
