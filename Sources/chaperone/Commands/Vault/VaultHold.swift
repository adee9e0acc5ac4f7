import ArgumentParser
import ClinicalModel
import Storage

/// `chaperone vault hold`: keeps content from expiring and keys from being destroyed.
struct VaultHold: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Place a patient, sessions or an incident under a legal hold, or remove one.",
    subcommands: [Add.self, Remove.self])

  /// What is held: one of three.
  struct Subject: ParsableArguments {
    @Option(help: "The patient's id or pseudonym: everything of the patient.")
    var patient: String?

    @Option(help: "A session: everything that it left. May be given again.")
    var session: [String] = []

    @Option(help: "An incident's number, such as INC-2026-7; never a name, since the ledger keeps it.")
    var incident: String?

    @Option(help: "Why: \(HoldReason.allCases.map(\.rawValue).joined(separator: ", ")). An incident is its own reason.")
    var reason: HoldReason?

    enum Meaning {
      case patient(String, HoldReason)
      case sessions([SessionID], HoldReason)
      /// With the sessions to hold for it; none when all of its holds are meant.
      case incident(IncidentID, [SessionID])
    }

    func meaning() throws -> Meaning {
      let sessions = try session.map { text in
        guard let id = SessionID(text) else { throw ValidationError("'\(text)' is no session's id.") }
        return id
      }
      switch (patient, incident) {
      case (let patient?, nil) where sessions.isEmpty: return .patient(patient, try named())
      case (nil, let incident?):
        guard let id = IncidentID(incident) else {
          throw ValidationError("An incident's number has 1 to 64 letters, digits, '.', '_' and '-'.")
        }
        guard reason == nil || reason == .incident else { throw ValidationError("An incident is its own reason.") }
        return .incident(id, sessions)
      case (nil, nil) where !sessions.isEmpty: return .sessions(sessions, try named())
      default: throw ValidationError("Give --patient, or --session, or --incident.")
      }
    }

    private func named() throws -> HoldReason {
      guard let reason else { throw ValidationError("Give --reason.") }
      return reason
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep content and keys until the hold is removed.",
      discussion: "With --incident, the sessions that it is about are named by --session.")

    @OptionGroup var subject: Subject

    @OptionGroup var place: VaultPlace

    func run() async throws {
      switch try subject.meaning() {
      case .patient(let patient, let reason):
        Terminal.writeLine(try await place.change { try await $0.placeHold(on: patient, reason: reason) }.line)
      case .sessions(let sessions, let reason):
        let count = try await place.change { try await $0.placeHold(onSessions: sessions, reason: reason) }
        Terminal.writeLine("held: \(count) sessions for \(reason.rawValue)")
      case .incident(let incident, let sessions):
        guard !sessions.isEmpty else { throw ValidationError("Name the incident's sessions with --session.") }
        let count = try await place.change {
          try await $0.placeHold(onSessions: sessions, reason: .incident, incident: incident)
        }
        Terminal.writeLine("held: \(count) sessions for incident \(incident)")
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End a hold; others stay.", discussion: "With --incident, all holds of that incident end.")

    @OptionGroup var subject: Subject

    @OptionGroup var place: VaultPlace

    func run() async throws {
      switch try subject.meaning() {
      case .patient(let patient, let reason):
        Terminal.writeLine(try await place.change { try await $0.removeHold(from: patient, reason: reason) }.line)
      case .sessions(let sessions, let reason):
        try await place.change { custody in
          for session in sessions { try await custody.removeHold(fromSession: session, reason: reason) }
        }
        Terminal.writeLine("no longer held for \(reason.rawValue): \(sessions.count) sessions")
      case .incident(let incident, let sessions):
        guard sessions.isEmpty else { throw ValidationError("An incident's holds end together; leave --session out.") }
        let count = try await place.change { try await $0.removeHolds(of: incident) }
        Terminal.writeLine("no longer held for incident \(incident): \(count) sessions")
      }
    }
  }
}
