import NIOCore
import NIOHTTP1
import Testing

@testable import Upstreams

@Suite struct RequestHeadTests {
  @Test(arguments: [
    ("POST\r\n", "/", "a", "b"), ("", "/", "a", "b"), ("GET", "", "a", "b"), ("GET", "x", "a", "b"),
    ("GET", "/a b", "a", "b"), ("GET", "/\r\nhost: evil", "a", "b"), ("GET", "/", "a\r\n", "b"),
    ("GET", "/", "a:", "b"),
    ("GET", "/", "", "b"), ("GET", "/", "a", "b\r\nc: d"), ("GET", "/", "a", "b\u{0}"), ("GET", "/", "a", "\n"),
  ])
  func whatWouldBreakOutOfItsPlaceIsRefused(method: String, path: String, name: String, value: String) {
    let request = UpstreamRequest(method: method, path: path, headers: [(name, value)])
    #expect(throws: UpstreamError.self) { try request.validate() }
  }

  @Test func fieldsOfTheConnectionAreTheClientsOwn() throws {
    let request = UpstreamRequest(
      method: "POST", path: "/v1/x?y=1",
      headers: [
        ("Host", "evil"), ("Content-Length", "999"), ("TRANSFER-ENCODING", "chunked"), ("connection", "close"),
        ("Expect", "100-continue"), ("TE", "trailers"), ("x-kept", "ä"),
      ], body: ByteBuffer(string: "four"))
    try request.validate()
    let head = request.head(for: try Endpoint(url: "http://host:81/base"))
    #expect(head.uri == "/base/v1/x?y=1")
    #expect(head.headers.map(\.name) == ["host", "x-kept", "content-length"])
    #expect(head.headers["host"] == ["host:81"])
    #expect(head.headers["content-length"] == ["4"])
  }

  @Test func anEmptyPostSaysSoAndAGetSaysNothing() throws {
    let endpoint = try Endpoint(url: "http://host")
    #expect(UpstreamRequest(method: "POST", path: "/").head(for: endpoint).headers["content-length"] == ["0"])
    #expect(UpstreamRequest(method: "GET", path: "/").head(for: endpoint).headers["content-length"].isEmpty)
  }
}
