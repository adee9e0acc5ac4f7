import AuditLedger
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Storage
import UnixSignals

/// A witness on the network: `POST /add-checkpoint`, and nothing else. It remembers before it answers (`WitnessMemory`).
struct WitnessServer {
  /// Connections at one time; what comes beyond waits to be accepted.
  private static let connectionsMax = 256
  /// A request that takes longer than this to arrive is let go.
  private static let requestSeconds: Int64 = 10

  let memory: WitnessMemory
  let listen: ListenAddress
  let tls: TLSConfiguration?
  let logger: Logger

  /// Answers until the process is told to stop; what is being answered is finished.
  /// - Parameter onRunning: Called with the port when it listens.
  func run(onRunning: @escaping @Sendable (Int?) -> Void) async throws {
    let router = Router()
    router.post("/add-checkpoint") { request, _ in await answer(request) }
    let plain = HTTPServerBuilder.http1(
      configuration: .init(idleTimeout: .seconds(Self.requestSeconds)))
    let application = Application(
      router: router, server: try tls.map { try .tls(plain, tlsConfiguration: $0) } ?? plain,
      configuration: .init(
        address: .hostname(listen.host, port: listen.port), serverName: "chaperone-witness",
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionsMax)),
      onServerRunning: { channel in onRunning(channel.localAddress?.port) }, logger: logger)
    var services = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    services.maximumGracefulShutdownDuration = .seconds(20)
    try await ServiceGroup(configuration: services).run()
  }

  private func answer(_ request: Request) async -> Response {
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: WitnessMemory.requestBytesMax) } catch {
      return Self.response(.contentTooLarge, "at most \(WitnessMemory.requestBytesMax) bytes\n")
    }
    do {
      let judgement = try await memory.answer(Array(body.readableBytesView), time: SystemClock.seconds)
      note(judgement)
      return Self.response(judgement)
    } catch {
      guard error.code != .malformed else { return Self.response(.badRequest, error.message + "\n") }
      logger.error("nothing is cosigned", metadata: ["error": "\(error)"])
      return Self.response(.serviceUnavailable, "nothing is cosigned now\n")
    }
  }

  private static func response(_ judgement: WitnessJudgement) -> Response {
    switch judgement {
    case .cosigned(_, let line): response(.ok, line)
    case .stale(let size), .forked(let size): response(.conflict, "\(size)\n", type: "text/x.tlog.size")
    case .unknownLog: response(.notFound, "this witness does not know that log\n")
    case .badSignature: response(.forbidden, "the log's key has not signed this\n")
    case .impossible: response(.badRequest, "the old size is above the new one\n")
    case .inconsistent: response(.unprocessableContent, "the proof does not lead from the old size to this root\n")
    }
  }

  /// What a log's key signed and this witness cannot cosign is evidence, and must not pass unseen.
  private func note(_ judgement: WitnessJudgement) {
    switch judgement {
    case .cosigned(let body, _): logger.debug("cosigned", metadata: ["log": "\(body.origin)", "size": "\(body.size)"])
    case .forked(let size): logger.error("two roots were signed for one size", metadata: ["size": "\(size)"])
    case .inconsistent: logger.error("a signed checkpoint does not continue what this witness saw")
    case .stale, .unknownLog, .badSignature, .impossible: break
    }
  }

  private static func response(
    _ status: HTTPResponse.Status, _ text: String, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
