/// Where requests are sent: scheme, host, port, a path prefix, and how its certificate must prove itself.
///
/// Two endpoints share pooled connections only if all of it is equal, pins and trust included.
public struct Endpoint: Hashable, Sendable {
  /// `https` is HTTP over TLS 1.2 or later; `http` is for upstreams on the same machine or a trusted segment.
  public enum Scheme: String, Hashable, Sendable {
    case http, https
  }

  public let scheme: Scheme
  /// A name or an address as in the URL, without the brackets of IPv6.
  public let host: String
  public let port: Int
  /// What every request's path is appended to: empty, or begins with `/` and does not end with one.
  public let basePath: String
  /// When not empty, the upstream's own certificate must have one of these keys, besides passing every usual check.
  public let pinnedSPKI: [SPKIPin]
  /// A PEM file of certificate authorities trusted instead of the system's; `nil` means the system's.
  public let trustedCAFile: String?

  /// Reads `http[s]://host[:port][/base/path]`.
  ///
  /// Throws `.invalidEndpoint` for anything else, and also for credentials, a query or a fragment in the URL, which would
  /// otherwise be lost silently, and for pins or authorities on plain `http`, which could not be checked.
  public init(url: String, pinnedSPKI: [SPKIPin] = [], trustedCAFile: String? = nil) throws(UpstreamError) {
    var parser = EndpointParser(url)
    scheme = try parser.scheme()
    (host, port) = try parser.authority(defaultPort: scheme == .https ? 443 : 80)
    basePath = try parser.basePath()
    guard scheme == .https || (pinnedSPKI.isEmpty && trustedCAFile == nil) else {
      throw .invalidEndpoint(reason: "certificate pins and a CA file need https")
    }
    self.pinnedSPKI = pinnedSPKI
    self.trustedCAFile = trustedCAFile
  }

  /// `host:port`, as it stands in error messages and in records of what was contacted.
  public var authority: String { "\(bracketedHost):\(port)" }

  /// The value of the `host` header: the port only when it is not the scheme's own (RFC 9110 section 7.2).
  var hostHeader: String {
    port == (scheme == .https ? 443 : 80) ? bracketedHost : authority
  }

  private var bracketedHost: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }
}

/// Takes a URL apart from left to right; each step consumes what it names.
private struct EndpointParser {
  private static let maxBytes = 2048
  private var rest: Substring.UTF8View

  init(_ url: String) { rest = url[...].utf8 }

  mutating func scheme() throws(UpstreamError) -> Endpoint.Scheme {
    guard rest.count <= Self.maxBytes, rest.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .invalidEndpoint(reason: "a URL is at most \(Self.maxBytes) visible ASCII characters")
    }
    for scheme in [Endpoint.Scheme.https, .http] {
      let prefix = scheme.rawValue + "://"
      if rest.starts(with: prefix.utf8) {
        rest = rest.dropFirst(prefix.utf8.count)
        return scheme
      }
    }
    throw .invalidEndpoint(reason: "a URL starts with http:// or https://")
  }

  mutating func authority(defaultPort: Int) throws(UpstreamError) -> (host: String, port: Int) {
    let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    let authority = rest[..<end]
    rest = rest[end...]
    guard !authority.contains(UInt8(ascii: "@")) else {
      throw .invalidEndpoint(reason: "credentials do not belong in a URL; use the upstream's key setting")
    }
    let (host, afterHost) = try split(authority)
    guard !host.isEmpty, host.allSatisfy(Self.isHostByte) else {
      throw .invalidEndpoint(reason: "the host is empty or has a character that no host has")
    }
    guard !afterHost.isEmpty else { return (String(decoding: host, as: UTF8.self), defaultPort) }
    let digits = String(decoding: afterHost.dropFirst(), as: UTF8.self)
    guard afterHost.first == UInt8(ascii: ":"), let port = Int(digits), (1...65535).contains(port) else {
      throw .invalidEndpoint(reason: "a port is a number from 1 to 65535 after a colon")
    }
    return (String(decoding: host, as: UTF8.self), port)
  }

  mutating func basePath() throws(UpstreamError) -> String {
    guard !rest.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
      throw .invalidEndpoint(reason: "a base URL has neither query nor fragment")
    }
    while rest.last == UInt8(ascii: "/") { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  /// `[v6]:port` or `host:port` as host and the rest, colon included.
  private func split(
    _ authority: Substring.UTF8View
  ) throws(UpstreamError) -> (host: Substring.UTF8View, rest: Substring.UTF8View) {
    guard authority.first == UInt8(ascii: "[") else {
      let colon = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
      return (authority[..<colon], authority[colon...])
    }
    guard let close = authority.firstIndex(of: UInt8(ascii: "]")) else {
      throw .invalidEndpoint(reason: "an IPv6 address lacks its closing bracket")
    }
    return (authority[..<close].dropFirst(), authority[authority.index(after: close)...])
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
