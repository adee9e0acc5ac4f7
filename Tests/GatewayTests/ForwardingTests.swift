import Foundation
import Governance
import HTTPTypes
import Hummingbird
import ModelWire
import NIOCore
import Testing
import Upstreams

@testable import Gateway

/// What the model's server is told besides the body.
@Suite struct ForwardingTests {
  @Test(arguments: Dialect.allCases) func theDeviceKeyStaysInside(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(dialect, "ok"))
    for model in [Ward.vendorModel, Ward.localModel] {
      let body = Requests.body(dialect, "hello", model: model)
      #expect(await ward.infer(ward.arrival(dialect, body)).status == 200)
      #expect(await ward.infer(ward.arrival(dialect, body, headers: [.apiKey: ward.key.secret])).status == 200)
    }
    for sent in ward.upstream.sent {
      #expect(sent.request.headers.allSatisfy { !$0.value.contains(ward.key.secret) })
      #expect(!sent.text.contains(ward.key.secret))
    }
    let vendor = try #require(ward.upstream.sent.first)
    let isAnthropic = dialect == .anthropicMessages || dialect == .anthropicCountTokens
    #expect(vendor.headers("authorization") == (isAnthropic ? [] : ["Bearer \(Ward.upstreamSecret)"]))
    #expect(vendor.headers("x-api-key") == (isAnthropic ? [Ward.upstreamSecret] : []))
    let local = try #require(ward.upstream.sent.last)
    #expect(local.headers("authorization").isEmpty && local.headers("x-api-key").isEmpty)
    #expect(vendor.request.path == dialect.path)
    #expect(vendor.endpoint.authority == "acme.test:443")
  }

  @Test func onlyTheProvidersVersionHeadersAreForwarded() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(.anthropicMessages, "ok"))
    var headers = HTTPFields()
    headers[.anthropicVersion] = "2023-06-01"
    headers[.anthropicBeta] = "prompt-caching-2024-07-31,tools-2024-05-16"
    headers[.userAgent] = "Adelaide Quillfeather"
    headers[.cookie] = "a=b"
    headers[.containsPHI] = "yes"
    headers[HTTPField.Name("x-stainless-os")!] = "Linux"
    _ = await ward.infer(ward.arrival(.anthropicMessages, Requests.body(.anthropicMessages, "hello"), headers: headers))
    let sent = try #require(ward.upstream.sent.first)
    #expect(
      Set(sent.request.headers.map(\.name)) == [
        "content-type", "accept-encoding", "user-agent", "anthropic-version", "anthropic-beta", "x-api-key",
      ])
    #expect(sent.headers("anthropic-version") == ["2023-06-01"])
    #expect(sent.headers("anthropic-beta") == ["prompt-caching-2024-07-31,tools-2024-05-16"])
    #expect(sent.headers("user-agent") == ["chaperone"])
    #expect(sent.headers("accept-encoding") == ["identity"])
  }

  @Test(arguments: ["Adelaide Quillfeather", "x@example.org", String(repeating: "a", count: 1025)])
  func aVersionHeaderThatHoldsAnythingElseIsDropped(value: String) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(.anthropicMessages, "ok"))
    let body = Requests.body(.anthropicMessages, "hello")
    _ = await ward.infer(ward.arrival(.anthropicMessages, body, headers: [.anthropicBeta: value]))
    #expect(ward.upstream.sent.first?.headers("anthropic-beta") == [])
  }

  @Test(arguments: [("?beta=true", "?beta=true"), ("?name=Quillfeather", ""), ("?beta=true&x=1", ""), ("", "")])
  func onlyTheKnownQueryTravels(query: String, forwarded: String) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(.anthropicMessages, "ok"))
    let body = RequestBody(buffer: ByteBuffer(string: Requests.body(.anthropicMessages, "hello")))
    _ = await ward.infer(ward.arrival(.anthropicMessages, body, query: query))
    #expect(ward.upstream.sent.first?.request.path == "/v1/messages" + forwarded)
  }

  @Test func aVendorIsNeverAskedToStore() async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(.openAIResponses, "ok"))
    for store in ["", #""store":false,"#, #""store":null,"#] {
      let body = #"{"model":"vendor-llm",\#(store)"input":"hello"}"#
      #expect(await ward.infer(ward.arrival(.openAIResponses, body)).status == 200)
      let sent = try JSONSerialization.jsonObject(with: Data((ward.upstream.sent.last?.text ?? "").utf8))
      #expect((sent as? [String: Any])?["store"] as? Bool == false)
    }
  }
}
