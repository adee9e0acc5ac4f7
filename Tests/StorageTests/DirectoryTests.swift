import AuditRecords
import ClinicalModel
import Testing

@testable import Governance
@testable import Sessions
@testable import Storage

@Suite struct DirectoryTests {
  let officer = House.officer.id

  @Test func aDeviceKeyNamesAgentDeviceAndClinician() async throws {
    let (house, issued) = try await House.furnished()
    #expect(issued.secret.hasPrefix("chp_") && issued.secret.utf8.count == 47)
    let caller = try #require(house.directory.caller(presenting: issued.secret))
    #expect(caller.agent == House.agent(.active) && caller.device == House.device)
    #expect(caller.clinician == House.clinician && caller.key == issued.key)
    for wrong in ["", "chp_", issued.secret + "A", String(issued.secret.dropLast()), issued.key.secretHash] {
      #expect(house.directory.identify(presenting: wrong) == .unknown)
    }
  }

  @Test func keysAreOnlyForWhatIsRegisteredAndForClinicians() async throws {
    let (house, issued) = try await House.furnished()
    let key = issued.key
    await #expect(throws: DirectoryError.notAClinician(officer)) {
      try await house.directory.issueKey(agent: key.agent, device: key.device, clinician: officer)
    }
    await #expect(throws: DirectoryError.noSuchAgent(AgentID("x")!)) {
      try await house.directory.issueKey(agent: AgentID("x")!, device: key.device, clinician: key.clinician)
    }
    await #expect(throws: DirectoryError.noSuchDevice(DeviceID("x")!)) {
      try await house.directory.issueKey(agent: key.agent, device: DeviceID("x")!, clinician: key.clinician)
    }
    await #expect(throws: DirectoryError.noSuchDevice(DeviceID("x")!)) {
      try await house.directory.rotateKeys(device: DeviceID("x")!, by: officer)
    }
  }

  @Test func rotationKillsOldKeysSessionsAndStreamsAtOnce() async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let waiting = try await house.request(issued, model: "b")
    let told = Told()
    house.board.register(InferenceID("in")!, session: session.id, onRevoked: told.callback)
    let new = try #require(try await house.directory.rotateKeys(device: House.device.id, by: officer).first)
    #expect(house.directory.caller(presenting: issued.secret) == nil)
    #expect(house.directory.caller(presenting: new.secret)?.clinician == House.clinician)
    #expect(told.all == [.deviceKeyRevoked])
    #expect(house.active(issued) == nil)
    #expect(house.desk.request(waiting.id)?.state == .expired)
    let kinds = await house.ledger.kinds.suffix(4)
    #expect(kinds == [.sessionRevoked, .sessionRequestExpired, .deviceKeyRevoked, .deviceKeyRotated])
    let again = try await house.restarted()
    #expect(again.directory.caller(presenting: issued.secret) == nil)
    #expect(again.directory.caller(presenting: new.secret) != nil)
    #expect(try await again.directory.revokeKey(new.key.id, by: officer))
    #expect(try await !again.directory.revokeKey(new.key.id, by: officer))
    #expect(try await again.directory.rotateKeys(device: House.device.id, by: officer).isEmpty)
  }

  @Test func aSessionApprovedWhileItsKeyIsBeingRevokedIsRevokedToo() async throws {
    let (house, issued) = try await House.furnished()
    let calls = Shared(0)
    house.directory.setRevocationHandler { [desk = house.desk] keys, reason, user in
      try await desk.revokeSessions(keys: keys, reason: reason, by: user)
      // The worst instant: the sessions are gone, and the key is not yet revoked on disk.
      guard
        calls.withLock({ calls in
          calls += 1
          return calls == 1
        })
      else { return }
      _ = try await house.openSession(issued)
    }
    try await house.directory.revokeKey(issued.key.id, by: officer)
    #expect(calls.withLock { $0 } == 2)
    #expect(house.active(issued) == nil)
    #expect(await house.ledger.kinds.suffix(3) == [.sessionApproved, .deviceKeyRevoked, .sessionRevoked])
    let request = try await house.request(issued)
    await #expect(throws: SessionError.callerRevoked) {
      try await house.desk.approve(request.id, patient: House.ada.id, purpose: .drafting, by: House.clinician.id)
    }
  }

  @Test func aDeadKeyStaysDeadWhereTheDiskFails() async throws {
    let (house, issued) = try await House.furnished()
    try await house.database.write { try $0.execute("ALTER TABLE device_key RENAME TO lost") }
    await #expect(throws: DirectoryError.self) { try await house.directory.revokeKey(issued.key.id, by: officer) }
    #expect(house.directory.caller(presenting: issued.secret) == nil)
    try await house.database.write { try $0.execute("ALTER TABLE lost RENAME TO device_key") }
    try await house.directory.sweep(now: house.clock.now)
    #expect(try await house.restarted().directory.caller(presenting: issued.secret) == nil)
    #expect(await house.ledger.kinds.last == .deviceKeyRevoked)
  }

  @Test(arguments: [AgentStatus.suspended, .revoked])
  func anAgentTakenOutOfUseLosesItsSessions(status: AgentStatus) async throws {
    let (house, issued) = try await House.furnished()
    let session = try await house.openSession(issued)
    let waiting = try await house.request(issued, model: "b")
    let told = Told()
    house.board.register(InferenceID("in")!, session: session.id, onRevoked: told.callback)
    try await house.directory.upsert(House.agent(status), by: officer)
    #expect(told.all == [.agentSuspended])
    #expect(house.directory.caller(presenting: issued.secret) == nil)
    guard case .agentNotActive(let caller) = house.directory.identify(presenting: issued.secret) else {
      Issue.record("the key of a suspended agent is known")
      return
    }
    #expect(caller.agent.status == status)
    await #expect(throws: SessionError.callerRevoked) {
      try await house.desk.approve(waiting.id, patient: House.ada.id, purpose: .drafting, by: House.clinician.id)
    }
    try await house.directory.upsert(House.agent(.active), by: officer)
    #expect(house.directory.caller(presenting: issued.secret) != nil)
    #expect(house.active(issued) == nil)
  }

  @Test(arguments: [DevicePosture.unhealthy, .stale])
  func aDeviceOutOfOrderLosesItsSessions(posture: DevicePosture) async throws {
    let (house, issued) = try await House.furnished()
    _ = try await house.openSession(issued)
    try await house.directory.upsert(House.device(.healthy), by: officer)
    #expect(house.active(issued) != nil)
    try await house.directory.upsert(House.device(posture), by: officer)
    #expect(house.active(issued) == nil)
    #expect(house.directory.caller(presenting: issued.secret)?.device.posture == posture)
  }

  @Test func registersComeBackAfterARestart() async throws {
    let (house, _) = try await House.furnished()
    let again = try await house.restarted().directory
    #expect(again.vendors == [House.vendor] && again.agents == [House.agent(.active)])
    #expect(again.devices == [House.device] && again.users == house.directory.users && again.keys.count == 1)
    #expect(again.users.count == 3 && again.user(House.clinician.id) == House.clinician)
  }

  @Test func anAgentNeedsItsVendor() async throws {
    let house = try await House(database: .inMemory())
    await #expect(throws: DirectoryError.noSuchVendor(House.vendor.id)) {
      try await house.directory.upsert(House.agent(.active))
    }
    #expect(house.directory.agents.isEmpty)
  }
}

