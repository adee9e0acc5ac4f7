public import AuditLedger
public import ClinicalModel
public import Governance
public import PolicyEngine
public import Sessions
public import Storage

/// The rooms that the console looks into and acts on. It owns none of them.
public struct ConsoleServices: Sendable {
  public let directory: Directory
  public let desk: SessionDesk
  public let consents: ConsentRegister
  public let patients: PatientRegister
  public let keeper: RecordKeeper
  public let ledger: Ledger
  /// Finds records; an index follows the ledger behind it.
  package let search: RecordSearch
  public let vault: Vault
  /// The policy as of now.
  public let policy: @Sendable () -> CompiledPolicy
  /// The texts of the policies that were in force.
  public let archive: PolicyArchive
  /// The ledger's public key (vkey), for the commands that pages show.
  public let verifierKey: String
  /// Where the ledger's files are, for the same commands.
  public let ledgerDirectory: String
  /// Where people reach the console, without a trailing slash: `https://chaperone.hospital.example`.
  public let baseURL: String
  /// Minutes that the approval page proposes.
  public let sessionMinutes: Int
  public let now: @Sendable () -> Timestamp
  /// Waits until what ended before now can be read; endings are written behind the answers.
  public let settle: @Sendable () async -> Void

  package init(
    directory: Directory, desk: SessionDesk, consents: ConsentRegister, patients: PatientRegister,
    keeper: RecordKeeper, ledger: Ledger, search: RecordSearch, vault: Vault,
    policy: @escaping @Sendable () -> CompiledPolicy,
    archive: PolicyArchive, verifierKey: String, ledgerDirectory: String, baseURL: String,
    sessionMinutes: Int = SessionLimits.default.sessionMinutes, now: @escaping @Sendable () -> Timestamp,
    settle: @escaping @Sendable () async -> Void = {}
  ) {
    self.directory = directory
    self.desk = desk
    self.consents = consents
    self.patients = patients
    self.keeper = keeper
    self.ledger = ledger
    self.search = search
    self.vault = vault
    self.policy = policy
    self.archive = archive
    self.verifierKey = verifierKey
    self.ledgerDirectory = ledgerDirectory
    self.baseURL = baseURL
    self.sessionMinutes = sessionMinutes
    self.now = now
    self.settle = settle
  }

  /// A person's name for lists and records. A patient who signs in is a user too, and their name is PHI: they are named
  /// by what they are.
  func name(of user: UserID) -> String {
    guard let known = directory.user(user) else { return user.rawValue }
    return known.patient == nil ? known.displayName : "the patient"
  }

  /// Browsers must keep the cookie to HTTPS where the console has it.
  var isSecure: Bool { baseURL.lowercased().hasPrefix("https://") }
}
