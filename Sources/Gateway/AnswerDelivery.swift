import ClinicalModel
import HTTPTypes
import Hummingbird
import ModelWire
import NIOCore
import PHIDetection
import Sessions
import Storage
import Upstreams

extension Journey {
  /// The answer as it comes: whole, or event by event, with pseudonyms turned back and everything in it watched.
  func deliver(
    _ answer: UpstreamResponse, to arrival: Arrival, _ session: Session, _ outgoing: OutgoingRequest,
    _ running: RunningInference
  ) async throws(Refusal) -> Response {
    let watch = AnswerWatch(
      detector: rooms.detector, session: PatientKey(session.patient.rawValue),
      focus: rooms.patients.focus(on: session.patient), keptBytes: rooms.limits.paneBytes
    ) { [rooms] text in
      rooms.sealedTexts.remember(text, session: session.id, upstream: outgoing.model.upstream.name)
    }
    let delivery = AnswerDelivery(
      rooms: rooms, arrival: arrival, session: session, outgoing: outgoing, running: running, watch: watch)
    // Compressed bytes would pass for lines of a stream that nobody looked at.
    guard !answer.isEncoded else { throw .answerUnreadable }
    do throws(Refusal) {
      guard (200..<300).contains(answer.status) else { return try await delivery.upstreamError(answer) }
      return answer.isEventStream ? delivery.streamed(answer) : try await delivery.whole(answer)
    } catch {
      // With what came back, which the agent does not get and the glass wall shows.
      await delivery.finish(.refused(error), outputBytes: nil)
      throw error
    }
  }

  /// The refusal, recorded, in the shape of the provider whose API was called.
  func refuse(_ refusal: Refusal, _ arrival: Arrival, _ trail: Trail) async -> Response {
    if let running = trail.running {
      await running.finish(.refused(refusal))
    } else {
      await rooms.recordRefusal(refusal, trail)
    }
    return refusal.response(for: arrival.dialect, inference: arrival.inference)
  }
}

/// Brings one answer to the agent and records how that ended.
struct AnswerDelivery: Sendable {
  /// How long a revoked stream may take to tell its client so.
  private static let lastWordsTime = TimeAmount.seconds(5)

  let rooms: GatewayRooms
  let arrival: Arrival
  let session: Session
  let outgoing: OutgoingRequest
  let running: RunningInference
  let watch: AnswerWatch

  /// A non-streamed answer is held until all of it was inspected.
  func whole(_ answer: UpstreamResponse) async throws(Refusal) -> Response {
    let bytes = try await transformedBody(of: answer)
    await finish(.completed, outputBytes: bytes.count)
    return json(bytes, status: answer.status)
  }

  /// The provider's own error, when it is JSON that can be inspected; else ours, with its status.
  func upstreamError(_ answer: UpstreamResponse) async throws(Refusal) -> Response {
    let bytes: [UInt8]
    do throws(Refusal) {
      bytes = try await transformedBody(of: answer)
    } catch {
      if case .answerUnreadable = error { throw .upstreamRefused(status: answer.status) }
      throw error
    }
    let refusal = Refusal.upstreamRefused(status: answer.status)
    await finish(.refused(refusal), outputBytes: bytes.count)
    return json(bytes, status: refusal.status)
  }

