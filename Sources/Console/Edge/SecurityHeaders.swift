import HTTPTypes
import Hummingbird
import NIOCore

/// The headers of every answer of the console: nothing may be framed, sniffed, cached or loaded from elsewhere.
enum SecurityHeaders {
  private static let policyName = HTTPField.Name("Content-Security-Policy")
  private static let sniffName = HTTPField.Name("X-Content-Type-Options")
  private static let referrerName = HTTPField.Name("Referrer-Policy")
  private static let openerName = HTTPField.Name("Cross-Origin-Opener-Policy")
  private static let resourceName = HTTPField.Name("Cross-Origin-Resource-Policy")

  /// Pages load one stylesheet, one small script and the mark, all from here; forms post here; nobody frames them.
  private static let contentPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  static func apply(to headers: inout HTTPFields, cache: String = "no-store") {
    let fields: [(HTTPField.Name?, String)] = [
      (policyName, contentPolicy), (sniffName, "nosniff"), (referrerName, "no-referrer"),
      (openerName, "same-origin"), (resourceName, "same-origin"), (.cacheControl, cache),
    ]
    for case (let name?, let value) in fields { headers[name] = value }
  }
}

extension Response {
  static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, cache: String = "no-store"
  ) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = type
    headers[.contentLength] = String(bytes.count)
    SecurityHeaders.apply(to: &headers, cache: cache)
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func json(_ value: JSON, status: HTTPResponse.Status = .ok) -> Response {
    .bytes(value.bytes, type: "application/json", status: status)
  }

  /// The browser asks for `path` next, with GET (RFC 9110, 15.4.4).
  static func seeOther(_ path: String) -> Response {
    var headers = HTTPFields()
    headers[.location] = path
    headers[.contentLength] = "0"
    SecurityHeaders.apply(to: &headers)
    return Response(status: .seeOther, headers: headers)
  }
}
