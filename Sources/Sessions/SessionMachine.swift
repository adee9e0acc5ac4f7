import ClinicalModel

/// What can happen to a session.
enum SessionEvent: Hashable, Sendable {
  case end(at: Timestamp)
  case expire(at: Timestamp)
  case revoke(at: Timestamp, RevocationReason)
}

/// What can happen to a session request.
enum SessionRequestEvent: Hashable, Sendable, CaseIterable { case approve, deny, expire }

/// The state after an event, or `nil` where the event is refused. No state leads back to `active` or `pending`.
enum SessionMachine {
  static func state(after event: SessionEvent, in state: SessionState) -> SessionState? {
    switch (state, event) {
    case (.active, .end(let at)): .ended(at: at)
    case (.active, .expire(let at)): .expired(at: at)
    case (.active, .revoke(let at, let reason)): .revoked(at: at, reason: reason)
    case (.ended, _), (.expired, _), (.revoked, _): nil
    }
  }

  static func state(after event: SessionRequestEvent, in state: SessionRequestState) -> SessionRequestState? {
    switch (state, event) {
    case (.pending, .approve): .approved
    case (.pending, .deny): .denied
    case (.pending, .expire): .expired
    case (.approved, _), (.denied, _), (.expired, _): nil
    }
  }
}
