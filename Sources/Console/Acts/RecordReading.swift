import AuditLedger
import AuditRecords
import ClinicalModel
import Sessions

/// Reading the ledger within what a visitor may know.
struct RecordReading: Sendable {
  let services: ConsoleServices

  private var search: RecordSearch { RecordSearch(ledger: services.ledger) }

  func scope(of visitor: Visitor) throws(ConsoleError) -> RecordScope {
    try Permission.seeRecords.require(of: visitor.user)
    switch Reach.sessions(visitor.user) {
    case .everyone: return .everything
    case .ownAsClinician(let user): return .user(user)
    case .ownChart(let patient): return services.patients.patient(patient).map { .patient($0.pseudonym) } ?? .nothing
    case .nothing: return .nothing
    }
  }

  /// From an index onwards or, without one, the newest.
  func page(
    _ filter: RecordFilter, from: UInt64?, limit: Int, for visitor: Visitor
  ) async throws(ConsoleError) -> RecordPage {
    await services.settle()
    var filter = filter
    filter.scope = try scope(of: visitor)
    do {
      if let from { return try await search.forward(filter, from: from, limit: limit) }
      return try await search.backward(filter, limit: limit)
    } catch {
      throw .unavailable("The ledger cannot be read.")
    }
  }

  /// The newest matches before an index.
  func page(
    _ filter: RecordFilter, before: UInt64, limit: Int, for visitor: Visitor
  ) async throws(ConsoleError) -> RecordPage {
    await services.settle()
    var filter = filter
    filter.scope = try scope(of: visitor)
    do {
      return try await search.backward(filter, before: before, limit: limit)
    } catch {
      throw .unavailable("The ledger cannot be read.")
    }
  }

  /// Everything about a patient whose page the visitor may open, whoever acted.
  func newest(aboutPatient patient: PatientPseudonym, limit: Int) async throws(ConsoleError) -> RecordPage {
    await services.settle()
    do {
      return try await search.backward(RecordFilter(patient: patient), limit: limit)
    } catch {
      throw .unavailable("The ledger cannot be read.")
    }
  }

  func record(at index: UInt64, for visitor: Visitor) async throws(ConsoleError) -> FoundRecord {
    await services.settle()
    let scope = try scope(of: visitor)
    let found: FoundRecord?
    do { found = try await search.record(at: index) } catch { throw .unavailable("The ledger cannot be read.") }
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
