import ClinicalModel
import HTTPTypes
import Hummingbird
import ModelWire
import NIOCore

/// One inference request as it comes off the wire: headers parsed to what the journey uses, the body not yet read.
struct Arrival: Sendable {
  let inference: InferenceID
  let dialect: Dialect
  let receivedAt: Timestamp
  /// The device key, from `Authorization: Bearer` or `x-api-key`; `nil` when there is none.
  let credential: String?
  let declaration: PHIDeclaration
  /// Headers that a provider's API defines and that travel unchanged.
  let forwardedHeaders: [(name: String, value: String)]
  /// `?beta=true`, the one query that a known client sends to an inference endpoint. Any other query stays here: a
  /// URL is no place for text that nobody inspects.
  let hasBetaQuery: Bool
  let body: RequestBody
  let eventLoop: any EventLoop
  /// Whether the client closed its side of the connection.
  let clientHasClosed: @Sendable () async -> Bool

  init(
    _ request: Request, dialect: Dialect, at now: Timestamp, on eventLoop: any EventLoop,
    clientHasClosed: @escaping @Sendable () async -> Bool = { false }
  ) {
    inference = .random("inf")
    self.dialect = dialect
    receivedAt = now
    credential = Self.credential(in: request.headers)
    declaration = PHIDeclaration(header: request.headers[.containsPHI])
    forwardedHeaders = Self.forwardedNames.compactMap { name in
      request.headers[name].flatMap { Self.isToken($0) ? (name.rawName, $0) : nil }
    }
    hasBetaQuery = request.uri.query == "beta=true"
    body = request.body
    self.eventLoop = eventLoop
    self.clientHasClosed = clientHasClosed
  }

  private static func credential(in headers: HTTPFields) -> String? {
    if let key = headers[.apiKey], !key.isEmpty { return key }
    guard let value = headers[.authorization] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }

  /// `anthropic-version` and `anthropic-beta` are forwarded byte for byte; the upstream decides what they mean.
  private static let forwardedNames: [HTTPField.Name] = [.anthropicVersion, .anthropicBeta]

  /// Version and feature names only: lists of short lower-case words. A header that holds anything else is dropped,
  /// because it was not inspected.
  private static func isToken(_ value: String) -> Bool {
    value.utf8.count <= 1024
      && value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

/// What the user says about the content: the header `X-Chaperone-Contains-PHI: yes|no`.
enum PHIDeclaration: String, Sendable {
  case yes, no
  /// No header, or one that says neither.
  case absent = "unknown"

  init(header: String?) { self = header.flatMap { Self(rawValue: $0.lowercased()) } ?? .absent }
}

extension HTTPField.Name {
  /// Literals that RFC 9110 allows as field names; `HTTPField.Name` can only fail on others.
  private static func named(_ literal: String) -> HTTPField.Name { HTTPField.Name(literal) ?? .via }
  static let apiKey = named("x-api-key")
  static let containsPHI = named("x-chaperone-contains-phi")
  static let anthropicVersion = named("anthropic-version")
  static let anthropicBeta = named("anthropic-beta")
  static let inferenceID = named("x-chaperone-inference")
}
