import PHIDetection
import StrictYAML

/// Reads `terms`: what is always found (`deny`) and what is never redacted (`allow`), written here or in files.
struct TermReader {
  private typealias Tree = YAMLTree<YAMLFault>

  /// The kinds that are on.
  let kinds: Set<PHIKind>
  let read: DetectionDocument.TermFileReader
  /// Denied terms stand in the YAML itself.
  private(set) var hasInlineDenied = false

  init(kinds: Set<PHIKind>, read: @escaping DetectionDocument.TermFileReader) {
    self.kinds = kinds
    self.read = read
  }

  /// Terms and where each was written.
  private struct Placed {
    var terms: [Term] = []
    var places: [Place] = []
  }

  mutating func terms(_ tree: YAMLTree<YAMLFault>) throws(YAMLFault) -> TermSet {
    let fields = try YAMLFields(tree, what: "\"terms\"", keys: ["deny", "allow"], quotesKeys: false)
    var denied = Placed()
    var allowed = Placed()
    if let tree = fields.tree("deny") { try list(tree, isDenied: true, into: &denied) }
    if let tree = fields.tree("allow") { try list(tree, isDenied: false, into: &allowed) }
    do {
      return try TermSet(denied: denied.terms, allowed: allowed.terms)
    } catch {
      let places = error.isDenied ? denied.places : allowed.places
      let place = error.index.map { places[$0] } ?? fields.place
      throw YAMLFault(.unknownValue, at: place, "\(error)")
    }
  }

  private mutating func list(
    _ tree: YAMLTree<YAMLFault>, isDenied: Bool, into placed: inout Placed
  ) throws(YAMLFault) {
    for item in try tree.list(called: isDenied ? "\"deny\"" : "\"allow\"") {
      if case .text = item {
        guard !isDenied else {
          throw item.error("a denied term needs its kind", expected: "a map with term and kind")
        }
        placed.terms.append(Term(try item.text(called: "a term")))
        placed.places.append(item.place)
      } else {
        try entry(item, isDenied: isDenied, into: &placed)
      }
    }
  }

  private mutating func entry(
    _ item: YAMLTree<YAMLFault>, isDenied: Bool, into placed: inout Placed
  ) throws(YAMLFault) {
    let fields = try YAMLFields(item, what: "a term", keys: ["term", "file", "kind", "case"], quotesKeys: false)
    let kind = try fields.tree("kind").map { tree throws(YAMLFault) in try self.kind(tree, isDenied: isDenied) }
    if isDenied, kind == nil { _ = try fields.required("kind") }
    let letterCase = try fields.tree("case")?.choice(Term.LetterCase.self) ?? .any
    switch (fields.tree("term"), fields.tree("file")) {
    case (let term?, nil):
      placed.terms.append(Term(try term.text(called: "a term"), kind: kind, letterCase: letterCase))
      placed.places.append(term.place)
      hasInlineDenied = hasInlineDenied || isDenied
    case (nil, let file?):
      let path = try file.text(called: "\"file\"")
      let text = try read(path, isDenied, file.place)
      try lines(of: text, path, kind, letterCase, into: &placed)
    default:
      throw item.error("a term is written here or stands in a file", expected: "either term or file")
    }
  }

  private func kind(_ tree: YAMLTree<YAMLFault>, isDenied: Bool) throws(YAMLFault) -> PHIKind {
    let kind = try tree.choice(PHIKind.self)
    if isDenied, !kinds.contains(kind) {
      throw tree.error(
        "\"\(kind.rawValue)\" is switched off, so this term would not be found", expected: "a kind that is on")
    }
    return kind
  }

  /// One term a line; empty lines and those that start with # are comments.
  private func lines(
    of text: String, _ path: String, _ kind: PHIKind?, _ letterCase: Term.LetterCase, into placed: inout Placed
  ) throws(YAMLFault) {
    // By any line end: to Swift that of Windows is one character of its own.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let term = line.drop { $0.isWhitespace }
      guard !term.isEmpty, !term.hasPrefix("#") else { continue }
      guard placed.terms.count < TermSet.termsMax else {
        throw YAMLFault(
          .tooLarge, at: Place(line: number + 1, column: 1, file: path), "there are more terms",
          expected: "at most \(TermSet.termsMax)")
      }
      placed.terms.append(Term(String(term), kind: kind, letterCase: letterCase))
      placed.places.append(Place(line: number + 1, column: 1, file: path))
    }
  }
}
