import ClinicalModel

extension APISchemaName {
  var schema: APISchema {
    switch self {
    case .problem:
      .object([
        APIMember(
          "error",
          .object([
            APIMember("code", .text("Stable; a program can test it.")),
            APIMember("message", .text("A sentence that a person can act on.")),
          ]))
      ])
    case .token: .object([APIMember("token", .text("Send it as Authorization: Bearer."))])
    case .sessionRequest: .object(Self.sessionRequestMembers)
    case .sessionRequests: Self.items(.sessionRequest)
    case .session: .object(Self.sessionMembers)
    case .openedSession:
      .object(
        Self.sessionMembers + [
          APIMember("session_token", .text("For the EHR and for tools; shown this once."))
        ])
    case .sessions: Self.items(.session)
    case .patients: .object([APIMember("items", .list(of: .object(Self.patientMembers)))])
    case .consent: .object(Self.consentMembers)
    case .consents:
      .object([
        APIMember("items", .list(of: .named(.consent))),
        APIMember("history", .list(of: .named(.consent))),
      ])
    case .issuedKeys: .object([APIMember("items", .list(of: .object(Self.keyMembers)))])
    case .record: .object(Self.recordMembers)
    case .records:
      .object([
        APIMember("items", .list(of: .named(.record))),
        APIMember("next", .integer("The `from` of the page of newer records; equal to size when there are none.")),
        APIMember(
          "previous", .nullable(.integer("The `before` of the page of older records; null when there are none."))),
        APIMember("size", .integer("Records in the ledger.")),
      ])
    case .proof: .object(Self.proofMembers)
    case .inference: .object(Self.inferenceMembers)
    }
  }

  private static func items(_ name: APISchemaName) -> APISchema {
    .object([APIMember("items", .list(of: .named(name)))])
  }

  private static let purpose = APISchema.choice(Purpose.allCases.map(\.rawValue), "What the data is used for.")

  private static let sessionRequestMembers = [
    APIMember("id", .text("The request.")),
    APIMember("agent_id", .text("The agent that asks.")),
    APIMember("agent_name", .text("Its name.")),
    APIMember("agent_version", .text("Its version.")),
    APIMember("device_id", .text("Where it runs.")),
    APIMember("device_name", .text("Its name.")),
    APIMember("device_key_id", .text("The key that it presented; not the secret.")),
    APIMember("clinician_id", .text("Who may decide.")),
    APIMember("model", .text("The model that it asked for.")),
    APIMember("route", .choice(RouteKind.allCases.map(\.rawValue), "Where the model runs.")),
    APIMember("requested_at", .instant("When it asked.")),
    APIMember("expires_at", .instant("When the request lapses.")),
    APIMember("state", .choice(SessionRequestState.allCases.map(\.rawValue), "How it was decided.")),
    APIMember("approval_url", .text("The page where the clinician decides.")),
  ]

  private static let sessionMembers = [
    APIMember("id", .text("The session.")),
    APIMember("request_id", .text("The request that it came from.")),
    APIMember("agent_id", .text("The agent.")),
    APIMember("device_id", .text("The device.")),
    APIMember("device_key_id", .text("The key that uses it; not the secret.")),
    APIMember("clinician_id", .text("Who approved it.")),
    APIMember("patient_id", .text("The one patient.")),
    APIMember("patient_pseudonym", .nullable(.text("How records name the patient."))),
    APIMember("purpose", purpose),
    APIMember("opened_at", .instant("When it was approved.")),
    APIMember("expires_at", .instant("When it ends by itself.")),
    APIMember("state", .choice(["active", "ended", "expired", "revoked"], "Only active lets anything pass.")),
    APIMember("closed_at", .nullable(.instant("When it was closed; null while active."))),
    APIMember(
      "reason", .nullable(.choice(RevocationReason.allCases.map(\.rawValue), "Why it was revoked; else null."))),
  ]

  private static let patientMembers = [
    APIMember("id", .text("The patient.")),
    APIMember("pseudonym", .text("How records name the patient.")),
    APIMember("masked_name", .text("Initials.")),
  ]

  private static let consentMembers = [
    APIMember("patient_id", .text("The patient.")),
    APIMember("purpose", purpose),
    APIMember("status", .choice(ConsentStatus.allCases.map(\.rawValue), "Only opted-in permits.")),
    APIMember("version", .integer("Counts the choices; 0 when none was made.")),
    APIMember("changed_at", .nullable(.instant("When; null when no choice was made."))),
    APIMember("changed_by", .nullable(.text("Who entered it; null when no choice was made."))),
    APIMember("reference", .text("How records name this choice.")),
  ]

  private static let keyMembers = [
    APIMember("key_id", .text("The new key.")),
    APIMember("agent_id", .text("Its agent.")),
    APIMember("clinician_id", .text("Its clinician.")),
    APIMember("device_key", .text("The secret; shown this once.")),
  ]

  private static let recordMembers = [
    APIMember("index", .integer("The record's place in the ledger.")),
    APIMember("record", .anyObject("The ledger's entry as it stands there; docs/ledger.md lists its members.")),
  ]

  private static let proofMembers = [
    APIMember("index", .integer("The record's place in the ledger.")),
    APIMember("tree_size", .integer("The size of the tree that the checkpoint signs.")),
    APIMember("entry", .text("The entry's bytes, base64.")),
    APIMember("leaf_hash", .text("SHA-256 of 00 and the entry (RFC 6962), base64.")),
    APIMember("hashes", .list(of: .text("One sibling, base64, from the leaf upwards."))),
    APIMember("checkpoint", .text("The signed note (C2SP tlog-checkpoint).")),
    APIMember("proof_file", .text("All of it as one file (C2SP tlog-proof), for `chaperone audit verify-proof`.")),
    APIMember("verifier_key", .text("The ledger's public key (vkey). Trust only one that reached you otherwise.")),
  ]

  private static let pane = APISchema.object([
    APIMember("text", .text("The side's text.")),
    APIMember(
      "marks",
      .list(
        of: .object([
          APIMember("start", .integer("First UTF-8 byte.")),
          APIMember("end", .integer("The byte after the last.")),
          APIMember("kind", .text("What was replaced or put back.")),
        ]))),
  ])

  private static let inferenceMembers = [
    APIMember("id", .text("The inference.")),
    APIMember("patient_id", .text("The patient.")),
    APIMember("session_id", .nullable(.text("The session; null when there was none."))),
    APIMember("recorded_at", .instant("When it was kept.")),
    APIMember("agent_sent", pane),
    APIMember("left", pane),
    APIMember("came_back", pane),
    APIMember("agent_got", pane),
    APIMember("records", .list(of: .named(.record))),
  ]
}
