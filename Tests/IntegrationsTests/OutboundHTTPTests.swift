import Integrations
import Testing

@Suite struct OutboundHTTPTests {
  @Test func aHostThatDoesNotListenIsAnError() async {
    let http = OutboundHTTP(limits: .init(seconds: 5))
    await #expect(throws: OutboundHTTPError.self) {
      try await http.exchange(OutboundRequest(method: "GET", url: "http://127.0.0.1:1/"))
    }
    await http.shutDown()
  }

  @Test func headersAreFoundWhateverTheirCase() {
    let answer = OutboundAnswer(status: 409, headers: [("Content-Type", "text/x.tlog.size")], body: [])
    #expect(answer.header("content-type") == "text/x.tlog.size")
    #expect(answer.header("etag") == nil)
  }
}
