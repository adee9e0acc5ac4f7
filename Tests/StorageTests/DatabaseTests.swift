import ClinicalModel
import Foundation
import Testing

@testable import Governance
@testable import Sessions
@testable import Storage

@Suite struct DatabaseTests {
  @Test func theFileAndItsLogsArePrivate() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/c.db"
    let database = try Database(path: path)
    try await database.write { try VendorStore.upsert(House.vendor, in: $0) }
    for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
      #expect(try permissions(directory.path + "/" + file) == 0o600, "\(file)")
    }
    try database.close()
  }

  @Test func theFileIsOpenedForDurability() async throws {
    let directory = TemporaryDirectory()
    let database = try Database(path: directory.path + "/c.db")
    let pragmas = try await database.write { transaction in
      try ["synchronous", "foreign_keys", "secure_delete"].map { name in
        try transaction.row("PRAGMA \(name)").map { try Fields(row: $0, table: name).integer(name) }
      }
    }
    #expect(pragmas == [2, 1, 1])
    #expect(FileManager.default.fileExists(atPath: directory.path + "/c.db-wal"))
    try database.close()
  }

  @Test func aPathThatCannotBeOpenedIsATypedError() {
    #expect(throws: StorageError.self) { try Database(path: "/no/such/place/c.db") }
  }

  @Test func aFileThatIsNoDatabaseIsATypedError() throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/c.db"
    #expect(FileManager.default.createFile(atPath: path, contents: Data(repeating: 65, count: 8192)))
    #expect(throws: StorageError.self) { try Database(path: path) }
  }

  @Test func aDatabaseOfANewerProgramIsRefused() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/c.db"
    let database = try Database(path: path)
    try await database.write { try $0.execute("INSERT INTO grdb_migrations (identifier) VALUES ('9999')") }
    try database.close()
    #expect(throws: StorageError.self) { try Database(path: path) }
  }

  @Test func referencesToNothingAreRefused() async throws {
    let database = try Database.inMemory()
    await #expect(throws: StorageError.constraint("FOREIGN KEY constraint failed")) {
      try await database.write { try AgentStore.upsert(House.agent(.active), in: $0) }
    }
  }

  @Test func historyCannotBeRewrittenBySQL() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    try await house.desk.end(session.id, by: House.clinician.id)
    _ = try await house.directory.revokeKey(issued.key.id, by: House.officer.id)
    for (sql, trigger) in [
      ("UPDATE consent SET status = 'opted-in'", "consent_is_history"), ("DELETE FROM consent", "consent_is_history"),
      ("UPDATE session SET state = 'active', closed_at = NULL, reason = NULL", "session_never_reopens"),
      ("UPDATE session_request SET state = 'pending'", "session_request_is_decided_once"),
      ("UPDATE device_key SET revoked_at = NULL", "device_key_stays_revoked"),
    ] {
      await #expect(throws: StorageError.constraint(trigger)) {
        try await house.database.write { try $0.execute(sql) }
      }
    }
  }

  @Test func noPatientTextStandsInPlainColumns() async throws {
    let directory = TemporaryDirectory()
    let database = try Database(path: directory.path + "/c.db")
    let house = try await House(database: database)
    let issued = try await house.furnish()
    let session = try await house.openSession(issued)
    try await house.desk.revoke(session.id, reason: "Quillfeather asked me to", by: House.clinician.id)
    let request = try await house.request(issued)
    try await house.desk.deny(request.id, reason: "not for Quillfeather", by: House.clinician.id)
    try database.close()
    for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + file))
      for text in ["Quillfeather", "4711", "1950-02-03", issued.secret, "correct horse"] {
        #expect(bytes.range(of: Data(text.utf8)) == nil, "\(file) holds \(text)")
      }
    }
    for entry in await house.ledger.entries {
      #expect(!String(decoding: entry, as: UTF8.self).contains("Quillfeather"))
    }
  }
}

@Suite struct RestartFromFilesTests {
  @Test func aRestartFromTheFilesKeepsEverything() async throws {
    let directory = TemporaryDirectory()
    let (path, keyPath) = (directory.path + "/c.db", directory.path + "/master.key")
    let ledger = FakeLedger()
    let clock = TestClock()
    let first = try await House(
      database: try Database(path: path), ledger: ledger, masterKey: try .load(path: keyPath), clock: clock)
    let issued = try await first.furnish()
    let session = try await first.openSession(issued)
    try first.database.close()
    await #expect(throws: SessionError.self) { try await first.request(issued, model: "another") }

    let second = try await House(
      database: try Database(path: path), ledger: ledger, masterKey: try .load(path: keyPath), clock: clock)
    #expect(second.active(issued) == session)
    #expect(second.patients.patients == [House.ada, House.ben])
    #expect(second.directory.caller(presenting: issued.secret)?.key == issued.key)
    try second.database.close()
  }
}
