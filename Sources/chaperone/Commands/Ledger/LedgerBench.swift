import AuditLedger
import Foundation

/// Measures appends on a ledger of its own, below a directory of the disk in question, and removes it afterwards.
struct LedgerBench: Sendable {
  static let recordsMax = 10_000_000
  static let writersMax = 16_384

  let records: Int
  let recordBytes: Int
  let writers: Int
  let directory: String

  /// One run. Times are of the callers: from asking for an append to its index.
  struct Figures: Encodable, Sendable {
    let records: Int
    let recordBytes: Int
    let writers: Int
    let seconds: Double
    let appendsPerSecond: Double
    let p50Milliseconds: Double
    let p99Milliseconds: Double
    let syncs: UInt64

    enum CodingKeys: String, CodingKey {
      case records, writers, seconds, syncs
      case recordBytes = "record_bytes"
      case appendsPerSecond = "appends_per_second"
      case p50Milliseconds = "p50_ms"
      case p99Milliseconds = "p99_ms"
    }

    var json: String {
      get throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
      }
    }
  }

  func run() async throws -> Figures {
    // Never in a directory that is there already: a real ledger keeps every entry for good.
    let scratch = "\(directory)/ledger-bench-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let ledger = try await Ledger.open(directory: scratch, signer: .generate(name: "chaperone.example/bench"))
    let clock = ContinuousClock()
    let start = clock.now
    let waits = try await withThrowingTaskGroup(of: [Duration].self) { group in
      for writer in 0..<writers {
        let share = records / writers + (writer < records % writers ? 1 : 0)
        group.addTask { try await self.append(share, writer: writer, to: ledger) }
      }
      return try await group.reduce(into: [Duration]()) { $0 += $1 }
    }
    let seconds = (clock.now - start) / .seconds(1)
    let syncs = ledger.syncs
    await ledger.close()
    let sorted = waits.sorted()
    return Figures(
      records: records, recordBytes: recordBytes, writers: writers, seconds: seconds,
      appendsPerSecond: Double(records) / seconds, p50Milliseconds: Self.milliseconds(sorted, 0.50),
      p99Milliseconds: Self.milliseconds(sorted, 0.99), syncs: syncs)
  }

  private func append(_ count: Int, writer: Int, to ledger: Ledger) async throws -> [Duration] {
    let clock = ContinuousClock()
    var waits: [Duration] = []
    waits.reserveCapacity(count)
    var entry = [UInt8](repeating: UInt8(truncatingIfNeeded: writer), count: recordBytes)
    for number in 0..<count {
      // No two entries alike, as far as their length allows.
      withUnsafeBytes(of: (UInt64(writer) << 32 | UInt64(number)).bigEndian) { bytes in
        for (place, byte) in bytes.suffix(recordBytes).enumerated() { entry[place] = byte }
      }
      let start = clock.now
      _ = try await ledger.append(entry)
      waits.append(clock.now - start)
    }
    return waits
  }

  private static func milliseconds(_ sorted: [Duration], _ share: Double) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    return sorted[min(last, Int(Double(sorted.count) * share))] / .milliseconds(1)
  }
}
