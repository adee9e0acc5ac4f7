/// A patient's page: the three questions, answered with records.
struct PatientPage: Page {
  let template = PageTemplate.patient
  let chrome: Chrome
  let isOwn: Bool
  let heading: String
  let lead: String
  let patientID: String
  let patientPseudonym: String
  let formToken: String

  // Where does the data flow?
  let flowQuestion: String
  let flowSummary: String
  /// Where the looked-at part of the ledger begins, in words; `nil` when all of it was looked at.
  let horizon: String?
  let inferences: [Inference]
  let hasInferences: Bool

  // How is access revoked?
  let accessQuestion: String
  let accessSummary: String
  let sessions: [SessionRow]
  let hasSessions: Bool
  let noSessions = "No agent ever had access to this data."
  let revocations: [Revocation]
  let hasRevocations: Bool

  // Can the patient opt out?
  let consentQuestion: String
  let consentLead: String
  let mayChangeConsent: Bool
  let consents: [Choice]
  let history: [Past]
  let hasHistory: Bool

  struct Inference: Sendable {
    let at: Moment
    let agent: String
    let model: String
    let purpose: String
    let route: String
    let routeTone: Tone
    let endpoints: String
    let left: String
    let findings: String
    let action: String
    let actionTone: Tone
    let reason: String?
    let wallPath: String?
    let record: UInt64
  }

  struct Revocation: Sendable {
    let at: Moment
    let what: String
    let by: String
    let why: String
    let record: UInt64
  }

  struct Choice: Sendable {
    let label: String
    let meaning: String
    let status: String
    let tone: Tone
    let since: Since?
    let after: String
    let changes: [Change]
  }

  struct Since: Sendable {
    let iso: String
    let words: String
    let changedBy: String
  }

  struct Change: Sendable {
    let purposeCode: String
    let purposeLabel: String
    let statusCode: String
    let verb: String
    let buttonTone: String
  }

  struct Past: Sendable {
    let at: Moment?
    let label: String
    let status: String
    let tone: Tone
    let by: String
    let version: Int
  }
}
