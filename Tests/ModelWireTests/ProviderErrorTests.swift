import Foundation
import Testing

@testable import ModelWire

@Suite struct ProviderErrorTests {
  private let error = ProviderError(
    status: 403, code: "session_required", message: "Ask \"Dr\" to approve.\n",
    extra: [("approval_url", "http://h/s?a=1&b=\"2\""), ("type", "forged")])

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func openAIsShapeHasMessageTypeParamAndCode() throws {
    for dialect in [Dialect.openAIChat, .openAIResponses] {
      let json = try #require(try object(error.body(for: dialect))["error"] as? [String: Any])
      #expect(json["message"] as? String == error.message)
      #expect(json["type"] as? String == "permission_error")
      #expect(json["param"] is NSNull)
      #expect(json["code"] as? String == "session_required")
      #expect(json["approval_url"] as? String == "http://h/s?a=1&b=\"2\"")
    }
  }

  @Test(arguments: [
    (400, "invalid_request_error"), (401, "authentication_error"), (403, "permission_error"), (404, "not_found_error"),
    (413, "request_too_large"), (422, "invalid_request_error"), (429, "rate_limit_error"), (500, "api_error"),
    (502, "api_error"), (529, "overloaded_error"),
  ])
  func anthropicsTypeFollowsTheStatus(_ status: Int, _ type: String) throws {
    let json = try object(ProviderError(status: status, code: "c", message: "m").body(for: .anthropicMessages))
    #expect(json["type"] as? String == "error")
    #expect((json["error"] as? [String: Any])?["type"] as? String == type)
    #expect((json["error"] as? [String: Any])?["code"] as? String == "c")
  }

  @Test(arguments: Dialect.allCases) func anErrorInsideAStreamEndsIt(_ dialect: Dialect) throws {
    let event = error.event(for: dialect)
    let client = try StreamClient(event)
    #expect(
      client.events.map(\.name)
        == (dialect == .openAIResponses ? ["error", "response.failed"] : [client.events[0].name]))
    #expect(client.events.first?.name == (dialect == .openAIChat ? nil : "error"))
    var stream = AnswerStream(dialect: dialect) { Restoring($0) }
    #expect(try stream.push(event) == event)
    #expect(stream.endedInError)
  }
}
