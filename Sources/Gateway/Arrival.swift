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
  /// Sets what happens when the client is gone while its inference waits; `nil` when nothing waits any more.
  let whenClientIsGone: @Sendable ((@Sendable () -> Void)?) -> Void
  /// Ends a body that is still coming with this error, for whoever reads it.
  let breakOffBody: @Sendable (any Error) -> Void
  /// Closes the connection to the client, for one that reads no more.
  let closeClient: @Sendable () -> Void

  init(
    _ request: Request, dialect: Dialect, at now: Timestamp, on eventLoop: any EventLoop,
    whenClientIsGone: @escaping @Sendable ((@Sendable () -> Void)?) -> Void = { _ in },
    breakOffBody: @escaping @Sendable (any Error) -> Void = { _ in },
    closeClient: @escaping @Sendable () -> Void = {}
  ) {
    inference = .random("inf")
    self.dialect = dialect
    receivedAt = now
    credential = Self.credential(in: request.headers)
    declaration = PHIDeclaration(header: request.headers[.containsPHI])
    forwardedHeaders = dialect.isAnthropic ? Self.forwarded(request.headers) : []
    hasBetaQuery = request.uri.query == "beta=true"
    body = request.body
    self.eventLoop = eventLoop
    self.whenClientIsGone = whenClientIsGone
    self.breakOffBody = breakOffBody
    self.closeClient = closeClient
  }

  private static func credential(in headers: HTTPFields) -> String? {
    if let key = headers[.apiKey], !key.isEmpty { return key }
    guard let value = headers[.authorization] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }

  /// `anthropic-version` and `anthropic-beta` travel byte for byte when they are what the provider defines them to be: a
  /// date, and a list of feature names that end in a date. Any other value stays here, because nobody inspected it.
  /// What this misses: a text that is spelled like a feature name.
  private static func forwarded(_ headers: HTTPFields) -> [(name: String, value: String)] {
    var forwarded: [(name: String, value: String)] = []
    if let version = headers[.anthropicVersion], isDate(version[...].utf8) {
      forwarded.append((HTTPField.Name.anthropicVersion.rawName, version))
    }
    if let beta = headers[.anthropicBeta] {
      let features = beta.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      if features.count <= featuresMax, features.allSatisfy({ isFeature($0.drop { $0 == UInt8(ascii: " ") }) }) {
        forwarded.append((HTTPField.Name.anthropicBeta.rawName, beta))
      }
    }
    return forwarded
  }

  private static let featuresMax = 32
  private static let featureBytesMax = 64

  /// `2023-06-01` or `20230601`.
  private static func isDate(_ text: Substring.UTF8View) -> Bool {
    let digits = text.filter { $0 != UInt8(ascii: "-") }
    return digits.count == 8 && (text.count == 8 || text.count == 10) && digits.starts(with: "20".utf8)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// `interleaved-thinking-2025-05-14`, `claude-code-20250219`.
  private static func isFeature(_ text: Substring.UTF8View) -> Bool {
    guard (10...featureBytesMax).contains(text.count), let first = text.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
      text.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      })
    else { return false }
    return isDate(text.suffix(10)) || isDate(text.suffix(8))
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
