import AuditRecords
public import ClinicalModel

/// How long each kind of content is kept, in calendar years from when it was recorded (or from when its session ended).
public struct RetentionPeriods: Hashable, Sendable {
  /// What HIPAA asks of documentation (45 CFR 164.316(b)(2)(i)); a state or a contract may ask for more.
  public static let defaultYears = 6

  /// The four sides of inferences.
  public var payloadYears: Int
  /// What stand-ins stood for.
  public var pseudonymMapYears: Int
  /// The words given for decisions.
  public var reasonYears: Int

  public init(
    payloadYears: Int = defaultYears, pseudonymMapYears: Int = defaultYears, reasonYears: Int = defaultYears
  ) {
    (self.payloadYears, self.pseudonymMapYears, self.reasonYears) = (payloadYears, pseudonymMapYears, reasonYears)
  }

  func years(of kind: ContentKind) -> Int {
    switch kind {
    case .inferencePayload: payloadYears
    case .pseudonymMap: pseudonymMapYears
    case .reason: reasonYears
    }
  }
}

/// Kinds of sealed content that have an end. A patient's own entry has none: it goes with the patient's keys.
public enum ContentKind: String, Hashable, Sendable, CaseIterable {
  case inferencePayload = "inference-payload"
  case pseudonymMap = "pseudonym-map"
  case reason
}

/// One piece of content whose time is over.
public struct ExpiredContent: Hashable, Sendable {
  public let kind: ContentKind
  /// What it is about: an inference, a session, or the session or request that a reason was given for.
  public let subject: String
  public let session: SessionID?
  /// `nil` for content about somebody who is not registered any more.
  public let patient: PatientPseudonym?
  /// When its time began.
  public let since: Timestamp
  let entry: VaultEntryID
}

/// Removes content whose time is over. Records, proofs and keyed commitments stay; each removal is a record of the ledger.
///
/// What is under a legal hold, of its patient or of its session, is passed over, and the database refuses to let it go.
/// What this misses: backups of the database from before.
public struct Retention: Sendable {
  /// Removals in one transaction.
  public static let batchMax = 100
  /// How often the job looks, in seconds.
  static let intervalSeconds = 3600
  /// Between two batches of the job others write, in milliseconds.
  static let pauseMilliseconds = 200

  private let database: Database
  private let keeper: RecordKeeper
  private let periods: RetentionPeriods
  private let now: Now

  public init(
    database: Database, keeper: RecordKeeper, periods: RetentionPeriods, clock: @escaping Now = SystemClock.now
  ) {
    (self.database, self.keeper, self.periods, now) = (database, keeper, periods, clock)
  }

  /// Removes at most `batchMax` pieces, oldest first; durable and recorded when it returns.
  /// - Returns: How many.
  public func expireBatch() async throws -> Int {
    let (periods, time) = (periods, now())
    return try await keeper.commit { transaction in
      let due = try RetentionStore.due(periods, at: time, limit: Self.batchMax, in: transaction)
      for content in due {
        try RetentionStore.delete(content, in: transaction)
        try transaction.record(Self.record(content, at: time))
      }
      return due.count
    }
  }

  /// Removes everything that is due. Cancellation ends it between two batches.
  /// - Returns: How many.
  public func expireAll() async throws -> Int {
    var count = 0
    while !Task.isCancelled {
      let batch = try await expireBatch()
      count += batch
      if batch < Self.batchMax { break }
    }
    return count
  }

  /// Hourly until cancelled; a failure is told and tried again with the next round.
  public func run(onFailure: @Sendable (any Error) -> Void) async {
    while !Task.isCancelled {
      do {
        while try await expireBatch() == Self.batchMax, !Task.isCancelled {
          try await Task.sleep(for: .milliseconds(Self.pauseMilliseconds))
        }
      } catch is CancellationError {
        return
      } catch {
        onFailure(error)
      }
      try? await Task.sleep(for: .seconds(Self.intervalSeconds))
    }
  }

  private static func record(_ content: ExpiredContent, at time: Timestamp) -> AuditRecord {
    var record = AuditRecord(kind: .contentExpired, time: time)
    record.patient = content.patient
    record.session = content.session
    record.inference = content.kind == .inferencePayload ? InferenceID(content.subject) : nil
    record.action = .done
    record.reason = "retention-ended"
    record.detail = ["content": content.kind.rawValue, "since": content.since.description]
    if content.kind == .reason { record.detail["subject"] = content.subject }
    return record
  }
}

/// What retention would do, without doing it.
public struct RetentionOutlook: Hashable, Sendable {
  /// Pieces that are due and may go, by kind.
  public var due: [ContentKind: Int]
  /// Pieces that would be due and are kept by a legal hold, by kind.
  public var held: [ContentKind: Int]
  /// Since when the oldest piece that is due has been kept.
  public var oldest: Timestamp?
}

extension Database {
  /// What is due at a time; needs no key and changes nothing.
  public func retentionOutlook(
    _ periods: RetentionPeriods, at time: Timestamp
  ) async throws(StorageError) -> RetentionOutlook {
    try await read { try RetentionStore.outlook(periods, at: time, in: $0) }
  }
}
