import ArgumentParser
import AuditLedger
import ClinicalModel
import Foundation
import Integrations
import Logging

/// `chaperone audit archive`: the ledger's copy in a place that keeps what it was given (docs/archive.md).
struct AuditArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "The ledger's write-once copy: what is locked, until when, and whether it verifies.",
    subcommands: [AuditArchiveStatus.self, Run.self, Verify.self, AuditArchiveHold.self])

  /// The server's configuration file, whose `archive` section says where.
  struct Place: ParsableArguments {
    @Option(help: "The configuration file, as `serve` has it.")
    var config: String

    func open() throws -> (assembly: ArchiveAssembly, settings: ArchiveConfiguration, data: DataDirectory) {
      let configuration = try Serve.configuration(at: config)
      guard let settings = configuration.archive else {
        throw CleanFailure("\(config): there is no 'archive' section, so nothing is archived.")
      }
      let data = DataDirectory(unchecked: configuration.dataDirectory)
      return (try ArchiveAssembly(settings, data: data), settings, data)
    }
  }

  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Archive everything that is there now, with a fresh checkpoint, and stop.",
      discussion: """
        `serve` does this by itself; the command is for a ledger whose program is stopped. Exits with 1 at the first thing \
        that does not work, and says what; running it again goes on from there.
        """)

    @OptionGroup var place: Place

    func run() async throws {
      let (assembly, _, data) = try place.open()
      var logger = Logger(label: "chaperone")
      logger.logLevel = .warning
      let log = logger
      do {
        let state = try await assembly.withTarget { target in
          var archiver = try assembly.archiver(target, logger: log)
          try await archiver.runOnce()
          return archiver.state
        }
        let size = try LedgerReader(directory: data.ledger).size
        Terminal.writeLine(
          "archived: \(state.anchor?.size ?? 0) of \(size) entries in \(state.target), locked until "
            + "\(state.lockedFrom.map(\.description) ?? "-") at least")
      } catch let error as ArchiveError {
        throw CleanFailure("NOT ARCHIVED: \(error)")
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the whole archive and check it against the log's public key.",
      discussion: """
        Nothing but the archive and the key is used: the archive alone is evidence. Every checkpoint in it must be signed and \
        continue the ones before, every entry and tile must add up to the newest, and every object must be locked. Exits \
        with 1 when anything does not hold.
        """)

    @OptionGroup var place: Place

    @OptionGroup var trust: LedgerTrust

    @Option(help: "Keep what was read in this directory, which must not exist: a copy of the log.")
    var to: String?

    func run() async throws {
      let policy = try trust.trusted()
      let (assembly, _, _) = try place.open()
      let directory = try to ?? Self.temporaryDirectory()
      if let to {
        guard mkdir(to, 0o755) == 0 else {
          throw CleanFailure("'\(to)' cannot be made: it exists, or its parent does not.")
        }
      }
      defer { if to == nil { try? FileManager.default.removeItem(atPath: directory) } }
      do {
        let report = try await assembly.withTarget { target in
          try await ArchiveCheck(target: target, policy: policy).run(into: directory) { done, all in
            guard Terminal.isErrorATerminal else { return }
            Terminal.write(Array("\r\(done) of \(all) objects".utf8), to: 2)
          }
        }
        if Terminal.isErrorATerminal { Terminal.write(Array("\r".utf8), to: 2) }
        try Self.tell(report)
      } catch let error as ArchiveError {
        Terminal.writeError("NOT VERIFIED: \(error)")
        throw ExitCode(1)
      }
    }

    private static func temporaryDirectory() throws -> String {
      let path = "\(NSTemporaryDirectory())/chaperone-archive-\(UUID().uuidString)"
      guard mkdir(path, 0o700) == 0 else { throw CleanFailure("'\(path)' cannot be made; give a directory with --to.") }
      return path
    }

    private static func tell(_ report: ArchiveReport) throws {
      let body = report.verification.checkpoint.body
      Terminal.writeLine("verified: \(report.verification.entries) entries of \(body.origin), from the archive alone")
      Terminal.writeLine(
        "  \(report.objects) objects, \(report.bytes) bytes; \(report.checkpoints) checkpoints, each a beginning of the newest"
      )
      for file in report.verification.beyondCheckpoint {
        Terminal.writeLine("  beyond the checkpoint, not judged: \(file)")
      }
      for key in report.unknown { Terminal.writeLine("  not part of an archive, not judged: \(key)") }
      guard report.unlockedCount == 0 else {
        for key in report.unlocked { Terminal.writeError("  not locked: \(key)") }
        Terminal.writeError("NOT LOCKED: \(report.unlockedCount) of \(report.objects) objects are kept by nothing.")
        throw ExitCode(1)
      }
      Terminal.writeLine("  every object is locked, until \(report.lockedUntil.map(\.description) ?? "-") at least")
    }
  }
}
