public import ClinicalModel
import Synchronization

/// What runs now, by session: a revocation reaches a running inference through it and does not wait for the next
/// request.
///
/// The race between finding a session and registering under it: whoever revokes marks the session inactive first and
/// then calls `revoke`, and the board remembers the last `rememberedMax` revoked sessions. So an inference that found
/// its session active either registers before `revoke`, and is told by it, or after, and is told by `register` at
/// once. Session ids are never used again, so remembering one is never wrong. What this misses: an inference that
/// takes longer than `rememberedMax` further revocations between the two steps; check the session again after
/// registering if anything slow stands between them.
public final class RevocationBoard: Sendable {
  /// Revoked sessions that are remembered, oldest forgotten first.
  public static let rememberedMax = 65_536

  private struct Running {
    let session: SessionID
    let onRevoked: @Sendable (RevocationReason) -> Void
  }

  private struct State {
    var running: [InferenceID: Running] = [:]
    var bySession: [SessionID: Set<InferenceID>] = [:]
    var revoked: [SessionID: RevocationReason] = [:]
    /// The program stops: nothing may begin any more.
    var stopped: RevocationReason?
    /// A ring: the next one to forget is at `oldest`.
    var order: [SessionID] = []
    var oldest = 0
  }

  /// An inference on the board.
  public struct Registration: Sendable {
    public let inference: InferenceID
    /// Why the session is gone already, `nil` when it is not: `onRevoked` was called then, and nothing is registered.
    public let revokedAlready: RevocationReason?
    private let board: RevocationBoard

    init(inference: InferenceID, revokedAlready: RevocationReason?, board: RevocationBoard) {
      self.inference = inference
      self.revokedAlready = revokedAlready
      self.board = board
    }

    /// The inference is over; the same as `RevocationBoard.unregister`.
    public func end() { board.unregister(inference) }
  }

  private let state = Mutex(State())

  /// An empty board.
  public init() {}

  /// Calls `onRevoked` at most once, when the session is revoked: at once, on this task, when it was revoked before.
  ///
  /// It is called outside the board's lock, on the task that revokes; it must not block. It may still be running when
  /// `unregister` returns on another task. A second registration of the same inference replaces the first.
  @discardableResult
  public func register(
    _ inference: InferenceID, session: SessionID, onRevoked: @escaping @Sendable (RevocationReason) -> Void
  ) -> Registration {
    let reason = state.withLock { state -> RevocationReason? in
      Self.remove(inference, from: &state)
      if let reason = state.stopped ?? state.revoked[session] { return reason }
      state.running[inference] = Running(session: session, onRevoked: onRevoked)
      state.bySession[session, default: []].insert(inference)
      return nil
    }
    if let reason { onRevoked(reason) }
    return Registration(inference: inference, revokedAlready: reason, board: self)
  }

  /// Forgets an inference that is over; nothing happens when it is not on the board.
  public func unregister(_ inference: InferenceID) { state.withLock { Self.remove(inference, from: &$0) } }

  /// Ends everything that runs under the session, now and later. The first reason stays.
  public func revoke(session: SessionID, reason: RevocationReason) {
    let told = state.withLock { state in
      Self.remember(session, reason, in: &state)
      let inferences = state.bySession.removeValue(forKey: session) ?? []
      return inferences.compactMap { state.running.removeValue(forKey: $0)?.onRevoked }
    }
    for onRevoked in told { onRevoked(reason) }
  }

  /// Ends everything that runs and that would register from now on, for a stop of the program; sessions are not
  /// remembered as revoked.
  public func revokeEverything(reason: RevocationReason) {
    let told = state.withLock { state in
      state.stopped = reason
      defer {
        state.running = [:]
        state.bySession = [:]
      }
      return state.running.values.map(\.onRevoked)
    }
    for onRevoked in told { onRevoked(reason) }
  }

  /// What runs under the session now.
  public func running(session: SessionID) -> Set<InferenceID> { state.withLock { $0.bySession[session] ?? [] } }

  /// How many inferences run now.
  public var runningCount: Int { state.withLock { $0.running.count } }

  private static func remove(_ inference: InferenceID, from state: inout State) {
    guard let running = state.running.removeValue(forKey: inference) else { return }
    state.bySession[running.session]?.remove(inference)
    if state.bySession[running.session]?.isEmpty == true { state.bySession[running.session] = nil }
  }

  private static func remember(_ session: SessionID, _ reason: RevocationReason, in state: inout State) {
    guard state.revoked[session] == nil else { return }
    state.revoked[session] = reason
    if state.order.count < rememberedMax {
      state.order.append(session)
    } else {
      state.revoked[state.order[state.oldest]] = nil
      state.order[state.oldest] = session
      state.oldest = (state.oldest + 1) % rememberedMax
    }
  }
}
