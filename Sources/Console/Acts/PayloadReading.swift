import AuditRecords
import ClinicalModel
import Sessions
import Storage

/// What an inference really said, for those who may know; each view is recorded before anything is shown.
struct PayloadReading: Sendable {
  let services: ConsoleServices

  struct Opened: Sendable {
    let payload: InferencePayload
    let patient: Patient?
    /// Records about this inference, in order.
    let records: [FoundRecord]
  }

  func open(_ inference: InferenceID, for visitor: Visitor) async throws(ConsoleError) -> Opened {
    try Permission.seePayloads.require(of: visitor.user)
    await services.settle()
    let payload: InferencePayload?
    do { payload = try await services.vault.payload(of: inference) } catch {
      throw .unavailable("The vault cannot open this inference.")
    }
    guard let payload, mayOpen(payload, visitor), !isForeign(payload, to: visitor) else {
      throw .notFound("inference")
    }
    let patient = services.patients.patient(payload.patient)
    try await noteView(of: payload, patient, by: visitor)
    let records = try await RecordReading(services: services).newest(
      aboutInference: inference, limit: ConsoleLimits.pageSize)
    return Opened(payload: payload, patient: patient, records: records.records)
  }

  /// Which of a patient's inferences the visitor could open, so that pages link to no closed door; none when the vault
  /// cannot be asked.
  func openable(of patient: PatientID, for visitor: Visitor) async -> Set<InferenceID> {
    guard Permission.seePayloads.isGranted(to: visitor.user) else { return [] }
    let kept = (try? await services.vault.payloads(patient: patient, limit: Vault.payloadListMax)) ?? []
    return Set(kept.filter { mayOpen(session: $0.session, patient: $0.patient, visitor) }.map(\.inference))
  }

  /// Whether the visitor could open the inference that a record is about.
  func isOpenable(_ record: AuditRecord, for visitor: Visitor) async -> Bool {
    guard Permission.seePayloads.isGranted(to: visitor.user), let inference = record.inference,
      let session = record.session
    else { return false }
    let kept = (try? await services.vault.payloads(session: session, limit: Vault.payloadListMax)) ?? []
    return kept.contains {
      $0.inference == inference && mayOpen(session: $0.session, patient: $0.patient, visitor)
    }
  }

  /// An inference that named somebody else is kept under the session's patient, who may not read about others. Marks
  /// that cannot be read hide it too.
  private func isForeign(_ payload: InferencePayload, to visitor: Visitor) -> Bool {
    guard case .ownChart = Reach.payloads(visitor.user) else { return false }
    return GlassWallAnnotations.read(payload.annotations).foreign ?? true
  }

  private func mayOpen(_ payload: InferencePayload, _ visitor: Visitor) -> Bool {
    mayOpen(session: payload.session, patient: payload.patient, visitor)
  }

  private func mayOpen(session: SessionID?, patient: PatientID, _ visitor: Visitor) -> Bool {
    let clinician = session.flatMap(services.desk.session)?.clinician
    return Reach.payloads(visitor.user).includes(clinician: clinician, patient: patient)
  }

  private func noteView(
    of payload: InferencePayload, _ patient: Patient?, by visitor: Visitor
  ) async throws(ConsoleError) {
    var record = AuditRecord(kind: .payloadViewed, time: services.now())
    record.user = visitor.user.id
    record.inference = payload.inference
    record.session = payload.session
    record.patient = patient?.pseudonym
    record.action = .done
    do { _ = try await services.keeper.record(record) } catch {
      throw .unavailable("The view could not be recorded, so it is not shown.")
    }
  }
}
