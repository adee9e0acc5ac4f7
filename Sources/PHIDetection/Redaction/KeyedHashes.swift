/// The kind with the beginning of a keyed hash of the normalised value: `[NAME:K7Q2M9XDABCDEFGH]`.
///
/// The same value gets the same hash wherever the key is the same, so that texts of one patient can be joined without
/// naming anybody. Who has the key can test guesses: keep it from those who have the texts, and destroy it to make the
/// hashes meaningless. The keyed function comes from outside (HMAC-SHA-256, RFC 2104), this library computes none.
public struct KeyedHashes: FindingReplacer {
  /// 80 bits: two of a hundred million values have the same hash with a probability below 10⁻⁸.
  static let characterCount = 16

  private let authenticationCode: @Sendable ([UInt8]) -> [UInt8]

  /// `authenticationCode` is a pseudorandom function under a secret key, at least ten bytes long.
  public init(authenticationCode: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.authenticationCode = authenticationCode
  }

  public func replacement(for value: [UInt8], of finding: Finding) -> [UInt8] {
    let normalised = NormalisedValue(of: value, kind: finding.kind)
    // The kind is part of what is hashed: a number that is MRN and telephone gives two hashes.
    let code = authenticationCode(finding.kind.wordBytes + [0] + Array(normalised.text.utf8))
    var characters: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount = 0
    for byte in code where characters.count < Self.characterCount {
      bits = bits << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 5, characters.count < Self.characterCount {
        bitCount -= 5
        characters.append(PseudonymShape.alphabet[Int(bits >> UInt32(bitCount) & 31)])
      }
    }
    return [UInt8(ascii: "[")] + finding.kind.wordBytes + [UInt8(ascii: ":")] + characters + [UInt8(ascii: "]")]
  }
}
