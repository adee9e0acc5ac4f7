import ArgumentParser
import AuditLedger
import Foundation
import Storage

/// A data directory whose program does not run, opened for one piece of work.
enum ClosedHouse {
  /// Opens what is there and makes nothing new; the ledger's lock keeps a running program and this apart.
  static func withCustody<Result: Sendable>(
    of data: DataDirectory, _ masterKey: MasterKeySource, _ work: @Sendable (Custody) async throws -> Result
  ) async throws -> Result {
    try await withKeeper(of: data) { keeper, database in
      let vault = Vault(database: database, masterKey: try masterKey.existing())
      try await vault.checkMasterKey()
      return try await work(Custody(database: database, vault: vault, keeper: keeper))
    }
  }

  /// The same for work that needs no key of a patient.
  static func withKeeper<Result: Sendable>(
    of data: DataDirectory, _ work: @Sendable (RecordKeeper, Database) async throws -> Result
  ) async throws -> Result {
    let ledger: Ledger
    do {
      var options = LedgerOptions.default
      options.retiringSigner = try data.retiringSigner()
      ledger = try await Ledger.open(directory: data.ledger, signer: try data.existingSigner(), options: options)
    } catch let error as LedgerError where error.code == .alreadyOpen {
      throw CleanFailure("A program has the data directory '\(data.path)' open. Stop it, and try again.")
    }
    let outcome = await Swift.Result<Result, any Error> { () async throws -> Result in
      let database = try Database(path: data.database)
      let keeper = RecordKeeper(ledger: ledger, database: database)
      // What an earlier crash left to record comes first, in its order.
      try await keeper.drainOutbox()
      let result = try await work(keeper, database)
      try database.close()
      return result
    }
    await ledger.close()
    return try outcome.get()
  }
}

extension Swift.Result where Failure == any Error {
  /// What the work returned or threw.
  fileprivate init(catching work: () async throws -> Success) async {
    do { self = .success(try await work()) } catch { self = .failure(error) }
  }
}

extension DataDirectory {
  /// The directory as an earlier start left it; throws when it is not a whole one.
  init(existing path: String) throws {
    let found = Self(unchecked: path)
    for file in [found.database, found.ledgerKey, found.ledger]
    where !FileManager.default.fileExists(atPath: file) {
      throw CleanFailure("'\(path)' is not a data directory of Chaperone: '\(file)' is missing.")
    }
    self = found
  }

  /// The key that the ledger was begun with, whatever its name.
  func existingSigner() throws -> LedgerSigner {
    try LedgerSigner(privateKeyFile: try FileInput.text(of: ledgerKey, limit: 1 << 16))
  }
}
