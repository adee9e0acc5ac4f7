import Foundation
import SeededNumbers

@testable import PolicyEngine

enum Repository {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func policy(_ name: String) throws -> CompiledPolicy {
    try CompiledPolicy(yaml: text("policies/\(name).yaml"), file: "policies/\(name).yaml", hash: "test")
  }
}

extension Facts {
  /// A situation that the starting policy permits on premises, to change one fact at a time.
  static var goodOnPremises: Facts {
    var facts = Facts()
    facts.agentRegistered = .yes
    facts.agentStage = .production
    facts.agentStatus = .active
    facts.agentFiles = .scoped
    facts.agentClipboard = .brokered
    facts.agentNetwork = .gatewayOnly
    facts.agentPreview = .no
    facts.deviceClass = .clinical
    facts.devicePosture = .healthy
    facts.deviceIsolation = .sandbox
    facts.userRole = .clinician
    facts.phiFindings = .thisPatient
    facts.phiUninspectable = .no
    facts.consentStatus = .optedIn
    facts.sessionState = .active
    facts.approvalState = .valid
    facts.routeKind = .onPremises
    facts.action = .infer
    return facts
  }

  /// The same at a vendor that signed everything.
  static var goodVendor: Facts {
    var facts = goodOnPremises
    facts.routeKind = .vendor
    facts.vendorBAA = .signed
    facts.vendorNoTraining = .attested
    facts.vendorEncryption = .yes
    facts.vendorSecurityReport = .current
    facts.vendorRightToAudit = .yes
    facts.vendorIncidentSLA = .yes
    return facts
  }

  func with(_ change: (inout Facts) -> Void) -> Facts {
    var facts = self
    change(&facts)
    return facts
  }

  static func random(using random: inout SeededGenerator) -> Facts {
    var facts = Facts()
    for name in FactName.allCases {
      facts[name] = FactValue.all(of: name).randomElement(using: &random) ?? .unknown(name)
    }
    return facts
  }
}

extension FactSpace {
  /// A space of few facts with few values, small enough to list.
  static func random(facts: ClosedRange<Int>, values: ClosedRange<Int>, using random: inout SeededGenerator)
    -> FactSpace
  {
    FactSpace(
      (0..<Int.random(in: facts, using: &random)).map { fact in
        (name: "f\(fact)", values: (0..<Int.random(in: values, using: &random)).map { "v\($0)" })
      })
  }

  /// Every situation, one after the other.
  var allSituations: [ValueSet] {
    facts.reduce([ValueSet.empty]) { situations, axis in
      situations.flatMap { situation in axis.values.indices.map { situation.union(axis.bit($0)) } }
    }
  }

  func randomCondition(depth: Int, using random: inout SeededGenerator) -> Condition {
    if depth > 0, Int.random(in: 0..<3, using: &random) > 0 {
      let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        randomCondition(depth: depth - 1, using: &random)
      }
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: return .all(parts)
      case 2, 3: return .any(parts)
      default: return Condition.all(parts).negated(in: self)
      }
    }
    let axis = Int.random(in: facts.indices, using: &random)
    var allowed = ValueSet.empty
    for ordinal in facts[axis].values.indices where Bool.random(using: &random) {
      allowed = allowed.union(facts[axis].bit(ordinal))
    }
    return .member(axis: axis, allowed: allowed.isEmpty ? facts[axis].bit(0) : allowed)
  }

  func randomRules(count: Int, depth: Int = 2, using random: inout SeededGenerator) -> [(Decision, Condition)] {
    let decisions: [Decision] = [.permit, .block, .condition([.pseudonymise]), .condition([.fullLogging]), .block]
    return (0..<count).map { _ in
      (
        decisions[Int.random(in: decisions.indices, using: &random)],
        randomCondition(depth: depth, using: &random)
      )
    }
  }
}

extension RuleSet {
  init(space: FactSpace, conditions: [(Decision, Condition)]) {
    self.init(
      space: space, rules: conditions.map { ($0.0, $0.1.clauses(in: space, limit: 100_000) ?? []) })
  }
}
