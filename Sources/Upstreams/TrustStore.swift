import NIOSSL
import Synchronization

/// The TLS contexts of the endpoints, one per set of certificate authorities, made once: reading the system's authorities
/// takes milliseconds.
final class TrustStore: Sendable {
  private let contexts = Mutex<[String?: NIOSSLContext]>([:])

  /// The context to connect with, or `nil` for plain `http`. Throws `.invalidEndpoint` when the CA file cannot be used.
  func context(for endpoint: Endpoint) throws(UpstreamError) -> NIOSSLContext? {
    guard endpoint.scheme == .https else { return nil }
    let file = endpoint.trustedCAFile
    if let known = contexts.withLock({ $0[file] }) { return known }
    let made = try Self.makeContext(trusting: file)
    // Two threads may both have made one; either will do.
    contexts.withLock { $0[file] = made }
    return made
  }

  private static func makeContext(trusting file: String?) throws(UpstreamError) -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.certificateVerification = .fullVerification
    configuration.applicationProtocols = ["http/1.1"]
    do {
      if let file { configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file)) }
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw .invalidEndpoint(reason: "the CA file \(file ?? "of the system") cannot be read as PEM certificates")
    }
  }
}
