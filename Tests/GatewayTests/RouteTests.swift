import AuditRecords
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Logging
import ModelWire
import NIOCore
import NIOPosix
import Testing
import Upstreams

@testable import Gateway

/// The doors of the gateway, through the router but without a network.
@Suite struct RouteTests {
  private func ask(
    _ ward: Ward, _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = ""
  ) async throws -> Heard {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let channel = try await NIOPipeBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .takingOwnershipOfDescriptors(input: ends[0], output: ends[1]).get()
    let router = Router(context: GatewayContext.self)
    InferenceRoutes(rooms: ward.rooms).add(to: router)
    let request = Request(
      head: HTTPRequest(method: method, scheme: nil, authority: nil, path: path, headerFields: headers),
      body: RequestBody(buffer: ByteBuffer(string: body)))
    let context = GatewayContext(source: ApplicationRequestContextSource(channel: channel, logger: ward.rooms.logger))
    let heard = await Ear().listen(to: try await router.buildResponder().respond(to: request, context: context))
    try await channel.close()
    return heard
  }

  @Test(arguments: Dialect.allCases) func everyApiHasItsPath(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    ward.upstream.answers(Answers.whole(dialect, "ok"))
    let heard = try await ask(
      ward, .post, dialect.path, headers: [.authorization: "bearer \(ward.key.secret)"],
      body: Requests.body(dialect, "hello"))
    #expect(heard.status == 200)
    #expect(ward.upstream.sent.first?.request.path == dialect.path)
    #expect(try await ward.inferences().first?.detail["api"] == dialect.rawValue)
  }

  @Test(arguments: [
    "/v1/files", "/v1/files/file-1/content", "/v1/batches", "/v1/audio/transcriptions", "/v1/images/generations",
    "/v1/embeddings", "/v1/completions", "/v1/messages/batches", "/v1/messages/batches/b1/results",
    "/v1/vector_stores/v1/search", "/v1/assistants/a", "/v1/threads/t/runs",
  ])
  func whatCannotBeInspectedIsClosed(path: String) async throws {
    let (ward, _) = try await Ward.withSession()
    let heard = try await ask(
      ward, .post, path, headers: [.authorization: "Bearer \(ward.key.secret)"], body: #"{"model":"vendor-llm"}"#)
    #expect(heard.status == 400)
    #expect(heard.code == "interface_not_guarded")
    #expect(try await ward.inferences().last?.reason == "interface_not_guarded")
    #expect((heard.json["type"] as? String == "error") == path.hasPrefix("/v1/messages"))
    #expect(ward.upstream.sent.isEmpty)
  }

  @Test func modelsAreListedInTheShapeOfWhoAsks() async throws {
    let ward = try await Ward()
    let key = "Bearer \(ward.key.secret)"
    let openAI = try await ask(ward, .get, "/v1/models", headers: [.authorization: key])
    let offered = [Ward.localModel, Ward.vendorModel, Ward.chatOnlyModel]
    #expect(openAI.json["object"] as? String == "list")
    #expect((openAI.json["data"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == offered)
    let anthropic = try await ask(
      ward, .get, "/v1/models", headers: [.authorization: key, .anthropicVersion: "2023-06-01"])
    #expect(anthropic.json["first_id"] as? String == Ward.localModel)
    #expect(anthropic.json["last_id"] as? String == Ward.chatOnlyModel)
    #expect(anthropic.json["has_more"] as? Bool == false)
  }

  @Test func modelsAreNotListedForStrangers() async throws {
    let ward = try await Ward()
    let heard = try await ask(ward, .get, "/v1/models")
    #expect(heard.status == 401)
    #expect(!heard.text.contains(Ward.localModel))
    #expect(try await ward.inferences().map(\.reason) == ["invalid_device_key"])
  }

  @Test(arguments: ["/", "/v1/messages"]) func theBaseURLAnswersWhetherItIsThere(path: String) async throws {
    let heard = try await ask(try await Ward(), .head, path)
    #expect(heard.status == 200)
    #expect(heard.bytes.isEmpty)
  }
}
