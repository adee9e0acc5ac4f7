public import ClinicalModel
import Dispatch
import Logging
public import Storage
import Synchronization

/// Ends the sessions of these keys and their streams. The directory calls it before and after it writes a revocation.
public typealias RevocationHandler =
  @Sendable (_ keys: Set<DeviceKeyID>, _ reason: RevocationReason, _ by: UserID?) async throws -> Void

/// Agents, vendors, devices, users and their keys: in memory for every question, written through for every change.
///
/// What opens something counts when it is written and recorded; what closes something (a revoked key, a suspended
/// agent, a device out of order) counts at once, also where the disk fails. Where only the ledger fails, memory follows
/// the disk and the caller is told that the record is owed; no inference passes meanwhile, since it needs the ledger.
public final class Directory: Sendable {
  let keeper: RecordKeeper
  let database: Database
  let settings: DirectorySettings
  let now: Now
  let book: Mutex<DirectoryBook>
  let throttle: Mutex<SignInThrottle>
  let onRevocation = Mutex<RevocationHandler?>(nil)
  let changes: Turnstile
  /// One password at a time: hashing is slow on purpose and must not take every thread.
  let hashing: Turnstile
  let hashingQueue = DispatchQueue(label: "chaperone.passwords")
  private let log = Logger(label: "chaperone.directory")

  /// Reads everything and drains the outbox.
  public init(
    database: Database, keeper: RecordKeeper, settings: DirectorySettings = .default,
    clock: @escaping Now = SystemClock.now
  ) async throws(DirectoryError) {
    self.database = database
    self.keeper = keeper
    self.settings = settings
    now = clock
    changes = Turnstile(waitersMax: settings.waitingMax)
    hashing = Turnstile(waitersMax: settings.waitingMax)
    throttle = Mutex(
      SignInThrottle(
        perNameMax: settings.failedAttemptsMax, unknownNamesMax: settings.unknownNameAttemptsMax,
        windowSeconds: settings.attemptWindowSeconds))
    do {
      try await keeper.drainOutbox()
      book = Mutex(try await database.read(Self.load))
    } catch {
      throw .of(error)
    }
  }

  /// Sets who ends sessions when a key, an agent or a device is taken out of use. Set it before serving.
  public func setRevocationHandler(_ handler: @escaping RevocationHandler) {
    onRevocation.withLock { $0 = handler }
  }

  // MARK: Questions

  /// Who presents this device key; `nil` for an unknown or revoked key, and for an agent that is not active.
  public func caller(presenting secret: String) -> Caller? {
    guard case .caller(let caller) = identify(presenting: secret) else { return nil }
    return caller
  }

  /// Like `caller(presenting:)`, telling apart why there is none. No disk, no await.
  public func identify(presenting secret: String) -> Identification {
    let hash = Secret.hash(of: secret)
    return book.withLock { $0.identify(secretHash: hash) }
  }

  /// One of each, as of now; `nil` when it is not registered.
  public func agent(_ id: AgentID) -> Agent? { book.withLock { $0.suspending[id] ?? $0.agents[id] } }
  public func device(_ id: DeviceID) -> Device? { book.withLock { $0.devices[id] } }
  public func vendor(_ id: VendorID) -> Vendor? { book.withLock { $0.vendors[id] } }
  public func user(_ id: UserID) -> User? { book.withLock { $0.users[id] } }
  public func key(_ id: DeviceKeyID) -> DeviceKey? { book.withLock { $0.keys[id] } }

  /// All of them, by id.
  public var agents: [Agent] { book.withLock { Array($0.agents.values) }.sorted { $0.id < $1.id } }
  public var devices: [Device] { book.withLock { Array($0.devices.values) }.sorted { $0.id < $1.id } }
  public var vendors: [Vendor] { book.withLock { Array($0.vendors.values) }.sorted { $0.id < $1.id } }
  public var users: [User] { book.withLock { Array($0.users.values) }.sorted { $0.id < $1.id } }
  /// Every key ever issued, oldest first; secrets are not among what is kept.
  public var keys: [DeviceKey] {
    book.withLock { Array($0.keys.values) }.sorted { ($0.issuedAt, $0.id) < ($1.issuedAt, $1.id) }
  }

  // MARK: Time

  /// Drops idle sign-ins, saves when the others were used, and writes again what the disk refused before; every
  /// second until cancelled.
  public func run() async {
    var isFailing = false
    while !Task.isCancelled {
      do {
        try await sweep(now: now())
        isFailing = false
      } catch {
        if !isFailing { log.error("directory housekeeping failed", metadata: ["code": "\(error.code)"]) }
        isFailing = true
      }
      do { try await Task.sleep(for: .seconds(1)) } catch { return }
    }
  }

  private static func load(_ transaction: Transaction) throws -> DirectoryBook {
    var book = DirectoryBook()
    for vendor in try VendorStore.all(in: transaction) { book.vendors[vendor.id] = vendor }
    for agent in try AgentStore.all(in: transaction) { book.agents[agent.id] = agent }
    for device in try DeviceStore.all(in: transaction) { book.devices[device.id] = device }
    for (user, password) in try UserStore.all(in: transaction) {
      book.users[user.id] = user
      book.passwords[user.id] = password
    }
    for key in try DeviceStore.keys(in: transaction) { book.put(key) }
    for signIn in try UserStore.signIns(in: transaction) {
      book.signIns[signIn.tokenHash] = DirectoryBook.SignIn(stored: signIn, savedUsedAt: signIn.usedAt)
    }
    return book
  }
}
