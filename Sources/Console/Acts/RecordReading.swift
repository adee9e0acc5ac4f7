import AuditLedger
import AuditRecords
import ClinicalModel
import Sessions
import Storage

/// Reading the ledger within what a visitor may know.
struct RecordReading: Sendable {
  let services: ConsoleServices

  func scope(of visitor: Visitor) throws(ConsoleError) -> RecordScope {
    try Permission.seeRecords.require(of: visitor.user)
    switch Reach.sessions(visitor.user) {
    case .everyone: return .everything
    case .ownAsClinician(let user): return .user(user)
    case .ownChart(let patient): return services.patients.patient(patient).map { .patient($0.pseudonym) } ?? .nothing
    case .nothing: return .nothing
    }
  }

  /// The matches beside a place, as far as the visitor may see them.
  func page(
    _ filter: RecordFilter, _ cursor: RecordCursor, limit: Int, for visitor: Visitor
  ) async throws(ConsoleError) -> RecordPage {
    await services.settle()
    let scope = try scope(of: visitor)
    return try await reading { search in
      guard let filter = scope.narrowing(filter) else {
        return .empty(size: await services.ledger.size)
      }
      return try await search.page(filter, cursor, limit: limit)
    }
  }

  /// Everything about a patient whose page the visitor may open, whoever acted.
  func newest(aboutPatient patient: PatientPseudonym, limit: Int) async throws(ConsoleError) -> RecordPage {
    await services.settle()
    return try await reading { try await $0.page(RecordFilter(patient: patient), .before(nil), limit: limit) }
  }

  /// What the ledger says about an inference that the visitor may open.
  func newest(aboutInference inference: InferenceID, limit: Int) async throws(ConsoleError) -> RecordPage {
    try await reading { try await $0.page(RecordFilter(inference: inference), .before(nil), limit: limit) }
  }

  func record(at index: UInt64, for visitor: Visitor) async throws(ConsoleError) -> FoundRecord {
    await services.settle()
    let scope = try scope(of: visitor)
    let found = try await reading { try await $0.record(at: index) }
    guard let found, scope.includes(found.record) || Self.isOwnPatient(found.record, visitor, services) else {
      throw .notFound("record")
    }
    return found
  }

  /// The inclusion proof of a record under a fresh signed checkpoint.
  func proof(of index: UInt64, for visitor: Visitor) async throws(ConsoleError) -> InclusionEvidence {
    await services.settle()
    _ = try await record(at: index, for: visitor)
    do { return try await services.ledger.proof(of: LedgerIndex(rawValue: index)) } catch {
      throw .unavailable("The proof cannot be made now.")
    }
  }

  /// An index that is being made says how far it is; any other failure is the ledger's.
  private func reading<Value: Sendable>(
    _ body: (RecordSearch) async throws -> Value
  ) async throws(ConsoleError) -> Value {
    do { return try await body(services.search) } catch let error as RecordIndexError {
      guard case .behind = error else { throw .unavailable("The ledger cannot be searched now (\(error.code)).") }
      throw .unavailable(error.description)
    } catch {
      throw .unavailable("The ledger cannot be read.")
    }
  }

  /// Pages of a patient list records of other people's acts; whoever may open that page may open them.
  private static func isOwnPatient(
    _ record: AuditRecord, _ visitor: Visitor, _ services: ConsoleServices
  ) -> Bool {
    guard let pseudonym = record.patient else { return false }
    return switch Reach.charts(visitor.user) {
    case .everyone: true
    case .ownChart(let own): services.patients.patient(own)?.pseudonym == pseudonym
    case .ownAsClinician, .nothing: false
    }
  }
}
