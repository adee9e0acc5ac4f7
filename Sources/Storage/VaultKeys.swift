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
  private static let checkText = Array("chaperone master key check 1".utf8)

  private struct Cache {
    var keys: [PatientID: PatientKeys] = [:]
    var shredded: Set<PatientID> = []
    var isMasterKeyChecked = false
  }

  private let database: Database
  private let masterKey: MasterKey
  private let cache = Mutex(Cache())

  init(database: Database, masterKey: MasterKey) {
    self.database = database
    self.masterKey = masterKey
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
    let fresh = try wrap(Self.checkText, as: "check")
    // Insert-or-keep and read back in one transaction: of two first starts, one decides.
    let stored = try await database.write { try VaultStore.masterKeyCheck(orInsert: fresh, in: $0) }
    guard let text = unwrap(stored, as: "check"), text == Self.checkText else { throw .wrongMasterKey }
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
    try await database.write { try VaultStore.shred(patient, at: now, in: $0) }
  }

  private func create(for patient: PatientID) async throws(StorageError) -> WrappedKeys {
    let data = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let commitment = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let fresh = WrappedKeys.wrapped(
      data: try wrap(data, as: "data \(patient)"), commitment: try wrap(commitment, as: "commitment \(patient)"))
    return try await database.write { try VaultStore.keys(of: patient, orInsert: fresh, in: $0) }
  }

  private func unwrap(_ wrapped: WrappedKeys, _ patient: PatientID) throws(StorageError) -> PatientKeys {
    switch wrapped {
    case .shredded: throw .shredded
    case .wrapped(let data, let commitment):
      // The master key was checked before, so a wrapped key that does not open was changed.
      guard let data = unwrap(data, as: "data \(patient)"),
        let commitment = unwrap(commitment, as: "commitment \(patient)")
      else { throw .corrupt(table: "patient_keys") }
      return PatientKeys(data: SymmetricKey(data: data), commitment: SymmetricKey(data: commitment))
    }
  }

  private func wrap(_ bytes: [UInt8], as purpose: String) throws(StorageError) -> [UInt8] {
    guard
      let box = try? AES.GCM.seal(bytes, using: masterKey.key, authenticating: Self.binding(purpose)),
      let combined = box.combined
    else { throw .cryptography(detail: "AES-GCM") }
    return Array(combined)
  }

  private func unwrap(_ sealed: [UInt8], as purpose: String) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let plain = try? AES.GCM.open(box, using: masterKey.key, authenticating: Self.binding(purpose))
    else { return nil }
    return Array(plain)
  }

  private static func binding(_ purpose: String) -> [UInt8] { Array("chaperone vault key 1\n\(purpose)\n".utf8) }
}
