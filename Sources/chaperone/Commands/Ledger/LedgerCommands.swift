import ArgumentParser
import AuditLedger
import Foundation

/// `chaperone ledger`: the ledger as a machine, for those who run it. What it says is `chaperone audit`'s business.
struct LedgerCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Measure the ledger on a disk.", subcommands: [Bench.self])

  /// `chaperone ledger bench`: how fast this disk takes records.
  struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Append records to a throw-away ledger and print the figures as JSON.",
      discussion: "Every append is durable before it counts. Use a release build, and a directory on the disk meant.")

    @Option(help: "How many records to append.")
    var records = 100_000

    @Option(help: "The size of each, in bytes.")
    var size = 1024

    @Option(help: "How many writers append at once, each waiting for its record.")
    var writers = 1024

    @Option(help: "Where; a directory of its own is made below it and removed.")
    var dir: String

    func validate() throws {
      guard (1...LedgerBench.recordsMax).contains(records) else {
        throw ValidationError("--records expects 1 to \(LedgerBench.recordsMax).")
      }
      guard (0...65_535).contains(size) else { throw ValidationError("--size expects 0 to 65535.") }
      guard (1...LedgerBench.writersMax).contains(writers) else {
        throw ValidationError("--writers expects 1 to \(LedgerBench.writersMax).")
      }
    }

    func run() async throws {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: dir, isDirectory: &isDirectory), isDirectory.boolValue else {
        throw ValidationError("'\(dir)' is not a directory. Name one on the disk that is to be measured.")
      }
      let bench = LedgerBench(records: records, recordBytes: size, writers: writers, directory: dir)
      Terminal.writeLine(try await bench.run().json)
    }
  }
}
