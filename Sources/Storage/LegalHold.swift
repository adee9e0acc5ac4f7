public import ClinicalModel

/// Why a patient's content must be kept. A closed set, because the ledger never forgets what is written there.
public enum HoldReason: String, Hashable, Sendable, CaseIterable {
  case litigation
  /// An investigation inside the organisation.
  case investigation
  /// A security incident or a breach that is being looked into.
  case incident
  /// A regulator or a court asked.
  case regulator
}

/// Why a patient's keys are destroyed.
public enum ShredReason: String, Hashable, Sendable, CaseIterable {
  /// The time for which the content had to be kept is over.
  case retentionEnded = "retention-ended"
  /// The patient asked, and the organisation may.
  case erasureRequest = "erasure-request"
  case courtOrder = "court-order"
  /// The content should never have been here.
  case enteredInError = "entered-in-error"
}

/// One reason for which a patient's keys cannot be destroyed. A patient may be under several.
public struct LegalHold: Hashable, Sendable {
  public let patient: PatientID
  public let reason: HoldReason
  public let placedAt: Timestamp
}

/// What the vault still has of a patient.
public struct CustodyState: Hashable, Sendable {
  public let patient: PatientID
  public let pseudonym: PatientPseudonym
  /// When the keys were destroyed; `nil` while the content can be read.
  public let shreddedAt: Timestamp?
  /// In the order of their reasons.
  public let holds: [LegalHold]
  /// Holds on single sessions of the patient; they keep the patient's keys as well.
  public let sessionHolds: [SessionHold]
}

/// Why a patient's keys or holds were not changed. Nothing was written.
public enum CustodyError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchPatient
  case noSuchSession(SessionID)
  case underLegalHold([HoldReason])
  case alreadyShredded(Timestamp)
  case alreadyHeld(HoldReason)
  case notHeld(HoldReason)
  /// Nothing is left that a hold could keep.
  case nothingToHold(Timestamp)

  /// A stable code for logs and tests.
  public var code: String {
    switch self {
    case .noSuchPatient: "no_such_patient"
    case .noSuchSession: "no_such_session"
    case .underLegalHold: "under_legal_hold"
    case .alreadyShredded: "already_shredded"
    case .alreadyHeld: "already_held"
    case .notHeld: "not_held"
    case .nothingToHold: "nothing_to_hold"
    }
  }

  /// A sentence for a person, without naming the patient.
  public var description: String {
    switch self {
    case .noSuchPatient: "There is no such patient. Give the patient's id or pseudonym as the registry has it."
    case .noSuchSession(let session): "There is no session \(session). Nothing was held."
    case .underLegalHold(let reasons):
      "The patient is under legal hold (\(reasons.map(\.rawValue).joined(separator: ", "))). The keys stay until every "
        + "hold is removed."
    case .alreadyShredded(let time): "The patient's keys were shredded on \(time) already."
    case .alreadyHeld(let reason): "The patient is under a hold for \(reason.rawValue) already."
    case .notHeld(let reason): "There is no hold for \(reason.rawValue)."
    case .nothingToHold(let time): "The patient's keys were shredded on \(time); there is nothing left to hold."
    }
  }
}
