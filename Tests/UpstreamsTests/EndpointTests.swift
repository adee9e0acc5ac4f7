import Testing

@testable import Upstreams

@Suite struct EndpointTests {
  @Test(arguments: [
    ("http://localhost", "localhost", 80, ""),
    ("https://api.example.com", "api.example.com", 443, ""),
    ("https://api.example.com/", "api.example.com", 443, ""),
    ("http://127.0.0.1:11434/v1/", "127.0.0.1", 11434, "/v1"),
    ("http://[::1]:8080/a/b", "::1", 8080, "/a/b"),
    ("https://[fe80::1]", "fe80::1", 443, ""),
  ])
  func aURLIsTakenApart(url: String, host: String, port: Int, basePath: String) throws {
    let endpoint = try Endpoint(url: url)
    #expect(endpoint.host == host)
    #expect(endpoint.port == port)
    #expect(endpoint.basePath == basePath)
  }

  @Test(arguments: [
    "", "localhost", "ftp://x", "http://", "http:///path", "http://a b", "http://user:secret@host", "http://host:0",
    "http://host:65536", "http://host:", "http://host:8o", "http://host?q=1", "http://host/#f", "http://[::1",
    "http://[::1]x", "http://höst", "http://host\r\nx: y", "http://ho\u{0}st",
    "http://" + String(repeating: "a", count: 4000),
  ])
  func whatIsNoBaseURLIsRefused(url: String) {
    #expect(throws: UpstreamError.self) { try Endpoint(url: url) }
  }

  @Test func pinsAndAuthoritiesNeedTLS() throws {
    let pin = try SPKIPin(TestCertificates.localhostPin)
    #expect(throws: UpstreamError.self) { try Endpoint(url: "http://host", pinnedSPKI: [pin]) }
    #expect(throws: UpstreamError.self) { try Endpoint(url: "http://host", trustedCAFile: "/ca.pem") }
    #expect(try Endpoint(url: "https://host", pinnedSPKI: [pin]).pinnedSPKI == [pin])
  }

  @Test(arguments: [
    "", "sha256/", "l3s54kfefR0uW9fFRSdM2P/tDHhbPKv4/J04JDM3AO4", "l3s54kfefR0uW9fFRSdM2P/tDHhbPKv4/J04JDM3AO5=",
    "l3s54kfefR0uW9fFRSdM2P_tDHhbPKv4/J04JDM3AO4=", "97797ae247de7d1d2e5bd7c545274cd8ffed0c785b3cabf8fc9d382433370000",
  ])
  func aPinThatCannotMatchIsRefused(text: String) {
    #expect(throws: UpstreamError.self) { try SPKIPin(text) }
  }

  @Test func aPinMayHaveItsPrefix() throws {
    #expect(try SPKIPin("sha256/" + TestCertificates.localhostPin) == SPKIPin(TestCertificates.localhostPin))
  }

  @Test func theHostHeaderHasThePortOnlyWhereItIsUnusual() throws {
    #expect(try Endpoint(url: "http://host:80").hostHeader == "host")
    #expect(try Endpoint(url: "https://host:80").hostHeader == "host:80")
    #expect(try Endpoint(url: "http://[::1]:81").hostHeader == "[::1]:81")
  }
}
