import AuditRecords
public import ClinicalModel
import FoundationEssentials
public import PHIDetection
public import Storage
import Synchronization

/// The patients, opened once at start and kept in memory; sealed in the vault on disk.
public final class PatientRegister: Sendable {
  /// The vault's owner of words that belong to no patient; no patient may have this id.
  static let organisation = PatientID("organisation")

  private struct State {
    var patients: [PatientID: Patient] = [:]
    /// `nil` after a change, until someone asks.
    var known: KnownPatients?
    /// Counts changes, so that an index of before one is not kept after it.
    var changes = 0
  }

  let vault: Vault
  private let keeper: RecordKeeper
  private let now: Now
  private let state = Mutex(State())
  private let changes = Turnstile()

  /// Opens every patient; throws `wrongMasterKey` or `tampered` when one does not open. Shredded patients are left out.
  public init(
    database: Database, vault: Vault, keeper: RecordKeeper, clock: @escaping Now = SystemClock.now
  ) async throws(SessionError) {
    self.vault = vault
    self.keeper = keeper
    now = clock
    do {
      try await vault.checkMasterKey()
      for row in try await database.read({ try PatientStore.all(in: $0) }) {
        guard let patient = try await Self.open(row, vault) else { continue }
        state.withLock { $0.patients[row.id] = patient }
      }
    } catch {
      throw .of(error)
    }
  }

  /// `nil` when there is no such patient, or the patient's keys were destroyed.
  public func patient(_ id: PatientID) -> Patient? { state.withLock { $0.patients[id] } }

  /// Every patient, by id.
  public var patients: [Patient] { state.withLock { $0.patients.values.sorted { $0.id < $1.id } } }

  /// What detection knows of all patients; built when first asked for after a change. Its keys are patient ids.
  public var knownPatients: KnownPatients {
    if let known = state.withLock({ $0.known }) { return known }
    let (patients, changes) = state.withLock { ($0.patients, $0.changes) }
    let known = KnownPatients(patients.values.map(KnownPatient.init))
    state.withLock { state in if state.changes == changes { state.known = known } }
    return known
  }

  /// What detection looks for in a session of this patient, names in parts included; `nil` when there is no such patient.
  public func focus(on id: PatientID) -> PatientFocus? { patient(id).map { PatientFocus(KnownPatient($0)) } }

  /// Adds or updates one patient; sealed, recorded and durable when it returns. The pseudonym never changes.
  public func add(_ patient: Patient, by user: UserID? = nil) async throws(SessionError) {
    guard patient.id != Self.organisation else { throw .noSuchPatient(patient.id) }
    try await changes.pass(orThrow: .busy) { () async throws(SessionError) in
      do {
        let previous = self.patient(patient.id)
        guard previous.map({ $0.pseudonym == patient.pseudonym }) ?? true else {
          throw StorageError.constraint("patient.pseudonym never changes")
        }
        let plain = Array(try JSONEncoder().encode(patient))
        let entry = try await vault.prepare(plain, patient: patient.id, kind: .patient)
        var record = AuditRecord(kind: .patientAdded, time: now())
        record.user = user
        record.patient = patient.pseudonym
        record.action = .done
        record.detail = ["change": previous == nil ? "added" : "updated"]
        try await keeper.commit { [record] transaction in
          try PatientStore.upsert(patient.id, pseudonym: patient.pseudonym, entry: entry, in: transaction)
          try transaction.record(record)
        }
      } catch {
        throw .of(error)
      }
      state.withLock { state in
        state.patients[patient.id] = patient
        state.known = nil
        state.changes += 1
      }
    }
  }

  private static func open(_ row: PatientRow, _ vault: Vault) async throws -> Patient? {
    do {
      return try JSONDecoder().decode(Patient.self, from: Data(try await vault.open(row.entry)))
    } catch StorageError.shredded {
      return nil
    }
  }
}

extension KnownPatient {
  init(_ patient: Patient) {
    self.init(
      key: PatientKey(patient.id.rawValue), names: [Name(given: patient.name.given, family: patient.name.family)],
      birthDate: BirthDate(
        year: patient.birthDate.year, month: patient.birthDate.month, day: patient.birthDate.day),
      mrn: patient.mrn, phones: patient.phones, emails: patient.emails,
      addresses: patient.addresses.map { "\($0.line), \($0.city), \($0.state) \($0.postalCode)" },
      otherIDs: patient.otherIdentifiers)
  }
}
