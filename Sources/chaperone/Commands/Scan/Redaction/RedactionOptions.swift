import ArgumentParser
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
