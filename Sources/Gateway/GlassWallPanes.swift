import ClinicalModel
import ModelWire
import PHIDetection
import Storage

/// The four sides of an inference, as text for people: what the agent sent, what left the building, what came back,
/// what the agent got. Each is the texts of the request or answer, a heading line before each, with the places of
/// every replacement.
struct GlassWallPanes: Sendable {
  private(set) var agentSent: [UInt8] = []
  private(set) var left: [UInt8] = []
  private(set) var cameBack: [UInt8] = []
  private(set) var agentGot: [UInt8] = []
  private var marks: [Mark] = []
  private var isCut = false
  /// The request or the answer names another patient than the one it is kept under.
  private let isForeign: Bool

  private struct Mark: Sendable {
    let pane: Pane
    let range: Range<Int>
    let kind: String
  }

  private enum Pane: String, Sendable { case sent, left, back, got }

  /// - Parameters:
  ///   - sent: `nil` when the request was refused before it was inspected.
  ///   - outgoing: `nil` when nothing left.
  ///   - limit: the most bytes kept of one side (`limits.pane_bytes`).
  ///   - namesOther: the answer was withheld because it named another patient.
  init(
    sent: SentTexts?, outgoing: OutgoingRequest?, channels: [AnswerWatch.Channel], limit: Int, namesOther: Bool = false
  ) {
    isForeign = namesOther || sent?.inspection.worst == .anotherPatient
    if let sent { addRequest(sent, outgoing, limit) }
    for (number, channel) in channels.enumerated() {
      addAnswer(channel, heading: "answer \(number + 1)", outgoing?.pseudonyms, limit)
    }
  }

  /// `{"replacements":[{"pane","start","end","kind"}],"cut":bool,"foreign":bool}`; ranges are UTF-8 bytes of the pane.
  var annotations: [UInt8] {
    let items = marks.map { mark in
      #"{"pane":"\#(mark.pane.rawValue)","start":\#(mark.range.lowerBound),"end":\#(mark.range.upperBound),"#
        + #""kind":"\#(mark.kind)"}"#
    }
    return Array(#"{"replacements":[\#(items.joined(separator: ","))],"cut":\#(isCut),"foreign":\#(isForeign)}"#.utf8)
  }

  func payload(of trail: Trail, in session: Session) -> InferencePayload {
    InferencePayload(
      inference: trail.inference, patient: session.patient, session: session.id, recordedAt: trail.receivedAt,
      agentSent: agentSent, left: left, cameBack: cameBack, agentGot: agentGot, annotations: annotations)
  }

  private mutating func addRequest(_ sent: SentTexts, _ outgoing: OutgoingRequest?, _ limit: Int) {
    for (index, slot) in sent.request.texts.enumerated() where !slot.text.isEmpty {
      let replaced = outgoing?.replaced[index]
      let original = Array(slot.text.utf8)
      let findings = sent.inspection.findings[index] ?? []
      let start = append(original, heading: slot.path, to: \.agentSent, limit)
      for finding in findings { mark(.sent, finding.range, after: start, kind: finding.kind.rawValue, in: \.agentSent) }
      guard outgoing != nil else { continue }
      let leftStart = append(replaced?.bytes ?? original, heading: slot.path, to: \.left, limit)
      if let replaced {
        for replacement in replaced.replacements {
          mark(.left, replacement.replaced, after: leftStart, kind: replacement.kind.rawValue, in: \.left)
        }
      } else {
        for finding in findings {
          mark(.left, finding.range, after: leftStart, kind: finding.kind.rawValue, in: \.left)
        }
      }
    }
  }

  private mutating func addAnswer(
    _ channel: AnswerWatch.Channel, heading: String, _ pseudonyms: RestorationIndex?, _ limit: Int
  ) {
    let backStart = append(channel.back, heading: heading, to: \.cameBack, limit)
    let gotStart = append(channel.got, heading: heading, to: \.agentGot, limit)
    guard let pseudonyms else { return }
    var cursor = 0
    for (range, value) in pseudonyms.restorations(in: channel.back) {
      mark(.back, range, after: backStart, kind: "pseudonym", in: \.cameBack)
      if let found = channel.got.firstRange(of: value, from: cursor) {
        mark(.got, found, after: gotStart, kind: "restored", in: \.agentGot)
        cursor = found.upperBound
      }
    }
  }

  /// Adds a heading line and the text; returns where the text begins.
  private mutating func append(
    _ text: [UInt8], heading: String, to pane: WritableKeyPath<Self, [UInt8]>, _ limit: Int
  ) -> Int {
    if !self[keyPath: pane].isEmpty { self[keyPath: pane] += Array("\n\n".utf8) }
    self[keyPath: pane] += Array("── \(heading) ──\n".utf8)
    let start = self[keyPath: pane].count
    let room = max(0, limit - start)
    isCut = isCut || text.count > room
    self[keyPath: pane] += text.prefix(room)
    return start
  }

  /// A place that was cut off is not marked.
  private mutating func mark(
    _ pane: Pane, _ range: Range<Int>, after start: Int, kind: String, in text: KeyPath<Self, [UInt8]>
  ) {
    let shifted = range.lowerBound + start..<range.upperBound + start
    if shifted.upperBound <= self[keyPath: text].count { marks.append(Mark(pane: pane, range: shifted, kind: kind)) }
  }
}

extension [UInt8] {
  /// Where `needle` first stands at or after `start`.
  fileprivate func firstRange(of needle: [UInt8], from start: Int) -> Range<Int>? {
    guard !needle.isEmpty, count - start >= needle.count else { return nil }
    for position in start...(count - needle.count)
    where self[position] == needle[0] && self[position..<position + needle.count].elementsEqual(needle) {
      return position..<position + needle.count
    }
    return nil
  }
}
