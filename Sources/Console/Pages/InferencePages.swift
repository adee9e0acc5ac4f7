import AuditRecords
import ClinicalModel
import Governance
import Hummingbird
import PolicyEngine
import Storage

/// The glass wall: what the agent sent, what left, what came back, what the agent got, and why.
struct InferencePages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  var routes: [PageRoute] { [.page("/console/inferences/{id}", show)] }

  struct Wall: Page {
    let template = PageTemplate.inference
    let chrome: Chrome
    let heading: String
    let lead: String
    let legend: [Legend]
    let panes: [Pane]
    let decision: DecisionView?
    let fields: [FactRow]
  }

  struct Legend: Sendable {
    let tone: String
    let label: String
    let example: String
  }

  struct Pane: Sendable {
    let paneID: String
    let title: String
    let place: String
    let placeTone: Tone
    let isOutside: Bool
    let count: String
    let segments: [Segment]
    let emptyText: String
  }

  struct Segment: Sendable {
    let isPlain: Bool
    let isHeading: Bool
    let isMark: Bool
    let segmentText: String
    let markKind: String
    let markTone: String
  }

  private func show(_ call: PageCall) async throws -> Response {
    let inference: InferenceID = try call.id("id", of: "inference")
    let opened = try await PayloadReading(services: services).open(inference, for: call.visitor)
    let intent = opened.records.first { $0.record.kind == .inferenceIntent || $0.record.kind == .inferenceRefused }
    let outcome = opened.records.last { $0.record.kind == .inferenceOutcome }
    return try library.response(
      Wall(
        chrome: Chrome("Glass wall", visitor: call.visitor, width: "wide"), heading: "What an inference really said",
        lead: lead(opened, intent?.record),
        legend: Self.legend, panes: panes(opened, route: intent?.record.route?.kind),
        decision: intent.flatMap { DecisionView($0.record, policy: services.policy()) },
        fields: facts(opened, intent, outcome)))
  }

  private func lead(_ opened: PayloadReading.Opened, _ intent: AuditRecord?) -> String {
    let agent = intent?.agent.map { services.directory.agent($0.id)?.name ?? $0.id.rawValue } ?? "An agent"
    let patient = opened.patient?.name.masked ?? "a patient whose keys were destroyed"
    let model = intent?.model.map { " asked \($0.name)" } ?? " asked a model"
    return "\(agent)\(model) about \(patient) on \(Moment(opened.payload.recordedAt).words). "
      + "That you looked is in the ledger."
  }

  private static let legend = [
    Legend(tone: "person", label: "name", example: "people, pseudonyms"),
    Legend(tone: "time", label: "date", example: "dates, ages"),
    Legend(tone: "place", label: "address", example: "places"),
    Legend(tone: "contact", label: "phone", example: "ways to reach"),
    Legend(tone: "number", label: "MRN", example: "numbers, identifiers"),
  ]

  private func panes(_ opened: PayloadReading.Opened, route: RouteKind?) -> [Pane] {
    let payload = opened.payload
    let annotations = GlassWallAnnotations.read(payload.annotations)
    let isOutside = route != .onPremises
    func pane(_ name: String, _ title: String, _ text: [UInt8], beyond: Bool, empty: String) -> Pane {
      let glass = GlassPane(text: text, marks: annotations.marks(of: name))
      let isBeyond = beyond && isOutside
      return Pane(
        paneID: "pane-\(name)", title: title,
        place: isBeyond ? "Outside the building" : beyond ? "On-premises model" : "Inside",
        placeTone: isBeyond ? .outside : .info, isOutside: isBeyond,
        count: text.isEmpty ? "" : glass.markCount == 0 ? "nothing marked" : "\(glass.markCount) marked",
        segments: glass.segments.map(Self.segment), emptyText: empty)
    }
    return [
      pane("sent", "1. The agent sent", payload.agentSent, beyond: false, empty: "Nothing was kept."),
      pane(
        "left", isOutside ? "2. What left" : "2. The model was given", payload.left, beyond: true,
        empty: "Nothing left."),
      pane("back", "3. What came back", payload.cameBack, beyond: true, empty: "Nothing came back."),
      pane("got", "4. The agent got", payload.agentGot, beyond: false, empty: "The agent got no answer."),
    ]
  }

  private static func segment(_ segment: GlassPane.Segment) -> Segment {
    switch segment {
    case .plain(let text):
      Segment(isPlain: true, isHeading: false, isMark: false, segmentText: text, markKind: "", markTone: "")
    case .heading(let text):
      Segment(isPlain: false, isHeading: true, isMark: false, segmentText: text, markKind: "", markTone: "")
    case .mark(let text, let kind):
      Segment(
        isPlain: false, isHeading: false, isMark: true, segmentText: text, markKind: MarkStyle.label(kind),
        markTone: MarkStyle.tone(kind))
    }
  }

  private func facts(
    _ opened: PayloadReading.Opened, _ intent: FoundRecord?, _ outcome: FoundRecord?
  ) -> [FactRow] {
    let known = RecordFacts(services: services, linksInference: false)
    let hidden: Set<String> = ["Inference", "Decision", "Rule", "Obligations", "Policy", "Device key"]
    var rows = intent.map { known.rows($0.record).filter { !hidden.contains($0.name) } } ?? []
    if let outcome {
      rows.removeAll { $0.name == "Action" }
      rows += known.rows(outcome.record).filter { ["Action", "Reason", "Answer"].contains($0.name) }
    }
    for found in opened.records where found.record.kind != .payloadViewed {
      rows.append(
        FactRow(found.record.kind.inWords, "Record \(found.index)", path: "/console/ledger/\(found.index)"))
    }
    let views = opened.records.count { $0.record.kind == .payloadViewed }
    rows.append(FactRow("Looked at", String.counted(views, "time") + ", yours included"))
    return rows
  }
}
