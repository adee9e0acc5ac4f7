import ArgumentParser
import AuditLedger
import AuditRecords

/// `chaperone audit verify`: recomputes everything from the entries up, and follows the log's keys.
struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every entry, tile and checkpoint of a ledger directory.",
    discussion: """
      Needs public keys only: --key for a log that never changed its key, --keys with every key that it had, or --policy \
      with its keys and those of witnesses, whose quorum must then have cosigned the checkpoint. Exits with 0 when all of \
      it verifies, 1 when anything does not; the place is named.
      """)

  @Argument(help: "The ledger's directory.")
  var directory: String

  @OptionGroup var trust: LedgerTrust

  func run() throws {
    do {
      let policy = try trust.trusted()
      var keys = KeyChain(trusted: policy.logs)
      let report = try LedgerVerifier.verify(
        directory: directory, policy: policy,
        inspect: { index, entry throws(LedgerError) in
          if let rotation = try KeyRotation(inEntry: entry, at: index) { try keys.add(rotation, at: index) }
        }, progress: Self.show)
      if Terminal.isErrorATerminal { Terminal.write(Array("\r".utf8), to: 2) }
      try keys.check(UnverifiedCheckpoint(parsing: report.checkpoint.text.utf8))
      Self.tell(report, keys)
    } catch let error as LedgerError {
      Terminal.writeError("NOT VERIFIED: \(error)")
      throw ExitCode(1)
    }
  }

  private static func show(_ progress: LedgerVerifier.Progress) {
    guard Terminal.isErrorATerminal, progress.size > 100_000 else { return }
    Terminal.write(Array("\r\(progress.checkedEntries) of \(progress.size) entries".utf8), to: 2)
  }

  /// Says exactly what was checked, and what was seen and not judged.
  private static func tell(_ report: VerificationReport, _ keys: KeyChain) {
    let body = report.checkpoint.body
    Terminal.writeLine("verified: \(report.entries) entries of \(body.origin)")
    Terminal.writeLine("  the signed checkpoint of size \(body.size), \(report.bundles) bundles, \(report.tiles) tiles")
    for cosignature in report.cosignatures {
      Terminal.writeLine("  cosigned by \(cosignature.witness.name) at \(cosignature.time) (seconds since 1970)")
    }
    for link in keys.links {
      Terminal.writeLine("  record \(link.index): \(link.rotation.old) names its successor \(link.rotation.new)")
    }
    for key in keys.unconfirmed { Terminal.writeLine("  not among the keys you gave, not judged: \(key)") }
    for file in report.beyondCheckpoint { Terminal.writeLine("  beyond the checkpoint, not judged: \(file)") }
    for file in report.unknownFiles { Terminal.writeLine("  not part of a log, not judged: \(file)") }
  }
}

/// Whom a verification believes: public keys that came from somewhere else than the log.
struct LedgerTrust: ParsableArguments {
  @Option(help: "The log's public key (vkey), as the operator published it.")
  var key: String?

  @Option(help: "A file with every public key that the log had, one a line (ledger.vkeys).")
  var keys: String?

  @Option(help: "A C2SP tlog-policy file with the log's and its witnesses' keys.")
  var policy: String?

  func trusted() throws -> LedgerPolicy {
    switch (key, keys, policy) {
    case (let key?, nil, nil): return LedgerPolicy(log: try VerifierKey(key))
    case (nil, let file?, nil):
      let lines = try FileInput.lines(of: file, limit: LedgerPolicy.bytesMax)
      guard !lines.isEmpty else { throw ValidationError("'\(file)' holds no key.") }
      return LedgerPolicy(logs: try lines.map { try VerifierKey($0) })
    case (nil, nil, let file?):
      return try LedgerPolicy(parsing: FileInput.bytes(of: file, limit: LedgerPolicy.bytesMax))
    default: throw ValidationError("Give one of --key, --keys and --policy.")
    }
  }
}

extension KeyRotation {
  /// What stands in every record of a rotation, as the canonical form spells it: most entries need no closer look.
  private static let mark = Array(#""kind":"\#(RecordKind.ledgerKeyRotated.rawValue)""#.utf8)

  /// The member of the record's detail that holds the signed note.
  static let detailKey = "statement"

  /// The statement that an entry of the log makes; `nil` for entries about other things.
  /// - Throws: `malformed` or `badSignature` for a record of a rotation whose statement proves nothing.
  init?(inEntry entry: [UInt8], at index: LedgerIndex) throws(LedgerError) {
    guard entry.firstRange(of: Self.mark) != nil else { return nil }
    guard let record = try? AuditRecord(canonicalJSON: entry), record.kind == .ledgerKeyRotated else { return nil }
    do {
      try self.init(parsing: (record.detail[Self.detailKey] ?? "").utf8)
    } catch {
      throw LedgerError(error.code, "Record \(index) says that the ledger's key changed. \(error.message)")
    }
  }
}
