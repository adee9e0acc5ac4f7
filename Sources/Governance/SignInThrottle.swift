import ClinicalModel

/// Bounds guessing: so many failed attempts per name within a window, then that name waits.
///
/// An attempt is counted before its password is looked at, so that many at once do not all pass. A success forgets the
/// name's failures. Names that nobody has share one more bound: beyond it they are refused unseen, so that a flood of
/// made-up names costs neither hashing nor records, and locks nobody out. What this costs: whoever knows a name can
/// make its owner wait. What it misses: guessing one password on many known names, `perNameMax` times a window each.
struct SignInThrottle: Sendable {
  /// What to do with an attempt.
  enum Verdict: Hashable, Sendable {
    case check
    /// Too many for this name.
    case wait(seconds: Int)
    /// A made-up name among too many: answer as for a wrong password, without work.
    case refuseUnseen
  }

  private struct Window: Sendable {
    var start: Timestamp
    var attempts: Int
  }

  let perNameMax: Int
  let unknownNamesMax: Int
  let windowSeconds: Int
  /// Known names and at most `unknownNamesMax` made-up ones a window.
  private var names: [UserID: Window] = [:]
  private var unknown = Window(start: Timestamp(milliseconds: 0), attempts: 0)

  init(perNameMax: Int, unknownNamesMax: Int, windowSeconds: Int) {
    self.perNameMax = perNameMax
    self.unknownNamesMax = unknownNamesMax
    self.windowSeconds = windowSeconds
  }

  /// Counts an attempt and says what to do with it.
  mutating func attempt(_ name: UserID, isKnown: Bool, at now: Timestamp) -> Verdict {
    if !isCurrent(unknown, now) {
      unknown = Window(start: now, attempts: 0)
      names = names.filter { isCurrent($0.value, now) }
    }
    var window = names[name].flatMap { isCurrent($0, now) ? $0 : nil } ?? Window(start: now, attempts: 0)
    if window.attempts >= perNameMax { return .wait(seconds: remaining(window, now)) }
    if !isKnown {
      guard unknown.attempts < unknownNamesMax else { return .refuseUnseen }
      unknown.attempts += 1
    }
    window.attempts += 1
    names[name] = window
    return .check
  }

  /// The attempt was a good one: it does not count.
  mutating func succeeded(_ name: UserID) { names[name] = nil }

  private func isCurrent(_ window: Window, _ now: Timestamp) -> Bool {
    // A clock that stepped back keeps the window: it never opens early.
    now < window.start.advanced(bySeconds: Int64(windowSeconds))
  }

  private func remaining(_ window: Window, _ now: Timestamp) -> Int {
    let end = window.start.advanced(bySeconds: Int64(windowSeconds)).milliseconds
    return max(1, Int((end - now.milliseconds + 999) / 1000))
  }
}
