import DetectorChecks
import FuzzLoop

/// The bytes are a text; their last two choose how it is cut. Whatever they say, the detector keeps its promises.
@main
enum FuzzDetector {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let choice = bytes.suffix(2).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  DetectorChecks.run(Array(bytes.dropLast(2)), choice: choice)
  return 0
}
