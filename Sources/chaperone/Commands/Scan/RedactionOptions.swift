import ArgumentParser
import Crypto
import Foundation
import PHIDetection

/// How a scan replaces what it finds, parsed once.
struct RedactionOptions: ParsableArguments {
  @Flag(help: "Print the text with every finding replaced. --redact=STYLE is short for --redact-style STYLE.")
  var redact = false

  @Option(
    help: ArgumentHelp(
      "placeholder: [NAME]. surrogate: invented values of the same form, one person staying one. mask: ***-**-****. "
        + "hash: [NAME:…] by --hash-key.", valueName: "style"),
    transform: Self.style(from:))
  var redactStyle: RedactionStyle?

  @Option(help: ArgumentHelp("With masks: letters and digits left at the end of numbers, 0 to 4.", valueName: "count"))
  var maskShown: Int?

  @Option(help: ArgumentHelp("With hashes: a file with the secret key, at least 16 bytes.", valueName: "file"))
  var hashKey: String?

  @Option(
    help: ArgumentHelp(
      "With surrogates: keep who is who in this file, so that later runs go on and `scan restore` can undo it. It names "
        + "everybody: mind where it lies.", valueName: "file"))
  var surrogateMap: String?

  @Option(
    help: ArgumentHelp("Write redacted files into this directory instead of printing them.", valueName: "directory"))
  var into: String?

  /// `nil` when nothing is to be replaced.
  var style: RedactionStyle? { redactStyle ?? (redact ? .placeholder : nil) }

  func validate() throws {
    if let maskShown {
      guard style == .mask else { throw ValidationError("--mask-shown goes with --redact=mask.") }
      guard (0...Masks.shownMax).contains(maskShown) else {
        throw ValidationError("--mask-shown expects 0 to \(Masks.shownMax).")
      }
    }
    if hashKey != nil, style != .hash { throw ValidationError("--hash-key goes with --redact=hash.") }
    if hashKey == nil, style == .hash { throw ValidationError("--redact=hash needs --hash-key FILE.") }
    if surrogateMap != nil, style != .surrogate {
      throw ValidationError("--surrogate-map goes with --redact=surrogate.")
    }
    if into != nil, style == nil { throw ValidationError("--into goes with --redact.") }
  }

  private static func style(from name: String) throws -> RedactionStyle {
    guard let style = RedactionStyle(rawValue: name) else {
      let known = RedactionStyle.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is no style. Styles: \(known)")
    }
    return style
  }

  /// `--redact=STYLE` as the parser takes it: a flag and an option.
  static func expanded(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    return arguments[..<end].flatMap { argument in
      argument.hasPrefix("--redact=") ? ["--redact-style", String(argument.dropFirst("--redact=".count))] : [argument]
    } + arguments[end...]
  }
}

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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(surrogates.map), as: UTF8.self)
    try DataDirectory.replace(text, at: mapPath, mode: 0o600)
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
