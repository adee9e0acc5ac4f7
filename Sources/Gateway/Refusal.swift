public import ClinicalModel
public import ModelWire

/// Why an inference was refused or cut short: what the agent is told, and what the ledger keeps.
///
/// Every case has a stable `code` that a program can test and a sentence that a person can act on. Neither repeats
/// anything the caller sent: a model name or a header may hold patient data as well as a prompt.
public enum Refusal: Error, Sendable {
  case unidentified
  case malformed(WireError)
  case bodyTooLarge(limitBytes: Int)
  case bodyTooSlow(limitSeconds: Int64)
  case connectionLost
  case unknownModel(offered: [String])
  case dialectNotServed(upstream: String)
  case providerStateRefused
  case interfaceNotGuarded
  case sessionRequired(SessionRequestID, approvalLink: String)
  case tooManyPendingRequests
  case consentMissing(ConsentStatus)
  /// With the place where it was found, as a path of field names.
  case otherPatient(place: String, mayBeMistyped: Bool)
  case sealedTextIdentifies
  case blocked(rule: String, sentence: String)
  case ledgerUnavailable
  case vaultUnavailable
  case upstreamFailed(UpstreamFault)
  case upstreamRefused(status: Int)
  case answerUnreadable
  case answerNamesOtherPatient
  case revoked(RevocationReason)
  case tooBusy(limit: Int)
  case shuttingDown
  case internalFault

  /// How an upstream let us down, in words safe to repeat.
  public enum UpstreamFault: String, Sendable {
    case unreachable, timedOut = "timed-out", connectionLost = "connection-lost", malformed, endedEarly = "ended-early"
    case busy
  }
}

extension Refusal {
  /// Stable across versions; part of the API.
  public var code: String {
    switch self {
    case .unidentified: "invalid_device_key"
    case .malformed: "invalid_request"
    case .bodyTooLarge: "request_too_large"
    case .bodyTooSlow: "request_timeout"
    case .connectionLost: "client_disconnected"
    case .unknownModel: "model_not_found"
    case .dialectNotServed: "format_not_supported"
    case .providerStateRefused: "provider_state_refused"
    case .interfaceNotGuarded: "interface_not_guarded"
    case .sessionRequired: "session_required"
    case .tooManyPendingRequests: "too_many_session_requests"
    case .consentMissing: "consent_required"
    case .otherPatient: "other_patient"
    case .sealedTextIdentifies: "sealed_text_identifies"
    case .blocked: "policy_blocked"
    case .ledgerUnavailable: "ledger_unavailable"
    case .vaultUnavailable: "vault_unavailable"
    case .upstreamFailed(.timedOut): "upstream_timeout"
    case .upstreamFailed: "upstream_unavailable"
    case .upstreamRefused: "upstream_error"
    case .answerUnreadable: "upstream_answer_unreadable"
    case .answerNamesOtherPatient: "answer_names_other_patient"
    case .revoked(.consentWithdrawn): "consent_revoked"
    case .revoked: "session_revoked"
    case .tooBusy: "too_busy"
    case .shuttingDown: "shutting_down"
    case .internalFault: "internal_error"
    }
  }

  /// The HTTP status, as the providers' own clients expect it: they retry 408, 409, 429 and 5xx, and nothing else.
  public var status: Int {
    switch self {
    case .unidentified: 401
    case .malformed, .dialectNotServed, .providerStateRefused, .interfaceNotGuarded: 400
    case .bodyTooLarge: 413
    case .bodyTooSlow: 408
    case .connectionLost: 499
    case .unknownModel: 404
    case .tooManyPendingRequests: 429
    case .sessionRequired, .consentMissing, .otherPatient, .sealedTextIdentifies, .blocked, .revoked,
      .answerNamesOtherPatient:
      403
    case .ledgerUnavailable, .vaultUnavailable, .tooBusy, .shuttingDown: 503
    case .upstreamFailed(.timedOut): 504
    case .upstreamFailed, .answerUnreadable: 502
    case .upstreamRefused(let status): (400...599).contains(status) ? status : 502
    case .internalFault: 500
    }
  }

