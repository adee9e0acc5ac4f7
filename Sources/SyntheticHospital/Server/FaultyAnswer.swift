import HTTPTypes
import Hummingbird
import NIOCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Misbehaves on purpose, in the way that the fault says.
struct FaultyAnswer: Sendable {
  /// How long a hanging request is held at most, so that a forgotten test does not keep a server from ending.
  static let hangMax = Duration.seconds(600)
  private static let hangStep = Duration.milliseconds(100)

  let fault: SimulatedFault
  let request: ModelRequest
  let channel: any Channel

  func response() async throws -> Response {
    switch fault {
    case .hang:
      try await hang()
      return Response(status: .noContent)
    case .reset: return body(of: half, thenReset: true)
    case .resetEarly:
      try await Self.reset(channel)
      return Response(status: .noContent)
    case .garbage: return body(of: Self.garbage, thenReset: false)
    case .midEvent: return body(of: half, thenReset: false)
    case .failure: throw ModelRequestError.simulatedFailure
    }
  }

  /// Waits for the client to go away. The connection is told to close when the client ends its side.
  private func hang() async throws {
    try await channel.triggerUserOutboundEvent(ConnectionOrder.closeWithClient).get()
    var waited = Duration.zero
    while channel.isActive, waited < Self.hangMax {
      try await Task.sleep(for: Self.hangStep)
      waited += Self.hangStep
    }
  }

  private func body(of bytes: [UInt8], thenReset: Bool) -> Response {
    let channel = channel
    let type = request.isStreaming ? "text/event-stream; charset=utf-8" : "application/json"
    return Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(bytes: bytes))
        if thenReset {
          // The client reads what was sent before the reset only if it is quick; give it the time.
          try await Task.sleep(for: .milliseconds(50))
          try await Self.reset(channel)
          throw ChannelError.ioOnClosedChannel
        }
        try await writer.finish(nil)
      })
  }

  /// Closes with a TCP RST: with a linger time of zero the kernel sends one instead of a FIN.
  private static func reset(_ channel: any Channel) async throws {
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await channel.close(mode: .all).get()
  }

  /// The start of a sound answer that stops within a string: for a stream within its second event.
  private var half: [UInt8] {
    let start: JSON
    let rest: String
    switch request.format {
    case .chatCompletions, .countTokens:
      start = [
        "id": "chatcmpl-half", "object": "chat.completion.chunk", "created": 1, "model": .string(request.model),
        "choices": [["index": 0, "delta": ["role": "assistant", "content": "Half "], "finish_reason": nil]],
      ]
      rest = #"{"id":"chatcmpl-half","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"an ans"#
    case .responses:
      start = [
        "type": "response.output_text.delta", "sequence_number": 0, "item_id": "msg_half", "output_index": 0,
        "content_index": 0, "delta": "Half ", "logprobs": [],
      ]
      rest = #"{"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_half","delta":"an ans"#
    case .messages:
      start = [
        "type": "message_start",
        "message": [
          "id": "msg_half", "type": "message", "role": "assistant", "model": .string(request.model), "content": [],
          "stop_reason": nil, "stop_sequence": nil, "usage": ["input_tokens": 1, "output_tokens": 1],
        ],
      ]
      rest = #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"an ans"#
    }
    guard request.isStreaming else { return Array(rest.utf8) }
    let event = request.format == .chatCompletions ? "" : "event: \(start["type"]?.text ?? "")\n"
    return Array((event + "data: ").utf8) + start.bytes + Array("\n\ndata: \(rest)".utf8)
  }

  /// Every byte value, with line ends that make some of it look like fields of events.
  private static let garbage: [UInt8] =
    Array("data: {\"choices\": [\u{1F}\n\n".utf8) + Array(0...255) + Array("\n\ndata: ]]}\n\n:\n\n".utf8)
    + [0xFF, 0xFE, 0xC3, 0x28]
}
