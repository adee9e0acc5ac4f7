import ClinicalModel
import Foundation
import Testing

@testable import Storage

@Suite struct VaultTests {
  let ada = PatientID("p1")!
  let ben = PatientID("p2")!

  @Test func sealedTextComesBackAndIsNowhereInTheFile() async throws {
    let directory = TemporaryDirectory()
    let database = try Database(path: directory.path + "/c.db")
    let vault = Vault(database: database, masterKey: .generate())
    let text = Array("Ada Quillfeather, MRN 4711".utf8)
    let reference = try await vault.seal(text, patient: ada, kind: .reason)
    #expect(try await vault.open(reference) == text)
    try database.close()
    for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + file))
      #expect(bytes.range(of: Data("Quillfeather".utf8)) == nil, "\(file) holds the name")
    }
  }

  @Test func everyChangedByteOfAnEntryIsNoticed() async throws {
    let vault = Vault(database: try .inMemory(), masterKey: .generate())
    let entry = try await vault.prepare([1, 2, 3, 4, 5], patient: ada, kind: .reason)
    for index in entry.sealed.indices {
      var sealed = entry.sealed
      sealed[index] ^= 1
      await #expect(throws: StorageError.tampered(entry.reference.id)) {
        try await vault.open(SealedEntry(reference: entry.reference, sealed: sealed))
      }
    }
    for length in 0..<entry.sealed.count {
      await #expect(throws: StorageError.tampered(entry.reference.id)) {
        try await vault.open(SealedEntry(reference: entry.reference, sealed: Array(entry.sealed.prefix(length))))
      }
    }
  }

  @Test func anEntryCannotBePassedOffAsAnothers() async throws {
    let vault = Vault(database: try .inMemory(), masterKey: .generate())
    let entry = try await vault.prepare([1, 2, 3], patient: ada, kind: .reason)
    let id = entry.reference.id
    for other in [
      VaultReference(id: id, patient: ben, kind: .reason), VaultReference(id: id, patient: ada, kind: .patient),
      VaultReference(id: .random("ve"), patient: ada, kind: .reason),
    ] {
      await #expect(throws: StorageError.tampered(other.id)) {
        try await vault.open(SealedEntry(reference: other, sealed: entry.sealed))
      }
      await #expect(throws: StorageError.noSuchEntry(other.id)) { try await vault.open(other) }
    }
  }

  @Test func anotherMasterKeyIsNamedAndMakesNoKeys() async throws {
    let database = try Database.inMemory()
    let right = MasterKey.generate()
    let reference = try await Vault(database: database, masterKey: right).seal([7], patient: ada, kind: .reason)
    let wrong = Vault(database: database, masterKey: .generate())
    await #expect(throws: StorageError.wrongMasterKey) { try await wrong.checkMasterKey() }
    await #expect(throws: StorageError.wrongMasterKey) { try await wrong.open(reference) }
    await #expect(throws: StorageError.wrongMasterKey) { try await wrong.seal([1], patient: ben, kind: .reason) }
    await #expect(throws: StorageError.wrongMasterKey) { try await wrong.commitment(to: [1], patient: ben) }
    #expect(try await Vault(database: database, masterKey: right).open(reference) == [7])
  }

  @Test func commitmentsAreStableKeyedPerPatientAndOutliveARestart() async throws {
    let database = try Database.inMemory()
    let key = MasterKey.generate()
    let vault = Vault(database: database, masterKey: key)
    let first = try await vault.commitment(to: [1, 2], patient: ada)
    #expect(first.hasPrefix("hmac-sha256:") && first.utf8.count == 12 + 64)
    #expect(try await vault.commitment(to: [1, 2], patient: ben) != first)
    #expect(try await vault.commitment(to: [1, 3], patient: ada) != first)
    #expect(try await Vault(database: database, masterKey: key).commitment(to: [1, 2], patient: ada) == first)
  }

  @Test func firstUsesAtOnceAgreeOnThePatientsKeys() async throws {
    let database = try Database.inMemory()
    let key = MasterKey.generate()
    let patient = ada
    let commitments = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 {
        group.addTask { try await Vault(database: database, masterKey: key).commitment(to: [9], patient: patient) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(commitments.count == 1)
  }

  @Test func shreddingDestroysEverythingOfOnePatientOnly() async throws {
    let database = try Database.inMemory()
    let key = MasterKey.generate()
    let vault = Vault(database: database, masterKey: key)
    let ofAda = try await vault.seal([1], patient: ada, kind: .reason)
    let ofBen = try await vault.seal([2], patient: ben, kind: .reason)
    try await vault.shred(patient: ada, at: Timestamp(milliseconds: 1))
    for vault in [vault, Vault(database: database, masterKey: key)] {
      await #expect(throws: StorageError.shredded) { try await vault.open(ofAda) }
      await #expect(throws: StorageError.shredded) { try await vault.seal([3], patient: ada, kind: .reason) }
      #expect(try await vault.open(ofBen) == [2])
    }
  }

  @Test func aPayloadsFivePanesComeBackNewestFirst() async throws {
    let vault = Vault(database: try .inMemory(), masterKey: .generate())
    let session = SessionID("se_1")!
    var stored: [InferencePayload] = []
    for number in 0..<3 {
      let payload = InferencePayload(
        inference: InferenceID("in_\(number)")!, patient: ada, session: number == 2 ? nil : session,
        recordedAt: Timestamp(milliseconds: Int64(number)), agentSent: Array("sent\(number)".utf8), left: [],
        cameBack: [0, 255, 10], agentGot: Array(repeating: 7, count: 70_000), annotations: Array("{}".utf8))
      try await vault.store(payload)
      stored.append(payload)
    }
    #expect(try await vault.payload(of: InferenceID("in_1")!) == stored[1])
    #expect(try await vault.payload(of: InferenceID("none")!) == nil)
    #expect(try await vault.payloads(patient: ada).map(\.inference.rawValue) == ["in_2", "in_1", "in_0"])
    #expect(try await vault.payloads(session: session).map(\.inference.rawValue) == ["in_1", "in_0"])
    #expect(try await vault.payloads(patient: ada, limit: 1).count == 1)
    #expect(try await vault.payloads(patient: ben).isEmpty)
  }

  @Test func aSecondPayloadOfAnInferenceReplacesTheFirst() async throws {
    let vault = Vault(database: try .inMemory(), masterKey: .generate())
    for text in ["first", "second"] {
      try await vault.store(
        InferencePayload(
          inference: InferenceID("in")!, patient: ada, session: nil, recordedAt: Timestamp(milliseconds: 1),
          agentSent: Array(text.utf8), left: [], cameBack: [], agentGot: [], annotations: []))
    }
    #expect(try await vault.payload(of: InferenceID("in")!)?.agentSent == Array("second".utf8))
    #expect(try await vault.payloads(patient: ada).count == 1)
  }

  @Test func framingRefusesEveryTruncation() {
    let framed = PayloadFraming.frame([[1, 2, 3], [], [4]])
    #expect(PayloadFraming.parts(of: framed) == [[1, 2, 3], [], [4]])
    for length in 0..<framed.count { #expect(PayloadFraming.parts(of: Array(framed.prefix(length)))?.count != 3) }
    #expect(PayloadFraming.parts(of: Array(repeating: 255, count: 8)) == nil)
  }
}

@Suite struct MasterKeyTests {
  @Test func anAbsentKeyFileIsMadePrivateAndReadBack() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/master.key"
    let made = try MasterKey.load(path: path)
    #expect(try MasterKey.load(path: path).key == made.key)
    #expect(try permissions(path) == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["master.key"])
  }

  @Test func aKeyFileThatOthersMayReadIsRefused() throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/master.key"
    _ = try MasterKey.load(path: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: StorageError.self) { try MasterKey.load(path: path) }
  }

  @Test(arguments: ["", "\n", "zz", String(repeating: "a", count: 63), String(repeating: "a", count: 65)])
  func aKeyFileOfAnotherFormIsRefused(text: String) throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/master.key"
    #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(throws: StorageError.self) { try MasterKey.load(path: path) }
  }

  @Test func startsAtOnceAgreeOnOneKey() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/master.key"
    let keys = try await withThrowingTaskGroup(of: MasterKey.self) { group in
      for _ in 0..<8 { group.addTask { try MasterKey.load(path: path) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(keys.allSatisfy { $0.key == keys[0].key })
  }
}

func permissions(_ path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}
