import NIOCore

/// Names one connection of a pool; never used twice.
struct ConnectionID: Hashable, Sendable {
  let rawValue: UInt64
}

/// Which connection a request gets, as a pure function of what is open: the book-keeping of one endpoint's pool.
///
/// Counts are exact: every `open` is answered by one `closed`, and `connectionsMax` is never passed.
struct PoolMachine {
  enum Acquired: Equatable {
    /// Ask on this idle connection.
    case reuse(ConnectionID)
    /// Open a new one under this name, for this request.
    case open(ConnectionID)
    /// All are busy; the request has joined the end of the queue.
    case wait
    /// All are busy and the queue is full.
    case refuse(limit: Int)
  }

  enum Released: Equatable {
    /// Give it to the request that waited longest, which is out of the queue now.
    case serve(Waiter)
    case keep
    /// Enough are idle already. The caller closes it and then reports `closed`.
    case close
  }

  /// A waiting request's name.
  typealias Waiter = UInt64

  private struct Idle {
    let id: ConnectionID
    let since: NIODeadline
  }

  private(set) var openCount = 0
  private var idle: [Idle] = []
  private var waiters: [Waiter] = []
  private var lastConnection: UInt64 = 0
  private let limits: UpstreamLimits

  init(limits: UpstreamLimits) { self.limits = limits }

  var idleCount: Int { idle.count }
  var waiterCount: Int { waiters.count }

  /// A connection for a request. The most recently used one first, so that a small load keeps few of them warm.
  mutating func acquire(_ waiter: Waiter) -> Acquired {
    if let last = idle.popLast() { return .reuse(last.id) }
    if openCount < limits.connectionsMax { return .open(opening()) }
    guard waiters.count < limits.waitersMax else { return .refuse(limit: limits.connectionsMax) }
    waiters.append(waiter)
    return .wait
  }

  /// A connection became free.
  mutating func released(_ id: ConnectionID, at now: NIODeadline) -> Released {
    if !waiters.isEmpty { return .serve(waiters.removeFirst()) }
    guard idle.count < limits.idleConnectionsMax else { return .close }
    idle.append(Idle(id: id, since: now))
    return .keep
  }

  /// A connection is gone, whatever it was doing. The request that waited longest may open another in its place.
  mutating func closed(_ id: ConnectionID) -> (open: ConnectionID, for: Waiter)? {
    openCount -= 1
    idle.removeAll { $0.id == id }
    guard !waiters.isEmpty, openCount < limits.connectionsMax else { return nil }
    return (opening(), waiters.removeFirst())
  }

  /// A busy connection turned out to be stale: its request gets a new one in its place, ahead of the queue, since it had
  /// its turn. Never one that served before, which could be as stale.
  mutating func replace() -> ConnectionID {
    openCount -= 1
    return opening()
  }

  /// Takes a request out of the queue; `false` when it was not in it.
  mutating func withdraw(_ waiter: Waiter) -> Bool {
    guard let index = waiters.firstIndex(of: waiter) else { return false }
    waiters.remove(at: index)
    return true
  }

  /// When the connection that is unused for the longest time becomes too old; `nil` when none is idle.
  var nextExpiry: NIODeadline? { idle.first.map { $0.since + limits.keepAlive } }

  /// The connections unused for longer than `keepAlive`; each is to be closed and then reported as `closed`.
  mutating func expired(at now: NIODeadline) -> [ConnectionID] {
    let old = idle.prefix { now - $0.since >= limits.keepAlive }.map(\.id)
    idle.removeFirst(old.count)
    return old
  }

  /// Empties the queue; its requests are the caller's to answer.
  mutating func dismissWaiters() { waiters.removeAll() }

  /// All idle connections; each is to be closed and then reported as `closed`.
  mutating func takeIdle() -> [ConnectionID] {
    defer { idle.removeAll() }
    return idle.map(\.id)
  }

  private mutating func opening() -> ConnectionID {
    openCount += 1
    lastConnection += 1
    return ConnectionID(rawValue: lastConnection)
  }
}
