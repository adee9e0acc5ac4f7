public import ArgumentParser
public import Storage

/// `chaperone vault`: destroying patients' keys, and keeping them from being destroyed. Offline: the program that
/// serves has keys and patients in memory, so it must not run.
struct VaultCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault", abstract: "Destroy a patient's keys, or keep them under a legal hold.",
    discussion: "Works on the data directory of a program that is stopped. Every change is a record of the ledger.",
    subcommands: [Shred.self, Hold.self])

  /// Which patient, in which data directory.
  struct Subject: ParsableArguments {
    @Option(help: "The patient's id or pseudonym.")
    var patient: String

    @Option(help: "The data directory, as `serve` and `demo` have it.")
    var data: String

    /// Opens the directory, does the work, closes it, and prints what it left.
    func change(_ work: @Sendable (Custody) async throws -> CustodyState) async throws {
      do {
        let state = try await ClosedHouse.withCustody(of: data, work)
        Terminal.writeLine(Self.line(state))
      } catch let error as CustodyError {
        throw CleanFailure(error.description)
      }
    }

    private static func line(_ state: CustodyState) -> String {
      let holds = state.holds.map { "\($0.reason.rawValue) since \($0.placedAt)" }.joined(separator: ", ")
      let keys = state.shreddedAt.map { "shredded on \($0)" } ?? "kept"
      return "patient=\(state.pseudonym) keys: \(keys); legal holds: \(holds.isEmpty ? "none" : holds)"
    }
  }

  struct Shred: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Destroy a patient's keys for good.",
      discussion: """
        Texts, pseudonym maps and the patient's own entry can never be read again; records and their proofs stay. \
        Refused under a legal hold. Backups of the database from before still open with the master key.
        """)

    @OptionGroup var subject: Subject

    @Option(help: "Why: \(ShredReason.allCases.map(\.rawValue).joined(separator: ", ")).")
    var reason: ShredReason

    func run() async throws { try await subject.change { try await $0.shred(subject.patient, reason: reason) } }
  }

  struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Place a patient under a legal hold, or remove one.", subcommands: [Add.self, Remove.self])

    struct Add: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Keep the patient's keys from being destroyed.")

      @OptionGroup var subject: Subject

      @Option(help: "Why: \(HoldReason.allCases.map(\.rawValue).joined(separator: ", ")).")
      var reason: HoldReason

      func run() async throws {
        try await subject.change { try await $0.placeHold(on: subject.patient, reason: reason) }
      }
    }

    struct Remove: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "End the hold for one reason; others stay.")

      @OptionGroup var subject: Subject

      @Option(help: "Which: \(HoldReason.allCases.map(\.rawValue).joined(separator: ", ")).")
      var reason: HoldReason

      func run() async throws {
        try await subject.change { try await $0.removeHold(from: subject.patient, reason: reason) }
      }
    }
  }
}

extension ShredReason: ExpressibleByArgument {}
extension HoldReason: ExpressibleByArgument {}

/// A refusal with its sentence, and nothing about how the command is used.
struct CleanFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
