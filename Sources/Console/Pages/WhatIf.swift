import PolicyEngine

/// A situation that someone makes up, and what the policy in force decides in it. Facts are words from closed lists, so
/// a situation may stand in an address: it cannot hold patient data.
enum WhatIf {
  /// The facts about one thing, as one group of the form.
  struct Group: Sendable {
    let legend: String
    let facts: [Choice]
  }

  struct Choice: Sendable {
    let code: String
    let label: String
    let hint: String
    let values: [Value]
  }

  struct Value: Sendable {
    let word: String
    let isChosen: Bool
  }

  struct Answer: Sendable {
    let label: String
    let tone: Tone
    let sentence: String
    let rule: String
    let because: String
    let note: String?
    let source: String?
    let obligations: [DecisionView.Named]
    let passed: [DecisionView.Passed]
    let hasPassed: Bool
    let nearest: [Nearest]
    let hasNearest: Bool
    /// Said when nothing near is permitted.
    let noNearest: String?

    init(_ explanation: Explanation) {
      let ruling = explanation.ruling
      let outcome = ruling.decision.outcome.recorded
      label = outcome.inWords
      tone = outcome.tone
      sentence = ruling.sentence
      rule = ruling.rule
      because = explanation.condition ?? "no rule matched"
      note = ruling.note
      source = ruling.source
      obligations = ruling.decision.obligations.map { DecisionView.Named(name: $0.rawValue, meaning: $0.meaning) }
      passed = explanation.passedOver.map { rule in
        DecisionView.Passed(rule: rule.rule, why: rule.mismatches.map(\.description).joined(separator: "; "))
      }
      hasPassed = !passed.isEmpty
      nearest = explanation.nearest.map { Nearest($0, from: explanation.facts) }
      hasNearest = !nearest.isEmpty
      noNearest =
        ruling.decision.outcome == .block && nearest.isEmpty ? "No change of facts would lead to a permit." : nil
    }
  }

  /// A situation that would not be blocked, with the address that asks about it.
  struct Nearest: Sendable {
    let words: String
    let nearestLabel: String
    let nearestTone: Tone
    let nearestRule: String
    let path: String

    init(_ situation: NearestSituation, from facts: Facts) {
      let changes = situation.changes.map { change in
        "\(change.actual.name.phrase) were \(change.wanted.map(\.word).joined(separator: " or "))"
      }
      words = "If " + changes.joined(separator: " and ")
      let outcome = situation.decision.outcome.recorded
      nearestLabel = outcome.inWords
      nearestTone = outcome.tone
      nearestRule = situation.rule
      var then = facts
      for change in situation.changes {
        if let value = change.wanted.first { then[change.actual.name] = value }
      }
      path = WhatIf.path(then)
    }
  }

  /// The situation that a query describes. A word that is none is an error: ignored, it would answer another question.
  static func facts(in query: [String: String]) throws(ConsoleError) -> Facts {
    var facts = Facts()
    for (name, word) in query.sorted(by: { $0.key < $1.key }) {
      guard let fact = FactName(rawValue: name) else {
        throw .unknownField(name, known: FactName.allCases.map(\.rawValue))
      }
      guard let value = FactValue(word, of: fact) else {
        throw .invalid(field: name, expected: FactValue.all(of: fact).map(\.word).joined(separator: ", "))
      }
      facts[fact] = value
    }
    return facts
  }

  /// The address that asks about a situation.
  static func path(_ facts: Facts) -> String {
    let pairs = facts.known.map { "\(FormText.encoded($0.name.rawValue))=\(FormText.encoded($0.word))" }
    // Without any fact the address would only show the form.
    return "/console/policy/what-if?"
      + (pairs.isEmpty ? "action=\(FactValue.unknown(.action).word)" : pairs.joined(separator: "&"))
  }

  /// The form, with the situation chosen in it.
  static func groups(_ facts: Facts) -> [Group] {
    var order: [String] = []
    var members: [String: [FactName]] = [:]
    for name in FactName.allCases {
      let legend = legend(name)
      if members[legend] == nil { order.append(legend) }
      members[legend, default: []].append(name)
    }
    return order.map { legend in
      Group(
        legend: legend,
        facts: (members[legend] ?? []).map { name in
          let values = FactValue.all(of: name).map { Value(word: $0.word, isChosen: facts[name] == $0) }
          return Choice(code: name.rawValue, label: capitalised(name.phrase), hint: name.meaning, values: values)
        })
    }
  }

  private static func legend(_ name: FactName) -> String {
    switch name {
    case .agentRegistered, .agentStage, .agentStatus, .agentFiles, .agentClipboard, .agentNetwork, .agentPreview,
      .approvalState:
      "The agent"
    case .vendorBAA, .vendorNoTraining, .vendorEncryption, .vendorSecurityReport, .vendorRightToAudit,
      .vendorIncidentSLA:
      "The vendor"
    case .deviceClass, .devicePosture, .deviceIsolation: "The device"
    case .userRole, .userTraining: "The user"
    case .phiDeclared, .phiFindings, .phiUninspectable, .consentStatus, .sessionState: "The patient and the text"
    case .routeKind, .action: "What it does, and where"
    }
  }

  private static func capitalised(_ phrase: String) -> String { phrase.prefix(1).uppercased() + phrase.dropFirst() }
}
