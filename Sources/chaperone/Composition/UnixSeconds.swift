import ClinicalModel
import Storage

extension SystemClock {
  /// Seconds since 1970, as witnesses count time; 0 for a clock that stands before it.
  static var seconds: UInt64 { UInt64(max(0, now().milliseconds) / 1000) }
}
