import NIOCore

/// A deadline that is moved far more often than it is met, such as one per read.
///
/// Moving it later is an assignment: the timer that is already scheduled finds out when it fires and sleeps on. Lives on one
/// event loop.
final class LoopDeadline {
  private let eventLoop: any EventLoop
  private let onExpiry: () -> Void
  private var deadline: NIODeadline?
  private var timer: Scheduled<Void>?
  private var timerFires = NIODeadline.distantFuture

  init(eventLoop: any EventLoop, onExpiry: @escaping () -> Void) {
    self.eventLoop = eventLoop
    self.onExpiry = onExpiry
  }

  func set(_ time: TimeAmount) {
    let deadline = NIODeadline.now() + time
    self.deadline = deadline
    if timer == nil || deadline < timerFires { schedule(deadline) }
  }

  /// The timer stays, so that the next `set` need not schedule one; `cancel` ends it.
  func clear() { deadline = nil }

  func cancel() {
    deadline = nil
    timer?.cancel()
    timer = nil
  }

  private func schedule(_ deadline: NIODeadline) {
    timer?.cancel()
    timerFires = deadline
    timer = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in self?.fire() }
  }

  private func fire() {
    timer = nil
    guard let deadline else { return }
    if deadline <= NIODeadline.now() {
      self.deadline = nil
      onExpiry()
    } else {
      schedule(deadline)
    }
  }
}
