import ArgumentParser
import AuditLedger
import DurableFiles
import Foundation

/// The one directory that holds everything a running Chaperone keeps, mode 0700.
struct DataDirectory {
  let path: String

  var database: String { "\(path)/chaperone.sqlite" }
  var masterKey: String { "\(path)/master.key" }
  var ledger: String { "\(path)/ledger" }
  var recordIndex: String { Self.recordIndex(of: ledger) }
  var ledgerKey: String { "\(path)/ledger.key" }
  var verifierKey: String { "\(path)/ledger.vkey" }
  /// Every public key that the ledger ever had, the oldest first.
  var verifierKeys: String { "\(path)/ledger.vkeys" }
  /// The key before, while both sign.
  var retiringLedgerKey: String { "\(path)/ledger.key.retiring" }
  /// The key to come, until the ledger names it.
  var nextLedgerKey: String { "\(path)/ledger.key.next" }
  var witnessState: String { "\(path)/witnesses.json" }
  var archive: String { "\(path)/archive" }
  var policies: String { "\(path)/policies" }

  /// The record index of a ledger, beside its directory.
  static func recordIndex(of ledger: String) -> String {
    ledger.hasSuffix("/") && ledger.count > 1 ? recordIndex(of: String(ledger.dropLast())) : "\(ledger).index"
  }

  /// Names the files of a directory; whether they are there is the caller's business.
  init(unchecked path: String) { self.path = path }

  init(creating path: String) throws {
    self.path = path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ValidationError("The data directory '\(path)' cannot be created. Check its parent and its permissions.")
    }
    // One that was there before may let others in.
    guard chmod(path, 0o700) == 0 else {
      throw ValidationError("The data directory '\(path)' cannot be made private (mode 0700). Is it somebody else's?")
    }
  }

  /// The ledger's signing key, made on the first start. Its public half is written beside it for auditors.
  func signer(named name: String) throws -> LedgerSigner {
    if let contents = try? String(contentsOfFile: ledgerKey, encoding: .utf8) {
      let signer = try LedgerSigner(privateKeyFile: contents)
      guard signer.name == name else {
        throw ValidationError(
          "The ledger in '\(path)' is named '\(signer.name)', but the configuration says '\(name)'. One ledger keeps "
            + "its name; use another data directory for a new one.")
      }
      return signer
    }
    let signer = LedgerSigner.generate(name: name)
    try Self.create(signer.serialized, at: ledgerKey, mode: 0o600)
    try Self.replace(signer.verifierKey + "\n", at: verifierKey, mode: 0o644)
    return signer
  }

  /// The key that still signs beside the new one; `nil` outside of such a time.
  func retiringSigner() throws -> LedgerSigner? {
    guard FileManager.default.fileExists(atPath: retiringLedgerKey) else { return nil }
    let retiring = try LedgerSigner(privateKeyFile: try FileInput.text(of: retiringLedgerKey, limit: 1 << 16))
    let current = try existingSigner()
    // The same key twice: a rotation was cut off before its last step.
    return retiring.verifierKey == current.verifierKey ? nil : retiring
  }

  /// Writes a file that did not exist, with its mode from the first byte on.
  static func write(_ text: String, to path: String, mode: mode_t) throws {
    try said { () throws(FileFault) in
      try DurableFile.write(path, mode: mode) { (output) throws(FileFault) in try output.append(Array(text.utf8)) }
    }
  }

  /// Creates a file whole or not at all, durable when this returns; one that is there is never touched.
  static func create(_ text: String, at path: String, mode: mode_t) throws {
    let isNew = try said { () throws(FileFault) in try DurableFile.create(path, with: text.utf8, mode: mode) }
    guard isNew else { throw ValidationError("'\(path)' is there already, and is not replaced.") }
  }

  /// Replaces a file at once: readers see the old text or the new, never a part.
  static func replace(_ text: String, at path: String, mode: mode_t) throws {
    try said { () throws(FileFault) in try DurableFile.replace(path, with: text.utf8, mode: mode) }
  }

  /// Makes a change of names in the file's directory durable.
  static func syncParent(of path: String) throws {
    try said { () throws(FileFault) in try DurableFile.syncParent(of: path) }
  }

  private static func said<Value>(_ body: () throws(FileFault) -> Value) throws -> Value {
    do throws(FileFault) { return try body() } catch {
      throw ValidationError("\(error). Check the directory, its permissions and the disk.")
    }
  }
}
