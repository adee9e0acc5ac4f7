import AuditLedger
import AuditRecords
import Integrations
import Logging
import Storage

/// The witness client of a running house: what it is told, what it leaves in the ledger, and its last words.
struct WitnessRoom: Sendable {
  private let client: WitnessClient
  private let ledger: Ledger
  private let http: OutboundHTTP
  private let logger: Logger

  /// Lets heads wait for witnesses, and makes the ledger prove that it is not older than what they cosigned.
  static func prepare(
    _ options: inout LedgerOptions, plan: ServerConfiguration.Witnessing?, data: DataDirectory, signer: LedgerSigner
  ) throws {
    guard let plan else { return }
    let keys = plan.policy.logs
    guard keys.isEmpty || keys.contains(signer.verifier) else {
      throw CleanFailure(
        "The policy '\(plan.policyFile)' trusts other logs than this one. Its log line should be: log \(signer.verifierKey)"
      )
    }
    options.showsHeadsAtOnce = false
    let keysInUse = [signer.verifier] + (options.retiringSigner.map { [$0.verifier] } ?? [])
    guard let known = try WitnessStateFile(path: data.witnessState).load()?.checkpoint,
      // A checkpoint that only a key from before the last one signed can no longer be checked here.
      keysInUse.contains(where: { (try? UnverifiedCheckpoint(parsing: known.utf8).verified(by: $0)) != nil })
    else { return }
    options.knownCheckpoint = known
  }

  init(
    _ plan: ServerConfiguration.Witnessing, ledger: Ledger, keeper: RecordKeeper, data: DataDirectory, logger: Logger
  ) throws {
    http = OutboundHTTP(
      limits: .init(answerBytesMax: WitnessAnswer.bytesMax, seconds: Int64(plan.timeoutSeconds)))
    var settings = WitnessClient.Settings(
      now: { SystemClock.seconds }, logger: logger
    ) {
      do { try await keeper.recordRefusal(by: $0, $1) } catch {
        logger.critical("a witness's refusal could not be recorded", metadata: ["error": "\(type(of: error))"])
      }
    }
    settings.interval = .seconds(plan.intervalSeconds)
    client = try WitnessClient(
      policy: plan.policy, ledger: ledger, exchange: HTTPWitnessExchange(http: http),
      file: WitnessStateFile(path: data.witnessState), settings: settings)
    self.ledger = ledger
    self.logger = logger
  }

  /// Rounds until shutdown.
  func run() async { await client.run() }

  /// A last round, so that what was written at the end is cosigned too; bounded like every round. What refuses the
  /// ledger is said once more, because it is the last line that an operator sees.
  func close() async {
    do {
      _ = try await ledger.publish()
      await client.round()
    } catch { logger.error("the last checkpoint was not signed", metadata: ["error": "\(error)"]) }
    await http.shutDown()
    for standing in client.refusals {
      guard let refusal = standing.refusal else { continue }
      logger.error("The witness \(standing.name) refuses this ledger. \(refusal.explanation)")
    }
  }
}

extension RecordKeeper {
  /// The evidence itself stands in the state of the witnesses; the record says that it was given.
  fileprivate func recordRefusal(by witness: WitnessStanding, _ refusal: WitnessRefusal) async throws {
    var record = AuditRecord(kind: .witnessRefused, time: SystemClock.now())
    record.action = .refused
    record.reason = refusal.reason.rawValue
    record.detail = ["witness": witness.verifierKey, "witness-size": "\(refusal.witnessSize)"]
    _ = try await self.record(record)
  }
}