@Suite struct SignInTests {
  let doctor = House.clinician.id

  @Test func theRightPasswordSignsInAndAnyOtherDoesNot() async throws {
    let (house, _) = try await House.furnished()
    let signIn = try #require(try await house.directory.signIn(user: doctor, password: "correct horse"))
    #expect(house.directory.signedInUser(token: signIn.token) == House.clinician)
    #expect(house.directory.signedInUser(token: signIn.token + "x") == nil)
    for wrong in ["", "Correct horse", "correct horse ", String(repeating: "x", count: 2000)] {
      #expect(try await house.directory.signIn(user: doctor, password: wrong) == nil)
    }
    // Without a password nobody signs in.
    #expect(try await house.directory.signIn(user: House.officer.id, password: "") == nil)
    try await house.directory.signOut(signIn.token)
    #expect(house.directory.signedInUser(token: signIn.token) == nil)
    #expect(await house.ledger.kinds.last == .signedOut)
  }

  @Test func anUnknownNameIsRefusedAndNotRepeatedInTheLedger() async throws {
    let (house, _) = try await House.furnished()
    #expect(try await house.directory.signIn(user: UserID("hunter2")!, password: "x") == nil)
    let record = try #require(await house.ledger.records.last)
    #expect(record.kind == .signInFailed && record.user == nil && record.action == .refused)
  }

