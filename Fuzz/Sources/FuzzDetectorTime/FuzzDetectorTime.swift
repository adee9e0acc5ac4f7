import DetectorChecks
import FuzzLoop

/// The bytes are a piece of text that is repeated: no repetition is slow, and twice as much takes twice as long.
@main
enum FuzzDetectorTime {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  DetectorTime.check(repeating: Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
