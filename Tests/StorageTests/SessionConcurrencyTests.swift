import AuditRecords
import ClinicalModel
import Testing

@testable import Governance
@testable import Sessions
@testable import Storage

@Suite struct SessionConcurrencyTests {
  let ada = House.ada.id
  let doctor = House.clinician.id

  @Test func ofTwoApprovalsAtOnceOneOpensAndOneIsTold() async throws {
    let (house, issued) = try await House.furnished()
    let desk = house.desk
    let request = try await house.request(issued)
    let outcomes = await withTaskGroup(of: Result<Session, SessionError>.self) { group in
      for _ in 0..<8 {
        group.addTask { [ada, doctor] in
          do throws(SessionError) {
            return .success(
              try await desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor).session)
          } catch {
            return .failure(error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let opened = outcomes.compactMap { try? $0.get() }
    #expect(opened.count == 1)
    #expect(house.active(issued) == opened.first)
    for case .failure(let error) in outcomes {
      #expect(error == .requestAlreadyDecided(request.id, state: .approved))
    }
    #expect(await house.ledger.kinds.count { $0 == .sessionApproved } == 1)
  }

  @Test func ofTwoRevocationsAtOnceOneIsRecorded() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let desk = house.desk
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { [doctor] in (try? await desk.revoke(session.id, reason: "", by: doctor)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(done == 1)
    #expect(await house.ledger.kinds.count { $0 == .sessionRevoked } == 1)
  }

  /// The ledger calls back at the worst instant: the approval is on disk and its record is being written.
  private func withdrawDuringApproval(
    _ withdraw: @escaping @Sendable (House, IssuedKey) async -> Void, expecting reason: RevocationReason
  ) async throws {
    let (house, issued) = try await House.furnished()
    let request = try await house.request(issued)
    await house.ledger.onAppend { record in
      if record.kind == .sessionApproved { await withdraw(house, issued) }
    }
    await #expect(throws: SessionError.revokedMeanwhile(reason)) {
      try await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
    }
    #expect(house.active(issued) == nil)
    #expect(house.desk.sessions().map(\.state) == [.revoked(at: house.clock.now, reason: reason)])
    let again = try await house.restarted()
    #expect(again.active(issued) == nil)
    #expect(await house.ledger.kinds.suffix(2) == [.sessionApproved, .sessionRevoked])
  }

  @Test func aKeyRevokedDuringAnApprovalWins() async throws {
    try await withdrawDuringApproval(
      { house, issued in
        try? await house.desk.revokeSessions(keys: [issued.key.id], reason: .agentSuspended, by: nil)
      }, expecting: .agentSuspended)
  }

  @Test func aConsentWithdrawnDuringAnApprovalWins() async throws {
    try await withdrawDuringApproval(
      { house, _ in
        try? await house.desk.consentWithdrawn(patient: House.ada.id, purpose: .drafting, by: House.officer.id)
      }, expecting: .consentWithdrawn)
  }

  @Test func anApprovalAndAWithdrawalAtOnceNeverLeaveASessionOpen() async throws {
    for round in 0..<20 {
      let (house, issued) = try await House.furnished()
      let request = try await house.request(issued)
      let told = Told()
      await withTaskGroup(of: Void.self) { group in
        group.addTask { [ada, doctor] in
          for _ in 0..<(round % 5) { await Task.yield() }
          let opened = try? await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
          guard let session = opened?.session else { return }
          house.board.register(InferenceID("in")!, session: session.id, onRevoked: told.callback)
        }
        group.addTask { [ada] in
          for _ in 0..<(round / 5) { await Task.yield() }
          _ = try? await house.consents.set(.revoked, patient: ada, purpose: .drafting, by: House.officer.id)
        }
      }
      #expect(house.active(issued) == nil, "round \(round)")
      #expect(house.board.runningCount == 0, "round \(round)")
      let again = try await house.restarted()
      #expect(again.desk.sessions(SessionFilter(activeOnly: true)).isEmpty, "round \(round)")
    }
  }

  @Test func anApprovalAndAKeyRotationAtOnceNeverLeaveASessionOpen() async throws {
    for round in 0..<20 {
      let (house, issued) = try await House.furnished()
      let request = try await house.request(issued)
      await withTaskGroup(of: Void.self) { group in
        group.addTask { [ada, doctor] in
          for _ in 0..<(round % 5) { await Task.yield() }
          _ = try? await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
        }
        group.addTask {
          for _ in 0..<(round / 5) { await Task.yield() }
          _ = try? await house.directory.rotateKeys(device: House.device.id, by: House.officer.id)
        }
      }
      #expect(house.desk.sessions(SessionFilter(activeOnly: true)).isEmpty, "round \(round)")
      #expect(house.directory.caller(presenting: issued.secret) == nil, "round \(round)")
      #expect(try await house.restarted().desk.sessions(SessionFilter(activeOnly: true)).isEmpty, "round \(round)")
    }
  }

  @Test func aRevocationHoldsWhereTheLedgerFailsAndIsRecordedLater() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let told = Told()
    house.board.register(InferenceID("in")!, session: session.id, onRevoked: told.callback)
    await house.ledger.breakDown(.beforeAppend)
    await #expect(throws: SessionError.notRecorded("Broken")) {
      try await house.desk.revoke(session.id, reason: "", by: doctor)
    }
    #expect(told.all == [.byClinician])
    #expect(house.active(issued) == nil)
    await house.ledger.breakDown(nil)
    #expect(try await house.restarted().active(issued) == nil)
    #expect(await house.ledger.kinds.last == .sessionRevoked)
  }

  @Test func aRevocationHoldsWhereTheDiskFailsAndIsWrittenLater() async throws {
    let directory = TemporaryDirectory()
    let database = try Database(path: directory.path + "/c.db")
    let house = try await House(database: database)
    let issued = try await house.furnish()
    let session = try await house.openSession(issued)
    let told = Told()
    house.board.register(InferenceID("in")!, session: session.id, onRevoked: told.callback)
    try await database.write { try $0.execute("ALTER TABLE session RENAME TO lost") }
    await #expect(throws: SessionError.self) { try await house.desk.revoke(session.id, reason: "", by: doctor) }
    #expect(told.all == [.byClinician])
    #expect(house.active(issued) == nil)
    try await database.write { try $0.execute("ALTER TABLE lost RENAME TO session") }
    try await house.desk.expireDue(now: house.clock.now)
    #expect(try await house.restarted().active(issued) == nil)
    #expect(await house.ledger.kinds.count { $0 == .sessionRevoked } == 1)
  }

  @Test func anApprovalThatIsNotRecordedOpensNothing() async throws {
    let (house, issued) = try await House.furnished()
    let request = try await house.request(issued)
    await house.ledger.breakDown(.beforeAppend)
    await #expect(throws: SessionError.notRecorded("Broken")) {
      try await house.desk.approve(request.id, patient: ada, purpose: .drafting, by: doctor)
    }
    #expect(house.active(issued) == nil)
    await house.ledger.breakDown(nil)
    try await house.desk.expireDue(now: house.clock.now)
    #expect(await house.ledger.kinds.suffix(2) == [.sessionApproved, .sessionEnded])
    let again = try await house.restarted()
    #expect(again.active(issued) == nil)
    // And the way is free again.
    _ = try await again.openSession(issued)
    #expect(again.active(issued) != nil)
  }

  @Test func aCancelledTaskStillRevokes() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let task = Task { [doctor] in
      withUnsafeCurrentTask { $0?.cancel() }
      try await house.desk.revoke(session.id, reason: "", by: doctor)
    }
    try await task.value
    #expect(try await house.restarted().active(issued) == nil)
    #expect(await house.ledger.kinds.last == .sessionRevoked)
  }
}
