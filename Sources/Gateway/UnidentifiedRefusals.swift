import ClinicalModel
import Synchronization

/// Keeps strangers from filling the ledger: of the refusals without a valid device key, the first few of each second are
/// recorded one by one, the others as a count in the next one that is.
final class UnidentifiedRefusals: Sendable {
  static let recordsPerSecondMax = 10

  private struct State {
    var second: Int64 = 0
    var recorded = 0
    var uncounted = 0
  }

  private let state = Mutex(State())

  enum Recording: Equatable {
    /// Record it, and say that so many before it were not recorded by themselves.
    case record(unrecordedBefore: Int)
    case count
  }

  func arrived(at now: Timestamp) -> Recording {
    state.withLock { state in
      let second = now.milliseconds / 1000
      if second != state.second { (state.second, state.recorded) = (second, 0) }
      guard state.recorded < Self.recordsPerSecondMax else {
        state.uncounted += 1
        return .count
      }
      state.recorded += 1
      defer { state.uncounted = 0 }
      return .record(unrecordedBefore: state.uncounted)
    }
  }
}