  /// What a person reads in the agent.
  public var message: String {
    switch self {
    case .unidentified:
      "This agent showed no valid Chaperone device key. Put the key in the Authorization header (Bearer) or in "
        + "x-api-key; an administrator issues and rotates keys in the console under Devices."
    case .malformed(let error): error.message
    case .bodyTooLarge(let limit):
      "The request is larger than \(limit) bytes (limits.request_body_bytes). Send less text, or ask the "
        + "administrator to raise the limit."
    case .bodyTooSlow(let seconds):
      "The request did not arrive within \(seconds) seconds (limits.request_body_seconds). Send it again."
    case .connectionLost: "The connection closed before the answer was complete."
    case .unknownModel(let offered):
      "This agent may not use the model that it asked for. Its models are: \(offered.joined(separator: ", "))."
    case .dialectNotServed(let upstream):
      "The model runs on '\(upstream)', which does not answer in this API's format. Use another API or model."
    case .providerStateRefused:
      "The request asks the provider to keep or continue a conversation (previous_response_id, conversation or "
        + "background). That would leave patient data at the vendor. Send the whole conversation instead."
    case .interfaceNotGuarded:
      "Chaperone cannot inspect what this interface carries (files, batches, audio, images, stored state), so it is "
        + "closed. Use chat completions, responses or messages."
    case .sessionRequired(_, let link):
      "No session is open for this agent, so nothing was read or sent. Ask the clinician to approve one patient and "
        + "one purpose here: \(link)"
    case .tooManyPendingRequests:
      "This agent has too many session requests waiting (limits.pending_requests). Approve or deny those first."
    case .consentMissing(let status): Self.consentSentence(status)
    case .otherPatient(let place, let mayBeMistyped):
      "The text names another patient than the one this session is for (in \(place)). Nothing was sent. "
        + (mayBeMistyped
          ? "It is one letter or digit from this patient's own: if it was mistyped, correct it and send again. If not, "
            + "remove " : "Remove ")
        + "the other patient's details, or open a session for that patient. If they stand in an earlier message, start a "
        + "new conversation."
    case .sealedTextIdentifies:
      "A signed thinking block in the conversation holds identifying text that must not leave and cannot be changed. "
        + "Start a new conversation."
    case .blocked(_, let sentence): sentence
    case .ledgerUnavailable:
      "The audit ledger cannot be written, so nothing was sent. Tell the security engineer; try again later."
    case .vaultUnavailable:
      "The encrypted store cannot be used, so nothing was sent. Tell the security engineer; try again later."
    case .upstreamFailed(let fault): Self.upstreamSentence(fault)
    case .upstreamRefused(let status): "The model's server refused the request with status \(status)."
    case .answerUnreadable: "What the model's server sent could not be read, so it was withheld."
    case .answerNamesOtherPatient:
      "The model's answer named a patient that this session is not for. The rest of the answer was withheld."
    case .revoked(let reason): Self.revocationSentence(reason)
    case .tooBusy(let limit):
      "\(limit) inferences are running (limits.concurrent_inferences), which is the most. Try again shortly."
    case .shuttingDown: "Chaperone is shutting down. Try again in a minute."
    case .internalFault: "Something went wrong inside Chaperone and nothing was sent. The time is in the server's log."
    }
  }

  private static func consentSentence(_ status: ConsentStatus) -> String {
    switch status {
    case .optedOut: "The patient has opted out of this use of AI. Nothing was sent."
    case .revoked: "The patient has revoked consent for this use of AI. Nothing was sent."
    case .unknown: "The patient has not been asked about this use of AI yet. Nothing was sent. Record the choice first."
    case .optedIn: "The patient's consent could not be confirmed. Nothing was sent."
    }
  }

  private static func upstreamSentence(_ fault: UpstreamFault) -> String {
    switch fault {
    case .unreachable: "The model's server cannot be reached. Try again later."
    case .timedOut: "The model's server did not answer in time (limits.upstream_answer_seconds). Try again."
    case .connectionLost: "The model's server closed the connection. Try again."
    case .malformed: "The model's server sent something that is not a valid answer, so it was withheld."
    case .endedEarly: "The model's server stopped in the middle of its answer. What you see is incomplete."
    case .busy: "All connections to the model's server are in use (limits.upstream_connections). Try again shortly."
    }
  }

  private static func revocationSentence(_ reason: RevocationReason) -> String {
    switch reason {
    case .consentWithdrawn: "The patient withdrew consent. The answer was stopped and the session is closed."
    case .byClinician, .byOfficer, .sessionEnded: "The session was closed. The answer was stopped."
    case .deviceKeyRevoked: "This agent's device key was replaced. The answer was stopped."
    case .agentSuspended: "This agent was suspended. The answer was stopped."
    case .policyChanged: "The organisation's policy changed and no longer allows this. The answer was stopped."
    case .sessionExpired: "The session's time is over. The answer was stopped. Ask for a new session."
    case .shutdown: "Chaperone is shutting down. The answer was stopped."
    }
  }

  /// The refusal in the shape of the provider whose API was called.
  var providerError: ProviderError {
    ProviderError(status: status, code: code, message: message, extra: extra)
  }

  private var extra: [(String, String)] {
    switch self {
    case .sessionRequired(let id, let link): [("approval_url", link), ("session_request_id", id.rawValue)]
    case .blocked(let rule, _): [("rule", rule)]
    default: []
    }
  }
}
