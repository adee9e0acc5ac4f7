import FuzzLoop
import LedgerChecks

/// The bytes are a write-ahead file, choices that write one and damage it, or a bundle.
@main
enum FuzzLedgerFrames {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  LedgerFrameChecks.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
