/// Which keys are trusted, and how many witnesses must have cosigned (C2SP tlog-policy).
public struct LedgerPolicy: Sendable, Hashable {
  /// The longest policy file that is read, in bytes.
  public static let bytesMax = 1 << 16
  /// Logs, witnesses and groups together; the specification asks for at least 32 of each.
  public static let linesMax = 1024

  /// One witness line: whose cosignatures count, and where to ask for them.
  public struct Witness: Sendable, Hashable {
    /// The name in the policy, not the key's.
    public let name: String
    /// Of type 4.
    public let key: VerifierKey
    /// What `/add-checkpoint` is appended to; `nil` when the line has none, and as it stands there, unchecked.
    public let url: String?
  }

  /// What must have cosigned.
  indirect enum Quorum: Sendable, Hashable {
    case none
    case witness(VerifierKey)
    case group(threshold: Int, members: [Quorum])
  }

  /// Any of these may have signed.
  public let logs: [VerifierKey]
  /// Whose cosignatures count.
  public let witnesses: [Witness]
  let quorum: Quorum

  /// Trusts one log and asks for no witness.
  public init(log: VerifierKey) { self.init(logs: [log]) }

  /// Trusts the keys of a log, old ones and new ones, and asks for no witness.
  public init(logs: [VerifierKey]) {
    self.logs = logs
    witnesses = []
    quorum = .none
  }

  /// - Throws: `malformed` with the line and what it should be.
  public init(parsing file: some Collection<UInt8>) throws(LedgerError) {
    let parsed = try PolicyFile(file)
    logs = parsed.logs
    witnesses = parsed.witnesses
    quorum = parsed.quorum
  }

  /// The checkpoint, and who cosigned it, if the policy trusts it.
  /// - Throws: `unknownSigner`, `wrongOrigin`, `badSignature` or `quorumMissed`.
  public func verify(
    _ checkpoint: UnverifiedCheckpoint
  ) throws(LedgerError) -> (checkpoint: Checkpoint, cosignatures: [Cosignature]) {
    let keys = logs.filter { $0.name == checkpoint.body.origin }
    guard !keys.isEmpty else {
      throw LedgerError(.wrongOrigin, "The policy trusts no log named \(checkpoint.body.origin).")
    }
    let verified = try checkpoint.verified(byAnyOf: keys)
    let cosignatures = try verified.cosignatures(by: witnesses.map(\.key))
    guard isMet(by: cosignatures.map(\.witness)) else {
      throw LedgerError(
        .quorumMissed,
        "The checkpoint carries \(cosignatures.count) trusted cosignatures; the policy's quorum asks for more.")
    }
    return (verified, cosignatures)
  }

  /// Whether cosignatures by these witnesses are enough.
  public func isMet(by cosigners: [VerifierKey]) -> Bool { Self.isMet(quorum, by: Set(cosigners)) }

  private static func isMet(_ quorum: Quorum, by witnesses: Set<VerifierKey>) -> Bool {
    switch quorum {
    case .none: true
    case .witness(let key): witnesses.contains(key)
    case .group(let threshold, let members): members.count(where: { isMet($0, by: witnesses) }) >= threshold
    }
  }
}

/// Reads a policy file line by line.
private struct PolicyFile {
  private(set) var logs: [VerifierKey] = []
  private(set) var witnesses: [LedgerPolicy.Witness] = []
  private(set) var quorum: LedgerPolicy.Quorum = .none
  /// Witnesses and groups share one space of names. A name leaves `free` when a group takes it as a member.
  private var named: [String: LedgerPolicy.Quorum] = [:]
  private var members: Set<String> = []
  private var hasQuorum = false

