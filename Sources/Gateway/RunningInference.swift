import ClinicalModel
import Logging
import ModelWire
import NIOCore
import PHIDetection
import Sessions
import Storage
import Synchronization
import Upstreams

/// One inference between its intent record and its outcome record. It owns what must not be lost on any way out: the
/// place among the running ones, the registration for revocation, the upstream's connection, and the duty to record
/// the end, once.
///
/// When it is dropped without an end (a connection that closed before its answer was written), it hands what it knows
/// to `InferenceEndings`, which records that.
final class RunningInference: Sendable {
  private struct State {
    var revoked: RevocationReason?
    var onRevoked: (@Sendable () -> Void)?
    var outgoing: OutgoingRequest?
    var didSend = false
    var isFinished = false
  }

  let rooms: GatewayRooms
  let session: Session
  let trail: Trail
  private let place: InferencePlace
  private let state = Mutex(State())

  init(rooms: GatewayRooms, session: Session, place: InferencePlace, trail: Trail) {
    self.rooms = rooms
    self.session = session
    self.place = place
    self.trail = trail
  }

  deinit {
    rooms.revocations.unregister(trail.inference)
    let left = state.withLock { state in state.isFinished ? nil : state }
    guard let left else { return }
    let record = trail.outcomeRecord(.abandoned, AnswerSummary(), didSend: left.didSend, at: rooms.now())
    rooms.endings.hand(over: KeptEnding(record: record, payload: nil))
  }

  var inference: InferenceID { trail.inference }

  /// Registers for revocation, then makes the intent durable. A session that was revoked meanwhile is noticed at once.
  func begin(committingTo body: [UInt8]) async throws(Refusal) {
    rooms.revocations.register(inference, session: session.id) { [weak self] reason in self?.revoke(reason) }
    let commitment: String
    do {
      commitment = try await rooms.vault.commitment(to: body, patient: session.patient)
    } catch {
      markFinished()
      throw .vaultUnavailable
    }
    do {
      _ = try await rooms.keeper.record(trail.intentRecord(inputCommitment: commitment, at: rooms.now()))
    } catch {
      markFinished()
      throw .ledgerUnavailable
    }
  }

  func willSend(_ outgoing: OutgoingRequest) { state.withLock { $0.outgoing = outgoing } }

  var outgoing: OutgoingRequest? { state.withLock { $0.outgoing } }

  /// Sends what may leave and waits for the answer's head. A revocation meanwhile closes the connection, and so does the
  /// client when it is gone.
  func send(_ outgoing: OutgoingRequest, from arrival: Arrival) async throws(Refusal) -> UpstreamResponse {
    try checkRevoked()
    state.withLock { $0.didSend = true }
    let hangUp = HangUp()
    setRevocationAction { hangUp.pull() }
    arrival.whenClientIsGone { hangUp.pull() }
    defer {
      setRevocationAction(nil)
      arrival.whenClientIsGone(nil)
    }
    let response: UpstreamResponse
    do throws(UpstreamError) {
      response = try await rooms.upstreams.send(
        UpstreamCall(arrival: arrival, outgoing: outgoing).request(), to: outgoing.model.upstream.endpoint,
        on: arrival.eventLoop, until: hangUp)
    } catch {
      try checkRevoked()
      throw Refusal(error)
    }
    try checkRevoked()
    return response
  }

  /// What a revocation does to the part that runs now. It is called at once when the revocation came first.
  func setRevocationAction(_ action: (@Sendable () -> Void)?) {
    let isRevoked = state.withLock { state in
      state.onRevoked = action
      return state.revoked != nil
    }
    if isRevoked { action?() }
  }

  func checkRevoked() throws(Refusal) {
    if let reason = state.withLock({ $0.revoked }) { throw .revoked(reason) }
  }

  private func revoke(_ reason: RevocationReason) {
    let action = state.withLock { state in
      state.revoked = state.revoked ?? reason
      return state.onRevoked
    }
    action?()
  }

  /// Records the end, once, and keeps the four sides for the glass wall. Both are written behind the answer.
  func finish(_ ending: Ending, answer: AnswerSummary = AnswerSummary(), channels: [AnswerWatch.Channel] = []) async {
    guard markFinished() else { return }
    rooms.revocations.unregister(inference)
    let didSend = state.withLock { $0.didSend }
    let panes = GlassWallPanes(
      sent: trail.sent, outgoing: didSend ? outgoing : nil, channels: channels, limit: rooms.limits.paneBytes,
      namesOther: ending.namesOtherPatient)
    await rooms.endings.keep(
      KeptEnding(
        record: trail.outcomeRecord(ending, answer, didSend: didSend, at: rooms.now()),
        payload: panes.payload(of: trail, in: session)))
  }

  var isFinished: Bool { state.withLock { $0.isFinished } }

  @discardableResult
  private func markFinished() -> Bool {
    state.withLock { state in
      let isFirst = !state.isFinished
      state.isFinished = true
      return isFirst
    }
  }
}

extension Refusal {
  /// An upstream's failure as the agent may hear of it.
  init(_ error: UpstreamError) {
    switch error {
    case .connectFailed, .connectTimedOut, .handshakeFailed, .pinMismatch, .invalidEndpoint, .invalidRequest:
      self = .upstreamFailed(.unreachable)
    case .tooManyConnections: self = .upstreamFailed(.busy)
    case .answerTimedOut, .idleTimedOut: self = .upstreamFailed(.timedOut)
    case .connectionLost: self = .upstreamFailed(.connectionLost)
    case .endedEarly: self = .upstreamFailed(.endedEarly)
    case .malformedAnswer, .bodyTooLarge: self = .upstreamFailed(.malformed)
    case .cancelled: self = .connectionLost
    case .shuttingDown: self = .shuttingDown
    }
  }
}
