import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on a real socket that does what a test says, byte by byte; it parses no more of HTTP than where a request ends.
final class ScriptedServer: Sendable {
  enum Step: Sendable {
    case send(String)
    case sendBytes(Int)
    case close
    case reset
    /// Keeps the connection and does nothing more.
    case hang
  }

  /// One request as it came. `connection` and `request` count from 0.
  struct Asked: Sendable {
    let connection: Int
    let request: Int
    let text: String
  }

  typealias Script = @Sendable (Asked) -> [Step]

  private let channel: any Channel
  private let log: RequestLog
  let port: Int

  static func start(tls: NIOSSLContext? = nil, script: @escaping Script) async throws -> ScriptedServer {
    let log = RequestLog()
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandler(ScriptHandler(log: log, script: script))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return ScriptedServer(channel: channel, log: log)
  }

  private init(channel: any Channel, log: RequestLog) {
    self.channel = channel
    self.log = log
    port = channel.localAddress?.port ?? 0
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [Asked] { log.requests }
  var connectionCount: Int { log.connectionCount }
  /// Waits until the client has closed this many connections.
  func waitForClosed(_ count: Int) async { await log.waitForClosed(count) }
  func stop() async { try? await channel.close().get() }
}

final class RequestLog: Sendable {
  private struct State {
    var requests: [ScriptedServer.Asked] = []
    var connections = 0
    var closed = 0
    var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }
  private let state = Mutex(State())

  var requests: [ScriptedServer.Asked] { state.withLock { $0.requests } }
  var connectionCount: Int { state.withLock { $0.connections } }

  func opened() -> Int {
    state.withLock { state in
      state.connections += 1
      return state.connections - 1
    }
  }

  func add(_ asked: ScriptedServer.Asked) { state.withLock { $0.requests.append(asked) } }

  func closed() {
    let ready = state.withLock { state in
      state.closed += 1
      let ready = state.waiters.filter { $0.count <= state.closed }
      state.waiters.removeAll { $0.count <= state.closed }
      return ready
    }
    for waiter in ready { waiter.continuation.resume() }
  }

  func waitForClosed(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.closed >= count { return true }
        state.waiters.append((count, continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
  }
}

private final class ScriptHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private let log: RequestLog
  private let script: ScriptedServer.Script
  private var connection = 0
  private var requestCount = 0
  private var received = ""

  init(log: RequestLog, script: @escaping ScriptedServer.Script) {
    self.log = log
    self.script = script
  }

  func channelActive(context: ChannelHandlerContext) { connection = log.opened() }
  func channelInactive(context: ChannelHandlerContext) { log.closed() }
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += String(buffer: unwrapInboundIn(data))
    while let length = wholeRequestLength() {
      let text = String(received.utf8.prefix(length)) ?? ""
      received = String(received.utf8.dropFirst(length)) ?? ""
      let asked = ScriptedServer.Asked(connection: connection, request: requestCount, text: text)
      requestCount += 1
      log.add(asked)
      for step in script(asked) { perform(step, context) }
    }
  }

  private func wholeRequestLength() -> Int? {
    guard let headEnd = received.range(ofASCII: "\r\n\r\n") else { return nil }
    var bodyLength = 0
    for line in received.utf8.prefix(headEnd).split(separator: UInt8(ascii: "\r")) {
      let text = (String(line) ?? "").lowercased().trimmingNewlines()
      if text.hasPrefix("content-length:") { bodyLength = Int(text.dropFirst(15).drop { $0 == " " }) ?? 0 }
    }
    let whole = headEnd + 4 + bodyLength
    return received.utf8.count >= whole ? whole : nil
  }

  private func perform(_ step: ScriptedServer.Step, _ context: ChannelHandlerContext) {
    switch step {
    case .send(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    case .sendBytes(let count):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(repeating: UInt8(ascii: "x"), count: count)), promise: nil)
    case .close: context.close(promise: nil)
    case .reset:
      // Closing with unsent time zero is what makes a reset.
      _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      context.close(promise: nil)
    case .hang: break
    }
  }
}

extension String {
  /// The offset of the first occurrence, in bytes.
  func range(ofASCII needle: String) -> Int? {
    let haystack = Array(utf8)
    let needle = Array(needle.utf8)
    guard haystack.count >= needle.count else { return nil }
    return (0...(haystack.count - needle.count)).first { haystack[$0..<($0 + needle.count)].elementsEqual(needle) }
  }

  fileprivate func trimmingNewlines() -> String {
    String(drop { $0 == "\n" || $0 == "\r" })
  }
}

/// `200 OK` with this body and length.
func ok(_ body: String, _ fields: String = "") -> String {
  "HTTP/1.1 200 OK\r\n\(fields)content-length: \(body.utf8.count)\r\n\r\n\(body)"
}
