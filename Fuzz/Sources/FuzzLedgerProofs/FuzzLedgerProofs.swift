import FuzzLoop
import LedgerChecks

/// The bytes are choices of sizes, roots and hashes, right ones and others.
@main
enum FuzzLedgerProofs {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  LedgerProofChecks.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
