import NIOCore
import NIOHTTP1

extension UpstreamRequest {
  /// Throws `.invalidRequest` if a part would not stay where it belongs on the wire, such as a line break in a value that a
  /// caller passed on from elsewhere.
  func validate() throws(UpstreamError) {
    guard !method.isEmpty, method.utf8.allSatisfy(Self.isTokenByte) else { throw .invalidRequest(field: "method") }
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .invalidRequest(field: "path")
    }
    for (name, value) in headers {
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else { throw .invalidRequest(field: "header name") }
      guard value.utf8.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
        throw .invalidRequest(field: "header value")
      }
    }
  }

  /// The head as it goes on the wire: framing and routing are the client's own.
  func head(for endpoint: Endpoint) -> HTTPRequestHead {
    var fields: [(String, String)] = []
    fields.reserveCapacity(headers.count + 2)
    fields.append(("host", endpoint.hostHeader))
    for (name, value) in headers where !Self.isOwnField(name) { fields.append((name, value)) }
    if body.readableBytes > 0 || Self.hasBodyByNature(method) {
      fields.append(("content-length", String(body.readableBytes)))
    }
    return HTTPRequestHead(
      version: .http1_1, method: HTTPMethod(rawValue: method), uri: endpoint.basePath + path,
      headers: HTTPHeaders(fields))
  }

  /// Fields of the connection (RFC 9110 section 7.6.1) and those the client computes; a caller's copies are dropped.
  private static func isOwnField(_ name: String) -> Bool {
    let own: [StaticString]
    // Most names differ by their length already.
    switch name.utf8.count {
    case 2: own = ["te"]
    case 4: own = ["host"]
    case 6: own = ["expect"]
    case 7: own = ["upgrade", "trailer"]
    case 10: own = ["connection", "keep-alive"]
    case 14: own = ["content-length"]
    case 16: own = ["proxy-connection"]
    case 17: own = ["transfer-encoding"]
    default: return false
    }
    return own.contains { field in
      field.withUTF8Buffer { $0.elementsEqual(name.utf8, by: asciiEqual) }
    }
  }

  private static func hasBodyByNature(_ method: String) -> Bool {
    method == "POST" || method == "PUT" || method == "PATCH"
  }

  /// RFC 9110 section 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
