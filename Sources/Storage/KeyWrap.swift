import Crypto

/// Wraps keys by the master key, each bound to what it is for: AES-256-GCM with a random nonce.
struct KeyWrap: Sendable {
  /// What a database keeps wrapped, to tell its own master key from any other.
  static let checkText = Array("chaperone master key check 1".utf8)
  static let checkPurpose = "check"

  let masterKey: MasterKey

  func wrap(_ bytes: [UInt8], as purpose: String) throws(StorageError) -> [UInt8] {
    guard
      let box = try? AES.GCM.seal(bytes, using: masterKey.key, authenticating: Self.binding(purpose)),
      let combined = box.combined
    else { throw .cryptography(detail: "AES-GCM") }
    return Array(combined)
  }

  /// `nil` when it was wrapped by another key or for another purpose, or changed.
  func unwrap(_ sealed: [UInt8], as purpose: String) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let plain = try? AES.GCM.open(box, using: masterKey.key, authenticating: Self.binding(purpose))
    else { return nil }
    return Array(plain)
  }

  /// Whether a database that keeps this was made with this master key.
  func opens(check sealed: [UInt8]) -> Bool { unwrap(sealed, as: Self.checkPurpose) == Self.checkText }

  private static func binding(_ purpose: String) -> [UInt8] { Array("chaperone vault key 1\n\(purpose)\n".utf8) }
}
