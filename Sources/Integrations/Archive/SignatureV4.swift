package import ClinicalModel
internal import Crypto

/// The keys of an account at an object store. Their text appears in no description.
package struct StoreCredentials: Sendable, CustomStringConvertible, CustomReflectable {
  package let accessKey: String
  let secretKey: String
  /// Of credentials that are lent for a while.
  let sessionToken: String?

  package init(accessKey: String, secretKey: String, sessionToken: String? = nil) {
    self.accessKey = accessKey
    self.secretKey = secretKey
    self.sessionToken = sessionToken
  }

  package var description: String { "credentials of \(accessKey)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// AWS Signature Version 4: one request, signed with its whole payload, for one region and service.
///
/// Source: "AWS Signature Version 4 for API requests" and, for the single encoding of paths, "Signature Calculations for
/// the Authorization Header" of Amazon S3. What this leaves out: chunked payloads and signed query strings.
package struct SignatureV4: Sendable {
  package let credentials: StoreCredentials
  package let region: String
  package let service: String

  package init(credentials: StoreCredentials, region: String, service: String = "s3") {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  /// What is signed. Path and query are as they are meant, not yet encoded.
  package struct Request: Sendable {
    package var method: String
    /// As the `Host` field has it, with the port unless it is the scheme's own.
    package var host: String
    /// Begins with a slash.
    package var path: String
    package var query: [(name: String, value: String)]
    /// Beside `Host` and those that the signature adds.
    package var headers: [(name: String, value: String)]
    package var payload: [UInt8]

    package init(
      method: String, host: String, path: String, query: [(name: String, value: String)] = [],
      headers: [(name: String, value: String)] = [], payload: [UInt8] = []
    ) {
      self.method = method
      self.host = host
      self.path = path
      self.query = query
      self.headers = headers
      self.payload = payload
    }

    /// The path and query as they go onto the wire.
    package var target: String {
      let encoded = SignatureV4.encoded(path, keepingSlashes: true)
      return query.isEmpty ? encoded : encoded + "?" + SignatureV4.canonicalQuery(query)
    }
  }

  /// The request's own fields and the three or four that sign it.
  package func headers(of request: Request, at time: Timestamp) -> [(name: String, value: String)] {
    let stamp = Self.stamp(time)
    let payloadHash = Self.hex(SHA256.hash(data: request.payload))
    var headers = request.headers
    headers.append(("x-amz-date", stamp))
    if service == "s3" { headers.append(("x-amz-content-sha256", payloadHash)) }
    if let token = credentials.sessionToken { headers.append(("x-amz-security-token", token)) }
    let signed = ([(name: "host", value: request.host)] + headers)
      .map { (name: $0.name.lowercased(), value: Self.trimmed($0.value)) }.sorted { $0.name < $1.name }
    let names = signed.map(\.name).joined(separator: ";")
    let canonical = [
      request.method, Self.encoded(request.path, keepingSlashes: true), Self.canonicalQuery(request.query),
      signed.map { "\($0.name):\($0.value)\n" }.joined(), names, payloadHash,
    ].joined(separator: "\n")
    let scope = "\(stamp.prefix(8))/\(region)/\(service)/aws4_request"
    let text = "AWS4-HMAC-SHA256\n\(stamp)\n\(scope)\n" + Self.hex(SHA256.hash(data: Array(canonical.utf8)))
    let signature = Self.hex(
      HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: signingKey(day: String(stamp.prefix(8)))))
    headers.append(
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope),SignedHeaders=\(names),Signature=\(signature)"
      ))
    return headers
  }

  private func signingKey(day: String) -> SymmetricKey {
    var key = SymmetricKey(data: Array("AWS4\(credentials.secretKey)".utf8))
    for part in [day, region, service, "aws4_request"] {
      key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
    }
    return key
  }

  /// `20130524T000000Z`.
  static func stamp(_ time: Timestamp) -> String {
    time.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }

  private static func canonicalQuery(_ query: [(name: String, value: String)]) -> String {
    query.map { (encoded($0.name, keepingSlashes: false), encoded($0.value, keepingSlashes: false)) }
      .sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }

  /// RFC 3986: all but unreserved characters as upper-case percent triplets.
  private static func encoded(_ text: String, keepingSlashes: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      case UInt8(ascii: "/") where keepingSlashes: bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without spaces at the ends, runs of spaces as one.
  private static func trimmed(_ value: String) -> String { value.split(separator: " ").joined(separator: " ") }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
