import FuzzLoop
import LedgerChecks

/// The bytes are a text or an entry that somebody hands to the ledger's readers.
@main
enum FuzzLedgerText {
  static func main() { fuzz(test) }
}

private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  LedgerTextChecks.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