  init(_ file: some Collection<UInt8>) throws(LedgerError) {
    guard file.count <= LedgerPolicy.bytesMax else {
      throw Self.malformed(0, "is longer than \(LedgerPolicy.bytesMax) bytes")
    }
    guard let text = String(validating: file, as: UTF8.self) else { throw Self.malformed(0, "is not UTF-8") }
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count <= LedgerPolicy.linesMax else {
      throw Self.malformed(0, "has more than \(LedgerPolicy.linesMax) lines")
    }
    for (number, line) in lines.enumerated() {
      guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else {
        throw Self.malformed(number + 1, "holds a control character (a carriage return, perhaps)")
      }
      let items = line.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        .map { String(Substring($0)) }
      guard let keyword = items.first, !keyword.hasPrefix("#") else { continue }
      try read(keyword, Array(items.dropFirst()), line: number + 1)
    }
    guard hasQuorum else {
      throw Self.malformed(lines.count, "has no quorum line; write `quorum none` to ask for no witness")
    }
  }

  private mutating func read(_ keyword: String, _ items: [String], line: Int) throws(LedgerError) {
    switch keyword {
    case "log":
      guard (1...2).contains(items.count) else { throw Self.malformed(line, "should be `log <vkey> [<url>]`") }
      let key = try Self.key(items[0], .ed25519, line: line)
      guard !logs.contains(where: { $0.publicKey == key.publicKey }) else {
        throw Self.malformed(line, "repeats a log's key")
      }
      logs.append(key)
    case "witness":
      guard (2...3).contains(items.count) else {
        throw Self.malformed(line, "should be `witness <name> <vkey> [<url>]`")
      }
      let key = try Self.key(items[1], .cosignature, line: line)
      guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
        throw Self.malformed(line, "repeats a witness's key")
      }
      witnesses.append(LedgerPolicy.Witness(name: items[0], key: key, url: items.count > 2 ? items[2] : nil))
      try define(items[0], as: .witness(key), line: line)
    case "group":
      try readGroup(items, line: line)
    case "quorum":
      guard items.count == 1, !hasQuorum else { throw Self.malformed(line, "should be the only line `quorum <name>`") }
      guard let named = items[0] == "none" ? LedgerPolicy.Quorum.none : named[items[0]] else {
        throw Self.malformed(line, "names a witness or group that no line above defines")
      }
      quorum = named
      hasQuorum = true
    default:
      throw Self.malformed(line, "should begin with log, witness, group or quorum")
    }
  }

  private mutating func readGroup(_ items: [String], line: Int) throws(LedgerError) {
    guard items.count >= 3 else { throw Self.malformed(line, "should be `group <name> <k>|any|all <member>…`") }
    let names = items[2...]
    let threshold =
      switch items[1] {
      case "any": 1
      case "all": names.count
      default: Int(items[1]) ?? 0
      }
    guard (1...names.count).contains(threshold) else {
      throw Self.malformed(line, "asks for a number of members that is not 1 to \(names.count)")
    }
    var group: [LedgerPolicy.Quorum] = []
    for name in names {
      guard let member = named[name] else {
        throw Self.malformed(line, "names a witness or group that no line above defines")
      }
      guard members.insert(name).inserted else { throw Self.malformed(line, "takes a member that a group has already") }
      group.append(member)
    }
    try define(items[0], as: .group(threshold: threshold, members: group), line: line)
  }

  private mutating func define(_ name: String, as quorum: LedgerPolicy.Quorum, line: Int) throws(LedgerError) {
    guard name != "none", named[name] == nil else {
      throw Self.malformed(line, "defines a name that is taken")
    }
    named[name] = quorum
  }

  private static func key(
    _ text: String, _ algorithm: VerifierKey.Algorithm, line: Int
  ) throws(LedgerError) -> VerifierKey {
    let key: VerifierKey
    do { key = try VerifierKey(text) } catch { throw malformed(line, "has a wrong key. \(error.message)") }
    guard key.algorithm == algorithm else {
      throw malformed(line, "has a key of the wrong type: logs have Ed25519 keys (1), witnesses cosignature keys (4)")
    }
    return key
  }

  private static func malformed(_ line: Int, _ what: String) -> LedgerError {
    LedgerError(.malformed, line == 0 ? "The policy file \(what)." : "Line \(line) of the policy \(what).")
  }
}
