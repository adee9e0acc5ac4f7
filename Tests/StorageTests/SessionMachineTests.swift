import ClinicalModel
import Testing

@testable import Sessions

@Suite struct SessionMachineTests {
  static let at = Timestamp(milliseconds: 7)
  static let closed: [SessionState] =
    [.ended(at: at), .expired(at: at)] + RevocationReason.allCases.map { .revoked(at: at, reason: $0) }
  static let events: [SessionEvent] =
    [.end(at: at), .expire(at: at)] + RevocationReason.allCases.map { .revoke(at: at, $0) }

  @Test func anActiveSessionTakesEveryEvent() {
    let after = Self.events.map { SessionMachine.state(after: $0, in: .active) }
    #expect(after == Self.closed.map(Optional.some))
  }

  @Test(arguments: closed) func aClosedSessionTakesNone(state: SessionState) {
    for event in Self.events { #expect(SessionMachine.state(after: event, in: state) == nil, "\(event)") }
  }

  @Test(arguments: SessionRequestState.allCases, SessionRequestEvent.allCases)
  func aRequestIsDecidedOnce(state: SessionRequestState, event: SessionRequestEvent) {
    let after = SessionMachine.state(after: event, in: state)
    guard state == .pending else {
      #expect(after == nil)
      return
    }
    let expected: [SessionRequestEvent: SessionRequestState] = [
      .approve: .approved, .deny: .denied, .expire: .expired,
    ]
    #expect(after == expected[event])
  }
}
