import ClinicalModel
import Storage

/// A session that is being written: reserved in memory so that a revocation meanwhile finds it.
struct Opening: Hashable, Sendable {
  let request: SessionRequestID
  let key: DeviceKeyID
  let patient: PatientID
  let purpose: Purpose
  /// Set by a revocation while the approval was being written; the session then never becomes active.
  var cancelled: RevocationReason?
}

/// How a session closed, on its way to the disk.
struct Closing: Hashable, Sendable {
  let stored: StoredSession
  /// `nil` when time closed it.
  let by: UserID?
}

/// What the desk holds in memory. A value: the desk keeps it behind one mutex and changes it between awaits only.
struct SessionBook: Sendable {
  /// An agent asks for one model at a time under one key; the database has the same index.
  private struct Wish: Hashable, Sendable {
    let key: DeviceKeyID
    let model: String
  }

  private(set) var requests: [SessionRequestID: SessionRequest] = [:]
  /// Kept apart from the decided ones, which are many: agents without a session ask often.
  private var pending: [Wish: SessionRequestID] = [:]
  private(set) var sessions: [SessionID: StoredSession] = [:]
  private var activeByKey: [DeviceKeyID: SessionID] = [:]
  private var activeByToken: [String: SessionID] = [:]
  private var openings: [SessionID: Opening] = [:]
  /// Closings that are not on disk yet. They hold in memory already.
  private(set) var unsaved: [SessionID: Closing] = [:]
  /// Closed sessions and decided requests, oldest first, to forget when there are more than `historyMax`.
  private var closedOrder: ArraySlice<SessionID> = []
  private var decidedOrder: ArraySlice<SessionRequestID> = []
  let historyMax: Int

  init(requests: [SessionRequest], sessions: [StoredSession], historyMax: Int) {
    self.historyMax = historyMax
    for request in requests { put(request) }
    for session in sessions { put(session) }
  }

  func activeSession(key: DeviceKeyID, at now: Timestamp) -> Session? { active(activeByKey[key], now) }
  func activeSession(tokenHash: String, at now: Timestamp) -> Session? { active(activeByToken[tokenHash], now) }

  private func active(_ id: SessionID?, _ now: Timestamp) -> Session? {
    guard let session = id.flatMap({ sessions[$0]?.session }), session.isActive(at: now) else { return nil }
    return session
  }

  // MARK: Requests

  func pendingRequest(key: DeviceKeyID, model: String, at now: Timestamp) -> SessionRequest? {
    guard let id = pending[Wish(key: key, model: model)], let request = requests[id], request.isPending(at: now) else {
      return nil
    }
    return request
  }

  func pendingCount(key: DeviceKeyID?, at now: Timestamp) -> Int {
    pendingRequests.count { (key == nil || $0.key == key) && $0.isPending(at: now) }
  }

  /// Requests that are pending by name and whose time is over.
  func requestsDue(at now: Timestamp) -> [SessionRequest] {
    pendingRequests.filter { now >= $0.expiresAt }
  }

  /// Those that are pending by name; their time may be over.
  var pendingRequests: [SessionRequest] { pending.values.compactMap { requests[$0] } }

  mutating func put(_ request: SessionRequest) {
    requests[request.id] = request
    let wish = Wish(key: request.key, model: request.model)
    guard request.state != .pending else {
      pending[wish] = request.id
      return
    }
    if pending[wish] == request.id { pending[wish] = nil }
    decidedOrder.append(request.id)
    while decidedOrder.count > historyMax { requests[decidedOrder.removeFirst()] = nil }
  }

  // MARK: Sessions

  mutating func reserve(_ id: SessionID, _ opening: Opening) { openings[id] = opening }

  /// Gives the reservation back: what a revocation said meanwhile is in it.
  mutating func release(_ id: SessionID) -> Opening? { openings.removeValue(forKey: id) }

  mutating func put(_ stored: StoredSession) {
    let session = stored.session
    sessions[session.id] = stored
    guard session.state == .active else {
      closedOrder.append(session.id)
      while closedOrder.count > historyMax { sessions[closedOrder.removeFirst()] = nil }
      return
    }
    activeByKey[session.key] = session.id
    activeByToken[stored.tokenHash] = session.id
  }

  /// Closes every active session for which `event` gives one; they are inactive when this returns.
  mutating func close(by user: UserID?, _ event: (Session) -> SessionEvent?) -> [Closing] {
    activeByKey.values.compactMap { sessions[$0] }.compactMap { stored in
      guard let event = event(stored.session), let closing = stored.closing(after: event, by: user) else { return nil }
      owe(closing)
      return closing
    }
  }

  /// Takes a closing whose session may never have been active here.
  mutating func owe(_ closing: Closing) {
    let session = closing.stored.session
    if activeByKey[session.key] == session.id { activeByKey[session.key] = nil }
    activeByToken[closing.stored.tokenHash] = nil
    unsaved[session.id] = closing
    put(closing.stored)
  }

  mutating func cancelOpenings(_ reason: RevocationReason, where matches: (Opening) -> Bool) {
    for (id, opening) in openings where opening.cancelled == nil && matches(opening) {
      openings[id]?.cancelled = reason
    }
  }

  mutating func saved(_ closings: [Closing]) { for closing in closings { unsaved[closing.stored.session.id] = nil } }
}

extension StoredSession {
  /// The same session after the event, `nil` where its state refuses it.
  func closing(after event: SessionEvent, by user: UserID?) -> Closing? {
    guard let state = SessionMachine.state(after: event, in: session.state) else { return nil }
    return Closing(
      stored: StoredSession(
        session: session.with(state: state), tokenHash: tokenHash, agentVersion: agentVersion, model: model),
      by: user)
  }
}

extension SessionRequest {
  func isPending(at now: Timestamp) -> Bool { state == .pending && now < expiresAt }
}
