import AuditRecords

extension RecordKind {
  /// What happened, in words of a list.
  var inWords: String {
    switch self {
    case .inferenceIntent: "Inference begins"
    case .inferenceOutcome: "Inference ended"
    case .inferenceRefused: "Inference refused"
    case .sessionRequested: "Session requested"
    case .sessionRequestExpired: "Session request expired"
    case .sessionApproved: "Session approved"
    case .sessionDenied: "Session denied"
    case .sessionEnded: "Session ended"
    case .sessionExpired: "Session expired"
    case .sessionRevoked: "Session revoked"
    case .consentChanged: "Consent changed"
    case .deviceKeyIssued: "Device key issued"
    case .deviceKeyRotated: "Device key rotated"
    case .deviceKeyRevoked: "Device key revoked"
    case .agentChanged: "Agent changed"
    case .deviceChanged: "Device changed"
    case .vendorChanged: "Vendor changed"
    case .userChanged: "User changed"
    case .patientAdded: "Patient added"
    case .signedIn: "Signed in"
    case .signInFailed: "Sign-in failed"
    case .signedOut: "Signed out"
    case .payloadViewed: "Glass wall viewed"
    case .recordViewed: "Patient viewed"
    case .recordsExported: "Records exported"
    case .draftCreated: "Draft created"
    case .draftAccepted: "Draft accepted"
    case .draftRejected: "Draft rejected"
    case .policyLoaded: "Policy loaded"
    case .gatewayStarted: "Gateway started"
    case .gatewayStopped: "Gateway stopped"
    case .clockSteppedBack: "Clock stepped back"
    case .ledgerRecovered: "Ledger recovered"
    case .ledgerKeyRotated: "Ledger key rotated"
    case .witnessRefused: "A witness refuses the ledger"
    case .patientKeyShredded: "Patient key destroyed"
    case .legalHoldPlaced: "Legal hold placed"
    case .legalHoldRemoved: "Legal hold removed"
    case .contentExpired: "Content expired"
    case .masterKeyRotated: "Master key changed"
    case .archiveAlarm: "Archive stopped"
    }
  }

  /// Kinds that end someone's access.
  var endsAccess: Bool {
    switch self {
    case .sessionEnded, .sessionExpired, .sessionRevoked, .deviceKeyRevoked, .deviceKeyRotated: true
    default: false
    }
  }
}
