import AuditLedger
import AuditRecords
import ClinicalModel
import Console
import Gateway
import Governance
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import PHIDetection
import PolicyEngine
import ServiceLifecycle
import Sessions
import Storage
import UnixSignals
import Upstreams

/// Everything that runs, put together once: storage, vault, ledger, registers, gateway and console.
struct House {
  /// What differs between a hospital's server and the demo.
  struct Plan {
    var listen: ListenAddress
    /// Where people reach the console, without a trailing slash; approval links start with it.
    var publicURL: String
    var ledgerName: String
    /// Who cosigns the ledger's checkpoints; `nil` for nobody.
    var witnessing: ServerConfiguration.Witnessing?
    var policy: ProvenPolicy
    /// The file to follow while running; `nil` for the policy that is built in.
    var policyFile: String?
    /// The patients' FHIR bulk export, entered at start and followed while running.
    var patientsFile: String?
    var catalog: ModelCatalog
    var detection = DetectorConfiguration.default
    var sessionLimits = SessionLimits()
    var passwordCost = PasswordHash.Cost.production
    var limits = GatewayLimits()
    var upstreamLimits = UpstreamLimits()
    var tls: TLSConfiguration?
    var archive: ArchiveConfiguration?
    /// `nil` for the file in the data directory.
    var masterKey: MasterKeySource?
    var retention = RetentionPeriods()
    var logger: Logger
  }

  let plan: Plan
  let database: Database
  let vault: Vault
  let ledger: Ledger
  let search: RecordSearch
  let keeper: RecordKeeper
  /// `nil` without witnesses.
  let witnesses: WitnessRoom?
  let directory: Directory
  let patients: PatientRegister
  let consents: ConsentRegister
  let desk: SessionDesk
  let revocations: RevocationBoard
  let policy: PolicyHolder
  let archive: PolicyArchive
  let verifierKey: String
  let ledgerDirectory: String
  let archiving: ArchiveService?

  /// Opens what is kept in the data directory. What was committed and not yet recorded is recorded now.
  init(opening data: DataDirectory, plan: Plan) async throws {
    self.plan = plan
    let signer = try data.signer(named: plan.ledgerName)
    verifierKey = signer.verifierKey
    ledgerDirectory = data.ledger
    let assembly = try plan.archive.map { try ArchiveAssembly($0, data: data) }
    // Before anything is opened: a gateway whose archive could never keep anything must not seem to have one.
    try await assembly?.refuseUnfitTarget(logger: plan.logger)
    database = try Database(path: data.database)
    vault = Vault(database: database, masterKey: try (plan.masterKey ?? .file(data.masterKey)).load())
    var ledgerOptions = LedgerOptions.default
    // A publication costs about a dozen syncs, which compete with those that inferences wait for.
    ledgerOptions.publishIntervalMilliseconds = 500
    ledgerOptions.retiringSigner = try data.retiringSigner()
    try WitnessRoom.prepare(&ledgerOptions, plan: plan.witnessing, data: data, signer: signer)
    ledger = try await Ledger.open(directory: data.ledger, signer: signer, options: ledgerOptions)
    search = RecordSearch(ledger: ledger, indexPath: data.recordIndex) { [logger = plan.logger] error in
      logger.warning("The record index cannot be used as it is", metadata: ["reason": "\(error.code)"])
    }
    keeper = RecordKeeper(ledger: ledger, database: database)
    try await keeper.drainOutbox()
    witnesses = try plan.witnessing.map { [ledger, keeper] in
      try WitnessRoom($0, ledger: ledger, keeper: keeper, data: data, logger: plan.logger)
    }
    archiving = assembly.map { [keeper] in ArchiveService(assembly: $0, keeper: keeper, logger: plan.logger) }
    revocations = RevocationBoard()
    archive = PolicyArchive(database: database)
    try await archive.keep(PolicyVersion(plan.policy.policy, firstLoaded: SystemClock.now()))
    policy = PolicyHolder(plan.policy)
    var settings = DirectorySettings()
    settings.passwordCost = plan.passwordCost
    directory = try await Directory(database: database, keeper: keeper, settings: settings)
    patients = try await PatientRegister(database: database, vault: vault, keeper: keeper)
    consents = try await ConsentRegister(database: database, keeper: keeper, patients: patients)
    desk = try await SessionDesk(
      database: database, keeper: keeper, revocations: revocations, consents: consents, patients: patients,
      limits: plan.sessionLimits)
    directory.setRevocationHandler { [desk] keys, reason, user in
      try await desk.revokeSessions(keys: keys, reason: reason, by: user)
    }
  }

