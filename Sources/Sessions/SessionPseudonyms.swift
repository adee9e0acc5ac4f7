public import ClinicalModel
import FoundationEssentials
public import PHIDetection
public import Storage
import Synchronization

/// The pseudonym maps of the sessions: one each, the same for every inference of the session, sealed in the vault.
public final class SessionPseudonyms: Sendable {
  /// Maps kept in memory for the next inference; beyond it, those without unsaved pseudonyms are dropped and opened
  /// again when needed.
  public static let mapsInMemoryMax = 4096

  private struct Maps: Sendable {
    var kept: [SessionID: SessionPseudonymMap] = [:]
    /// A map that was dropped while an inference still holds it must not be opened a second time: the two would part.
    var held: [SessionID: Held] = [:]

    struct Held: Sendable { weak let map: SessionPseudonymMap? }

    func map(of session: SessionID) -> SessionPseudonymMap? { kept[session] ?? held[session]?.map }

    mutating func drop(where isDropped: (SessionPseudonymMap) -> Bool) {
      held = held.filter { $0.value.map != nil }
      for (session, map) in kept where isDropped(map) {
        kept[session] = nil
        held[session] = Held(map: map)
      }
    }
  }

  private let database: Database
  private let vault: Vault
  private let keptMax: Int
  private let maps = Mutex(Maps())
  private let opening = Turnstile()

  /// Opens nothing yet.
  public convenience init(database: Database, vault: Vault) {
    self.init(database: database, vault: vault, keptMax: Self.mapsInMemoryMax)
  }

  init(database: Database, vault: Vault, keptMax: Int) {
    self.database = database
    self.vault = vault
    self.keptMax = keptMax
  }

  /// The session's map: from memory, else from the vault, else a new one. Everyone gets the same object.
  public func map(for session: Session) async throws(StorageError) -> SessionPseudonymMap {
    if let map = maps.withLock({ $0.map(of: session.id) }) { return map }
    return try await opening.pass(orThrow: .limit("pseudonym map waiters")) { () async throws(StorageError) in
      if let map = maps.withLock({ $0.map(of: session.id) }) { return map }
      let map = SessionPseudonymMap(
        session: session.id, patient: session.patient, map: try await stored(session.id), database: database,
        vault: vault)
      maps.withLock { maps in
        if maps.kept.count >= keptMax { maps.drop { !$0.hasUnsaved } }
        maps.kept[session.id] = map
      }
      return map
    }
  }

  /// Drops a closed session's map from memory once no inference holds it; what was saved stays in the vault.
  public func forget(_ session: SessionID) { maps.withLock { $0.drop { $0.session == session } } }

  private func stored(_ session: SessionID) async throws(StorageError) -> PseudonymMap {
    let reference = try await database.read { try SealedNoteStore.mapReference(of: session, in: $0) }
    guard let reference else { return PseudonymMap() }
    let bytes = try await vault.open(reference)
    guard let map = try? JSONDecoder().decode(PseudonymMap.self, from: Data(bytes)) else {
      throw .corrupt(table: "pseudonym_map")
    }
    return map
  }
}

/// One session's map, shared by its inferences.
public final class SessionPseudonymMap: Sendable {
  private struct State {
    var map: PseudonymMap
    var savedCount: Int
  }

  let session: SessionID
  private let patient: PatientID
  private let database: Database
  private let vault: Vault
  private let state: Mutex<State>
  private let saving = Turnstile()

  init(session: SessionID, patient: PatientID, map: PseudonymMap, database: Database, vault: Vault) {
    self.session = session
    self.patient = patient
    self.database = database
    self.vault = vault
    state = Mutex(State(map: map, savedCount: map.count))
  }

  /// Runs `body` on the map, alone; keep it short, other inferences of the session wait.
  public func withMap<Result: Sendable, Failure: Error>(
    _ body: (inout PseudonymMap) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try state.withLock { state throws(Failure) in try body(&state.map) }
  }

  /// The map as it is now, for a restorer.
  public var snapshot: PseudonymMap { state.withLock { $0.map } }

  /// Whether pseudonyms were given that a restart would forget.
  public var hasUnsaved: Bool { state.withLock { $0.map.count > $0.savedCount } }

  /// Seals the map into the vault if it grew since it was last saved; durable when it returns.
  public func save() async throws(StorageError) {
    guard hasUnsaved else { return }
    try await saving.pass(orThrow: .limit("pseudonym map savers")) { () async throws(StorageError) in
      // Whoever waited here may find that the one before saved everything.
      guard hasUnsaved else { return }
      let map = snapshot
      guard let plain = try? JSONEncoder().encode(map) else { throw .cryptography(detail: "encoding a map") }
      let entry = try await vault.prepare(Array(plain), patient: patient, kind: .pseudonymMap)
      let session = self.session
      try await database.write { try SealedNoteStore.replaceMap(of: session, with: entry, in: $0) }
      state.withLock { $0.savedCount = max($0.savedCount, map.count) }
    }
  }
}
