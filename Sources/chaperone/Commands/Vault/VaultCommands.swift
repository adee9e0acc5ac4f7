public import ArgumentParser
public import Storage

/// `chaperone vault`: destroying patients' keys, keeping content, letting it go, and changing the master key. Offline: the
/// program that serves has keys and patients in memory, so it must not run.
struct VaultCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault", abstract: "Destroy a patient's keys, hold content or let it expire, change the master key.",
    discussion: "Works on the data directory of a program that is stopped. Every change is a record of the ledger.",
    subcommands: [Shred.self, VaultHold.self, VaultExpire.self, VaultRotateMasterKey.self])

  struct Shred: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Destroy a patient's keys for good.",
      discussion: """
        Texts, pseudonym maps and the patient's own entry can never be read again; records and their proofs stay. \
        Refused under a legal hold. Backups of the database from before still open with the master key.
        """)

    @Option(help: "The patient's id or pseudonym.")
    var patient: String

    @OptionGroup var place: VaultPlace

    @Option(help: "Why: \(ShredReason.allCases.map(\.rawValue).joined(separator: ", ")).")
    var reason: ShredReason

    func run() async throws {
      Terminal.writeLine(try await place.change { try await $0.shred(patient, reason: reason) }.line)
    }
  }
}

extension VaultPlace {
  /// Opens the directory, does the work and closes it.
  func change<Result: Sendable>(_ work: @Sendable (Custody) async throws -> Result) async throws -> Result {
    let opened = try open()
    do {
      return try await ClosedHouse.withCustody(of: opened.data, opened.masterKey, work)
    } catch let error as CustodyError {
      throw CleanFailure(error.description)
    }
  }
}

extension CustodyState {
  /// What is left of a patient, in one line.
  var line: String {
    let ofPatient = holds.map { "\($0.reason.rawValue) since \($0.placedAt)" }
    let ofSessions = sessionHolds.map { hold in
      "session \(hold.session): \(hold.incident.map { "incident \($0)" } ?? hold.reason.rawValue) since \(hold.placedAt)"
    }
    let all = (ofPatient + ofSessions).joined(separator: ", ")
    let keys = shreddedAt.map { "shredded on \($0)" } ?? "kept"
    return "patient=\(pseudonym) keys: \(keys); legal holds: \(all.isEmpty ? "none" : all)"
  }
}

extension ShredReason: ExpressibleByArgument {}
extension HoldReason: ExpressibleByArgument {}

/// A refusal with its sentence, and nothing about how the command is used.
struct CleanFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
