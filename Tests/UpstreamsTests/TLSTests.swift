import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import Upstreams

#if canImport(Glibc)
  import Glibc
#endif

/// TLS over a real socket: who is trusted, and who is not.
@Suite struct TLSTests {
  private let loop = MultiThreadedEventLoopGroup.singleton.next()

  private static func context(certificate: String, key: String) throws -> NIOSSLContext {
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) },
        privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))))
  }

  /// A file with the tests' authority, gone when `body` is done.
  private func withAuthorityFile(_ content: String, _ body: (String) async throws -> Void) async throws {
    var path = Array("/tmp/upstreams-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    #expect(descriptor >= 0)
    _ = content.withCString { write(descriptor, $0, strlen($0)) }
    Glibc.close(descriptor)
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    try await body(name)
  }

  private func get(_ endpoint: Endpoint) async throws -> String {
    let client = PooledUpstreamClient(limits: UpstreamLimits.default.patient)
    do {
      var text = ""
      for _ in 0..<2 {
        let response = try await client.send(.init(method: "GET", path: "/"), to: endpoint, on: loop)
        text = String(buffer: try await response.body.collect(upTo: 100))
      }
      await client.shutDown(waitingAtMost: .seconds(1))
      return text
    } catch {
      await client.shutDown(waitingAtMost: .seconds(1))
      throw error
    }
  }

  private func withServer(
    certificate: String = TestCertificates.localhost, key: String = TestCertificates.localhostKey,
    _ body: (Int, String) async throws -> Void
  ) async throws {
    let tls = try Self.context(certificate: certificate, key: key)
    let server = try await ScriptedServer.start(tls: tls) { asked in [.send(ok("secret \(asked.request)"))] }
    try await withAuthorityFile(TestCertificates.authority) { file in try await body(server.port, file) }
    await server.stop()
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func aTrustedCertificateForTheNameOrAddressIsAccepted(host: String) async throws {
    try await withServer { port, file in
      let text = try await get(Endpoint(url: "https://\(host):\(port)", trustedCAFile: file))
      #expect(text == "secret 1")
    }
  }

  @Test func anUnknownAuthorityIsRefused() async throws {
    try await withServer { port, _ in
      do {
        _ = try await get(Endpoint(url: "https://localhost:\(port)"))
        Issue.record("an unknown authority was trusted")
      } catch let error as UpstreamError {
        guard case .handshakeFailed = error else {
          Issue.record(error)
          return
        }
      }
    }
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func aCertificateForAnotherNameIsRefused(host: String) async throws {
    try await withServer(certificate: TestCertificates.otherName, key: TestCertificates.otherNameKey) { port, file in
      do {
        _ = try await get(Endpoint(url: "https://\(host):\(port)", trustedCAFile: file))
        Issue.record("a certificate of another name was accepted")
      } catch let error as UpstreamError {
        guard case .handshakeFailed = error else {
          Issue.record(error)
          return
        }
      }
    }
  }

  @Test func aPinnedKeyIsRequiredWhereThereArePins() async throws {
    try await withServer { port, file in
      let url = "https://localhost:\(port)"
      let right = try SPKIPin(TestCertificates.localhostPin)
      let wrong = try SPKIPin(TestCertificates.otherPin)
      let either = try Endpoint(url: url, pinnedSPKI: [wrong, right], trustedCAFile: file)
      #expect(try await get(either) == "secret 1")
      await #expect(throws: UpstreamError.pinMismatch(authority: "localhost:\(port)")) {
        try await get(Endpoint(url: url, pinnedSPKI: [wrong], trustedCAFile: file))
      }
    }
  }

  @Test func aPlainServerIsNoTLSServer() async throws {
    let server = try await ScriptedServer.start { _ in [.send(ok("x"))] }
    let endpoint = try Endpoint(url: "https://127.0.0.1:\(server.port)")
    var limits = UpstreamLimits()
    limits.connectTimeout = .milliseconds(100)
    let client = PooledUpstreamClient(limits: limits)
    await #expect(throws: UpstreamError.self) {
      try await client.send(.init(method: "GET", path: "/"), to: endpoint, on: loop)
    }
    // On a machine that is busy the time may be over before the server was reached at all.
    await server.waitForClosed(server.connectionCount)
    await client.shutDown(waitingAtMost: .seconds(1))
    await server.stop()
  }

  @Test func aCAFileThatCannotBeReadIsFoundBeforeTheFirstRequest() async throws {
    let client = PooledUpstreamClient()
    let missing = try Endpoint(url: "https://h", trustedCAFile: "/nonexistent/ca.pem")
    #expect(throws: UpstreamError.self) { try client.prepare(missing) }
    try await withAuthorityFile("not a certificate") { file in
      let broken = try Endpoint(url: "https://h", trustedCAFile: file)
      #expect(throws: UpstreamError.self) { try client.prepare(broken) }
    }
  }
}
