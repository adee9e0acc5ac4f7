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

  /// Patients whose focus is kept for the next request; beyond it the memory starts over.
  private static let focusesMax = 1000

  private struct State {
    var patients: [PatientID: Patient] = [:] { didSet { focuses = [:] } }
    /// Made on first use, dropped when any patient changes.
    var focuses: [PatientID: PatientFocus] = [:]
    /// `nil` until someone asks.
    var known: KnownPatients?
    /// How many changes there were before the index was built.
    var changesInIndex = 0
    /// The changes after that, in order; the first `taken` are in `known` too.
    var changesSince: [KnownPatient] = []
    var taken = 0

    var changeCount: Int { changesInIndex + changesSince.count }

    /// What is known as of now; `nil` when no index was built yet.
    mutating func takeChanges() -> KnownPatients? {
      guard let known else { return nil }
      guard taken < changesSince.count else { return known }
      let newer = known.adding(changesSince[taken...])
      taken = changesSince.count
      self.known = newer
      return newer
    }

    /// An index of the patients as they were after `changes` changes; an older one than there is is not taken.
    mutating func take(_ index: KnownPatients, builtAfter changes: Int) {
      guard known == nil || changes > changesInIndex else { return }
      changesSince.removeFirst(changes - changesInIndex)
      (known, changesInIndex, taken) = (index, changes, 0)
    }
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

  public var count: Int { state.withLock { $0.patients.count } }

  /// Every patient, by id. Sorted outside of the lock, which every inference takes.
  public var patients: [Patient] {
    let all = state.withLock { $0.patients }
    return all.values.sorted { $0.id < $1.id }
  }

  /// What detection knows of all patients, as of now; its keys are patient ids.
  ///
  /// The first call reads them all. Later ones take in what changed since the one before, which is cheap.
  public var knownPatients: KnownPatients {
    if let known = state.withLock({ $0.takeChanges() }) { return known }
    return buildIndex()
  }

  /// Builds the index anew, beside the requests, once many patients were added to it; runs until cancelled.
  public func keepIndexCompact(checkingEvery interval: Duration = .seconds(10)) async {
    while (try? await Task.sleep(for: interval)) != nil {
      if knownPatients.recentCount > KnownPatients.recentMax / 2 { buildIndex() }
    }
  }

  @discardableResult
  func buildIndex() -> KnownPatients {
    let (patients, changes) = state.withLock { (Array($0.patients.values), $0.changeCount) }
    let index = KnownPatients(patients.map(KnownPatient.init))
    return state.withLock { state in
      state.take(index, builtAfter: changes)
      return state.takeChanges() ?? index
    }
  }

  /// What detection looks for in a session of this patient, names in parts included; `nil` when there is no such patient.
  public func focus(on id: PatientID) -> PatientFocus? {
    let (patient, known) = state.withLock { ($0.patients[id], $0.focuses[id]) }
    guard known == nil, let patient else { return known }
    let focus = PatientFocus(KnownPatient(patient))
    state.withLock { state in
      // One who changed meanwhile is read again by the next request.
      guard state.patients[id] == patient else { return }
      if state.focuses.count >= Self.focusesMax { state.focuses = [:] }
      state.focuses[id] = focus
    }
    return focus
  }

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
        state.changesSince.append(KnownPatient(patient))
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
