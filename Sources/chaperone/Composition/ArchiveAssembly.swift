import AuditLedger
import AuditRecords
import Foundation
import Integrations
import Logging
import NIOSSL
import ServiceLifecycle
import Storage

/// The archive of one data directory, put together from its configuration.
struct ArchiveAssembly: Sendable {
  let files: ArchiveFiles
  private let configuration: ArchiveConfiguration
  private let data: DataDirectory
  private let credentials: StoreCredentials?

  /// Reads the credentials; connects to nothing.
  init(_ configuration: ArchiveConfiguration, data: DataDirectory) throws {
    self.configuration = configuration
    self.data = data
    files = ArchiveFiles(directory: data.archive)
    credentials =
      if case .s3(_, let file, _) = configuration.place { try StoreCredentialsFile.credentials(file: file) } else {
        nil
      }
  }

  /// Does work with the place, and lets go of its connections.
  func withTarget<Result>(
    seconds: Int64 = 60, _ work: (any ArchiveTarget) async throws -> Result
  ) async throws -> Result {
    switch configuration.place {
    case .directory(let path): return try await work(DirectoryTarget(root: path))
    case .s3(let location, _, let authorities):
      guard let credentials else { throw CleanFailure("The archive has no credentials.") }
      if let authorities { try Self.checkAuthorities(authorities) }
      let http = OutboundHTTP(
        limits: .init(answerBytesMax: ArchiveLimits.objectBytesMax, seconds: seconds), authorities: authorities)
      let requests = S3Requests(location: location, credentials: credentials)
      let target = S3Target(requests: requests, http: http, mode: configuration.mode, now: SystemClock.now)
      do {
        let result = try await work(target)
        await http.shutDown()
        return result
      } catch {
        await http.shutDown()
        throw error
      }
    }
  }

  /// A file that is none would otherwise show as a store that cannot be reached.
  private static func checkAuthorities(_ path: String) throws {
    guard let found = try? NIOSSLCertificate.fromPEMFile(path), !found.isEmpty else {
      throw CleanFailure("The archive's ca_file '\(path)' cannot be read as PEM certificates.")
    }
  }

  func archiver(_ target: any ArchiveTarget, logger: Logger) throws -> Archiver {
    // Beside the key of today those before it, where there were any: the archive holds checkpoints that they signed.
    let known = [data.verifierKeys, data.verifierKey].first(where: FileManager.default.fileExists)
    let lines = try FileInput.lines(of: known ?? data.verifierKey, limit: 1 << 20)
    let plan = ArchivePlan(
      ledger: data.ledger, trust: LedgerPolicy(logs: try lines.map { try VerifierKey($0) }),
      mode: configuration.mode, retentionYears: configuration.retentionYears,
      anchorSeconds: Int64(configuration.anchorMinutes) * 60)
    return try Archiver(plan: plan, target: target, files: files, now: SystemClock.now, logger: logger)
  }

  /// A place that can never keep anything stops the start. One that does not answer now does not: the gateway works
  /// without it, and the archiver tries again.
  func refuseUnfitTarget(logger: Logger) async throws {
    try await withTarget(seconds: 5) { target in
      do { try await target.check() } catch let error as ArchiveError {
        if error.isUnfitTarget { throw CleanFailure(error.description) }
        logger.warning("archive waits: \(error)", metadata: ["code": "\(error.code.rawValue)"])
      }
    }
  }
}

/// Archives beside the gateway until shutdown. Nothing waits for it.
struct ArchiveService: Service {
  let assembly: ArchiveAssembly
  let keeper: RecordKeeper
  let logger: Logger

  func run() async throws { await cancelWhenGracefulShutdown { await archive() } }

  private func archive() async {
    do {
      try await assembly.withTarget { target in
        var archiver = try await alone { try assembly.archiver(target, logger: logger) }
        await archiver?.run { await record($0) }
      }
    } catch {
      logger.critical("archive stopped: \(error)")
      if let error = error as? ArchiveError { await record(error) }
    }
    // An alarm ends archiving, not the gateway.
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
  }

  /// Waits while somebody archives by hand. `nil` when the program is told to stop meanwhile.
  private func alone(_ make: () throws -> Archiver) async throws -> Archiver? {
    while !Task.isCancelled {
      do { return try make() } catch let error as ArchiveError where error.code == .busy {
        logger.notice("archive waits: \(error)")
        try? await Task.sleep(for: .seconds(15))
      }
    }
    return nil
  }

  private func record(_ error: ArchiveError) async {
    var record = AuditRecord(kind: .archiveAlarm, time: SystemClock.now())
    record.reason = error.code.rawValue
    do { _ = try await keeper.record(record) } catch { logger.error("the archive's alarm was not recorded: \(error)") }
  }
}
