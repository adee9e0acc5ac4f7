/// A place in an S3-compatible store: the bucket, how it is addressed, and what every key begins with.
package struct S3Location: Sendable, Hashable {
  package enum Addressing: Sendable, Hashable {
    /// `https://endpoint/bucket/key`
    case path
    /// `https://bucket.endpoint/key`
    case virtualHost
  }

  /// `http` or `https`.
  package let scheme: String
  /// The endpoint's host, with its port unless it is the scheme's own.
  package let authority: String
  package let region: String
  package let bucket: String
  /// Empty, or ends in a slash.
  package let prefix: String
  package let addressing: Addressing

  /// `nil` unless the endpoint is `http(s)://host[:port]`, the bucket has a bucket's name, and the prefix, if any, holds
  /// only letters, digits and `._-/`, is relative and steps nowhere up.
  package init?(endpoint: String, region: String, bucket: String, prefix: String, addressing: Addressing) {
    guard let parts = Self.parts(endpoint: endpoint), Self.isBucket(bucket), Self.isRegion(region) else { return nil }
    guard let prefix = Self.normalised(prefix: prefix) else { return nil }
    (scheme, authority) = parts
    (self.region, self.bucket, self.prefix, self.addressing) = (region, bucket, prefix, addressing)
  }

  var host: String { addressing == .path ? authority : "\(bucket).\(authority)" }

  /// The path of the bucket itself, or of an object in it.
  func path(_ key: String? = nil) -> String {
    let inside = key.map { prefix + $0 } ?? ""
    return addressing == .path ? "/\(bucket)" + (key == nil ? "" : "/\(inside)") : "/\(inside)"
  }

  /// `s3://bucket/prefix at host`: what operators see.
  package var name: String { "s3://\(bucket)/\(prefix) at \(authority)" }

  package static func isBucket(_ name: String) -> Bool {
    (3...63).contains(name.utf8.count) && !name.hasPrefix(".") && !name.hasPrefix("-") && !name.hasSuffix("-")
      && name.utf8.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  package static func isRegion(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  package static func normalised(prefix: String) -> String? {
    let elements = prefix.split(separator: "/")
    let isPlain = prefix.utf8.allSatisfy {
      isLowerOrDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || "._-/".utf8.contains($0)
    }
    guard isPlain, prefix.utf8.count <= 200, !prefix.hasPrefix("/"), elements.allSatisfy({ $0 != "." && $0 != ".." })
    else { return nil }
    return elements.isEmpty ? "" : elements.joined(separator: "/") + "/"
  }

  package static func parts(endpoint: String) -> (scheme: String, authority: String)? {
    for scheme in ["https", "http"] where endpoint.hasPrefix("\(scheme)://") {
      let authority = endpoint.dropFirst(scheme.count + 3)
      let isPlain = authority.utf8.allSatisfy {
        isLowerOrDigit($0) || "-.:[]".utf8.contains($0)
      }
      guard !authority.isEmpty, isPlain else { return nil }
      // The signature covers the Host field, which leaves the scheme's own port out.
      let own = scheme == "https" ? ":443" : ":80"
      return (scheme, String(authority.hasSuffix(own) ? authority.dropLast(own.count) : authority))
    }
    return nil
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
