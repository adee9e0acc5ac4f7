import NIOCore
import Synchronization

@testable import Upstreams

/// A model server that does what the test says and remembers what it was sent.
final class ScriptedUpstream: UpstreamClient {
  /// How one request is answered.
  enum Script: Sendable {
    /// Each piece is one read; then the body ends as `ending` says.
    case answer(status: Int = 200, type: String = "application/json", [[UInt8]], ending: Ending = .whole)
    case failure(UpstreamError)
    /// No head ever comes.
    case silence
  }

  enum Ending: Sendable {
    case whole
    case failure(UpstreamError)
    /// The connection stays open and nothing more comes.
    case silence
  }

  struct Sent: Sendable {
    let request: UpstreamRequest
    let endpoint: Endpoint
    var text: String { String(buffer: request.body) }
    func headers(_ name: String) -> [String] { request.headers.filter { $0.name == name }.map(\.value) }
  }

  typealias Reply = @Sendable (Sent) async -> Script

  private struct State {
    var sent: [Sent] = []
    var reply: Reply = { _ in .answer([Array(Answers.chat("ok").utf8)]) }
    var drips: [Drip] = []
    var extraHeaders: [(name: String, value: String)] = []
    var cancelled = 0
  }

  private let state = Mutex(State())

  var sent: [Sent] { state.withLock { $0.sent } }
  /// Requests that were cancelled before their head came.
  var cancelledCount: Int { state.withLock { $0.cancelled } }
  /// Connections that were closed before their answer's end.
  var abandonedCount: Int { state.withLock { $0.drips }.count { $0.isAbandoned } }

  func answers(_ reply: @escaping Reply) { state.withLock { $0.reply = reply } }
  func answers(_ script: Script) { answers { _ in script } }
  func answers(_ whole: String) { answers(.answer([Array(whole.utf8)])) }
  func addHeader(_ name: String, _ value: String) { state.withLock { $0.extraHeaders.append((name, value)) } }

  func send(
    _ request: UpstreamRequest, to endpoint: Endpoint, on eventLoop: any EventLoop, until hangUp: HangUp
  ) async throws(UpstreamError) -> UpstreamResponse {
    let sent = Sent(request: request, endpoint: endpoint)
    let reply = state.withLock { state in
      state.sent.append(sent)
      return state.reply
    }
    switch await reply(sent) {
    case .failure(let error): throw error
    case .silence:
      let (never, continuation) = AsyncStream<Void>.makeStream()
      hangUp.whenPulled { continuation.finish() }
      for await _ in never {}
      state.withLock { $0.cancelled += 1 }
      throw .cancelled
    case .answer(let status, let type, let pieces, let ending):
      let drip = Drip(pieces.map { ByteBuffer(bytes: $0) }, ending)
      let extra = state.withLock { state in
        state.drips.append(drip)
        return state.extraHeaders
      }
      return UpstreamResponse(status: status, headers: [("Content-Type", type)] + extra, body: drip.body())
    }
  }
}

/// Hands a body over piece by piece: the next one is there when the one before was taken, so that every cut is seen.
final class Drip: BodySource {
  private struct State {
    var pieces: [ByteBuffer]
    var isAbandoned = false
    weak var flow: BodyFlow?
  }

  private let state: Mutex<State>
  private let ending: ScriptedUpstream.Ending
  let authority = "scripted.test:443"

  init(_ pieces: [ByteBuffer], _ ending: ScriptedUpstream.Ending) {
    state = Mutex(State(pieces: pieces.reversed()))
    self.ending = ending
  }

  var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  func body() -> UpstreamBody {
    let flow = BodyFlow(bufferedBytesMax: 1, source: self)
    state.withLock { $0.flow = flow }
    readMore()
    return UpstreamBody(flow)
  }

  func readMore() {
    while true {
      let (flow, piece) = state.withLock { ($0.flow, $0.pieces.popLast()) }
      guard let flow else { return }
      guard let piece else {
        switch ending {
        case .whole: flow.finish(nil)
        case .failure(let error): flow.finish(error)
        case .silence: break
        }
        return
      }
      flow.push(piece)
      if !flow.wake() { return }
    }
  }

  func abandon(_ flow: BodyFlow) { state.withLock { $0.isAbandoned = true } }
}
