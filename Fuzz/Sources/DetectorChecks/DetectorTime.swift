import Glibc
import PHIDetection

/// Time for a repeated piece of text, beside ordinary prose in the same process: no clock of the machine's speed is
/// needed, and no number that holds on one machine only.
public enum DetectorTime {
  private static let detector = Detector(knownPatients: KnownPatients([DetectorChecks.maria, DetectorChecks.john]))
  private static let size = 16 << 10
  /// Prose runs at 50 MB/s and more, the worst input should at 10. The rest is for noise: a fuzzer must not cry wolf.
  private static let slowerMax = 40.0
  private static let growthMax = 3.0

  private static let prose = repeated(
    Array("The patient came in with a cough and some pain in the left knee, worse at night.\n".utf8), size)

  public static func check(repeating unit: [UInt8]) {
    guard !unit.isEmpty else { return }
    let text = repeated(unit, size)
    // What looks slow is measured again: other programs disturb.
    for attempt in 0..<4 {
      let ratio = seconds(text) / seconds(prose)
      if ratio < slowerMax { break }
      precondition(attempt < 3, "slower than prose by \(ratio)")
    }
    let long = repeated(unit, size * 4)
    for attempt in 0..<4 {
      let growth = seconds(long) / (4 * seconds(text))
      if growth < growthMax { break }
      precondition(attempt < 3, "four times as much takes \(4 * growth) times as long")
    }
  }

  private static func repeated(_ unit: [UInt8], _ size: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(size + unit.count)
    while text.count < size { text += unit }
    return text
  }

  /// The better of two, in processor time of this thread.
  private static func seconds(_ text: [UInt8]) -> Double {
    (0..<2).map { _ in
      let start = now()
      _ = detector.findings(in: text)
      return now() - start
    }.min() ?? 0
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