  private func json(_ bytes: [UInt8], status: Int) -> Response {
    Response(
      status: .init(code: status), headers: headers(contentType: "application/json"),
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func transformedBody(of answer: UpstreamResponse) async throws(Refusal) -> [UInt8] {
    let collected: ByteBuffer
    running.setRevocationAction { answer.body.abandon() }
    defer { running.setRevocationAction(nil) }
    do throws(UpstreamError) {
      collected = try await answer.body.collect(upTo: rooms.limits.answerBytes)
    } catch {
      try running.checkRevoked()
      throw Refusal(error)
    }
    try running.checkRevoked()
    return try await LongWork.perform(on: collected.readableBytes) { () throws(Refusal) in
      try InspectedAnswer.bytes(of: collected, arrival.dialect, watch: watch, makeGuard: makeGuard)
    }
  }

  /// An event stream: each piece is inspected, rewritten and written before the next is read. A stream that cannot go on
  /// ends with an error event in the provider's shape.
  func streamed(_ answer: UpstreamResponse) -> Response {
    Response(
      status: .init(code: answer.status), headers: headers(contentType: "text/event-stream; charset=utf-8"),
      body: ResponseBody { writer in
        var stream = InspectedStream(dialect: arrival.dialect, watch: watch, makeGuard: makeGuard)
        var written = 0
        do throws(Refusal) {
          try await pipe(answer.body, through: &stream, to: &writer, counting: &written)
          await finish(.completed, outputBytes: written)
        } catch {
          await finish(.refused(error), outputBytes: written)
          if case .connectionLost = error { throw error }
          try await writer.write(ByteBuffer(bytes: lastWords(of: &stream, error)))
        }
        try await writer.finish(nil)
      })
  }

  /// What was held back, where the upstream failed and nothing forbids it, and the error event.
  private func lastWords(of stream: inout InspectedStream, _ refusal: Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    if case .upstreamFailed = refusal { bytes = stream.drain() }
    return bytes + refusal.providerError.event(for: arrival.dialect, sequence: stream.nextSequenceNumber)
  }

  private func pipe(
    _ body: UpstreamBody, through stream: inout InspectedStream, to writer: inout any ResponseBodyWriter,
    counting written: inout Int
  ) async throws(Refusal) {
    running.setRevocationAction { [arrival, running] in
      body.abandon()
      // A client that reads no more would hold the stream in a write for ever.
      arrival.eventLoop.scheduleTask(in: Self.lastWordsTime) {
        if !running.isFinished { arrival.closeClient() }
      }
    }
    defer { running.setRevocationAction(nil) }
    var chunks = body.makeAsyncIterator()
    while let chunk = try await next(from: &chunks) {
      let bytes = try await LongWork.perform(on: chunk.readableBytes) { () throws(Refusal) in try stream.push(chunk) }
      try await send(bytes, &writer)
      written += bytes.count
    }
    let rest = try stream.finish()
    try await send(rest, &writer)
    written += rest.count
  }

  private func next(from chunks: inout UpstreamBody.AsyncIterator) async throws(Refusal) -> ByteBuffer? {
    let chunk: ByteBuffer?
    do throws(UpstreamError) {
      chunk = try await chunks.next(isolation: nil)
    } catch {
      try running.checkRevoked()
      throw Refusal(error)
    }
    try running.checkRevoked()
    return chunk
  }

  private func send(_ bytes: [UInt8], _ writer: inout any ResponseBodyWriter) async throws(Refusal) {
    guard !bytes.isEmpty else { return }
    do {
      try await writer.write(ByteBuffer(bytes: bytes))
    } catch {
      throw .connectionLost
    }
    try running.checkRevoked()
  }

  func finish(_ ending: Ending, outputBytes: Int?) async {
    var summary = AnswerSummary()
    summary.outputBytes = outputBytes
    let channels = watch.channels
    let got = channels.flatMap(\.got)
    summary.invented = await LongWork.perform(on: got.count) {
      watch.inventedCounts(sent: running.trail.sent?.identifyingValues ?? SentValues())
    }
    if !got.isEmpty {
      summary.outputCommitment = try? await rooms.vault.commitment(to: got, patient: session.patient)
    }
    await running.finish(ending, answer: summary, channels: channels)
  }

  private var makeGuard: @Sendable (ChannelKind) -> AnswerGuard {
    let (watch, index) = (watch, outgoing.restoring)
    return { kind in
      AnswerGuard(
        watch: watch, kind: kind,
        restorer: index.map { PseudonymRestorer(index: $0, escaping: kind == .json ? .json : .none) })
    }
  }

  private func headers(contentType: String) -> HTTPFields {
    var headers = HTTPFields()
    headers[.contentType] = contentType
    headers[.cacheControl] = "no-store"
    headers[.inferenceID] = arrival.inference.rawValue
    return headers
  }
}

extension UpstreamResponse {
  /// The server sent a coding that it was not asked for.
  fileprivate var isEncoded: Bool { (header("content-encoding") ?? "identity").lowercased() != "identity" }

  fileprivate var isEventStream: Bool {
    header("content-type")?.lowercased().hasPrefix("text/event-stream") ?? false
  }
}

extension Refusal {
  func response(for dialect: Dialect, inference: InferenceID) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = "application/json"
    headers[.cacheControl] = "no-store"
    headers[.inferenceID] = inference.rawValue
    if case .bodyTooLarge = self { headers[.connection] = "close" }
    if case .bodyTooSlow = self { headers[.connection] = "close" }
    return Response(
      status: .init(code: status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: providerError.body(for: dialect))))
  }
}
