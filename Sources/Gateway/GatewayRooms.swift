public import ClinicalModel
public import Governance
public import Logging
public import PHIDetection
public import Sessions
public import Storage
public import Upstreams

/// Everything a journey passes through, made once when the program starts. A reference, because every step of every
/// inference holds it.
public final class GatewayRooms: Sendable {
  public let directory: Directory
  public let desk: SessionDesk
  public let consents: ConsentRegister
  public let patients: PatientRegister
  public let pseudonyms: SessionPseudonyms
  public let revocations: RevocationBoard
  public let vault: Vault
  public let keeper: RecordKeeper
  public let policy: PolicyHolder
  public let catalog: ModelCatalog
  private let configuredDetector: Detector
  public let upstreams: any UpstreamClient
  public let limits: GatewayLimits
  /// Where people reach the console, without a trailing slash.
  public let publicURL: String
  public let now: @Sendable () -> Timestamp
  public let logger: Logger
  let places: InferencePlaces
  let endings = InferenceEndings()
  let sessionFacts = SessionFacts()
  let sealedTexts = SealedTexts()
  let rememberedFindings = RememberedFindings()
  let unidentified = UnidentifiedRefusals()

  public init(
    directory: Directory, desk: SessionDesk, consents: ConsentRegister, patients: PatientRegister,
    pseudonyms: SessionPseudonyms, revocations: RevocationBoard, vault: Vault, keeper: RecordKeeper,
    policy: PolicyHolder, catalog: ModelCatalog, detector: Detector, upstreams: any UpstreamClient,
    limits: GatewayLimits, publicURL: String, now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) {
    self.directory = directory
    self.desk = desk
    self.consents = consents
    self.patients = patients
    self.pseudonyms = pseudonyms
    self.revocations = revocations
    self.vault = vault
    self.keeper = keeper
    self.policy = policy
    self.catalog = catalog
    configuredDetector = detector
    self.upstreams = upstreams
    self.limits = limits
    self.publicURL = publicURL
    self.now = now
    self.logger = logger
    places = InferencePlaces(limit: limits.concurrentInferences)
  }

  /// Waits until everything that ended before now is in the ledger and the vault.
  public func settleEndings() async { await endings.settled() }

  /// The detector, with every patient who is known by now.
  var detector: Detector { configuredDetector.knowing(patients.knownPatients) }

  func approvalLink(for request: SessionRequestID) -> String { "\(publicURL)/console/requests/\(request)" }
}