  /// Answers on the network until the process is told to stop, then lets what runs end and closes the ledger.
  func serve(onRunning: @escaping @Sendable (any Channel) async -> Void) async throws {
    let upstreams = PooledUpstreamClient(limits: plan.upstreamLimits)
    let rooms = GatewayRooms(
      directory: directory, desk: desk, consents: consents, patients: patients,
      pseudonyms: SessionPseudonyms(database: database, vault: vault), revocations: revocations, vault: vault,
      keeper: keeper, policy: policy, catalog: plan.catalog, detector: Detector(configuration: plan.detection),
      upstreams: upstreams, limits: plan.limits, publicURL: plan.publicURL, now: SystemClock.now, logger: plan.logger)
    let router = Router(context: GatewayContext.self)
    InferenceRoutes(rooms: rooms).add(to: router)
    // Pages and downloads may compute for long; inferences stay on their connection's event loop.
    router.add(middleware: WorkerThreads())
    try ConsoleRoutes(services: consoleServices(rooms)).add(to: router)
    router.get("/healthz") { _, _ in "ok\n" }

    let application = Application(
      router: router, server: try server(),
      configuration: .init(address: .hostname(plan.listen.host, port: plan.listen.port), serverName: "chaperone"),
      onServerRunning: onRunning, logger: plan.logger)
    if !ledger.recovery.isClean { try await keeper.recordRecovery(ledger.recovery) }
    try await InterruptedInferences(ledger: ledger, keeper: keeper).recordEndings(at: SystemClock.now())
    // Built now, so that the first inference need not wait for it.
    _ = patients.knownPatients
    try await keeper.recordQuietly(.gatewayStarted, policy: plan.policy.policy)
    var services = ServiceGroupConfiguration(
      // Shut down from the last to the first: what runs ends before the server closes, and is recorded before the rest.
      services: [
        EndingRecording(rooms: rooms)
      ] + (archiving.map { [$0] } ?? []) + policyWatch(rooms) + patientsWatch + witnessService + [
        Housekeeping(desk.run), Housekeeping(directory.run), Housekeeping(expireContent),
        Housekeeping { [patients] in await patients.keepIndexCompact() },
        Housekeeping { await search.run(logger: plan.logger) }, application,
        InferenceDraining(rooms: rooms),
      ], gracefulShutdownSignals: [.sigterm, .sigint], logger: plan.logger)
    // A client that reads no more must not keep the ledger from being closed.
    services.maximumGracefulShutdownDuration = .seconds(30)
    do {
      try await ServiceGroup(configuration: services).run()
    } catch {
      await close(upstreams)
      throw error
    }
    await close(upstreams)
  }

  private var patientsWatch: [any Service] {
    plan.patientsFile.map { [PatientsWatch(path: $0, patients: patients, logger: plan.logger)] } ?? []
  }

  private func expireContent() async {
    let logger = plan.logger
    await Retention(database: database, keeper: keeper, periods: plan.retention).run {
      logger.error("retention waits: \($0)")
    }
  }

  private func policyWatch(_ rooms: GatewayRooms) -> [any Service] {
    plan.policyFile.map { [PolicyWatch(path: $0, rooms: rooms, archive: archive, logger: plan.logger)] } ?? []
  }

  private var witnessService: [any Service] { witnesses.map { [Housekeeping($0.run)] } ?? [] }

  private func close(_ upstreams: PooledUpstreamClient) async {
    await upstreams.shutDown(waitingAtMost: .seconds(2))
    try? await keeper.recordQuietly(.gatewayStopped, policy: policy.current)
    await witnesses?.close()
    await ledger.close()
    try? database.close()
  }

  private func server() throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder { responder in
      LoopBoundConnection(
        HTTP1Channel(
          responder: responder,
          configuration: .init(additionalChannelHandlers: [ClientWatch()], idleTimeout: .seconds(60))))
    }
    guard let tls = plan.tls else { return plain }
    return try .tls(plain, tlsConfiguration: tls)
  }

  private func consoleServices(_ rooms: GatewayRooms) -> ConsoleServices {
    ConsoleServices(
      directory: directory, desk: desk, consents: consents, patients: patients, keeper: keeper, ledger: ledger,
      search: search, vault: vault, policy: { [policy] in policy.current }, archive: archive, verifierKey: verifierKey,
      ledgerDirectory: ledgerDirectory,
      baseURL: plan.publicURL, sessionMinutes: plan.sessionLimits.sessionMinutes, now: SystemClock.now,
      settle: { await rooms.settleEndings() })
  }
}

/// A loop that runs until shutdown: expiring sessions, dropping idle sign-ins.
private struct Housekeeping: Service {
  private let loop: @Sendable () async -> Void

  init(_ loop: @escaping @Sendable () async -> Void) { self.loop = loop }

  func run() async throws { await cancelWhenGracefulShutdown(loop) }
}

extension RecordSearch {
  /// Follows the ledger, so that a search has little left to take in; runs until cancelled.
  fileprivate func run(logger: Logger) async {
    while !Task.isCancelled {
      do { try await catchUp() } catch {
        let code = (error as? RecordIndexError)?.code ?? "\(type(of: error))"
        logger.warning("The record index cannot follow the ledger now", metadata: ["error": "\(code)"])
      }
      try? await Task.sleep(for: .seconds(5))
    }
  }
}

extension RecordKeeper {
  /// The last process did not close the ledger; what was dropped had never been acknowledged.
  fileprivate func recordRecovery(_ recovery: LedgerRecovery) async throws {
    var record = AuditRecord(kind: .ledgerRecovered, time: SystemClock.now())
    record.detail = ["replayed-entries": "\(recovery.replayedEntries)", "dropped-bytes": "\(recovery.droppedBytes)"]
    _ = try await self.record(record)
  }

  /// A record of the program's own life: which policy it started or stopped with.
  fileprivate func recordQuietly(_ kind: RecordKind, policy: CompiledPolicy) async throws {
    var record = AuditRecord(kind: kind, time: SystemClock.now())
    record.detail = ["policy": policy.hash, "policy-name": policy.name]
    _ = try await self.record(record)
  }
}
