package import Crypto

extension MasterKey {
  /// A key for one purpose only, by HKDF-SHA-256 (RFC 5869): from it nobody can tell the master key or another purpose's.
  package func derived(for purpose: String, byteCount: Int = 32) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("chaperone \(purpose)".utf8), outputByteCount: byteCount)
  }
}
