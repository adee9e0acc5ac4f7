/// What went wrong in storage, to what, and what to do next. No case carries a stored value: constraint texts name
/// tables and columns only.
public enum StorageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The database file could not be opened or made ready.
  case cannotOpen(detail: String)
  /// A read or write failed for a reason outside the data: a full disk, a locked or damaged file.
  case unavailable(detail: String)
  /// The change breaks a constraint of the schema; nothing was written.
  case constraint(String)
  /// A stored row no longer reads as what the program wrote.
  case corrupt(table: String)
  /// The key file is missing, has the wrong form, or can be read by others.
  case masterKeyFile(path: String, problem: String)
  /// The environment variable or the command that should give the master key does not.
  case masterKeySource(String, problem: String)
  /// The master key is not the one that this database was made with.
  case wrongMasterKey
  /// The ciphertext, or what it is bound to, was changed.
  case tampered(VaultEntryID)
  /// The vault holds no such entry.
  case noSuchEntry(VaultEntryID)
  /// The patient's keys were destroyed on purpose; the content is gone for good.
  case shredded
  /// A limit was reached; `limit` names it.
  case limit(String)
  /// The system's cryptography refused an operation that cannot fail on valid input.
  case cryptography(detail: String)

  /// A stable code for logs and tests.
  public var code: String {
    switch self {
    case .cannotOpen: "storage_cannot_open"
    case .unavailable: "storage_unavailable"
    case .constraint: "storage_constraint"
    case .corrupt: "storage_corrupt"
    case .masterKeyFile: "master_key_file"
    case .masterKeySource: "master_key_source"
    case .wrongMasterKey: "wrong_master_key"
    case .tampered: "vault_tampered"
    case .noSuchEntry: "vault_no_such_entry"
    case .shredded: "vault_shredded"
    case .limit: "storage_limit"
    case .cryptography: "cryptography_failed"
    }
  }

  public var description: String {
    switch self {
    case .cannotOpen(let detail):
      "The database cannot be opened (\(detail)). Check the path, its owner and the free space."
    case .unavailable(let detail):
      "The database cannot be used now (\(detail)). Check the free space and the disk; then try again."
    case .constraint(let what): "The change was refused by a constraint: \(what). Nothing was written."
    case .corrupt(let table):
      "A row of \(table) cannot be read. Restore the database from a backup of before the damage."
    case .masterKeyFile(let path, let problem): "The master key file \(path) cannot be used: \(problem)."
    case .masterKeySource(let source, let problem): "The master key from \(source) cannot be used: \(problem)."
    case .wrongMasterKey:
      "The master key is not the one this database was made with. Configure the right one; if a rotation was cut off, run "
        + "chaperone vault rotate-master-key again."
    case .tampered(let id): "Vault entry \(id) does not authenticate: it was changed. Restore it from a backup."
    case .noSuchEntry(let id): "The vault holds no entry \(id)."
    case .shredded: "The keys of this patient were destroyed; the content cannot be read any more."
    case .limit(let name): "The limit \(name) was reached. Try again later or raise it."
    case .cryptography(let detail): "A cryptographic operation failed (\(detail))."
    }
  }
}
