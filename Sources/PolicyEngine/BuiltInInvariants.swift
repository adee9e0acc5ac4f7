/// The promises that every policy must keep: one that breaks any of them is refused at load.
extension Invariant {
  /// Every built-in promise, in the order of reports.
  public static let builtIn: [Invariant] = [
    vendorContract, consent, fullFileAccess, session, otherPatient, expiredApproval, unknown,
    unknownIsWorst,
  ]

  private static let vendorContract = Invariant(
    id: "vendor-contract",
    sentence: "Identifying text never goes to a vendor without a signed BAA and a no-training attestation.",
    source: "45 CFR 164.504(e)", requirement: .block,
    condition: .all([
      among(Fact.RouteKind.vendor, .unknown),
      .any([except(Fact.PHIFindings.none), among(Fact.PHIDeclared.yes), except(Fact.PHIUninspectable.no)]),
      .any([except(Fact.VendorBAA.signed), except(Fact.VendorNoTraining.attested)]),
    ]))

  private static let consent = Invariant(
    id: "consent", sentence: "A consent that is opted out, revoked or unknown sends nothing anywhere.",
    source: "45 CFR 164.522(a)", requirement: .block, condition: except(Fact.ConsentStatus.optedIn))

  private static let fullFileAccess = Invariant(
    id: "full-file-access", sentence: "An agent with full file access never runs on a clinical device.",
    source: "45 CFR 164.312(a)(1)", requirement: .block,
    condition: .all([
      among(Fact.AgentFiles.full, .unknown), among(Fact.DeviceClass.clinical, .unknown),
    ]))

  private static let session = Invariant(
    id: "session", sentence: "Nothing that touches a chart is permitted without a session.",
    source: "45 CFR 164.312(d)", requirement: .block,
    condition: .all([
      except(Fact.SessionState.active),
      .any([
        among(Fact.Action.readChart, .writeDraft, .unknown), except(Fact.PHIFindings.none),
        among(Fact.PHIDeclared.yes),
      ]),
    ]))

  private static let otherPatient = Invariant(
    id: "other-patient", sentence: "Another patient's data never leaves.", source: "45 CFR 164.502(b)",
    requirement: .block, condition: among(Fact.PHIFindings.anotherPatient))

  private static let expiredApproval = Invariant(
    id: "expired-approval", sentence: "An expired approval permits nothing.", requirement: .block,
    condition: among(Fact.ApprovalState.expired))

  /// Facts about the vendor and about unreadable content matter only where something leaves, so that a model inside the
  /// hospital needs no vendor. `phi.declared` is not here: unknown is its ordinary value, the caller said nothing.
  private static let unknown = Invariant(
    id: "unknown", sentence: "What is unknown never permits.", requirement: .block,
    condition: .any([
      among(Fact.AgentRegistered.unknown), among(Fact.AgentStatus.unknown), among(Fact.DeviceClass.unknown),
      among(Fact.DevicePosture.unknown), among(Fact.PHIFindings.unknown), among(Fact.ConsentStatus.unknown),
      among(Fact.SessionState.unknown), among(Fact.ApprovalState.unknown), among(Fact.RouteKind.unknown),
      among(Fact.Action.unknown),
      .all([
        except(Fact.RouteKind.onPremises),
        .any([
          among(Fact.VendorBAA.unknown), among(Fact.PHIUninspectable.unknown),
          .all([
            among(Fact.RouteKind.vendor, .unknown), among(Fact.VendorNoTraining.unknown),
          ]),
        ]),
      ]),
    ]))

  private static let unknownIsWorst = Invariant(
    id: "unknown-is-worst", sentence: "Not knowing a fact never permits more than knowing it.",
    requirement: .unknownIsWorst, condition: .always)

  /// The facts of which `unknown` is an ordinary answer: the caller said nothing, and inspection decides.
  static let harmlessWhenUnknown: [FactName] = [.phiDeclared]

  /// The fact has one of these values.
  private static func among<Values: FactValues>(_ values: Values...) -> Condition {
    let axis = FactSpace.standard.facts[Values.name.index]
    let ordinals = values.compactMap { axis.values.firstIndex(of: $0.rawValue) }
    return .member(axis: Values.name.index, allowed: ordinals.reduce(.empty) { $0.union(axis.bit($1)) })
  }

  /// The fact has any value but this one: `unknown` included.
  private static func except<Values: FactValues>(_ value: Values) -> Condition {
    among(value).negated(in: .standard)
  }
}
