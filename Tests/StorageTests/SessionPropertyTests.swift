import AuditRecords
import ClinicalModel
import SeededNumbers
import Testing

@testable import Governance
@testable import Sessions
@testable import Storage

/// A long day at random: people ask, approve, withdraw, suspend and rotate while the ledger comes and goes and the
/// program restarts. Whatever the order, these hold.
@Suite struct SessionPropertyTests {
  @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34] as [UInt64])
  func nothingIsOpenWithoutItsGrounds(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    var (house, _) = try await House.furnished()
    for step in 0..<120 {
      if random.next() % 12 == 0 {
        house = try await House(
          database: house.database, ledger: await mended(house.ledger), masterKey: house.masterKey, clock: house.clock)
      }
      let name = await act(on: house, &random)
      checkGrounds(house, "seed \(seed), step \(step), after \(name)")
    }
    try await checkRecords(house, "seed \(seed)")
  }

  private func mended(_ ledger: FakeLedger) async -> FakeLedger {
    await ledger.breakDown(nil)
    return ledger
  }

  /// One act; refusals are part of the day. Returns its name.
  private func act(on house: House, _ random: inout SeededGenerator) async -> String {
    let patient = [House.ada, House.ben].randomElement(using: &random)?.id ?? House.ada.id
    let purpose = [Purpose.drafting, .summarisation].randomElement(using: &random) ?? .drafting
    let doctor = House.clinician.id
    let live = house.directory.keys.filter { $0.revokedAt == nil }
    let key = (random.next() % 8 == 0 ? house.directory.keys : live).randomElement(using: &random)
    let waiting = house.desk.pendingRequests(clinician: nil).randomElement(using: &random)
    let open = house.desk.sessions(SessionFilter(activeOnly: true)).randomElement(using: &random)
    switch random.next() % 16 {
    case 0...2:
      guard let key else { return "nothing" }
      let model = ["a", "b", "c"].randomElement(using: &random) ?? "a"
      _ = try? await house.request(IssuedKey(secret: "", key: key), model: model)
      return "request"
    case 3...6:
      guard let waiting else { return "nothing" }
      let minutes = Int.random(in: 1...30, using: &random)
      _ = try? await house.desk.approve(waiting.id, patient: patient, purpose: purpose, by: doctor, minutes: minutes)
      return "approve"
    case 7:
      if let waiting { try? await house.desk.deny(waiting.id, reason: "", by: doctor) }
      return "deny"
    case 8:
      if let open { try? await house.desk.end(open.id, by: doctor) }
      return "end"
    case 9:
      if let open { try? await house.desk.revoke(open.id, reason: "", by: House.officer.id) }
      return "revoke"
    case 10, 11:
      let status: ConsentStatus = random.next() % 3 == 0 ? .revoked : .optedIn
      _ = try? await house.consents.set(status, patient: patient, purpose: purpose, by: doctor)
      return "consent \(status)"
    case 12:
      house.clock.advance(seconds: Int64.random(in: 1...600, using: &random))
      try? await house.desk.expireDue(now: house.clock.now)
      return "time"
    case 13:
      _ = try? await house.directory.rotateKeys(device: House.device.id, by: House.officer.id)
      return "rotate"
    case 14:
      try? await house.directory.upsert(House.agent(random.next() % 3 == 0 ? .suspended : .active))
      return "agent"
    default:
      let fault: FakeLedger.Fault? = [nil, .beforeAppend, .afterAppend, nil].randomElement(using: &random) ?? nil
      await house.ledger.breakDown(fault)
      return "ledger \(fault.map { "\($0)" } ?? "works")"
    }
  }

  private func checkGrounds(_ house: House, _ place: String) {
    let open = house.desk.sessions(SessionFilter(activeOnly: true))
    #expect(Set(open.map(\.key)).count == open.count, "two sessions of one key: \(place)")
    for session in open {
      let consent = house.consents.consent(patient: session.patient, purpose: session.purpose)
      #expect(consent.status == .optedIn, "no consent: \(place)")
      #expect(house.directory.key(session.key)?.revokedAt == nil, "a dead key: \(place)")
      #expect(house.directory.agent(session.agent)?.status == .active, "an agent out of use: \(place)")
      let isAnswered = house.desk.activeSession(key: session.key, at: house.clock.now) == session
      #expect(isAnswered == session.isActive(at: house.clock.now), "not answered: \(place)")
    }
  }

  /// When the ledger works again, memory, disk and ledger tell the same story, each event once.
  private func checkRecords(_ house: House, _ place: String) async throws {
    await house.ledger.breakDown(nil)
    #expect(await house.desk.keepHouse().isEmpty)
    try await house.directory.sweep(now: house.clock.now)
    let again = try await house.restarted()
    #expect(again.desk.sessions().count == house.desk.sessions().count, "\(place)")
    for session in house.desk.sessions() {
      #expect(again.desk.session(session.id) == session, "\(place)")
      let kinds = await house.ledger.records.filter { $0.session == session.id }.map(\.kind)
      let closing: [RecordKind] =
        switch session.state {
        case .active: []
        case .ended: [.sessionEnded]
        case .expired: [.sessionExpired]
        case .revoked: [.sessionRevoked]
        }
      #expect(kinds == [.sessionApproved] + closing, "\(session.id): \(place)")
    }
    for patient in [House.ada.id, House.ben.id] {
      for purpose in Purpose.allCases {
        let consent = house.consents.consent(patient: patient, purpose: purpose)
        #expect(again.consents.consent(patient: patient, purpose: purpose) == consent, "\(place)")
      }
    }
    let outboxIDs = await house.ledger.records.compactMap(\.outbox)
    #expect(Set(outboxIDs).count == outboxIDs.count, "a record twice: \(place)")
    #expect(again.directory.keys == house.directory.keys, "\(place)")
  }
}
