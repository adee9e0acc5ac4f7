public import ClinicalModel
import Crypto

/// What a vault entry holds; bound into its ciphertext.
public enum VaultKind: String, Hashable, Sendable, Codable, CaseIterable {
  case patient
  case inferencePayload = "inference-payload"
  case pseudonymMap = "pseudonym-map"
  /// The words a clinician or an officer gave for a decision; free text may name a person.
  case reason
}

/// What a `VaultEntryID` names.
public enum VaultEntry {}
/// The name of one sealed text.
public typealias VaultEntryID = Identifier<VaultEntry>

/// Where a sealed text is. It says whose and what, and is useless without the keys.
public struct VaultReference: Hashable, Sendable, Codable {
  public let id: VaultEntryID
  public let patient: PatientID
  public let kind: VaultKind
}

/// Sealed texts, one key per patient: whoever has the database without the master key has nothing, and destroying a
/// patient's key destroys the content in this database. A backup of the database from before holds the key as well and
/// opens with the master key: let such backups expire.
///
/// AES-256-GCM with a random 96-bit nonce under the patient's data key; patient, kind and entry id are authenticated
/// with it, so an entry cannot be passed off as another's. Data and commitment keys are wrapped by the master key and
/// cached in memory. What this misses: sizes, times and the number of a patient's entries stay visible.
public struct Vault: Sendable {
  /// The largest text that one entry holds.
  public static let plaintextBytesMax = 64 << 20

  let database: Database
  let keys: VaultKeys

  /// Neither reads nor checks anything yet; see `checkMasterKey()`.
  public init(database: Database, masterKey: MasterKey) {
    self.database = database
    keys = VaultKeys(database: database, masterKey: masterKey)
  }

  /// Throws `StorageError.wrongMasterKey` unless the database was made with this master key. Call it at start; every
  /// other call makes the same check before it creates a key.
  public func checkMasterKey() async throws(StorageError) { try await keys.checkMasterKey() }

  /// Encrypts and stores; durable when it returns.
  public func seal(_ plaintext: [UInt8], patient: PatientID, kind: VaultKind) async throws(StorageError)
    -> VaultReference
  {
    let entry = try await prepare(plaintext, patient: patient, kind: kind)
    try await database.write { try VaultStore.insert(entry, in: $0) }
    return entry.reference
  }

  /// Decrypts; throws `tampered` when the entry or what it is bound to was changed, `shredded` when its key is gone.
  public func open(_ reference: VaultReference) async throws(StorageError) -> [UInt8] {
    let sealed = try await database.read { try VaultStore.sealed(reference, in: $0) }
    guard let sealed else { throw .noSuchEntry(reference.id) }
    return try await open(SealedEntry(reference: reference, sealed: sealed))
  }

  /// `hmac-sha256:` and the HMAC in hex of `bytes` under the patient's own commitment key.
  ///
  /// A record that carries it proves later what the text was, to someone who is shown the text and the key; without
  /// the key it cannot be guessed, and after shredding nobody can.
  public func commitment(to bytes: [UInt8], patient: PatientID) async throws(StorageError) -> String {
    let key = try await keys.keys(of: patient).commitment
    return "hmac-sha256:" + Hex.encode(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
  }

  /// Destroys the patient's keys for good: nothing sealed for this patient can be read again, and nothing new sealed.
  /// The caller answers for legal holds and writes the record.
  public func shred(patient: PatientID, at now: Timestamp) async throws(StorageError) {
    try await keys.shred(patient, at: now)
  }

  /// Encrypts without storing, so that the entry can be written in the transaction of what refers to it.
  package func prepare(_ plaintext: [UInt8], patient: PatientID, kind: VaultKind) async throws(StorageError)
    -> SealedEntry
  {
    guard plaintext.count <= Self.plaintextBytesMax else { throw .limit("plaintextBytesMax") }
    let key = try await keys.keys(of: patient).data
    let reference = VaultReference(id: .random("ve"), patient: patient, kind: kind)
    do {
      let box = try AES.GCM.seal(plaintext, using: key, authenticating: Self.binding(reference))
      guard let combined = box.combined else { throw StorageError.cryptography(detail: "AES-GCM") }
      return SealedEntry(reference: reference, sealed: Array(combined))
    } catch {
      throw .cryptography(detail: "AES-GCM")
    }
  }

  package func open(_ entry: SealedEntry) async throws(StorageError) -> [UInt8] {
    let key = try await keys.keys(of: entry.reference.patient).data
    do {
      let box = try AES.GCM.SealedBox(combined: entry.sealed)
      return Array(try AES.GCM.open(box, using: key, authenticating: Self.binding(entry.reference)))
    } catch {
      throw .tampered(entry.reference.id)
    }
  }

  // Identifiers cannot hold a newline, so the lines cannot be shifted into one another.
  private static func binding(_ reference: VaultReference) -> [UInt8] {
    Array(
      "chaperone vault entry 1\n\(reference.patient)\n\(reference.kind.rawValue)\n\(reference.id)\n".utf8)
  }
}

/// An encrypted entry on its way to or from the database: nonce, ciphertext and tag.
package struct SealedEntry: Hashable, Sendable {
  package let reference: VaultReference
  let sealed: [UInt8]
}
