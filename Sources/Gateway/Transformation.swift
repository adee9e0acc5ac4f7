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
  let replaced: [Int: RedactedBytes]
  /// Turns pseudonyms back in the answer; `nil` when nothing was replaced or the agent may not see real values.
  let restoring: RestorationIndex?
  /// The session's pseudonyms, for marking them on the glass wall; `nil` when the decision asked for none.
  let pseudonyms: RestorationIndex?
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
    let (replaced, pseudonyms) = try await pseudonymise(request, inspection)
    return OutgoingRequest(
      model: model, body: body(of: request, replacing: replaced.mapValues(\.text), for: model),
      replaced: replaced, restoring: obligations.contains(.noRestore) ? nil : pseudonyms, pseudonyms: pseudonyms)
  }

  /// What leaves the premises is not to be stored there: `store` is set to false.
  private func body(of request: InferenceRequest, replacing texts: [Int: String], for model: CatalogModel) -> [UInt8] {
    request.body(
      replacing: texts, model: model.upstreamName, forbiddingStorage: model.upstream.route != .onPremises)
  }

  /// The map is stored before anything is sent: an answer that comes after a restart can still be read.
  private func pseudonymise(
    _ request: InferenceRequest, _ inspection: Inspection
  ) async throws(Refusal) -> ([Int: RedactedBytes], RestorationIndex) {
    do {
      let book = try await rooms.pseudonyms.map(for: session)
      let texts = request.texts.indices.map { index in
        (bytes: Array(request.texts[index].text.utf8), findings: inspection.findings[index] ?? [])
      }
      let style = obligations.pseudonymStyle
      let (patient, patients) = (PatientKey(session.patient.rawValue), rooms.patients.knownPatients)
      let redacted = book.withMap { map in
        var random = SystemRandomNumberGenerator()
        return map.pseudonymise(texts, style: style, patient: patient, avoiding: patients, using: &random)
      }
      try await book.save()
      let replaced = redacted.enumerated().filter { inspection.findings[$0.offset] != nil }
      return (
        Dictionary(uniqueKeysWithValues: replaced.map { ($0.offset, $0.element) }), RestorationIndex(book.snapshot)
      )
    } catch {
      rooms.logger.error("pseudonyms cannot be stored", metadata: ["error": "\(type(of: error))"])
      throw .vaultUnavailable
    }
  }
}

extension [Obligation] {
  /// The style of pseudonyms that these ask for.
  var pseudonymStyle: PseudonymStyle { contains(.surrogates) ? .surrogate : .code }
}
