internal import Crypto
internal import Dispatch
internal import Synchronization

/// A witness's memory: for each log the newest checkpoint that it cosigned, in a directory that one process has.
///
/// `answer` compares, makes the new checkpoint durable and only then gives the cosignature away, one request after the
/// other: of two requests that start from one size, one is cosigned and the other is told the new size. A memory that is
/// lost must never be begun anew under the same key: the witness would cosign a second history.
public final class WitnessMemory: Sendable {
  /// The longest request that is read, in bytes: 63 hashes and a checkpoint with every signature that a note may have.
  public static let requestBytesMax = 1 << 18

  /// The text that the witness's cosignatures are checked with.
  public let verifierKey: String

  private let files: FileSystem
  private let signer: LedgerSigner
  private let logs: [VerifierKey]
  private let lock: WritableFile
  /// The newest checkpoint of each origin. Only `queue` changes it; the disk holds the same.
  private let known: Mutex<[String: CheckpointBody]>
  private let queue = DispatchQueue(label: "chaperone.witness")

  /// Opens the memory in a directory, or begins one there.
  /// - Parameters:
  ///   - signer: A witness's key (`LedgerSigner.generateWitness`).
  ///   - logs: The keys of the logs that are served; several of one origin while that log changes its key.
  /// - Throws: `malformed` for a key of the wrong type; `alreadyOpen`; `corrupt` for a file that is not what was
  ///   written, which must be restored and not removed.
  public static func open(
    directory: String, signer: LedgerSigner, logs: [VerifierKey]
  ) throws(LedgerError) -> WitnessMemory {
    try WitnessMemory(files: FileSystem(root: directory), signer: signer, logs: logs)
  }

  init(files: FileSystem, signer: LedgerSigner, logs: [VerifierKey]) throws(LedgerError) {
    guard signer.verifier.algorithm == .cosignature else {
      throw LedgerError(.malformed, "The key \(signer.name) is a log's: a witness needs a key of its own, of type 4.")
    }
    for log in logs where log.algorithm != .ed25519 {
      throw LedgerError(.malformed, "The key \(log) is a witness's; name the keys of logs.")
    }
    self.files = files
    self.signer = signer
    self.logs = logs
    verifierKey = signer.verifierKey
    try files.makeDirectory("", mode: 0o700)
    try files.makeDirectory("private", mode: 0o700)
    lock = try files.openForWriting("private/lock", exclusively: false, mode: 0o600)
    guard lock.tryLock() else {
      throw LedgerError(.alreadyOpen, file: files.root, "is another witness's memory at this moment; stop that first.")
    }
    // What was never renamed into place was never answered for.
    try files.removeDirectory(FileSystem.stagingDirectory)
    try files.makeDirectory(FileSystem.stagingDirectory, mode: 0o700)
    var found: [String: CheckpointBody] = [:]
    for origin in Set(logs.map(\.name)) { found[origin] = try Self.load(origin, files: files, signer: signer) }
    known = Mutex(found)
  }

  /// The newest size that was cosigned of each log.
  public var sizes: [String: UInt64] { known.withLock { $0.mapValues(\.size) } }

  /// Judges a request and remembers what was cosigned before it returns.
  /// - Parameter time: Seconds since 1970.
  /// - Throws: `malformed` for a request that is none; what the disk says, and then nothing was cosigned.
  public func answer(_ request: [UInt8], time: UInt64) async throws(LedgerError) -> WitnessJudgement {
    let request = try WitnessRequest(parsing: request)
    return try await withCheckedContinuation { waiter in
      queue.async { waiter.resume(returning: Result { () throws(LedgerError) in try self.judge(request, time: time) }) }
    }.get()
  }

  /// Runs on `queue`.
  private func judge(_ request: WitnessRequest, time: UInt64) throws(LedgerError) -> WitnessJudgement {
    let origin = try UnverifiedCheckpoint(parsing: request.checkpoint.utf8).body.origin
    let judgement = try WitnessJudgement.judge(
      request, known: known.withLock { $0[origin] }, logs: logs, witness: signer, time: time)
    guard case .cosigned(let body, let line) = judgement else { return judgement }
    // The body under our own signature: a file that somebody edits is found at the next start.
    try files.replace(Self.path(origin), with: Array("\(body.text)\n\(line)".utf8), mode: 0o600)
    known.withLock { $0[origin] = body }
    return judgement
  }

  private static func load(
    _ origin: String, files: FileSystem, signer: LedgerSigner
  ) throws(LedgerError) -> CheckpointBody? {
    let path = path(origin)
    guard let bytes = try files.read(path) else { return nil }
    do throws(LedgerError) {
      let stored = try UnverifiedCheckpoint(parsing: bytes)
      guard stored.body.origin == origin, let line = stored.note.signatures.first(where: signer.verifier.claims) else {
        throw LedgerError(.unknownSigner, "It is of another log, or by another witness's key.")
      }
      _ = try Cosignature(line, by: signer.verifier, of: stored.body)
      return stored.body
    } catch {
      throw LedgerError(
        .corrupt, file: path,
        "is not what this witness remembered of \(origin). \(error.message) Restore it: without it a second history could "
          + "be cosigned.")
    }
  }

  /// Origins hold any character; their hash is a file name.
  private static func path(_ origin: String) -> String {
    "log-" + Hexadecimal.encode(SHA256.hash(data: Array(origin.utf8)).prefix(16))
  }
}
