public import AuditLedger
import AuditRecords
public import ClinicalModel
public import Storage

/// After a crash: inferences that had begun and whose end nobody could record get one now.
///
/// Every start leaves none behind, so only the records since the last start are read.
public struct InterruptedInferences: Sendable {
  private static let batch = 4096

  private let ledger: Ledger
  private let keeper: RecordKeeper

  public init(ledger: Ledger, keeper: RecordKeeper) {
    self.ledger = ledger
    self.keeper = keeper
  }

  /// Records `interrupted` with the reason `gateway_stopped` for each; returns how many there were.
  @discardableResult
  public func recordEndings(at now: Timestamp) async throws -> Int {
    let open = try await openIntents()
    for intent in open {
      var outcome = AuditRecord(kind: .inferenceOutcome, time: now)
      outcome.inference = intent.inference
      outcome.user = intent.user
      outcome.device = intent.device
      outcome.key = intent.key
      outcome.agent = intent.agent
      outcome.model = intent.model
      outcome.patient = intent.patient
      outcome.purpose = intent.purpose
      outcome.session = intent.session
      outcome.consent = intent.consent
      outcome.decision = intent.decision
      outcome.route = intent.route
      outcome.endpoints = intent.endpoints
      outcome.action = .interrupted
      outcome.reason = "gateway_stopped"
      _ = try await keeper.record(outcome)
    }
    return open.count
  }

  /// Reads backwards until the last start; an intent met after its outcome is not open.
  private func openIntents() async throws -> [AuditRecord] {
    var ended: Set<InferenceID> = []
    var open: [AuditRecord] = []
    var end = await ledger.size
    while end > 0 {
      let start = end > UInt64(Self.batch) ? end - UInt64(Self.batch) : 0
      let entries = try await ledger.entries(from: LedgerIndex(start), limit: Int(end - start))
      for (_, entry) in entries.reversed() {
        let record = try AuditRecord(canonicalJSON: entry)
        switch record.kind {
        case .gatewayStarted: return open.reversed()
        case .inferenceOutcome: if let id = record.inference { ended.insert(id) }
        case .inferenceIntent: if let id = record.inference, !ended.contains(id) { open.append(record) }
        default: break
        }
      }
      end = start
    }
    return open.reversed()
  }
}
