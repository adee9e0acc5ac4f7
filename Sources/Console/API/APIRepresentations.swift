import AuditLedger
import ClinicalModel
import Governance
import Sessions
import Storage

/// How the API writes what it gives; `APISchemas` describes the same members.
struct APIRepresentations: Sendable {
  let services: ConsoleServices

  func request(_ request: SessionRequest) -> JSON {
    .object([
      ("id", .string(request.id.rawValue)),
      ("agent_id", .string(request.agent.rawValue)),
      ("agent_name", .string(services.directory.agent(request.agent)?.name ?? request.agent.rawValue)),
      ("agent_version", .string(request.agentVersion)),
      ("device_id", .string(request.device.rawValue)),
      ("device_name", .string(services.directory.device(request.device)?.name ?? request.device.rawValue)),
      ("device_key_id", .string(request.key.rawValue)),
      ("clinician_id", .string(request.clinician.rawValue)),
      ("model", .string(request.model)),
      ("route", .string(request.route.rawValue)),
      ("requested_at", .string(request.requestedAt.description)),
      ("expires_at", .string(request.expiresAt.description)),
      ("state", .string(request.state.rawValue)),
      ("approval_url", .string("\(services.baseURL)/console/requests/\(request.id)")),
    ])
  }

  func session(_ session: Session, token: String? = nil) -> JSON {
    let closing = session.state.closing
    var members: [(String, JSON)] = [
      ("id", .string(session.id.rawValue)),
      ("request_id", .string(session.request.rawValue)),
      ("agent_id", .string(session.agent.rawValue)),
      ("device_id", .string(session.device.rawValue)),
      ("device_key_id", .string(session.key.rawValue)),
      ("clinician_id", .string(session.clinician.rawValue)),
      ("patient_id", .string(session.patient.rawValue)),
      ("patient_pseudonym", .optional(services.patients.patient(session.patient)?.pseudonym.rawValue)),
      ("purpose", .string(session.purpose.rawValue)),
      ("opened_at", .string(session.openedAt.description)),
      ("expires_at", .string(session.expiresAt.description)),
      ("state", .string(session.state.name)),
      ("closed_at", .optional(closing?.at.description)),
      ("reason", .optional(closing?.reason?.rawValue)),
    ]
    if let token { members.append(("session_token", .string(token))) }
    return .object(members)
  }

  func patient(_ patient: Patient) -> JSON {
    .object([
      ("id", .string(patient.id.rawValue)), ("pseudonym", .string(patient.pseudonym.rawValue)),
      ("masked_name", .string(patient.name.masked)),
    ])
  }

  func consent(_ consent: Consent) -> JSON {
    .object([
      ("patient_id", .string(consent.patient.rawValue)),
      ("purpose", .string(consent.purpose.rawValue)),
      ("status", .string(consent.status.rawValue)),
      ("version", .integer(Int64(consent.version))),
      ("changed_at", .optional(consent.changedAt?.description)),
      ("changed_by", .optional(consent.changedBy?.rawValue)),
      ("reference", .string(consent.reference)),
    ])
  }

  func issued(_ issued: IssuedKey) -> JSON {
    .object([
      ("key_id", .string(issued.key.id.rawValue)),
      ("agent_id", .string(issued.key.agent.rawValue)),
      ("clinician_id", .string(issued.key.clinician.rawValue)),
      ("device_key", .string(issued.secret)),
    ])
  }

  func record(_ found: FoundRecord) -> JSON {
    .object([("index", .integer(Int64(found.index))), ("record", .raw(found.entry))])
  }

  func proof(_ evidence: InclusionEvidence, entry: [UInt8]) -> JSON {
    .object([
      ("index", .integer(Int64(evidence.index.rawValue))),
      ("tree_size", .integer(Int64(evidence.treeSize))),
      ("entry", .string(Base64Text.encode(entry))),
      ("leaf_hash", .string(evidence.leafHash.base64)),
      ("hashes", .array(evidence.hashes.map { .string($0.base64) })),
      ("checkpoint", .string(evidence.checkpoint)), ("proof_file", .string(evidence.proofFile.serialized)),
      ("verifier_key", .string(services.verifierKey)),
    ])
  }

  func inference(_ opened: PayloadReading.Opened) -> JSON {
    let payload = opened.payload
    let annotations = GlassWallAnnotations.read(payload.annotations)
    func pane(_ bytes: [UInt8], _ name: String) -> JSON {
      .object([
        ("text", .string(String(decoding: bytes, as: UTF8.self))),
        (
          "marks",
          .array(
            annotations.marks(of: name).map {
              .object([
                ("start", .integer(Int64($0.start))), ("end", .integer(Int64($0.end))), ("kind", .string($0.kind)),
              ])
            })
        ),
      ])
    }
    return .object([
      ("id", .string(payload.inference.rawValue)),
      ("patient_id", .string(payload.patient.rawValue)),
      ("session_id", .optional(payload.session?.rawValue)),
      ("recorded_at", .string(payload.recordedAt.description)),
      ("agent_sent", pane(payload.agentSent, "sent")),
      ("left", pane(payload.left, "left")),
      ("came_back", pane(payload.cameBack, "back")),
      ("agent_got", pane(payload.agentGot, "got")),
      ("records", .array(opened.records.map(record))),
    ])
  }

  static func items(_ items: [JSON]) -> JSON { .object([("items", .array(items))]) }
}

extension SessionState {
  /// When it was closed, and why where it was revoked; `nil` while it is active.
  var closing: (at: Timestamp, reason: RevocationReason?)? {
    switch self {
    case .active: nil
    case .ended(let at), .expired(let at): (at, nil)
    case .revoked(let at, let reason): (at, reason)
    }
  }
}
