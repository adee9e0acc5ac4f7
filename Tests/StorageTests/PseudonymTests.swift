import ClinicalModel
import PHIDetection
import Testing

@testable import Sessions
@testable import Storage

@Suite struct PseudonymTests {
  @Test func aSessionsMapIsSharedSealedAndOutlivesARestart() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let pseudonyms = SessionPseudonyms(database: house.database, vault: house.vault)
    let map = try await pseudonyms.map(for: session)
    #expect(try await pseudonyms.map(for: session) === map)
    let given = map.withMap { map in
      var random = SystemRandomNumberGenerator()
      return map.pseudonym(for: "Ada Quillfeather", kind: .name, using: &random)
    }
    #expect(map.hasUnsaved)
    try await map.save()
    try await map.save()
    #expect(!map.hasUnsaved)
    pseudonyms.forget(session.id)
    for pseudonyms in [pseudonyms, SessionPseudonyms(database: house.database, vault: house.vault)] {
      let again = try await pseudonyms.map(for: session)
      #expect(again.snapshot.value(of: given) == "Ada Quillfeather")
      #expect(!again.hasUnsaved)
    }
  }

  @Test func inferencesAtOnceShareOneMapAndLoseNothing() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let pseudonyms = SessionPseudonyms(database: house.database, vault: house.vault)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        group.addTask {
          let map = try await pseudonyms.map(for: session)
          map.withMap { map in
            var random = SystemRandomNumberGenerator()
            _ = map.pseudonym(for: "Person \(number)", kind: .name, using: &random)
          }
          try await map.save()
        }
      }
      try await group.waitForAll()
    }
    let fresh = SessionPseudonyms(database: house.database, vault: house.vault)
    #expect(try await fresh.map(for: session).snapshot.count == 16)
  }

  @Test func sessionsDoNotShareMaps() async throws {
    let (house, issued) = try await House.furnished()
    let pseudonyms = SessionPseudonyms(database: house.database, vault: house.vault)
    let first = try await pseudonyms.map(for: try await house.openSession(issued))
    let second = try await pseudonyms.map(for: try await house.openSession(issued))
    #expect(first !== second)
  }
}

@Suite struct PatientRegisterTests {
  @Test func patientsAreKnownToDetectionByTheirId() async throws {
    let (house, _) = try await House.furnished()
    #expect(house.patients.patients == [House.ada, House.ben])
    #expect(house.patients.knownPatients.count == 2)
    try await house.patients.add(House.patient("p3", "Cleo"), by: House.officer.id)
    #expect(house.patients.knownPatients.count == 3)
  }

  @Test func aPatientAddedWhileRunningIsFoundAtOnceAndAfterTheIndexIsBuiltAnew() async throws {
    let (house, _) = try await House.furnished()
    _ = house.patients.knownPatients
    try await house.patients.add(House.patient("p3", "Cleo"), by: House.officer.id)
    let cleo = Subject.patient(PatientKey("p3"))
    func subjects() -> [Subject] {
      let name = house.patients.patient(PatientID("p3") ?? House.ada.id)?.name.full ?? ""
      return Detector(knownPatients: house.patients.knownPatients).findings(in: "Seen: \(name).").map(\.subject)
    }
    #expect(subjects() == [cleo])
    #expect(house.patients.knownPatients.recentCount == 1)
    house.patients.buildIndex()
    #expect(subjects() == [cleo])
    #expect(house.patients.knownPatients.recentCount == 0)
  }

  @Test func patientsAddedWhileTheIndexIsBuiltAreNotForgotten() async throws {
    let (house, _) = try await House.furnished()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { try await house.patients.add(House.patient("q\(number)", "Name\(number)")) }
        group.addTask {
          house.patients.buildIndex()
          _ = house.patients.knownPatients
        }
      }
      try await group.waitForAll()
    }
    #expect(house.patients.knownPatients.count == 42)
  }

  @Test func aPseudonymNeverChangesAndAnUpdateReplaces() async throws {
    let (house, _) = try await House.furnished()
    await #expect(throws: SessionError.self) { try await house.patients.add(House.patient("p1", "Ada")) }
    let changed = Patient(
      id: House.ada.id, pseudonym: House.ada.pseudonym, name: HumanName(given: ["Ada"], family: "Newname"),
      birthDate: House.ada.birthDate, sex: .female, mrn: House.ada.mrn, phones: ["555-0100"])
    try await house.patients.add(changed)
    let again = try await house.restarted()
    #expect(again.patients.patient(House.ada.id) == changed)
  }

  @Test func anotherMasterKeyStopsTheStart() async throws {
    let (house, _) = try await House.furnished()
    await #expect(throws: SessionError.storage(.wrongMasterKey)) {
      try await House(database: house.database, ledger: house.ledger, masterKey: .generate())
    }
  }

  @Test func aShreddedPatientIsGoneAfterARestart() async throws {
    let (house, _) = try await House.furnished()
    try await house.vault.shred(patient: House.ada.id, at: house.clock.now)
    let again = try await house.restarted()
    #expect(again.patients.patient(House.ada.id) == nil)
    #expect(again.patients.patient(House.ben.id) == House.ben)
  }
}

@Suite struct PseudonymMemoryTests {
  @Test func aMapThatAnInferenceHoldsIsNeverOpenedTwice() async throws {
    let (house, issued) = try await House.furnished()
    let pseudonyms = SessionPseudonyms(database: house.database, vault: house.vault, keptMax: 1)
    let (first, second) = (try await house.openSession(issued), try await house.openSession(issued))
    let held = try await pseudonyms.map(for: first)
    _ = try await pseudonyms.map(for: second)
    #expect(try await pseudonyms.map(for: first) === held)
    pseudonyms.forget(first.id)
    #expect(try await pseudonyms.map(for: first) === held)
  }
}
