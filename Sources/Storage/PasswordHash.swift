import Crypto
import CryptoExtras

/// A password's scrypt hash (RFC 7914) with its salt and cost, in the text form `$scrypt$ln=15,r=8,p=1$salt$hash`.
public struct PasswordHash: Hashable, Sendable {
  /// What one guess costs.
  public struct Cost: Hashable, Sendable {
    /// log2 of scrypt's N. Memory is 2^(n + 10) bytes at r = 8.
    public let logRounds: Int
    /// Clamped to 4...20.
    public init(logRounds: Int) { self.logRounds = min(max(logRounds, 4), 20) }
    /// 32 MiB a guess.
    public static let production = Cost(logRounds: 15)
    /// Fast and weak: for tests and synthetic people only.
    public static let synthetic = Cost(logRounds: 8)
  }

  /// The longest password that is hashed; longer ones never match.
  public static let passwordBytesMax = 1024

  /// As registry files and the database keep it.
  public let text: String
  private let cost: Cost
  private let salt: [UInt8]
  private let hash: [UInt8]

  /// Hashes with a new random salt of 16 bytes.
  public init(password: String, cost: Cost = .production) throws(StorageError) {
    var system = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &system) }
    let hash = try Self.derive(password, salt, cost)
    self.init(cost: cost, salt: salt, hash: hash)
  }

  /// Reads what `text` gives; `nil` for anything else.
  package init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", parts[2].hasPrefix("ln="),
      parts[2].hasSuffix(",r=8,p=1"), let rounds = Int(parts[2].dropFirst(3).dropLast(8)), (4...20).contains(rounds),
      let salt = Hex.decode(String(parts[3])), let hash = Hex.decode(String(parts[4])), hash.count == 32
    else { return nil }
    self.init(cost: Cost(logRounds: rounds), salt: salt, hash: hash)
  }

  private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.hash = hash
    text = "$scrypt$ln=\(cost.logRounds),r=8,p=1$\(Hex.encode(salt))$\(Hex.encode(hash))"
  }

  /// Whether `password` is the one that was hashed. The comparison takes the same time wherever the bytes differ.
  public func matches(_ password: String) throws(StorageError) -> Bool {
    guard password.utf8.count <= Self.passwordBytesMax else { return false }
    let candidate = try Self.derive(password, salt, cost)
    var difference: UInt8 = candidate.count == hash.count ? 0 : 1
    for (left, right) in zip(candidate, hash) { difference |= left ^ right }
    return difference == 0
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) throws(StorageError) -> [UInt8] {
    guard password.utf8.count <= passwordBytesMax else { throw .limit("passwordBytesMax") }
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.logRounds, blockSize: 8,
        parallelism: 1, maxMemory: 2 << (cost.logRounds + 10))
      return key.withUnsafeBytes { Array($0) }
    } catch {
      throw .cryptography(detail: "scrypt")
    }
  }
}
