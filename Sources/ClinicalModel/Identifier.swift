/// A name for one entity, distinct by type: a `PatientID` cannot be passed where a `UserID` is meant.
///
/// 1 to 64 bytes of `A-Z a-z 0-9 . _ -`, so that it can stand in URLs, file names and records without escaping.
public struct Identifier<Entity>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  public let rawValue: String

  /// `nil` when the text is empty, longer than 64 bytes, or holds any other character.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count), bytes.allSatisfy(Self.isAllowed) else { return nil }
    rawValue = String(text)
  }

  /// The same, for a text that is no part of another.
  public init?(_ text: String) {
    guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
    rawValue = text
  }

  /// A new identifier: `prefix_` and 128 random bits in lower-case base 32.
  public static func random(_ prefix: String, using random: inout some RandomNumberGenerator) -> Self {
    let alphabet = Array("abcdefghjkmnpqrstvwxyz0123456789".utf8)
    var bytes = Array(prefix.utf8.filter(isAllowed)) + [UInt8(ascii: "_")]
    for _ in 0..<26 { bytes.append(alphabet[Int(random.next() & 31)]) }
    return Self(unchecked: String(decoding: bytes, as: UTF8.self))
  }

  /// A new identifier from the system's random numbers, asked for thrice: each question is a system call.
  public static func random(_ prefix: String) -> Self {
    var system = FiveBitsEach(SystemRandomNumberGenerator())
    return random(prefix, using: &system)
  }

  private init(unchecked: String) { rawValue = unchecked }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let parsed = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an identifier: 1 to 64 of A-Z a-z 0-9 . _ -"))
    }
    self = parsed
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

public typealias PatientID = Identifier<Patient>
public typealias UserID = Identifier<User>
public typealias AgentID = Identifier<Agent>
public typealias VendorID = Identifier<Vendor>
public typealias DeviceID = Identifier<Device>
public typealias DeviceKeyID = Identifier<DeviceKey>
public typealias SessionID = Identifier<Session>
public typealias SessionRequestID = Identifier<SessionRequest>

/// What an `InferenceID` names: one request of an agent and its answer. It has no stored form of its own; the ledger's
/// records of it are its history.
public enum Inference {}
public typealias InferenceID = Identifier<Inference>

/// Numbers with five fresh random bits at their low end, twelve of them for one of the generator beneath.
private struct FiveBitsEach<Source: RandomNumberGenerator>: RandomNumberGenerator {
  private var source: Source
  private var bits: UInt64 = 0
  private var left = 0

  init(_ source: Source) { self.source = source }

  mutating func next() -> UInt64 {
    if left == 0 { (bits, left) = (source.next(), 12) }
    defer {
      bits >>= 5
      left -= 1
    }
    return bits
  }
}
