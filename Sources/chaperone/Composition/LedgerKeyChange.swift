import AuditLedger
import AuditRecords
import Foundation
import Storage

/// Changes the key that signs a ledger's checkpoints. Each step can be the last before a crash; `begin` goes on there.
///
/// 1. `ledger.key.next` is made. 2. The ledger, under the old key, takes the record that names it. 3. `ledger.key` gets the
/// second name `ledger.key.retiring`. 4. The public keys are written. 5. `ledger.key.next` becomes `ledger.key`. 6. Both
/// sign what stands, which the next start of the program would do as well.
struct LedgerKeyChange {
  let data: DataDirectory

  func begin() async throws -> KeyRotation {
    let files = FileManager.default
    let isNamed = files.fileExists(atPath: data.retiringLedgerKey)
    guard !isNamed || files.fileExists(atPath: data.nextLedgerKey) else {
      throw CleanFailure("The last rotation is not finished: run it with --finish first.")
    }
    let old = try data.existingSigner()
    let rotation = try KeyRotation(from: old, to: try nextSigner(after: old).verifier)
    if !isNamed {
      try await record(rotation)
      guard link(data.ledgerKey, data.retiringLedgerKey) == 0 else {
        throw CleanFailure("'\(data.retiringLedgerKey)' cannot be created.")
      }
    }
    try publish(rotation)
    guard rename(data.nextLedgerKey, data.ledgerKey) == 0 else {
      throw CleanFailure("'\(data.ledgerKey)' cannot be replaced.")
    }
    // Opening does that.
    try await ClosedHouse.withKeeper(of: data) { _, _ in }
    return rotation
  }

  /// Removes the old private key once a head carries the new signature.
  func finish() throws -> VerifierKey {
    let files = FileManager.default
    guard files.fileExists(atPath: data.retiringLedgerKey) else {
      throw CleanFailure("No rotation is under way: there is no '\(data.retiringLedgerKey)'.")
    }
    let key = try data.existingSigner().verifier
    guard !files.fileExists(atPath: data.nextLedgerKey) else {
      throw CleanFailure("The rotation was cut off: run it once more without --finish.")
    }
    do { _ = try LedgerReader(directory: data.ledger, key: key) } catch {
      guard error.code == .unknownSigner else { throw error }
      throw CleanFailure("The new key has not signed a checkpoint yet: start the program once, then finish.")
    }
    guard unlink(data.retiringLedgerKey) == 0 else {
      throw CleanFailure("'\(data.retiringLedgerKey)' cannot be removed.")
    }
    return key
  }

  private func nextSigner(after old: LedgerSigner) throws -> LedgerSigner {
    if FileManager.default.fileExists(atPath: data.nextLedgerKey) {
      return try LedgerSigner(privateKeyFile: try FileInput.text(of: data.nextLedgerKey, limit: 1 << 16))
    }
    let next = LedgerSigner.generate(name: old.name)
    try DataDirectory.create(next.serialized, at: data.nextLedgerKey, mode: 0o600)
    return next
  }

  /// Made twice by a run that was cut off behind it; whoever follows the keys takes the second for the first.
  private func record(_ rotation: KeyRotation) async throws {
    try await ClosedHouse.withKeeper(of: data) { keeper, _ in
      var record = AuditRecord(kind: .ledgerKeyRotated, time: SystemClock.now())
      record.action = .done
      record.detail = [KeyRotation.detailKey: rotation.statement]
      _ = try await keeper.record(record)
    }
  }

  /// The oldest first; the file that names one key names the new one.
  private func publish(_ rotation: KeyRotation) throws {
    var keys = (try? FileInput.lines(of: data.verifierKeys, limit: 1 << 20)) ?? []
    for key in ["\(rotation.old)", "\(rotation.new)"] where !keys.contains(key) { keys.append(key) }
    try DataDirectory.replace(keys.joined(separator: "\n") + "\n", at: data.verifierKeys, mode: 0o644)
    try DataDirectory.replace("\(rotation.new)\n", at: data.verifierKey, mode: 0o644)
  }
}
