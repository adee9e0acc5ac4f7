import AuditLedger
import AuditRecords
import ClinicalModel
import Foundation
import Synchronization

@testable import Governance
@testable import Sessions
@testable import Storage

/// A clock that stands still until it is told to move.
final class TestClock: Sendable {
  private let milliseconds = Mutex<Int64>(1_800_000_000_000)

  var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }
  var read: Now { { self.now } }
  func advance(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
}

struct Broken: Error {}

/// A ledger in memory that breaks where it is told to, and calls a hook when it is about to append.
actor FakeLedger: RecordSink {
  enum Fault { case beforeAppend, afterAppend }

  private(set) var entries: [[UInt8]] = []
  private var fault: Fault?
  private var hook: (@Sendable (AuditRecord) async -> Void)?

  var size: UInt64 { UInt64(entries.count) }
  var records: [AuditRecord] { entries.compactMap { try? AuditRecord(canonicalJSON: $0) } }
  var kinds: [RecordKind] { records.map(\.kind) }

  func breakDown(_ fault: Fault?) { self.fault = fault }
  func onAppend(_ hook: (@Sendable (AuditRecord) async -> Void)?) { self.hook = hook }

  func append(_ entry: [UInt8]) async throws -> LedgerIndex {
    if let hook, let record = try? AuditRecord(canonicalJSON: entry) { await hook(record) }
    if fault == .beforeAppend { throw Broken() }
    entries.append(entry)
    if fault == .afterAppend { throw Broken() }
    return LedgerIndex(rawValue: UInt64(entries.count - 1))
  }

  func entries(from start: LedgerIndex, limit: Int) async throws -> [(LedgerIndex, [UInt8])] {
    entries.indices.dropFirst(Int(start.rawValue)).prefix(limit).map {
      (LedgerIndex(rawValue: UInt64($0)), entries[$0])
    }
  }
}

/// A directory of its own that goes when the test does.
final class TemporaryDirectory: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "/chaperone-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A small hospital: one vendor, agent, device, two clinicians, an officer and two patients, and a device key.
struct House {
  static let vendor = Vendor(
    id: VendorID("acme")!, name: "Acme", baa: .signed, noTraining: .attested, encrypts: true, securityReport: .current,
    rightToAudit: true, hasIncidentSLA: true)
  static let device = device(.healthy)
  static let clinician = User(id: UserID("dr-a")!, displayName: "Dr A", roles: [.clinician])
  static let colleague = User(id: UserID("dr-b")!, displayName: "Dr B", roles: [.clinician])
  static let officer = User(id: UserID("officer")!, displayName: "Officer", roles: [.privacyOfficer])
  static let ada = patient("p1", "Ada")
  static let ben = patient("p2", "Ben")

  let clock: TestClock
  let database: Database
  let ledger: FakeLedger
  let masterKey: MasterKey
  let vault: Vault
  let keeper: RecordKeeper
  let directory: Directory
  let patients: PatientRegister
  let consents: ConsentRegister
  let board: RevocationBoard
  let desk: SessionDesk

  /// Opens the house over what is in the database, as a start of the program does.
  init(
    database: Database, ledger: FakeLedger = FakeLedger(), masterKey: MasterKey = .generate(),
    clock: TestClock = TestClock(), limits: SessionLimits = .default, settings: DirectorySettings = Self.quickSettings
  ) async throws {
    self.clock = clock
    self.database = database
    self.ledger = ledger
    self.masterKey = masterKey
    vault = Vault(database: database, masterKey: masterKey)
    keeper = RecordKeeper(sink: ledger, database: database)
    directory = try await Directory(database: database, keeper: keeper, settings: settings, clock: clock.read)
    patients = try await PatientRegister(database: database, vault: vault, keeper: keeper, clock: clock.read)
    consents = try await ConsentRegister(database: database, keeper: keeper, patients: patients, clock: clock.read)
    board = RevocationBoard()
    desk = try await SessionDesk(
      database: database, keeper: keeper, revocations: board, consents: consents, patients: patients, limits: limits,
      clock: clock.read)
    directory.setRevocationHandler { [desk] keys, reason, user in
      try await desk.revokeSessions(keys: keys, reason: reason, by: user)
    }
  }

  /// A new house in memory with people and a key in it.
  static func furnished(
    limits: SessionLimits = .default, settings: DirectorySettings = quickSettings
  ) async throws -> (house: House, issued: IssuedKey) {
    let house = try await House(database: try .inMemory(), limits: limits, settings: settings)
    return (house, try await house.furnish())
  }

  func furnish() async throws -> IssuedKey {
    try await directory.upsert(Self.vendor)
    try await directory.upsert(Self.agent(.active))
    try await directory.upsert(Self.device)
    try await directory.upsert(Self.clinician, password: "correct horse")
    try await directory.upsert(Self.colleague)
    try await directory.upsert(Self.officer)
    try await patients.add(Self.ada)
    try await patients.add(Self.ben)
    _ = try await consents.set(.optedIn, patient: Self.ada.id, purpose: .drafting, by: Self.clinician.id)
    return try await directory.issueKey(
      agent: AgentID("scribe")!, device: Self.device.id, clinician: Self.clinician.id)
  }

  /// The same database, ledger, key and clock after a restart.
  func restarted() async throws -> House {
    try await House(database: database, ledger: ledger, masterKey: masterKey, clock: clock)
  }

  func request(_ issued: IssuedKey, model: String = "vendor-echo-1") async throws -> SessionRequest {
    try await desk.requestSession(
      NewSessionRequest(
        key: issued.key.id, agent: issued.key.agent, agentVersion: "1.0", device: issued.key.device,
        clinician: issued.key.clinician, model: model, route: .vendor))
  }

  func openSession(_ issued: IssuedKey, model: String = "vendor-echo-1", minutes: Int? = nil) async throws -> Session {
    let request = try await request(issued, model: model)
    return try await desk.approve(
      request.id, patient: Self.ada.id, purpose: .drafting, by: Self.clinician.id, minutes: minutes
    ).session
  }

  func active(_ issued: IssuedKey) -> Session? { desk.activeSession(key: issued.key.id, at: clock.now) }

  static var quickSettings: DirectorySettings {
    var settings = DirectorySettings()
    settings.passwordCost = PasswordHash.Cost(logRounds: 4)
    return settings
  }

  static func agent(_ status: AgentStatus) -> Agent {
    Agent(
      id: AgentID("scribe")!, name: "Scribe", version: "1.0", vendor: VendorID("acme")!, stage: .production,
      status: status, files: .none, clipboard: .none, network: .gatewayOnly, isPreviewRelease: false,
      approvedUntil: nil, models: ["vendor-echo-1"])
  }

  static func device(_ posture: DevicePosture) -> Device {
    Device(id: DeviceID("ws-1")!, name: "Ward 1", deviceClass: .clinical, posture: posture, isolation: .sandbox)
  }

  static func patient(_ id: String, _ given: String) -> Patient {
    Patient(
      id: PatientID(id)!, pseudonym: .random("pt"), name: HumanName(given: [given], family: "Quillfeather"),
      birthDate: CivilDate(year: 1950, month: 2, day: 3)!, sex: .female, mrn: "MRN-\(id)-4711")
  }
}

/// Remembers what a running stream was told.
final class Told: Sendable {
  private let reasons = Mutex<[RevocationReason]>([])
  var all: [RevocationReason] { reasons.withLock { $0 } }
  var callback: @Sendable (RevocationReason) -> Void { { reason in self.reasons.withLock { $0.append(reason) } } }
}

/// A value that several tasks of a test share.
final class Shared<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result { value.withLock { body(&$0) } }
}
