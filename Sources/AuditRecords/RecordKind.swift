/// What a record says happened. The raw values are part of the record format: they are added to, never renamed.
public enum RecordKind: String, Sendable, Hashable, CaseIterable {
  /// An inference is about to leave; durable before its first byte does.
  case inferenceIntent = "inference-intent"
  /// An inference ended: completed, interrupted or failed.
  case inferenceOutcome = "inference-outcome"
  /// An inference was refused before anything left.
  case inferenceRefused = "inference-refused"

  case sessionRequested = "session-requested"
  case sessionRequestExpired = "session-request-expired"
  case sessionApproved = "session-approved"
  case sessionDenied = "session-denied"
  case sessionEnded = "session-ended"
  case sessionExpired = "session-expired"
  case sessionRevoked = "session-revoked"

  case consentChanged = "consent-changed"

  case deviceKeyIssued = "device-key-issued"
  case deviceKeyRotated = "device-key-rotated"
  case deviceKeyRevoked = "device-key-revoked"

  case agentChanged = "agent-changed"
  case deviceChanged = "device-changed"
  case vendorChanged = "vendor-changed"
  case userChanged = "user-changed"
  case patientAdded = "patient-added"

  case signedIn = "signed-in"
  case signInFailed = "sign-in-failed"
  case signedOut = "signed-out"

  /// Someone opened the panes of the glass wall, which show what an inference really said.
  case payloadViewed = "payload-viewed"
  /// Someone opened a patient's page, or a list that names patients.
  case recordViewed = "record-viewed"
  /// Someone took records out of Chaperone: an export or an evidence pack.
  case recordsExported = "records-exported"

  case draftCreated = "draft-created"
  case draftAccepted = "draft-accepted"
  case draftRejected = "draft-rejected"

  case policyLoaded = "policy-loaded"
  case gatewayStarted = "gateway-started"
  case gatewayStopped = "gateway-stopped"
  /// The clock went backwards; records stay in the order of their index.
  case clockSteppedBack = "clock-stepped-back"
  /// The ledger was opened after a crash; what was dropped had never been acknowledged.
  case ledgerRecovered = "ledger-recovered"
  /// The old ledger key names its successor.
  case ledgerKeyRotated = "ledger-key-rotated"
  /// A witness says that this ledger shows two histories, and cosigns it no more; `reason` says what it saw.
  case witnessRefused = "witness-refused"
  /// A patient's vault key was destroyed; proofs stay.
  case patientKeyShredded = "patient-key-shredded"
  /// A patient's content must be kept for now; `reason` says why.
  case legalHoldPlaced = "legal-hold-placed"
  case legalHoldRemoved = "legal-hold-removed"

  /// The texts of an inference, or what hangs on a session, were removed because their time was over; `detail` says what.
  case contentExpired = "content-expired"
  /// The patients' keys are wrapped by another master key; no text was written anew.
  case masterKeyRotated = "master-key-rotated"
  /// The archive stopped and a person has to look; `reason` says why.
  case archiveAlarm = "archive-alarm"
}
