import Testing

@testable import PolicyEngine

/// The decision matrix, cell by cell: one fact is changed in a situation that is permitted.
struct StartingPolicyTests {
  private func ruling(_ facts: Facts) throws -> Ruling {
    try Repository.policy("clinical-default").decide(facts)
  }

  @Test func anIsolatedAgentOnPremisesIsPermitted() throws {
    #expect(try ruling(.goodOnPremises).decision == .permit)
  }

  @Test func onPremisesOtherwiseIsLoggedInFull() throws {
    for facts in [
      Facts.goodOnPremises.with { $0.deviceIsolation = .none }, .goodOnPremises.with { $0.agentNetwork = .open },
      .goodOnPremises.with { $0.approvalState = .reviewOverdue },
    ] { #expect(try ruling(facts).decision == .condition([.fullLogging])) }
  }

  @Test func aVendorWithEverySafeguardGetsPseudonymsOnly() throws {
    #expect(try ruling(.goodVendor).decision == .condition([.pseudonymise, .fullLogging]))
    #expect(
      try ruling(.goodVendor.with { $0.action = .writeDraft }).decision
        == .condition([.pseudonymise, .review, .fullLogging]))
  }

  @Test func eachMissingSafeguardIsRefusedByItsOwnRule() throws {
    let cases: [(String, (inout Facts) -> Void)] = [
      ("other-patient", { $0.phiFindings = .anotherPatient }),
      ("not-inspected", { $0.phiFindings = .unknown }),
      ("session-required", { $0.sessionState = .none }),
      ("consent-declined", { $0.consentStatus = .revoked }),
      ("consent-declined", { $0.consentStatus = .optedOut }),
      ("consent-missing", { $0.consentStatus = .unknown }),
      ("agent-not-registered", { $0.agentRegistered = .no }),
      ("agent-stopped", { $0.agentStatus = .suspended }),
      ("approval-expired", { $0.approvalState = .expired }),
      ("approval-drifted", { $0.approvalState = .drifted }),
      ("approval-missing", { $0.approvalState = .none }),
      ("device-not-healthy", { $0.devicePosture = .stale }),
      ("not-recognised", { $0.action = .unknown }),
      ("not-recognised", { $0.deviceClass = .unknown }),
      ("full-file-access", { $0.agentFiles = .full }),
      ("no-baa", { $0.vendorBAA = .expired }),
      ("no-baa", { $0.vendorBAA = .unknown }),
      ("may-train", { $0.vendorNoTraining = .none }),
      ("cannot-be-inspected", { $0.phiUninspectable = .yes }),
      ("agent-on-trial", { $0.agentStage = .proofOfConcept }),
      ("preview-release", { $0.agentPreview = .yes }),
      ("review-overdue", { $0.approvalState = .reviewOverdue }),
      ("direct-connection", { $0.action = .egress }),
      ("not-encrypted", { $0.vendorEncryption = .no }),
      ("no-security-report", { $0.vendorSecurityReport = .expired }),
      ("not-isolated", { $0.deviceIsolation = .none }),
    ]
    for (rule, change) in cases {
      let ruling = try ruling(.goodVendor.with(change))
      #expect(ruling.rule == rule)
      #expect(ruling.decision == .block)
    }
  }

  @Test func officeDevicesMayDoEverythingButPHI() throws {
    let office = Facts.goodVendor.with {
      $0.deviceClass = .administrative
      $0.deviceIsolation = .none
      $0.phiFindings = .none
    }
    #expect(try ruling(office).decision == .permit)
    #expect(try ruling(office.with { $0.phiDeclared = .no }).decision == .permit)
    let withPHI: [(inout Facts) -> Void] = [
      { $0.phiFindings = .thisPatient }, { $0.phiFindings = .unattributed }, { $0.phiDeclared = .yes },
      { $0.action = .readChart },
    ]
    for change in withPHI { #expect(try ruling(office.with(change)).rule == "phi-on-office-device") }
  }

  @Test func everyRuleDecidesSomethingAndHasASentence() throws {
    let policy = try Repository.policy("clinical-default")
    for diagnosis in RuleDiagnostics.of(policy) {
      #expect(diagnosis.reach == .decides, "\(diagnosis.rule)")
      #expect(diagnosis.removal != .undecided)
    }
    for rule in policy.rules { #expect(rule.sentence.hasSuffix("."), "\(rule.id)") }
  }

  @Test func nothingSuppliedIsRefused() throws {
    #expect(try ruling(Facts()).decision == .block)
  }

  @Test func theExplanationNamesEveryRuleAboveAndWhyItDidNotMatch() throws {
    let policy = try Repository.policy("clinical-default")
    let explanation = policy.explain(.goodVendor.with { $0.vendorBAA = .none })
    #expect(explanation.ruling.rule == "no-baa")
    #expect(explanation.passedOver.map(\.rule) == policy.rules.map(\.id).prefix { $0 != "no-baa" })
    #expect(explanation.passedOver.allSatisfy { !$0.mismatches.isEmpty })
    #expect(
      explanation.passedOver.first?.mismatches.map(\.description)
        == ["phi.findings is this-patient, not another-patient"])
    #expect(
      explanation.nearest.map(\.description).prefix(2) == [
        "if the vendor's business associate agreement were signed: condition [pseudonymise, full-logging]",
        "if the route were on-premises: permit",
      ])
  }

  @Test func aPermittedSituationNeedsNoNearerOne() throws {
    #expect(try Repository.policy("clinical-default").explain(.goodVendor).nearest.isEmpty)
  }

  @Test func thereIsANearestSituationEvenWhenNothingIsKnown() throws {
    let nearest = try Repository.policy("clinical-default").nearestPermitted(to: Facts())
    #expect(nearest.first.map { $0.changes.count } ?? 0 > 8)
  }
}
