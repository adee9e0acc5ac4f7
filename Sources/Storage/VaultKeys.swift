import ClinicalModel
import Crypto
import Synchronization

/// One patient's keys, unwrapped.
struct PatientKeys: Sendable {
  let data: SymmetricKey
  let commitment: SymmetricKey
}

/// The patients' keys: made on first use, wrapped by the master key in the database, cached in memory.
final class VaultKeys: Sendable {
  /// The cache is emptied when it holds this many patients (64 bytes of key each).
  static let cachedPatientsMax = 100_000

  private struct Cache {
    var keys: [PatientID: PatientKeys] = [:]
    var shredded: Set<PatientID> = []
    var isMasterKeyChecked = false
  }

  private let database: Database
  private let wrapping: KeyWrap
  private let cache = Mutex(Cache())

  init(database: Database, masterKey: MasterKey) {
    self.database = database
    wrapping = KeyWrap(masterKey: masterKey)
  }

  func keys(of patient: PatientID) async throws(StorageError) -> PatientKeys {
    if let cached = cache.withLock({ $0.keys[patient] }) { return cached }
    try await checkMasterKey()
    let wrapped = try await database.read { try VaultStore.keys(of: patient, in: $0) }
    let keys = if let wrapped { try unwrap(wrapped, patient) } else { try unwrap(await create(for: patient), patient) }
    let isShredded = cache.withLock { cache in
      // A shredding that ran while this one read must win: its keys stay out of the cache.
      if cache.shredded.contains(patient) { return true }
      if cache.keys.count >= Self.cachedPatientsMax { cache.keys.removeAll() }
      cache.keys[patient] = keys
      return false
    }
    if isShredded { throw .shredded }
    return keys
  }

  func checkMasterKey() async throws(StorageError) {
    if cache.withLock({ $0.isMasterKeyChecked }) { return }
    let fresh = try wrapping.wrap(KeyWrap.checkText, as: KeyWrap.checkPurpose)
    // Insert-or-keep and read back in one transaction: of two first starts, one decides.
    let stored = try await database.write { try VaultStore.masterKeyCheck(orInsert: fresh, in: $0) }
    guard wrapping.opens(check: stored) else { throw .wrongMasterKey }
    cache.withLock { $0.isMasterKeyChecked = true }
  }

  /// Lets go of keys that are destroyed, or are about to be, and never hands them out again.
  func forget(_ patient: PatientID) {
    cache.withLock { cache in
      cache.keys[patient] = nil
      cache.shredded.insert(patient)
    }
  }

  func shred(_ patient: PatientID, at now: Timestamp) async throws(StorageError) {
    forget(patient)
    do { try await database.write { try VaultStore.shred(patient, at: now, in: $0) } } catch {
      // A legal hold, or a disk that failed: the keys are there as before.
      _ = cache.withLock { $0.shredded.remove(patient) }
      throw error
    }
  }

  private func create(for patient: PatientID) async throws(StorageError) -> WrappedKeys {
    let data = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let commitment = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let fresh = WrappedKeys.wrapped(
      data: try wrapping.wrap(data, as: "data \(patient)"),
      commitment: try wrapping.wrap(commitment, as: "commitment \(patient)"))
    return try await database.write { try VaultStore.keys(of: patient, orInsert: fresh, in: $0) }
  }

  private func unwrap(_ wrapped: WrappedKeys, _ patient: PatientID) throws(StorageError) -> PatientKeys {
    switch wrapped {
    case .shredded: throw .shredded
    case .wrapped(let data, let commitment):
      // The master key was checked before, so a wrapped key that does not open was changed.
      guard let data = wrapping.unwrap(data, as: "data \(patient)"),
        let commitment = wrapping.unwrap(commitment, as: "commitment \(patient)")
      else { throw .corrupt(table: "patient_keys") }
      return PatientKeys(data: SymmetricKey(data: data), commitment: SymmetricKey(data: commitment))
    }
  }
}
