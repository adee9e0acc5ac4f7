import HTTPTypes
import Hummingbird
import NIOCore

/// Routes a request, has a model answer it, and writes the answer in the format of the route.
struct ModelResponder: HTTPResponder {
  /// A request's own surroundings: the connection that it came on.
  struct Context: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
  }

  /// A slow model is slow for everybody, but whoever waits for a whole answer waits for at most this many pauses.
  private static let pausesWithoutStreamMax = 50

  let models: ModelSelection

  func respond(to request: Request, context: Context) async throws -> Response {
    let route = Route(request)
    do {
      let body = try await Self.body(of: request)
      try await Self.capture(on: context.channel)
      return try await respond(to: route, body: body.get(), context: context)
    } catch let error as ModelRequestError {
      return Self.response(status: error.status, error.body(for: route.errorFormat))
    }
  }

  /// Everything that arrived is in the file before anything is answered.
  private static func capture(on channel: any Channel) async throws {
    try await channel.triggerUserOutboundEvent(ConnectionOrder.capture).get()
  }

  /// A body that is too large is a result, not an error thrown, so that what arrived of it is captured like any other.
  private static func body(of request: Request) async throws -> Result<[UInt8], ModelRequestError> {
    do {
      var body = try await request.body.collect(upTo: ModelServer.bodyMax)
      return .success(body.readBytes(length: body.readableBytes) ?? [])
    } catch is NIOTooManyBytesError {
      return .failure(.tooLarge)
    }
  }

  private func respond(to route: Route, body: [UInt8], context: Context) async throws -> Response {
    switch route {
    case .probe: Self.response(status: 200, ["status": "ok"])
    case .models(let isAnthropic): Self.response(status: 200, ModelList(models).document(isAnthropic: isAnthropic))
    case .model(let name, let isAnthropic):
      if models.names.contains(name) {
        Self.response(status: 200, ModelList(models).entry(name, isAnthropic: isAnthropic))
      } else {
        throw ModelRequestError.unknownModel(name)
      }
    case .inference(.countTokens): try countTokens(body)
    case .inference(let format): try await infer(format, body: body, context: context)
    case .unknown(let path, _): throw ModelRequestError.unknownPath(path)
    }
  }

  private func countTokens(_ body: [UInt8]) throws(ModelRequestError) -> Response {
    let request = try ModelRequest(format: .countTokens, bytes: body)
    guard models.names.contains(request.model) else { throw .unknownModel(request.model) }
    return Self.response(status: 200, ["input_tokens": .int(request.prompt.inputTokens)])
  }

  private func infer(_ format: ProviderFormat, body: [UInt8], context: Context) async throws -> Response {
    let request = try ModelRequest(format: format, bytes: body)
    if let fault = models.faults.first(where: { $0.rawValue == request.model }) {
      return try await FaultyAnswer(fault: fault, request: request, channel: context.channel).response()
    }
    guard let model = models.models.first(where: { $0.name == request.model }) else {
      throw ModelRequestError.unknownModel(request.model)
    }
    let answer = model.answer(request.prompt)
    let written = Self.answer(request, answer)
    guard request.isStreaming else {
      try await Task.sleep(for: answer.pause * answer.pieces.prefix(Self.pausesWithoutStreamMax).count { _ in true })
      return Self.response(status: 200, written.document)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-cache"],
      body: ResponseBody { writer in
        var sink = EventSink(writer: writer, pause: answer.pause)
        try await written.stream(to: &sink)
        try await sink.finish()
      })
  }

  private static func answer(_ request: ModelRequest, _ answer: ModelAnswer) -> any AnswerFormat {
    switch request.format {
    case .chatCompletions: ChatCompletion(request: request, answer: answer)
    case .responses: ResponseAnswer(request: request, answer: answer)
    case .messages, .countTokens: MessageAnswer(request: request, answer: answer)
    }
  }

  static func response(status: Int, _ body: JSON) -> Response {
    Response(
      status: HTTPResponse.Status(code: status), headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.bytes)))
  }
}

/// What a method and a path ask for. A trailing query such as `?beta=true` changes nothing.
enum Route {
  case probe
  case models(isAnthropic: Bool)
  case model(String, isAnthropic: Bool)
  case inference(ProviderFormat)
  case unknown(String, isAnthropic: Bool)

  init(_ request: Request) {
    let path = request.uri.path
    // Only Anthropic's clients send it, and only it tells the two kinds of model lists apart.
    let isAnthropic = Self.versionHeader.map { request.headers[$0] != nil } ?? false
    switch (request.method, path) {
    case (.get, "/"), (.head, _): self = .probe
    case (.get, "/v1/models"): self = .models(isAnthropic: isAnthropic)
    case (.get, _) where path.hasPrefix("/v1/models/"):
      self = .model(String(path.dropFirst("/v1/models/".count)), isAnthropic: isAnthropic)
    case (.post, "/v1/chat/completions"): self = .inference(.chatCompletions)
    case (.post, "/v1/responses"): self = .inference(.responses)
    case (.post, "/v1/messages"): self = .inference(.messages)
    case (.post, "/v1/messages/count_tokens"): self = .inference(.countTokens)
    default: self = .unknown(path, isAnthropic: isAnthropic)
    }
  }

  private static let versionHeader = HTTPField.Name("anthropic-version")

  var errorFormat: ProviderFormat {
    switch self {
    case .inference(let format): format
    case .probe: .chatCompletions
    case .models(let isAnthropic), .model(_, let isAnthropic), .unknown(_, let isAnthropic):
      isAnthropic ? .messages : .chatCompletions
    }
  }
}
