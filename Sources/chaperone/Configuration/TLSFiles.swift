import ArgumentParser
import NIOSSL

extension ServerConfiguration.TLSFiles {
  /// A server's TLS from these files: 1.2 or later.
  func load() throws -> TLSConfiguration {
    do {
      let certificates = try NIOSSLCertificate.fromPEMFile(certificateFile)
      let key = try NIOSSLPrivateKey(file: privateKeyFile, format: .pem)
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
      tls.minimumTLSVersion = .tlsv12
      return tls
    } catch {
      throw ValidationError(
        "The TLS certificate '\(certificateFile)' or key '\(privateKeyFile)' cannot be read as PEM.")
    }
  }
}
