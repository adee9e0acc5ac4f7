import PHIDetection

/// Reads a marked file once: counts, and keeps what has to be listed or written of each miss.
struct EvaluationRun {
  /// One miss or false alarm as it is listed.
  struct Item: Encodable {
    let id: String
    /// `missed`, `partly` or `false-alarm`.
    let what: String
    let start: Int
    let end: Int
    /// The label of what was missed, or the kind of what was found wrongly.
    let kind: String
    let rule: String?
    /// The line around it, in which ⟦⟧ enclose it; only where it was asked for.
    let context: String?
  }

  private(set) var evaluation = DetectionEvaluation()
  private(set) var items: [Item] = []
  var cases: MissCases?
  private let detector: Detector
  private let keepsMisses: Bool
  private let showsText: Bool

  init(detector: Detector, keepsMisses: Bool, showsText: Bool) {
    self.detector = detector
    self.keepsMisses = keepsMisses
    self.showsText = showsText
  }

  mutating func read(_ path: String, labels: GoldText.Labels, takesUnmarked: Bool) throws(InputFault) {
    var texts = try GoldTexts(path: path, labels: labels, takesUnmarked: takesUnmarked)
    var progress = ScanProgress()
    defer { progress.end() }
    while let gold = try texts.next() {
      try add(gold)
      progress.show(done: texts.bytesRead, of: texts.byteCount, "\(evaluation.textCount) texts")
    }
    // Every share of nothing is 1: bounds would hold.
    guard evaluation.textCount > 0 else {
      throw InputFault(path: path, problem: "holds no text, so nothing is measured.")
    }
  }

  private mutating func add(_ gold: GoldText) throws(InputFault) {
    let findings = detector.findings(in: gold.text)
    let (missesBefore, alarmsBefore) = (evaluation.misses.count, evaluation.falseAlarms.count)
    evaluation.add(gold.text, spans: gold.spans, findings: findings)
    let misses = evaluation.misses[missesBefore...]
    if keepsMisses {
      items += misses.map { item(gold, $0.isTouched ? "partly" : "missed", $0.span, $0.label, nil) }
      items += evaluation.falseAlarms[alarmsBefore...].map {
        item(gold, "false-alarm", $0.finding.range, $0.finding.kind.rawValue, "\($0.finding.rule)")
      }
    }
    for miss in misses { try cases?.write(miss, of: gold, findings: findings, detector) }
  }

  private func item(_ gold: GoldText, _ what: String, _ range: Range<Int>, _ kind: String, _ rule: String?) -> Item {
    Item(
      id: gold.id, what: what, start: range.lowerBound, end: range.upperBound, kind: kind, rule: rule,
      context: showsText ? TextWindow(around: range, in: gold.text).quoted : nil)
  }

  /// The items as lines of text; empty when none were asked for.
  var listing: String {
    items.map { item in
      let rule = item.rule.map { " (\($0))" } ?? ""
      let context = item.context.map { " \($0.debugDescription)" } ?? ""
      return "\(item.id): \(item.what) \(item.start)..<\(item.end) \(item.kind)\(rule)\(context)\n"
    }.joined()
  }
}
