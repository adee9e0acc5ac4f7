import ClinicalModel
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import ModelWire
import NIOCore
import NIOPosix
import Synchronization

@testable import Gateway

/// What the agent heard.
struct Heard: Sendable {
  let status: Int
  let headers: HTTPFields
  let bytes: [UInt8]
  /// Whether the body ended in good order; a connection that must be closed does not.
  let isFinished: Bool

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:] }
  var error: [String: Any] { json["error"] as? [String: Any] ?? [:] }
  var code: String? { error["code"] as? String }
  var inference: InferenceID? { headers[.inferenceID].flatMap { InferenceID($0) } }
}

/// The agent's end of the connection.
final class Ear: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isFinished = false
  }
  struct Gone: Error {}

  /// Called with all bytes so far, after each write; throwing is the client that went away.
  let onWrite: @Sendable ([UInt8]) async throws -> Void
  private let state = Mutex(State())

  init(onWrite: @escaping @Sendable ([UInt8]) async throws -> Void = { _ in }) { self.onWrite = onWrite }

  var bytes: [UInt8] { state.withLock { $0.bytes } }
  var isFinished: Bool { state.withLock { $0.isFinished } }

  fileprivate func hear(_ buffer: ByteBuffer) async throws {
    let bytes = state.withLock { state in
      state.bytes += buffer.readableBytesView
      return state.bytes
    }
    try await onWrite(bytes)
  }

  fileprivate func finish() { state.withLock { $0.isFinished = true } }

  struct Writer: ResponseBodyWriter {
    let ear: Ear
    mutating func write(_ buffer: ByteBuffer) async throws { try await ear.hear(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { ear.finish() }
  }

  /// Writes the response's body into this ear.
  func listen(to response: consuming Response) async -> Heard {
    let (status, headers) = (response.status.code, response.headers)
    try? await response.body.write(Writer(ear: self))
    return Heard(status: status, headers: headers, bytes: bytes, isFinished: isFinished)
  }
}

extension Ward {
  static let eventLoop: any EventLoop = MultiThreadedEventLoopGroup.singleton.any()

  /// A request as it comes off the wire, with this ward's device key unless another is given.
  func arrival(
    _ dialect: Dialect, _ body: RequestBody, headers: HTTPFields = [:], key: String?? = .none, query: String = "",
    breakOffBody: @escaping @Sendable (any Error) -> Void = { _ in }
  ) -> Arrival {
    var headers = headers
    let secret: String? = if case .some(let given) = key { given } else { self.key.secret }
    if let secret, headers[.authorization] == nil, headers[.apiKey] == nil {
      headers[.authorization] = "Bearer \(secret)"
    }
    let head = HTTPRequest(
      method: .post, scheme: nil, authority: nil, path: dialect.path + query, headerFields: headers)
    return Arrival(
      Request(head: head, body: body), dialect: dialect, at: clock.now, on: Self.eventLoop,
      breakOffBody: breakOffBody)
  }

  func arrival(_ dialect: Dialect, _ body: String, headers: HTTPFields = [:], key: String?? = .none) -> Arrival {
    arrival(dialect, RequestBody(buffer: ByteBuffer(string: body)), headers: headers, key: key)
  }

  /// The whole journey, the answer heard to its end.
  func infer(_ arrival: Arrival, ear: Ear = Ear()) async -> Heard {
    await ear.listen(to: await Journey(rooms: rooms).run(arrival))
  }

  func infer(
    _ text: String, _ dialect: Dialect = .openAIChat, model: String = Ward.vendorModel, stream: Bool = false,
    ear: Ear = Ear()
  ) async -> Heard {
    await infer(arrival(dialect, Requests.body(dialect, text, model: model, stream: stream)), ear: ear)
  }
}

/// Waits for something that another task is about to do. The bound is there for a broken build only.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
  for _ in 0..<20_000 {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(1))
  }
  return false
}

extension Dialect {
  /// The APIs that can stream.
  static let streaming: [Dialect] = [.openAIChat, .openAIResponses, .anthropicMessages]
}

/// The pseudonyms of a kind in a text, in order, such as `NAME-K7Q2M9XDR4`.
func pseudonyms(_ word: String, in text: String) -> [String] {
  var found: [String] = []
  var rest = text[...]
  while let start = rest.range(of: word + "-") {
    let code = rest[start.upperBound...].prefix(10)
    if code.count == 10, code.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber) }) {
      found.append(word + "-" + code)
    }
    rest = rest[start.upperBound...]
  }
  return found
}
