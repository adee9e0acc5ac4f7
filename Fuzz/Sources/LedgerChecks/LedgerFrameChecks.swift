@testable import AuditLedger

/// What must hold of write-ahead files and bundles: a file that was written and then cut or damaged gives back a
/// beginning of what was written, or an error that names the place; never an entry that nobody wrote.
public enum LedgerFrameChecks {
  private static let path = "private/wal/00000000000000000000"

  public static func run(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    switch choices.byte() % 3 {
    case 0: scan(Array(bytes.dropFirst()))
    case 1: damaged(&choices)
    default: bundle(&choices)
    }
  }

  /// Any bytes.
  private static func scan(_ bytes: [UInt8]) {
    do throws(LedgerError) {
      let scan = try WriteAheadFrame.scan(bytes, first: 0, path: path)
      precondition(scan.length <= bytes.count)
      if case .torn(let count) = scan.tail { precondition(scan.length + count == bytes.count && count > 0) }
    } catch {
      precondition(error.code == .corrupt && error.file == path && !error.message.isEmpty)
    }
  }

  /// Frames as the ledger writes them, then one change.
  private static func damaged(_ choices: inout Choices) {
    var entries: [WriteAheadFrame.Entry] = []
    var file: [UInt8] = []
    for _ in 0...choices.number(below: 5) {
      let batch = (0...choices.number(below: 4)).map { _ in
        let length = choices.number(below: 40)
        return WriteAheadFrame.Entry(choices.bytes(length))
      }
      file += WriteAheadFrame.encode(first: UInt64(entries.count), entries: batch)
      entries += batch
    }
    let whole = try? WriteAheadFrame.scan(file, first: 0, path: path)
    precondition(whole?.entries == entries && whole?.tail == .clean, "what was written is not read")
    var changed = file
    let place = choices.number(below: file.count)
    switch choices.byte() % 4 {
    case 0: changed.removeSubrange(place...)
    case 1: changed[place] ^= max(1, choices.byte())
    case 2: changed.insert(contentsOf: choices.bytes(8), at: place)
    default: changed.removeSubrange(place..<min(changed.count, place + 1 + choices.number(below: 64)))
    }
    guard let scan = try? WriteAheadFrame.scan(changed, first: 0, path: path) else { return }
    precondition(scan.entries == Array(entries.prefix(scan.entries.count)), "an entry that nobody wrote")
  }

  private static func bundle(_ choices: inout Choices) {
    let count = choices.number(below: 300)
    let isExact = choices.byte() % 2 == 0
    let bytes = choices.bytes(1 << 16)
    do throws(LedgerError) {
      let ranges = try EntryBundle.ranges(of: bytes, count: count, exactly: isExact, file: "tile/entries/000")
      precondition(ranges.count == count && (!isExact || (ranges.last?.upperBound ?? 0) == bytes.count))
      var again: [UInt8] = []
      for range in ranges { EntryBundle.append(Array(bytes[range]), to: &again) }
      precondition(again == Array(bytes.prefix(again.count)), "a bundle does not read back")
    } catch {
      precondition(error.code == .corrupt && error.file == "tile/entries/000")
    }
  }
}
