import AuditRecords
import ClinicalModel
import Foundation
import Testing

@testable import Storage

@Suite struct MasterKeyRotationTests {
  struct Safe {
    let database: Database
    let ledger = FakeLedger()
    let old = MasterKey.generate()
    let new = MasterKey.generate()
    var texts: [VaultReference] = []

    init(patients: Int) async throws {
      database = try .inMemory()
      let vault = Vault(database: database, masterKey: old)
      for number in 0..<patients {
        texts.append(
          try await vault.seal([UInt8(truncatingIfNeeded: number)], patient: Self.patient(number), kind: .reason))
      }
    }

    static func patient(_ number: Int) -> PatientID { PatientID("p\(number)")! }
    var rotation: MasterKeyRotation {
      MasterKeyRotation(database: database, keeper: RecordKeeper(sink: ledger, database: database))
    }
    func vault(_ key: MasterKey) -> Vault { Vault(database: database, masterKey: key) }

    func sealed() async throws -> [[UInt8]] {
      try await database.read { transaction in
        try transaction.rows("SELECT sealed FROM vault_entry ORDER BY id").map {
          try Fields(row: $0, table: "vault_entry").bytes("sealed")
        }
      }
    }
  }

  @Test func afterARotationOnlyTheNewKeyOpensAndNoTextWasWritten() async throws {
    let safe = try await Safe(patients: MasterKeyRotation.pageRows + 7)
    let gone = Safe.patient(3)
    try await safe.vault(safe.old).shred(patient: gone, at: Timestamp(milliseconds: 1))
    let commitment = try await safe.vault(safe.old).commitment(to: [1], patient: Safe.patient(0))
    let before = try await safe.sealed()
    #expect(try await safe.rotation.rewrap(from: safe.old, to: safe.new) == MasterKeyRotation.pageRows + 6)
    #expect(try await safe.sealed() == before)
    for (number, text) in safe.texts.enumerated() where text.patient != gone {
      #expect(try await safe.vault(safe.new).open(text) == [UInt8(truncatingIfNeeded: number)])
    }
    #expect(try await safe.vault(safe.new).commitment(to: [1], patient: Safe.patient(0)) == commitment)
    await #expect(throws: StorageError.wrongMasterKey) { try await safe.vault(safe.old).open(safe.texts[0]) }
    await #expect(throws: StorageError.shredded) { try await safe.vault(safe.new).open(safe.texts[3]) }
    let record = try #require(await safe.ledger.records.last)
    #expect(record.kind == .masterKeyRotated && record.detail == ["patients": "\(MasterKeyRotation.pageRows + 6)"])
  }

  @Test func aKeyThatDoesNotOpenUndoesAllOfIt() async throws {
    let safe = try await Safe(patients: 5)
    try await safe.database.write {
      try $0.execute("UPDATE patient_keys SET data_key = zeroblob(60) WHERE patient = 'p4'")
    }
    await #expect(throws: StorageError.corrupt(table: "patient_keys")) {
      try await safe.rotation.rewrap(from: safe.old, to: safe.new)
    }
    #expect(try await safe.vault(safe.old).open(safe.texts[0]) == [0])
    #expect(try await safe.rotation.standing(of: safe.new) == .another)
    #expect(await safe.ledger.records.isEmpty)
  }

  @Test func aWrongOldKeyChangesNothing() async throws {
    let safe = try await Safe(patients: 2)
    await #expect(throws: StorageError.wrongMasterKey) {
      try await safe.rotation.rewrap(from: .generate(), to: safe.new)
    }
    #expect(try await safe.rotation.standing(of: safe.old) == .itsOwn)
  }

  @Test func aLedgerThatFailsLeavesARewrappedVaultWhoseRecordComesLater() async throws {
    let safe = try await Safe(patients: 2)
    await safe.ledger.breakDown(.beforeAppend)
    await #expect(throws: RecordNotKept.self) { try await safe.rotation.rewrap(from: safe.old, to: safe.new) }
    #expect(try await safe.rotation.standing(of: safe.new) == .itsOwn)
    await safe.ledger.breakDown(nil)
    try await RecordKeeper(sink: safe.ledger, database: safe.database).drainOutbox()
    #expect(await safe.ledger.kinds == [.masterKeyRotated])
  }
}

@Suite struct MasterKeySourceTests {
  private static let hex = String(repeating: "ab", count: 32)

  private func load(_ script: String) throws -> MasterKey {
    try MasterKeySource.command(["/bin/sh", "-c", script]).load()
  }

  @Test func aCommandWritesTheKey() throws {
    #expect(try load("printf '\(Self.hex)\\n'").key == MasterKey(hexLine: Array(Self.hex.utf8))?.key)
    #expect(try load("cat >/dev/null; echo \(Self.hex)").key == load("echo \(Self.hex)").key)
  }

  @Test(arguments: [
    ("exit 3", "failed"), ("echo unlikely", "64 hex"), ("echo \(String(repeating: "ab", count: 33))", "64 hex"),
    ("true", "64 hex"), ("yes", "more than a key"),
    ("echo \(String(repeating: "ab", count: 32)); exit 1", "failed"),
  ])
  func whatIsNoKeyIsRefusedWithoutBeingRepeated(script: String, words: String) throws {
    let error = #expect(throws: StorageError.self) { try load(script) }
    #expect(error?.code == "master_key_source")
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("abab") == false)
    #expect(error?.description.contains("unlikely") == false)
  }

  @Test func aCommandThatHangsIsEndedWithWhatItStarted() throws {
    let directory = TemporaryDirectory()
    let trace = directory.path + "/alive"
    #expect(throws: KeyCommand.Failure.self) {
      try KeyCommand.output(of: ["/bin/sh", "-c", "(sleep 2; touch \(trace)) & wait"], seconds: 0.2)
    }
    // It closed its output and goes on: it is ended as well.
    #expect(throws: KeyCommand.Failure.self) {
      try KeyCommand.output(of: ["/bin/sh", "-c", "echo x; exec >&-; sleep 2; touch \(trace)"], seconds: 0.2)
    }
    Thread.sleep(forTimeInterval: 2.5)
    #expect(!FileManager.default.fileExists(atPath: trace))
  }

  @Test func aProgramIsNamedByItsWholePath() {
    for words in [[], ["sh", "-c", "echo"], ["/nowhere/kms"]] {
      #expect(throws: StorageError.self) { try MasterKeySource.command(words).load() }
    }
  }

  @Test func aVariableHoldsTheKeyAndAnAbsentOneIsNamed() throws {
    setenv("CHAPERONE_TEST_MASTER_KEY", Self.hex, 1)
    defer { unsetenv("CHAPERONE_TEST_MASTER_KEY") }
    #expect(
      try MasterKeySource.environment("CHAPERONE_TEST_MASTER_KEY").load().key == load("echo \(Self.hex)").key)
    let error = #expect(throws: StorageError.self) { try MasterKeySource.environment("CHAPERONE_NOBODY").load() }
    #expect(error?.description.contains("CHAPERONE_NOBODY") == true)
  }

  @Test func anExistingKeyIsNeverMade() {
    let directory = TemporaryDirectory()
    #expect(throws: StorageError.self) { try MasterKeySource.file(directory.path + "/k").existing() }
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/k"))
  }
}
