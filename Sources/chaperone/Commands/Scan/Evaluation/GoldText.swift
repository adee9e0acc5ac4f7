import Foundation
import PHIDetection

/// One text of a marked file; as a line of JSON: `{"id","text","spans":[{"start","end","kind"}]}`, offsets in UTF-8 bytes.
///
/// The format of the ASQ-PHI development data too. Nothing is guessed: further fields are ignored, and everything that is
/// missing, of another type, outside the text or inside a character is a fault that names line and field.
struct GoldText {
  let id: String
  let text: [UInt8]
  let spans: [MarkedSpan]

  /// What a marking's words mean beside those that `PHIKind.kinds(ofLabel:)` knows.
  struct Labels {
    var own: [String: Set<PHIKind>] = [:]

    func kinds(of label: String) -> Set<PHIKind>? { own[label.lowercased()] ?? PHIKind.kinds(ofLabel: label) }
  }

  init(id: String, text: [UInt8], spans: [MarkedSpan]) {
    self.id = id
    self.text = text
    self.spans = spans
  }

  /// With `takesUnmarked` a line without `spans` is a text without identifiers.
  init(line: ArraySlice<UInt8>, labels: Labels, takesUnmarked: Bool) throws(GoldFault) {
    let row: Row
    do {
      row = try JSONDecoder().decode(Row.self, from: Data(line))
    } catch let error as DecodingError {
      throw GoldFault(error)
    } catch {
      throw GoldFault(field: nil, problem: "is not a JSON object")
    }
    id = row.id
    let text = Array(row.text.utf8)
    self.text = text
    guard let rows = row.spans ?? (takesUnmarked ? [] : nil) else {
      throw GoldFault(
        field: "spans", problem: "is missing. With --unmarked such a text counts as one without identifiers")
    }
    var spans: [MarkedSpan] = []
    for (place, span) in rows.enumerated() {
      spans.append(try span.marked(in: text, labels, place))
    }
    self.spans = spans
  }

  private struct Row: Decodable {
    let id: String
    let text: String
    let spans: [Span]?
  }

  private struct Span: Decodable {
    let start: Int
    let end: Int
    let kind: String

    func marked(in text: [UInt8], _ labels: Labels, _ place: Int) throws(GoldFault) -> MarkedSpan {
      guard start >= 0, start < end, end <= text.count else {
        throw GoldFault(
          field: "spans[\(place)]", problem: "is \(start)..<\(end), but the text has \(text.count) UTF-8 bytes")
      }
      for (name, offset) in [("start", start), ("end", end)] where offset < text.count && text[offset] & 0xC0 == 0x80 {
        throw GoldFault(
          field: "spans[\(place)].\(name)", problem: "is inside a character. Offsets count UTF-8 bytes, not characters")
      }
      guard let kinds = labels.kinds(of: kind) else {
        throw GoldFault(
          field: "spans[\(place)].kind", problem: "has no known meaning. Say which with --label LABEL=kind")
      }
      return MarkedSpan(range: start..<end, label: kind, kinds: kinds)
    }
  }
}
