public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import Synchronization

/// An HTTP server with models behind it that answers in the official formats of OpenAI and Anthropic, streaming or not:
/// `POST /v1/chat/completions`, `/v1/responses`, `/v1/messages`, `/v1/messages/count_tokens`, `GET /v1/models`.
///
/// It asks for no credential, and listens on 127.0.0.1 alone. What it leaves out: sampling parameters, token limits,
/// images, audio, and tools that are not functions are accepted and have no effect.
public struct ModelServer: Sendable {
  /// The largest body that is read, in bytes.
  public static let bodyMax = 64 * 1_048_576

  /// Runs the server until it is shut down; a `Service` for a `ServiceGroup`.
  public let application: any ApplicationProtocol
  private let boundPort: BoundPort

  /// - Parameters:
  ///   - models: which models it has.
  ///   - port: 0 picks a free one.
  ///   - capture: a file to which every byte that arrives is appended, `nil` for none. It is created with mode 0600.
  public init(
    models: ModelSelection, port: Int = 0, capture: String? = nil, logger: Logger
  ) throws(ModelServerError) {
    var file: CaptureFile?
    if let capture { file = try CaptureFile(path: capture) }
    let captureFile = file
    let bound = BoundPort()
    boundPort = bound
    application = Application(
      responder: ModelResponder(models: models),
      server: HTTPServerBuilder { responder in
        WatchedHTTP1Channel(http: HTTP1Channel(responder: responder), capture: captureFile)
      },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in bound.set(channel.localAddress?.port) }, logger: logger)
  }

  /// The port that it listens on; waits until it does. Throws `CancellationError` when the caller is cancelled, which a
  /// caller that runs beside a server that could not start must be.
  public func port() async throws -> Int {
    // Polled, because it happens once in the life of a server and needs no continuation that could be lost.
    while true {
      if let port = boundPort.value { return port }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

/// Which models a server has.
public enum ModelSelection: Sendable {
  /// The simulated vendor cloud; `faults` adds the models of `SimulatedModels.faultNames`.
  case vendor(faults: Bool)
  /// The hospital's own.
  case onPremises

  var models: [any AnsweringModel] {
    switch self {
    case .vendor: SimulatedModels.vendor
    case .onPremises: SimulatedModels.onPremises
    }
  }

  var faults: [SimulatedFault] {
    switch self {
    case .vendor(let faults): faults ? SimulatedFault.allCases : []
    case .onPremises: []
    }
  }

  /// Who owns the models, as the list of models says it.
  var owner: String {
    switch self {
    case .vendor: "simulated-vendor"
    case .onPremises: "northvale-it"
    }
  }

  var names: [String] { models.map(\.name) + faults.map(\.rawValue) }
}

/// Why a model server cannot be made.
public enum ModelServerError: Error, Equatable, CustomStringConvertible {
  /// `code` is the `errno` of `open`.
  case captureFile(path: String, code: Int32)

  public var description: String {
    switch self {
    case .captureFile(let path, let code):
      "the capture file \(path) cannot be opened for writing (errno \(code)); name one in a directory that exists"
    }
  }
}

private final class BoundPort: Sendable {
  private let port = Mutex<Int?>(nil)

  var value: Int? { port.withLock { $0 } }

  func set(_ newPort: Int?) { port.withLock { $0 = newPort } }
}