  @Test func guessingIsBoundedPerUserAndTheWindowPasses() async throws {
    let (house, _) = try await House.furnished()
    for _ in 0..<5 { #expect(try await house.directory.signIn(user: doctor, password: "x") == nil) }
    await #expect(throws: DirectoryError.tooManyAttempts(retryAfterSeconds: 300)) {
      try await house.directory.signIn(user: doctor, password: "correct horse")
    }
    #expect(try await house.directory.signIn(user: House.colleague.id, password: "x") == nil)
    house.clock.advance(seconds: 300)
    #expect(try await house.directory.signIn(user: doctor, password: "correct horse") != nil)
  }

  @Test func guessesAtOnceAreCountedBeforeTheyAreChecked() async throws {
    let (house, _) = try await House.furnished()
    let doctor = doctor
    let checked = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask {
          do { return try await house.directory.signIn(user: doctor, password: "x") == nil } catch { return false }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(checked == 5)
  }

  @Test func signInsOutliveARestartAndEndWhenIdle() async throws {
    let (house, _) = try await House.furnished()
    let signIn = try #require(try await house.directory.signIn(user: doctor, password: "correct horse"))
    house.clock.advance(seconds: 3600 * 11)
    #expect(house.directory.signedInUser(token: signIn.token) != nil)
    try await house.directory.sweep(now: house.clock.now)
    house.clock.advance(seconds: 3600 * 11)
    let again = try await house.restarted()
    #expect(again.directory.signedInUser(token: signIn.token) != nil)
    house.clock.advance(seconds: 3600 * 12)
    #expect(again.directory.signedInUser(token: signIn.token) == nil)
    try await again.directory.sweep(now: house.clock.now)
    #expect(try await again.database.read { try UserStore.signIns(in: $0).count } == 0)
  }

  @Test func aNewPasswordOrOtherRolesEndSignIns() async throws {
    let (house, _) = try await House.furnished()
    let first = try #require(try await house.directory.signIn(user: doctor, password: "correct horse"))
    try await house.directory.upsert(House.clinician, password: "another")
    #expect(house.directory.signedInUser(token: first.token) == nil)
    #expect(try await house.directory.signIn(user: doctor, password: "correct horse") == nil)
    let second = try #require(try await house.directory.signIn(user: doctor, password: "another"))
    try await house.directory.upsert(House.clinician)
    #expect(house.directory.signedInUser(token: second.token) != nil)
    try await house.directory.upsert(User(id: doctor, displayName: "Dr A", roles: [.auditor]))
    #expect(house.directory.signedInUser(token: second.token) == nil)
    #expect(try await house.restarted().directory.signedInUser(token: second.token) == nil)
  }

  @Test func signInsAreBounded() async throws {
    var settings = House.quickSettings
    settings.signInsMax = 2
    let (house, _) = try await House.furnished(settings: settings)
    var tokens: [String] = []
    for _ in 0..<3 {
      house.clock.advance(seconds: 1)
      tokens.append(try #require(try await house.directory.signIn(user: doctor, password: "correct horse")).token)
    }
    #expect(tokens.map { house.directory.signedInUser(token: $0) != nil } == [false, true, true])
  }

  @Test func passwordHashesReadBackAndRefuseOtherText() throws {
    let hash = try PasswordHash(password: "pässword", cost: .init(logRounds: 4))
    let text = hash.text
    #expect(try PasswordHash(text: text)?.matches("pässword") == true)
    #expect(try PasswordHash(text: text)?.matches("passwort") == false)
    #expect(try PasswordHash(password: "pässword", cost: .init(logRounds: 4)).text != text)
    for wrong in ["", "$scrypt$", text + "$", String(text.dropLast()), text.replacing("ln=4", with: "ln=40")] {
      #expect(PasswordHash(text: wrong) == nil, "\(wrong)")
    }
  }

  @Test func aFloodOfMadeUpNamesIsRefusedUnseenAndLocksNobodyOut() {
    var throttle = SignInThrottle(perNameMax: 5, unknownNamesMax: 10, windowSeconds: 60)
    let now = Timestamp(milliseconds: 0)
    for number in 0..<10 { #expect(throttle.attempt(UserID("u\(number)")!, isKnown: false, at: now) == .check) }
    #expect(throttle.attempt(UserID("u10")!, isKnown: false, at: now) == .refuseUnseen)
    for _ in 0..<5 { #expect(throttle.attempt(doctor, isKnown: true, at: now) == .check) }
    #expect(throttle.attempt(doctor, isKnown: true, at: now) == .wait(seconds: 60))
    #expect(throttle.attempt(doctor, isKnown: true, at: now.advanced(bySeconds: 59)) == .wait(seconds: 1))
    #expect(throttle.attempt(doctor, isKnown: true, at: now.advanced(bySeconds: -9)) == .wait(seconds: 69))
    throttle.succeeded(doctor)
    #expect(throttle.attempt(doctor, isKnown: true, at: now) == .check)
    #expect(throttle.attempt(UserID("u11")!, isKnown: false, at: now.advanced(bySeconds: 60)) == .check)
  }

  @Test func oneUsersSignInsCrowdOutTheirOwnFirst() async throws {
    var settings = House.quickSettings
    settings.signInsPerUserMax = 2
    settings.signInsMax = 3
    let (house, _) = try await House.furnished(settings: settings)
    try await house.directory.upsert(House.colleague, password: "battery")
    let other = try #require(try await house.directory.signIn(user: House.colleague.id, password: "battery"))
    for _ in 0..<4 {
      house.clock.advance(seconds: 1)
      _ = try await house.directory.signIn(user: doctor, password: "correct horse")
    }
    #expect(house.directory.signedInUser(token: other.token) == House.colleague)
    #expect(try await house.database.read { try UserStore.signIns(in: $0).count } == 3)
  }
}

@Suite struct DeclaredEntryTests {
  @Test func aDeclaredPersonSignsInAndANewHashEndsSignIns() async throws {
    let (house, _) = try await House.furnished()
    let nurse = User(id: UserID("nurse")!, displayName: "Nurse", roles: [.clinician])
    let hash = try PasswordHash(password: "first", cost: .init(logRounds: 4)).text
    try await house.directory.enter(nurse, passwordHash: hash)
    let size = await house.ledger.size
    try await house.directory.enter(nurse, passwordHash: hash)
    #expect(await house.ledger.size == size, "the same again is no change")
    let signIn = try #require(try await house.directory.signIn(user: nurse.id, password: "first"))
    try await house.directory.enter(
      nurse, passwordHash: try PasswordHash(password: "second", cost: .init(logRounds: 4)).text)
    #expect(house.directory.signedInUser(token: signIn.token) == nil)
    await #expect(throws: DirectoryError.invalidPasswordHash(nurse.id)) {
      try await house.directory.enter(nurse, passwordHash: "second")
    }
  }

  @Test func aDeclaredKeyWorksAndDoesNotComeBackOnceRevoked() async throws {
    let (house, issued) = try await House.furnished()
    let secret = Secret.random(prefix: "chp_")
    func enter(_ house: House) async throws {
      try await house.directory.enter(
        keyWithHash: secret.hash, agent: issued.key.agent, device: issued.key.device, clinician: issued.key.clinician)
    }
    try await enter(house)
    let caller = try #require(house.directory.caller(presenting: secret.text))
    _ = try await house.directory.revokeKey(caller.key.id, by: House.officer.id)
    let again = try await house.restarted()
    try await enter(again)
    #expect(again.directory.caller(presenting: secret.text) == nil)
  }
}
