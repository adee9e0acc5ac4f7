import AuditRecords
import ClinicalModel
import Testing

@testable import Storage

@Suite struct CustodyTests {
  /// A patient with one sealed text, and everything that decides over it.
  struct Ward {
    let database: Database
    let vault: Vault
    let ledger = FakeLedger()
    let clock = TestClock()
    let custody: Custody
    let patient = PatientID("p1")!
    let text: VaultReference

    init() async throws {
      database = try .inMemory()
      vault = Vault(database: database, masterKey: .generate())
      let keeper = RecordKeeper(sink: ledger, database: database)
      custody = Custody(database: database, vault: vault, keeper: keeper, clock: clock.read)
      let entry = try await vault.prepare([1, 2, 3], patient: patient, kind: .patient)
      try await database.write { [patient] in
        try PatientStore.upsert(patient, pseudonym: PatientPseudonym("pt-1")!, entry: entry, in: $0)
      }
      text = entry.reference
    }
  }

  @Test func shreddedContentIsGoneAndTheRecordSaysWhy() async throws {
    let ward = try await Ward()
    let state = try await ward.custody.shred("pt-1", reason: .erasureRequest)
    #expect(state.shreddedAt == ward.clock.now)
    await #expect(throws: StorageError.shredded) { try await ward.vault.open(ward.text) }
    let record = try #require(await ward.ledger.records.first)
    #expect(record.kind == .patientKeyShredded)
    #expect(record.reason == "erasure-request")
    #expect(record.patient == PatientPseudonym("pt-1"))
    await #expect(throws: CustodyError.alreadyShredded(ward.clock.now)) {
      try await ward.custody.shred("p1", reason: .courtOrder)
    }
    #expect(await ward.ledger.records.count == 1)
  }

  @Test func everyLegalHoldMustGoBeforeTheKeysCan() async throws {
    let ward = try await Ward()
    _ = try await ward.custody.placeHold(on: "p1", reason: .litigation)
    let state = try await ward.custody.placeHold(on: "pt-1", reason: .regulator)
    #expect(state.holds.map(\.reason) == [.litigation, .regulator])
    await #expect(throws: CustodyError.underLegalHold([.litigation, .regulator])) {
      try await ward.custody.shred("p1", reason: .retentionEnded)
    }
    _ = try await ward.custody.removeHold(from: "p1", reason: .litigation)
    await #expect(throws: CustodyError.underLegalHold([.regulator])) {
      try await ward.custody.shred("p1", reason: .retentionEnded)
    }
    #expect(try await ward.vault.open(ward.text) == [1, 2, 3])
    _ = try await ward.custody.removeHold(from: "p1", reason: .regulator)
    _ = try await ward.custody.shred("p1", reason: .retentionEnded)
    #expect(
      await ward.ledger.kinds == [
        .legalHoldPlaced, .legalHoldPlaced, .legalHoldRemoved, .legalHoldRemoved, .patientKeyShredded,
      ])
  }

  @Test func theDatabaseItselfKeepsHeldKeys() async throws {
    let ward = try await Ward()
    _ = try await ward.custody.placeHold(on: "p1", reason: .incident)
    for statements in [
      ["UPDATE patient_keys SET data_key = NULL, commitment_key = NULL, shredded_at = 1"],
      ["DELETE FROM vault_entry", "DELETE FROM patient_keys"],
    ] {
      await #expect(throws: StorageError.constraint("legal_hold_keeps_keys")) {
        try await ward.database.write { for statement in statements { try $0.execute(statement) } }
      }
    }
    await #expect(throws: StorageError.constraint("legal_hold_keeps_keys")) {
      try await Vault(database: ward.database, masterKey: .generate()).shred(patient: ward.patient, at: ward.clock.now)
    }
    #expect(try await ward.vault.open(ward.text) == [1, 2, 3])
  }

  @Test func whatDoesNotFitIsRefusedAndRecordsNothing() async throws {
    let ward = try await Ward()
    await #expect(throws: CustodyError.noSuchPatient) { try await ward.custody.shred("p9", reason: .courtOrder) }
    await #expect(throws: CustodyError.noSuchPatient) {
      try await ward.custody.placeHold(on: "", reason: .litigation)
    }
    await #expect(throws: CustodyError.notHeld(.litigation)) {
      try await ward.custody.removeHold(from: "p1", reason: .litigation)
    }
    _ = try await ward.custody.placeHold(on: "p1", reason: .litigation)
    await #expect(throws: CustodyError.alreadyHeld(.litigation)) {
      try await ward.custody.placeHold(on: "p1", reason: .litigation)
    }
    _ = try await ward.custody.removeHold(from: "p1", reason: .litigation)
    _ = try await ward.custody.shred("p1", reason: .enteredInError)
    await #expect(throws: CustodyError.nothingToHold(ward.clock.now)) {
      try await ward.custody.placeHold(on: "p1", reason: .litigation)
    }
    #expect(await ward.ledger.records.count == 3)
  }
}
