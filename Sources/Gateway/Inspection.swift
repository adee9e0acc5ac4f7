import ClinicalModel
import ModelWire
import PHIDetection

/// What was found in every text of one request.
struct Inspection: Sendable {
  /// Findings by the index of the text in `InferenceRequest.texts`; texts without any are absent.
  let findings: [Int: [Finding]]
  /// The gravest thing found, which is what policies ask about.
  let worst: Attribution
  /// How many findings of each kind, for the record: counts only, never text.
  let counts: [String: Int]
  /// Where content stands that nobody here can read: images, files, unknown blocks.
  let uninspectable: [String]
  /// A signed thinking block that this session did not receive holds a finding. It cannot be changed without breaking
  /// the signature.
  let sealedTextIdentifies: Bool
  /// `nil` when nobody else was found.
  let otherPatient: OtherPatient?
}

/// Another patient in a request.
struct OtherPatient: Sendable {
  /// Where the first was found, as a path of the format's own field names; it holds no text.
  let place: String
  /// Whether all that names another patient is one typing error away from the session's own. It may be no slip: twins
  /// have neighbouring record numbers. So it is refused, with that hint.
  var mayBeMistyped: Bool
}

/// Whose the identifying text is, from harmless to grave.
enum Attribution: Int, Comparable, Sendable {
  case none, thisPatient, unattributed, anotherPatient

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Reads every text of a request for the session's patient, any other patient, and everything else that identifies.
struct Inspector: Sendable {
  let session: Session
  let detector: Detector
  /// The session's patient, whose surname alone must not leave; `nil` for one who is not in the register.
  let focus: PatientFocus?
  let remembered: RememberedFindings
  /// Whether a signed text came from the very upstream that it would go back to.
  var isReturning: @Sendable (String) -> Bool = { _ in false }

  func inspect(_ request: InferenceRequest) -> Inspection {
    let patient = PatientKey(session.patient.rawValue)
    var findings: [Int: [Finding]] = [:]
    var counts: [String: Int] = [:]
    var worst = Attribution.none
    var sealed = false
    var otherPatient: OtherPatient?
    for (index, all) in self.findings(in: request).sorted(by: { $0.key < $1.key }) {
      let slot = request.texts[index]
      // Clinical content is counted for the record; it identifies nobody.
      for finding in all where finding.kind.nature == .content { counts[finding.kind.rawValue, default: 0] += 1 }
      let found = all.filter { $0.kind.nature == .identifier }
      guard !found.isEmpty else { continue }
      let others = found.filter { Self.attribution(of: $0, to: patient) == .anotherPatient }
      if !others.isEmpty {
        let mayBeMistyped = areNearOwn(others, in: slot.text) && otherPatient?.mayBeMistyped != false
        otherPatient = OtherPatient(place: otherPatient?.place ?? slot.path, mayBeMistyped: mayBeMistyped)
      }
      findings[index] = found
      sealed = sealed || slot.isSealed
      for finding in found {
        counts[finding.kind.rawValue, default: 0] += 1
        worst = max(worst, Self.attribution(of: finding, to: patient))
      }
    }
    return Inspection(
      findings: findings, worst: worst, counts: counts, uninspectable: request.uninspectable,
      sealedTextIdentifies: sealed, otherPatient: otherPatient)
  }

  /// Whether the session's patient, misspelt, may be meant by each of the findings.
  private func areNearOwn(_ others: [Finding], in text: String) -> Bool {
    guard let focus else { return false }
    let misspelt = recall(Array(text.utf8), .focus, focus.ownFindings).filter { $0.rule == PatientFocus.typoRule }
    return others.allSatisfy { other in misspelt.contains { $0.range.overlaps(other.range) } }
  }

  /// Findings by the index of the text; those of identifiers that are cut over several messages among them.
  private func findings(in request: InferenceRequest) -> [Int: [Finding]] {
    var texts: [Int: [UInt8]] = [:]
    var detected: [Int: [Finding]] = [:]
    for (index, slot) in request.texts.enumerated() {
      if slot.isSealed, isReturning(slot.text) { continue }
      let text = Array(slot.text.utf8)
      texts[index] = text
      detected[index] = detect(text)
    }
    let messages = request.texts.indices.filter { texts[$0] != nil && request.texts[$0].isMessage }
    let split = ConversationScan(read: detect).findings(
      in: messages.map { texts[$0] ?? [] }, besides: messages.map { detected[$0] ?? [] })
    for (index, found) in zip(messages, split) { detected[index] = found }
    for (index, text) in texts {
      guard let found = detected[index], let focus else { continue }
      let own = recall(text, .focus, focus.ownFindings)
      detected[index] = focus.joined(found, with: own, in: text)
    }
    return detected.filter { !$0.value.isEmpty }
  }

  @Sendable
  private func detect(_ text: [UInt8]) -> [Finding] { recall(text, .detector, detector.findings(in:)) }

  private func recall(
    _ text: [UInt8], _ reader: RememberedFindings.Reader, _ read: ([UInt8]) -> [Finding]
  ) -> [Finding] {
    remembered.findings(in: text, by: reader, for: session.id, knowing: detector.knownPatients, read)
  }

  /// A value that several patients share, this one among them, counts as this patient's: a clinician who writes the
  /// name of her patient does not mean the namesake.
  static func attribution(of finding: Finding, to patient: PatientKey) -> Attribution {
    switch finding.subject {
    case .unattributed: .unattributed
    case .patient(let key): key == patient ? .thisPatient : .anotherPatient
    case .ambiguous(let keys): keys.contains(patient) ? .thisPatient : .anotherPatient
    }
  }
}
