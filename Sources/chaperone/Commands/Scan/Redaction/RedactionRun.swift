import Crypto
import Foundation
import PHIDetection

/// The replacer of one run, and what of it has to be kept.
struct RedactionRun {
  private static let keyBytesMin = 16
  private static let mapBytesMax = 1 << 28

  var replacer: any FindingReplacer
  private let mapPath: String?

  init(_ options: RedactionOptions, _ style: RedactionStyle, avoiding patients: KnownPatients) throws {
    mapPath = options.surrogateMap
    switch style {
    case .placeholder: replacer = Placeholders()
    case .mask: replacer = Masks(shownAtEnd: options.maskShown ?? 0)
    case .hash:
      let key = try Self.key(options.hashKey ?? "")
      replacer = KeyedHashes { Array(HMAC<SHA256>.authenticationCode(for: $0, using: key)) }
    case .surrogate:
      let map = try options.surrogateMap.map(Self.storedMap) ?? SurrogateMap()
      replacer = Surrogates(map: map, avoiding: patients, random: SystemRandomNumberGenerator())
    }
  }

  /// Keeps the map of surrogates where it was asked for.
  func save() throws {
    guard let mapPath, let surrogates = replacer as? Surrogates<SystemRandomNumberGenerator> else { return }
    try DataDirectory.replace(try JSONLine.text(of: surrogates.map), at: mapPath, mode: 0o600)
  }

  /// An empty map when there is no such file yet.
  private static func storedMap(_ path: String) throws -> SurrogateMap {
    guard FileManager.default.fileExists(atPath: path) else { return SurrogateMap() }
    return try map(at: path)
  }

  static func map(at path: String) throws -> SurrogateMap {
    let bytes = try FileInput.bytes(of: path, limit: mapBytesMax)
    guard let map = try? JSONDecoder().decode(SurrogateMap.self, from: Data(bytes)) else {
      throw InputFault(path: path, problem: "is no map of surrogates.")
    }
    return map
  }

  private static func key(_ path: String) throws -> SymmetricKey {
    let bytes = try FileInput.bytes(of: path, limit: 1 << 16)
    guard bytes.count >= keyBytesMin else {
      throw InputFault(
        path: path, problem: "has \(bytes.count) bytes; a key needs \(keyBytesMin). Make one: openssl rand 32 > KEY")
    }
    return SymmetricKey(data: bytes)
  }
}
