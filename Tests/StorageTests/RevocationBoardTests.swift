import ClinicalModel
import Sessions
import Testing

@Suite struct RevocationBoardTests {
  let session = SessionID("se")!
  let other = SessionID("other")!
  let inference = InferenceID("in")!

  @Test func revocationReachesWhatRunsUnderTheSessionOnce() {
    let (board, told, untouched) = (RevocationBoard(), Told(), Told())
    let registration = board.register(inference, session: session, onRevoked: told.callback)
    board.register(InferenceID("in2")!, session: other, onRevoked: untouched.callback)
    #expect(registration.revokedAlready == nil)
    #expect(board.running(session: session) == [inference])
    board.revoke(session: session, reason: .byOfficer)
    board.revoke(session: session, reason: .sessionEnded)
    #expect(told.all == [.byOfficer])
    #expect(untouched.all.isEmpty)
    #expect(board.runningCount == 1)
  }

  @Test func whoRegistersAfterTheRevocationIsToldAtOnce() {
    let (board, told) = (RevocationBoard(), Told())
    board.revoke(session: session, reason: .consentWithdrawn)
    let registration = board.register(inference, session: session, onRevoked: told.callback)
    #expect(registration.revokedAlready == .consentWithdrawn)
    #expect(told.all == [.consentWithdrawn])
    #expect(board.runningCount == 0)
  }

  @Test func whatIsOverIsNotTold() {
    let (board, told) = (RevocationBoard(), Told())
    board.register(inference, session: session, onRevoked: told.callback).end()
    board.unregister(inference)
    board.revoke(session: session, reason: .byOfficer)
    #expect(told.all.isEmpty)
    #expect(board.running(session: session).isEmpty)
  }

  @Test func aCallbackMayUseTheBoard() {
    let (board, told) = (RevocationBoard(), Told())
    board.register(inference, session: session) { [inference] reason in
      board.unregister(inference)
      told.callback(reason)
    }
    board.revoke(session: session, reason: .shutdown)
    #expect(told.all == [.shutdown])
  }

  @Test func everythingEndsAtAStop() {
    let (board, told) = (RevocationBoard(), Told())
    board.register(inference, session: session, onRevoked: told.callback)
    board.register(InferenceID("in2")!, session: other, onRevoked: told.callback)
    board.revokeEverything(reason: .shutdown)
    #expect(told.all == [.shutdown, .shutdown])
    #expect(board.runningCount == 0)
  }

  @Test func rememberedRevocationsAreBoundedAndTheNewestStay() {
    let board = RevocationBoard()
    let ids = (0..<RevocationBoard.rememberedMax + 10).map { SessionID("se_\($0)")! }
    for id in ids { board.revoke(session: id, reason: .byOfficer) }
    let (old, new) = (Told(), Told())
    board.register(InferenceID("old")!, session: ids[9], onRevoked: old.callback)
    board.register(InferenceID("new")!, session: ids[10], onRevoked: new.callback)
    #expect(old.all.isEmpty)
    #expect(new.all == [.byOfficer])
  }

  @Test func nobodyIsMissedWhenRegistrationAndRevocationRace() async {
    for round in 0..<200 {
      let board = RevocationBoard()
      let told = Shared<[InferenceID: Int]>([:])
      let session = self.session
      await withTaskGroup(of: Void.self) { group in
        group.addTask { board.revoke(session: session, reason: .byOfficer) }
        for number in 0..<8 {
          let id = InferenceID("in_\(number)")!
          group.addTask {
            board.register(id, session: session) { _ in told.withLock { $0[id, default: 0] += 1 } }
          }
        }
      }
      #expect(told.withLock { $0.count == 8 && $0.values.allSatisfy { $0 == 1 } }, "round \(round)")
      #expect(board.runningCount == 0)
    }
  }
}
