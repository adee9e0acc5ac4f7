import ArgumentParser
import AuditLedger
import ClinicalModel
import Foundation
import Integrations
import Storage

/// `chaperone audit archive status`: what is locked until when, and what is not yet.
struct AuditArchiveStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "What is locked until when, how far behind it is, and what went wrong last.",
    discussion: """
      Reads the data directory only: it tells what the archiver was told by the store. `audit archive verify` asks the store. \
      Exits with 1 when archiving stopped over something that needs a person.
      """)

  @OptionGroup var place: AuditArchive.Place

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  /// How the status is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  func run() async throws {
    let (assembly, settings, data) = try place.open()
    let report = try await assembly.withTarget { target in
      let kept = try assembly.files.state()
      return Report(
        state: kept?.target == target.name ? kept : nil, target: target.name, worth: await target.worth(),
        settings: settings, isHeld: assembly.files.isHeld(),
        ledgerSize: (try? LedgerReader(directory: data.ledger).size) ?? 0,
        now: SystemClock.now())
    }
    switch format {
    case .text: Terminal.write(report.text)
    case .json: Terminal.writeLine(try report.json())
    }
    if report.failure?.isAlarm == true { throw ExitCode(1) }
  }

  /// The status as one value, printed two ways.
  struct Report: Encodable {
    struct Anchor: Encodable {
      let size: UInt64
      let time: String
    }

    struct Failure: Encodable {
      let time: String
      let code: String
      let message: String
      let isAlarm: Bool
      let attempts: Int

      enum CodingKeys: String, CodingKey {
        case time, code, message, attempts
        case isAlarm = "alarm"
      }
    }

    let target: String
    let worth: String
    let mode: String
    let retentionYears: Int
    let isHeld: Bool
    let ledgerEntries: UInt64
    let provableEntries: UInt64
    let lockedEntries: UInt64
    let lagEntries: UInt64
    let objects: UInt64
    let bytes: UInt64
    let lockedFrom: String?
    let lockedUntil: String?
    let anchor: Anchor?
    let anchorAgeSeconds: Int64?
    let lastSuccess: String?
    let failure: Failure?

    enum CodingKeys: String, CodingKey {
      case target, worth, mode, objects, bytes, anchor
      case retentionYears = "retention_years"
      case isHeld = "legal_hold"
      case ledgerEntries = "ledger_entries"
      case provableEntries = "provable_entries"
      case lockedEntries = "locked_entries"
      case lagEntries = "lag_entries"
      case lockedFrom = "earliest_lock_ends"
      case lockedUntil = "latest_lock_ends"
      case anchorAgeSeconds = "anchor_age_seconds"
      case lastSuccess = "last_success"
      case failure = "last_error"
    }

    init(
      state: ArchiveState?, target: String, worth: String, settings: ArchiveConfiguration, isHeld: Bool,
      ledgerSize: UInt64, now: Timestamp
    ) {
      (self.target, self.worth, self.isHeld) = (target, worth, isHeld)
      (mode, retentionYears) = (settings.mode.rawValue, settings.retentionYears)
      ledgerEntries = ledgerSize
      provableEntries = state?.anchor?.size ?? 0
      lockedEntries = max(provableEntries, (state?.bundles ?? 0) * 256)
      lagEntries = ledgerSize > lockedEntries ? ledgerSize - lockedEntries : 0
      (objects, bytes) = (state?.objects ?? 0, state?.bytes ?? 0)
      (lockedFrom, lockedUntil) = (state?.lockedFrom?.description, state?.lockedUntil?.description)
      anchor = state?.anchor.map { Anchor(size: $0.size, time: $0.time.description) }
      anchorAgeSeconds = state?.anchor.map { max(0, (now.milliseconds - $0.time.milliseconds) / 1000) }
      lastSuccess = state?.lastSuccess?.description
      failure = state?.failure.map {
        Failure(
          time: $0.time.description, code: $0.code, message: $0.message, isAlarm: $0.isAlarm, attempts: $0.attempts)
      }
    }

    func json() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    var text: String {
      var lines = ["archive      \(target)", "worth        \(worth)"]
      lines.append("kept for     \(retentionYears) years each\(isHeld ? ", and under a legal hold" : "")")
      lines.append("locked       \(lockedEntries) of \(ledgerEntries) entries, \(lagEntries) to go; \(objects) objects")
      if let lockedFrom, let lockedUntil {
        lines.append("locks end    \(lockedFrom) at the earliest, \(lockedUntil) at the latest")
      }
      if let anchor, let anchorAgeSeconds {
        lines.append("last anchor  \(anchor.time), \(anchorAgeSeconds) s ago, of size \(anchor.size)")
      } else {
        lines.append("last anchor  none: nothing in the archive can be proved yet")
      }
      if let failure {
        let what = failure.isAlarm ? "STOPPED" : "last error"
        lines.append("\(what)   \(failure.time), \(failure.code), \(failure.attempts) tries: \(failure.message)")
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }
}
