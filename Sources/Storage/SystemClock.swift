public import ClinicalModel
import Glibc

/// Tells the time; injected, so that tests decide what time it is.
public typealias Now = @Sendable () -> Timestamp

/// The machine's clock.
public enum SystemClock {
  /// Milliseconds since 1970 UTC; it may step back when the machine's clock is set.
  public static let now: Now = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
