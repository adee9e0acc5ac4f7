import Glibc

/// One line on the terminal that says how far a long run is; nothing for a run under a second, or without a terminal.
struct ScanProgress {
  private static let quietSeconds = 1.0
  private static let secondsBetween = 0.2

  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private let isShown = Terminal.isErrorATerminal
  private var isOnScreen = false

  init() {
    start = clock.now
    last = start
  }

  /// `done` and `total` are bytes; `total` is `nil` where it is not known.
  mutating func show(done: Int, of total: Int?, _ what: @autoclosure () -> String) {
    guard isShown else { return }
    let now = clock.now
    guard start.duration(to: now) > .seconds(Self.quietSeconds), last.duration(to: now) > .seconds(Self.secondsBetween)
    else { return }
    last = now
    isOnScreen = true
    let share = total.map { $0 > 0 ? " \(min(100, done * 100 / $0)) %" : "" } ?? ""
    write("\r\u{1B}[K\(done >> 20) MiB\(share) \(what())")
  }

  /// Takes the line off the screen again.
  mutating func end() {
    if isOnScreen { write("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func write(_ text: String) { Terminal.write(Array(text.utf8), to: STDERR_FILENO) }
}
