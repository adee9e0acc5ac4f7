package import AuditLedger

/// Carries a request to a witness.
package protocol WitnessExchange: Sendable {
  /// - Returns: The status and the body, whatever they are.
  /// - Throws: `WitnessExchangeError` when there is no answer.
  func addCheckpoint(
    _ body: [UInt8], to witness: LedgerPolicy.Witness
  ) async throws(WitnessExchangeError) -> (status: Int, body: [UInt8])
}

/// Why there is no answer; the reason is for operators.
package struct WitnessExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// `POST <url>/add-checkpoint` over HTTP.
package struct HTTPWitnessExchange: WitnessExchange {
  private let http: OutboundHTTP

  /// The caller shuts the client down. Its limits bound an exchange.
  package init(http: OutboundHTTP) { self.http = http }

  package func addCheckpoint(
    _ body: [UInt8], to witness: LedgerPolicy.Witness
  ) async throws(WitnessExchangeError) -> (status: Int, body: [UInt8]) {
    guard let url = witness.url else { throw WitnessExchangeError("the policy names no URL for it") }
    let request = OutboundRequest(
      method: "POST", url: url + (url.hasSuffix("/") ? "" : "/") + "add-checkpoint",
      headers: [("content-type", "text/plain; charset=utf-8")], body: body)
    do {
      let answer = try await http.exchange(request)
      return (answer.status, answer.body)
    } catch {
      switch error {
      case .notReached(let reason): throw WitnessExchangeError("it was not reached: \(reason)")
      case .answerTooLarge(let bytesMax): throw WitnessExchangeError("its answer is longer than \(bytesMax) bytes")
      }
    }
  }
}
