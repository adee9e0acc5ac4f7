import Hummingbird
import NIOCore

/// Writes server-sent events, each in its own write, with the model's pause between the pieces of an answer. It throws
/// when the client has gone away, which ends the answer.
struct EventSink {
  private var writer: any ResponseBodyWriter
  private let pause: Duration
  private var isFirstPiece = true

  init(writer: any ResponseBodyWriter, pause: Duration) {
    self.writer = writer
    self.pause = pause
  }

  /// `event` is the field of that name; chat completions have none.
  mutating func send(event: String? = nil, _ data: JSON) async throws {
    var bytes: [UInt8] = []
    if let event { bytes.append(contentsOf: "event: \(event)\n".utf8) }
    bytes.append(contentsOf: "data: ".utf8)
    data.write(to: &bytes)
    bytes.append(contentsOf: "\n\n".utf8)
    try await send(raw: bytes)
  }

  mutating func send(raw bytes: some Sequence<UInt8> & Sendable) async throws {
    try await writer.write(ByteBuffer(bytes: bytes))
  }

  /// Waits for as long as the model takes between two pieces; not before the first.
  mutating func awaitNextPiece() async throws {
    defer { isFirstPiece = false }
    guard pause > .zero, !isFirstPiece else { return }
    try await Task.sleep(for: pause)
  }

  consuming func finish() async throws { try await writer.finish(nil) }
}

/// The answer to one request in one provider's format.
protocol AnswerFormat: Sendable {
  /// The whole answer as one document.
  var document: JSON { get }
  /// The answer as events; `finish` of the sink is the caller's.
  func stream(to sink: inout EventSink) async throws
}
