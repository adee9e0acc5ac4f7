import FoundationEssentials

/// One side of the glass wall, cut into stretches that a template can mark.
struct GlassPane: Sendable {
  enum Segment: Sendable, Equatable {
    case plain(String)
    /// The name of a text of the request, such as `messages[0].content`.
    case heading(String)
    case mark(String, kind: String)
  }

  let segments: [Segment]
  var markCount: Int {
    segments.count { if case .mark = $0 { true } else { false } }
  }

  /// - Parameters:
  ///   - marks: byte ranges of `text`; those that are out of bounds, empty or overlap an earlier one are not shown.
  init(text: [UInt8], marks: [GlassWallAnnotations.Mark]) {
    var segments: [Segment] = []
    var position = 0
    for mark in marks.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard mark.start >= position, mark.start < mark.end, mark.end <= text.count else { continue }
      Self.addText(text[position..<mark.start], to: &segments)
      segments.append(.mark(String(decoding: text[mark.start..<mark.end], as: UTF8.self), kind: mark.kind))
      position = mark.end
    }
    Self.addText(text[position...], to: &segments)
    self.segments = segments
  }

  /// Plain text, its heading lines (`── name ──`, as the gateway writes them) taken out.
  private static func addText(_ bytes: ArraySlice<UInt8>, to segments: inout [Segment]) {
    let rule = Array("── ".utf8)
    let ruleAtEnd = Array(" ──".utf8)
    var plain: [UInt8] = []
    var lineStart = bytes.startIndex
    while lineStart < bytes.endIndex {
      let newline = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n"))
      let line = bytes[lineStart..<(newline ?? bytes.endIndex)]
      let next = newline.map { $0 + 1 } ?? bytes.endIndex
      if line.count > rule.count + ruleAtEnd.count, line.starts(with: rule),
        line.suffix(ruleAtEnd.count) == ruleAtEnd[...]
      {
        flush(&plain, to: &segments)
        segments.append(
          .heading(String(decoding: line.dropFirst(rule.count).dropLast(ruleAtEnd.count), as: UTF8.self)))
      } else {
        plain += bytes[lineStart..<next]
      }
      lineStart = next
    }
    flush(&plain, to: &segments)
  }

  private static func flush(_ plain: inout [UInt8], to segments: inout [Segment]) {
    if !plain.isEmpty { segments.append(.plain(String(decoding: plain, as: UTF8.self))) }
    plain = []
  }
}

/// What the gateway wrote about the panes: `{"replacements":[{"pane","start","end","kind"}],"cut":bool,"foreign":bool}`.
struct GlassWallAnnotations: Decodable, Sendable {
  struct Mark: Decodable, Sendable, Equatable {
    let pane: String
    let start: Int
    let end: Int
    let kind: String
  }

  let replacements: [Mark]
  /// Whether a side was too long to be kept whole.
  let cut: Bool?
  /// Whether a side names another patient than the one that it is kept under: not for a patient's eyes.
  let foreign: Bool?

  /// No marks when the bytes are not such a document: the text is shown all the same.
  static func read(_ bytes: [UInt8]) -> Self {
    (try? JSONDecoder().decode(Self.self, from: Data(bytes))) ?? Self(replacements: [], cut: nil, foreign: nil)
  }

  func marks(of pane: String) -> [Mark] { replacements.filter { $0.pane == pane } }
}

/// How a kind of finding is named and coloured.
enum MarkStyle {
  static func tone(_ kind: String) -> String {
    switch kind {
    case "name": "person"
    case "date", "age": "time"
    case "address", "zip": "place"
    case "phone", "fax", "email", "url", "ip": "contact"
    case "pseudonym", "restored": "person"
    default: "number"
    }
  }

  static func label(_ kind: String) -> String {
    switch kind {
    case "ssn", "mrn", "npi", "dea", "zip", "url", "ip": kind.uppercased()
    case "health-plan": "health plan"
    case "other-id": "identifier"
    case "restored": "real value"
    default: kind
    }
  }
}
