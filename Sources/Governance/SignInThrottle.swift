import ClinicalModel

/// Bounds guessing: so many failed attempts per user and in all within a window, then everyone concerned waits.
///
/// An attempt is counted before its password is looked at, so that many at once do not all pass. A success forgets the
/// user's failures.
struct SignInThrottle: Sendable {
  /// Users that are remembered; beyond it the oldest windows are dropped, and `ofAllMax` still bounds the rest.
  static let usersMax = 10_000

  private struct Window: Sendable {
    var start: Timestamp
    var attempts: Int
  }

  let perUserMax: Int
  let ofAllMax: Int
  let windowSeconds: Int
  private var users: [UserID: Window] = [:]
  private var all = Window(start: Timestamp(milliseconds: 0), attempts: 0)

  init(perUserMax: Int, ofAllMax: Int, windowSeconds: Int) {
    self.perUserMax = perUserMax
    self.ofAllMax = ofAllMax
    self.windowSeconds = windowSeconds
  }

  /// Counts an attempt; returns the seconds to wait when it is one too many, `nil` when it may go on.
  mutating func attempt(_ user: UserID, at now: Timestamp) -> Int? {
    if !isCurrent(all, now) { all = Window(start: now, attempts: 0) }
    var window = users[user].flatMap { isCurrent($0, now) ? $0 : nil } ?? Window(start: now, attempts: 0)
    if window.attempts >= perUserMax { return remaining(window, now) }
    if all.attempts >= ofAllMax { return remaining(all, now) }
    window.attempts += 1
    all.attempts += 1
    if users.count >= Self.usersMax, users[user] == nil { forgetOldest(now) }
    users[user] = window
    return nil
  }

  /// The attempt was a good one: it does not count.
  mutating func succeeded(_ user: UserID) {
    users[user] = nil
    all.attempts = max(0, all.attempts - 1)
  }

  private func isCurrent(_ window: Window, _ now: Timestamp) -> Bool {
    // A clock that stepped back keeps the window: it never opens early.
    now < window.start.advanced(bySeconds: Int64(windowSeconds))
  }

  private func remaining(_ window: Window, _ now: Timestamp) -> Int {
    let end = window.start.advanced(bySeconds: Int64(windowSeconds)).milliseconds
    return max(1, Int((end - now.milliseconds + 999) / 1000))
  }

  private mutating func forgetOldest(_ now: Timestamp) {
    let current = users.filter { isCurrent($0.value, now) }
    users = current
    if current.count >= Self.usersMax, let oldest = current.min(by: { $0.value.start < $1.value.start }) {
      users[oldest.key] = nil
    }
  }
}
