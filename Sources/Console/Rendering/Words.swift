import AuditRecords
import ClinicalModel
import PolicyEngine

/// An instant as pages show it.
struct Moment: Sendable {
  /// RFC 3339, for machines.
  let iso: String
  /// `2026-11-21 03:17:12`, UTC.
  let words: String

  init(_ time: Timestamp) {
    iso = time.description
    words = "\(iso.prefix(10)) \(iso.dropFirst(11).prefix(8))"
  }
}

/// A class of the stylesheet for a word on a coloured ground.
enum Tone: String, Sendable, CustomStringConvertible {
  case none = ""
  case good, warn, bad, info, outside

  /// What templates write.
  var description: String { rawValue }
}

extension Purpose {
  var inWords: String {
    switch self {
    case .drafting: "Drafting"
    case .summarisation: "Summarising"
    case .imageSummary: "Summarising images"
    case .secondaryUse: "Secondary use"
    case .modelImprovement: "Improving models"
    }
  }

  /// For patients: what they would be agreeing to.
  var meaning: String {
    switch self {
    case .drafting: "An AI helps to write notes and letters. A clinician checks each one."
    case .summarisation: "An AI shortens the record, so that a clinician finds things faster."
    case .imageSummary: "An AI describes images and scans for a clinician."
    case .secondaryUse: "The record helps with quality work or research."
    case .modelImprovement: "The record helps to make AI models better."
    }
  }
}

extension ClinicalModel.ConsentStatus {
  var inWords: String {
    switch self {
    case .optedIn: "Agreed"
    case .optedOut: "Opted out"
    case .revoked: "Withdrawn"
    case .unknown: "Not asked"
    }
  }

  var tone: Tone {
    switch self {
    case .optedIn: .good
    case .optedOut, .revoked: .bad
    case .unknown: .none
    }
  }

  /// What a button says that sets it.
  var verb: String {
    switch self {
    case .optedIn: "Agree"
    case .optedOut: "Opt out"
    case .revoked: "Withdraw"
    case .unknown: "Clear"
    }
  }
}

extension ClinicalModel.RouteKind {
  var inWords: String {
    switch self {
    case .onPremises: "On premises"
    case .privateCloud: "Private cloud"
    case .vendor: "Vendor cloud"
    }
  }

  var meaning: String {
    switch self {
    case .onPremises: "The text stays inside the hospital."
    case .privateCloud: "The text goes to a cloud that the hospital rents."
    case .vendor: "The text leaves the building, as the policy's obligations allow."
    }
  }

  var tone: Tone { self == .onPremises ? .info : .outside }
}

extension SessionState {
  var tone: Tone {
    switch self {
    case .active: .good
    case .ended, .expired: .none
    case .revoked: .bad
    }
  }

  var inWords: String {
    switch self {
    case .active: "Active"
    case .ended: "Ended"
    case .expired: "Expired"
    case .revoked: "Revoked"
    }
  }
}

extension RevocationReason {
  var inWords: String {
    switch self {
    case .byClinician: "by the clinician"
    case .byOfficer: "by an officer"
    case .consentWithdrawn: "the patient withdrew consent"
    case .deviceKeyRevoked: "the device key was revoked"
    case .agentSuspended: "the agent was suspended"
    case .policyChanged: "the policy changed"
    case .sessionEnded: "the session ended"
    case .sessionExpired: "the session's time ran out"
    case .shutdown: "the gateway stopped"
    }
  }
}

extension RecordedDecision.Outcome {
  var inWords: String {
    switch self {
    case .permit: "Permitted"
    case .condition: "Permitted with conditions"
    case .block: "Blocked"
    }
  }

  var tone: Tone {
    switch self {
    case .permit: .good
    case .condition: .warn
    case .block: .bad
    }
  }
}

extension Outcome {
  /// The same outcome as records name it.
  var recorded: RecordedDecision.Outcome {
    switch self {
    case .permit: .permit
    case .condition: .condition
    case .block: .block
    }
  }
}

extension RecordedAction {
  var inWords: String {
    switch self {
    case .sent: "Sent"
    case .refused: "Refused"
    case .completed: "Completed"
    case .interrupted: "Stopped"
    case .failed: "Failed"
    case .withheld: "Withheld"
    case .done: "Done"
    }
  }

  var tone: Tone {
    switch self {
    case .sent, .completed, .done: .good
    case .interrupted, .withheld: .warn
    case .refused, .failed: .bad
    }
  }
}

extension String {
  /// `byte` → `1 byte`, `2 bytes`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : noun.hasSuffix("sh") ? "es" : "s")"
  }
}
