import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import Governance
import Logging
import ModelWire
import PHIDetection
import PolicyEngine
import Storage
import Synchronization
import Upstreams

@testable import Gateway
@testable import Sessions

/// A gateway with everything real but the network: a database in memory, a ledger on disk, a model that is scripted.
struct Ward {
  /// What a test may want otherwise.
  struct Plan {
    var limits = GatewayLimits()
    var sessionLimits = SessionLimits()
    var policy = Policies.clinical
    var baa = Agreement.signed
    /// Patients besides Ada and Ben.
    var others: [Patient] = []
  }

  static let localModel = "local-llm"
  static let vendorModel = "vendor-llm"
  static let chatOnlyModel = "chat-only"
  static let upstreamSecret = "upstream-secret-5f2c"

  let clock = WardClock()
  let database: Database
  let ledger: Ledger
  let keeper: RecordKeeper
  let directory: Governance.Directory
  let patients: PatientRegister
  let consents: ConsentRegister
  let board: RevocationBoard
  let desk: SessionDesk
  let vault: Vault
  let upstream = ScriptedUpstream()
  let rooms: GatewayRooms
  let key: IssuedKey
  private let folder: TemporaryFolder

  init(_ plan: Plan = Plan()) async throws {
    folder = TemporaryFolder()
    database = try .inMemory()
    vault = Vault(database: database, masterKey: .generate())
    var options = LedgerOptions()
    (options.reserveBytes, options.publishIntervalMilliseconds) = (0, 60_000)
    ledger = try await Ledger.open(
      directory: folder.path, signer: .generate(name: "test.example/ledger"), options: options)
    keeper = RecordKeeper(ledger: ledger, database: database)
    directory = try await Directory(
      database: database, keeper: keeper, settings: DirectorySettings(), clock: clock.read)
    patients = try await PatientRegister(database: database, vault: vault, keeper: keeper, clock: clock.read)
    consents = try await ConsentRegister(database: database, keeper: keeper, patients: patients, clock: clock.read)
    board = RevocationBoard()
    desk = try await SessionDesk(
      database: database, keeper: keeper, revocations: board, consents: consents, patients: patients,
      limits: plan.sessionLimits, clock: clock.read)
    directory.setRevocationHandler { [desk] keys, reason, user in
      try await desk.revokeSessions(keys: keys, reason: reason, by: user)
    }
    try await directory.upsert(People.vendor(plan.baa))
    try await directory.upsert(People.agent)
    try await directory.upsert(People.device)
    try await directory.upsert(People.clinician)
    for patient in [People.ada, People.ben] + plan.others { try await patients.add(patient) }
    _ = try await consents.set(.optedIn, patient: People.ada.id, purpose: .drafting, by: People.clinician.id)
    key = try await directory.issueKey(agent: People.agent.id, device: People.device.id, clinician: People.clinician.id)
    rooms = GatewayRooms(
      directory: directory, desk: desk, consents: consents, patients: patients,
      pseudonyms: SessionPseudonyms(database: database, vault: vault), revocations: board, vault: vault,
      keeper: keeper, policy: PolicyHolder(plan.policy), catalog: try People.catalog(),
      detector: Detector(knownPatients: patients.knownPatients), upstreams: upstream, limits: plan.limits,
      publicURL: "https://chaperone.test", now: clock.read,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// A ward whose clinician has approved a session for Ada.
  static func withSession(_ plan: Plan = Plan()) async throws -> (ward: Ward, session: Session) {
    let ward = try await Ward(plan)
    return (ward, try await ward.openSession())
  }

  func openSession(_ key: IssuedKey? = nil) async throws -> Session {
    let key = (key ?? self.key).key
    let request = try await desk.requestSession(
      NewSessionRequest(
        key: key.id, agent: key.agent, agentVersion: "1.0", device: key.device, clinician: key.clinician,
        model: Self.vendorModel, route: .vendor))
    return try await desk.approve(request.id, patient: People.ada.id, purpose: .drafting, by: key.clinician).session
  }

  func revoke(_ session: Session) async throws {
    try await desk.revoke(session.id, reason: "test", by: People.clinician.id)
  }

  // MARK: What the ledger says

  func records() async throws -> [AuditRecord] {
    // Endings are written behind the answer; a test wants to see them.
    await EndingRecording(rooms: rooms).writeWaiting()
    var records: [AuditRecord] = []
    while true {
      let entries = try await ledger.entries(from: LedgerIndex(UInt64(records.count)), limit: 1000)
      if entries.isEmpty { return records }
      for (_, entry) in entries { records.append(try AuditRecord(canonicalJSON: entry)) }
    }
  }

  /// Writes down the endings that wait, as the service does behind the answers.
  func settle() async throws {
    let recording = Task { try await EndingRecording(rooms: rooms).run() }
    recording.cancel()
    try await recording.value
  }

  /// The records of inferences, in order.
  func inferences() async throws -> [AuditRecord] {
    try await settle()
    let kinds: Set<RecordKind> = [.inferenceIntent, .inferenceOutcome, .inferenceRefused]
    return try await records().filter { kinds.contains($0.kind) }
  }
}

/// The ward's people, machines and models.
enum People {
  static let clinician = User(id: UserID("dr-a")!, displayName: "Dr A", roles: [.clinician])
  static let device = Device(
    id: DeviceID("ws-1")!, name: "Ward 1", deviceClass: .clinical, posture: .healthy, isolation: .sandbox)
  static let agent = Agent(
    id: AgentID("scribe")!, name: "Scribe", version: "1.0", vendor: VendorID("acme")!, stage: .production,
    status: .active, files: .none, clipboard: .none, network: .gatewayOnly, isPreviewRelease: false,
    approvedUntil: Timestamp(milliseconds: 4_000_000_000_000),
    models: [Ward.localModel, Ward.vendorModel, Ward.chatOnlyModel])
  static let ada = Patient(
    id: PatientID("p1")!, pseudonym: .random("pt"), name: HumanName(given: ["Adelaide"], family: "Quillfeather"),
    birthDate: CivilDate(year: 1950, month: 2, day: 3)!, sex: .female, mrn: "MRN-84417203",
    phones: ["(555) 867-5309"], emails: ["adelaide.q@example.org"])
  static let ben = Patient(
    id: PatientID("p2")!, pseudonym: .random("pt"), name: HumanName(given: ["Barnaby"], family: "Thistlewood"),
    birthDate: CivilDate(year: 1961, month: 7, day: 9)!, sex: .male, mrn: "MRN-99310027")

  static func vendor(_ baa: Agreement) -> Vendor {
    Vendor(
      id: VendorID("acme")!, name: "Acme", baa: baa, noTraining: .attested, encrypts: true, securityReport: .current,
      rightToAudit: true, hasIncidentSLA: true)
  }

  static func catalog() throws -> ModelCatalog {
    let all = Set(Dialect.allCases)
    let local = Upstream(
      name: "ward-llm", route: .onPremises, vendor: nil, endpoint: try Endpoint(url: "http://llm.ward.test:8000"),
      dialects: all, credential: UpstreamCredential(secret: nil))
    let acme = Upstream(
      name: "acme-cloud", route: .vendor, vendor: VendorID("acme")!, endpoint: try Endpoint(url: "https://acme.test"),
      dialects: all, credential: UpstreamCredential(secret: Ward.upstreamSecret))
    let chatOnly = Upstream(
      name: "old-llm", route: .onPremises, vendor: nil, endpoint: try Endpoint(url: "http://old.ward.test:8000"),
      dialects: [.openAIChat], credential: UpstreamCredential(secret: nil))
    return ModelCatalog([
      CatalogModel(name: Ward.localModel, upstream: local),
      CatalogModel(name: Ward.vendorModel, upstreamName: "acme-large-3", version: "2026-10", upstream: acme),
      CatalogModel(name: Ward.chatOnlyModel, upstream: chatOnly),
      CatalogModel(name: "not-for-this-agent", upstream: local),
    ])
  }
}

/// The policies that the repository ships, proved once for all tests.
enum Policies {
  static let clinical = proven("clinical-default")
  static let lockdown = proven("lockdown")
  /// As `clinical`, but agents get pseudonyms back instead of values.
  static let withoutRestoring = proven(
    "clinical-default"
  ) { $0.replacingOccurrences(of: "[pseudonymise, full-logging]", with: "[pseudonymise, full-logging, no-restore]") }

  /// As `clinical`, but what leaves holds invented values instead of codes.
  static let withSurrogates = proven(
    "clinical-default"
  ) { $0.replacingOccurrences(of: "[pseudonymise, ", with: "[pseudonymise, surrogates, ") }

  private static func proven(_ name: String, _ edit: (String) -> String = { $0 }) -> ProvenPolicy {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    do {
      let text = edit(try String(contentsOf: root.appending(path: "policies/\(name).yaml"), encoding: .utf8))
      return try ProvenPolicy(proving: try CompiledPolicy(yaml: text, file: name, hash: "hash-of-\(name)"))
    } catch {
      fatalError("\(name): \(error)")
    }
  }
}

/// A clock that stands still until it is told to move, and can do something each time it is read.
final class WardClock: Sendable {
  private struct State {
    var milliseconds: Int64 = 1_800_000_000_000
    var reads = 0
    var onRead: (@Sendable (Int) -> Void)?
  }
  private let state = Mutex(State())

  var now: Timestamp { Timestamp(milliseconds: state.withLock { $0.milliseconds }) }

  var read: @Sendable () -> Timestamp {
    {
      let (hook, reads) = self.state.withLock { state in
        state.reads += 1
        return (state.onRead, state.reads)
      }
      hook?(reads)
      return self.now
    }
  }

  func advance(seconds: Int64) { state.withLock { $0.milliseconds += seconds * 1000 } }

  /// The number that the hook gets counts from 1, beginning now.
  func onRead(_ hook: (@Sendable (Int) -> Void)?) {
    state.withLock { state in
      state.reads = 0
      state.onRead = hook
    }
  }
}

/// A directory of its own that goes when the test does; in memory where the machine has such a place.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    path = base + "/chaperone-gateway-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
