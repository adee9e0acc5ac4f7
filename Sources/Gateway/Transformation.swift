import ClinicalModel
import Logging
import ModelWire
import PHIDetection
import PolicyEngine
import Sessions
import Upstreams

/// What leaves for the upstream, and what is needed to read its answer.
struct OutgoingRequest: Sendable {
  let model: CatalogModel
  let body: [UInt8]
  /// The text slots that were changed, with the place of each replacement.
  let replaced: [Int: PseudonymisedText]
  /// Turns pseudonyms back in the answer; `nil` when nothing was replaced or the agent may not see real values.
  let restoring: PseudonymMap?
  /// The session's pseudonyms, for marking them on the glass wall; `nil` when the decision asked for none.
  let pseudonyms: PseudonymMap?
}

/// Does to a request what the decision's obligations say.
struct Transformation: Sendable {
  let rooms: GatewayRooms
  let session: Session
  let obligations: [Obligation]

  func apply(
    to request: InferenceRequest, _ inspection: Inspection, for model: CatalogModel
  ) async throws(Refusal) -> OutgoingRequest {
    guard !obligations.contains(.keepLocal) || model.upstream.route == .onPremises else {
      throw .blocked(
        rule: "obligation-keep-local", sentence: "This may only be answered by a model on the hospital's own servers.")
    }
    guard obligations.contains(.pseudonymise) else {
      return OutgoingRequest(
        model: model, body: body(of: request, replacing: [:], for: model), replaced: [:], restoring: nil,
        pseudonyms: nil)
    }
    guard !inspection.sealedTextIdentifies else { throw .sealedTextIdentifies }
    let (replaced, map) = try await pseudonymise(request, inspection)
    return OutgoingRequest(
      model: model, body: body(of: request, replacing: replaced.mapValues(\.text), for: model),
      replaced: replaced, restoring: obligations.contains(.noRestore) ? nil : map, pseudonyms: map)
  }

  /// What leaves the premises is not to be stored there: `store` is set to false.
  private func body(of request: InferenceRequest, replacing texts: [Int: String], for model: CatalogModel) -> [UInt8] {
    request.body(
      replacing: texts, model: model.upstreamName, forbiddingStorage: model.upstream.route != .onPremises)
  }

  /// The map is stored before anything is sent: an answer that comes after a restart can still be read.
  private func pseudonymise(
    _ request: InferenceRequest, _ inspection: Inspection
  ) async throws(Refusal) -> ([Int: PseudonymisedText], PseudonymMap) {
    do {
      let book = try await rooms.pseudonyms.map(for: session)
      let replaced = book.withMap { map in
        var random = SystemRandomNumberGenerator()
        var replaced: [Int: PseudonymisedText] = [:]
        for (index, findings) in inspection.findings.sorted(by: { $0.key < $1.key }) {
          replaced[index] = map.pseudonymise(request.texts[index].text, findings: findings, using: &random)
        }
        return replaced
      }
      try await book.save()
      return (replaced, book.snapshot)
    } catch {
      rooms.logger.error("pseudonyms cannot be stored", metadata: ["error": "\(type(of: error))"])
      throw .vaultUnavailable
    }
  }
}
