import AuditRecords
import ClinicalModel

/// Puts another master key in the place of the one that a database was made with. Patients' keys are wrapped anew; no text
/// is, since texts are sealed under patients' keys.
///
/// Whoever uses it must be the only one with the data directory, as with `Custody`.
public struct MasterKeyRotation: Sendable {
  /// Patients whose keys are in memory at the same time.
  static let pageRows = 1000

  /// What a database says of a key.
  public enum Standing: Sendable, Hashable { case itsOwn, another }

  private let database: Database
  private let keeper: RecordKeeper
  private let now: Now

  public init(database: Database, keeper: RecordKeeper, clock: @escaping Now = SystemClock.now) {
    (self.database, self.keeper, now) = (database, keeper, clock)
  }

  /// Whether the database was made with this key, or rewrapped by it. One without any key yet takes this one for its own.
  public func standing(of key: MasterKey) async throws(StorageError) -> Standing {
    let vault = Vault(database: database, masterKey: key)
    do { try await vault.checkMasterKey() } catch {
      if error == .wrongMasterKey { return .another }
      throw error
    }
    return .itsOwn
  }

  /// Rewraps every patient's keys in one transaction, together with the record that says so: after a crash all of them
  /// open with the old key, or all with the new one.
  /// - Returns: How many patients have keys.
  /// - Throws: `StorageError.wrongMasterKey` when `old` is not the database's; `corrupt` when one key does not open, and
  ///   then nothing was changed.
  public func rewrap(from old: MasterKey, to new: MasterKey) async throws -> Int {
    let (old, new) = (KeyWrap(masterKey: old), KeyWrap(masterKey: new))
    let time = now()
    return try await keeper.commit { transaction in
      let check = try new.wrap(KeyWrap.checkText, as: KeyWrap.checkPurpose)
      guard let stored = try VaultStore.masterKeyCheck(in: transaction), old.opens(check: stored) else {
        throw StorageError.wrongMasterKey
      }
      try VaultStore.replaceMasterKeyCheck(check, in: transaction)
      let count = try Self.rewrapPatients(from: old, to: new, in: transaction)
      var record = AuditRecord(kind: .masterKeyRotated, time: time)
      record.action = .done
      record.detail = ["patients": "\(count)"]
      try transaction.record(record)
      return count
    }
  }

  private static func rewrapPatients(
    from old: KeyWrap, to new: KeyWrap, in transaction: Transaction
  ) throws -> Int {
    var count = 0
    var last = ""
    while true {
      let page = try VaultStore.wrappedKeys(after: last, limit: pageRows, in: transaction)
      guard let end = page.last else { return count }
      for keys in page {
        let (data, commitment) = ("data \(keys.patient)", "commitment \(keys.patient)")
        guard let dataKey = old.unwrap(keys.data, as: data),
          let commitmentKey = old.unwrap(keys.commitment, as: commitment)
        else { throw StorageError.corrupt(table: "patient_keys") }
        try VaultStore.replaceKeys(
          of: keys.patient, data: try new.wrap(dataKey, as: data),
          commitment: try new.wrap(commitmentKey, as: commitment), in: transaction)
      }
      count += page.count
      last = end.patient.rawValue
    }
  }
}
