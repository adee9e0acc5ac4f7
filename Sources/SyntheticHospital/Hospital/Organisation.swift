import ClinicalModel

/// The part of the hospital that is the same for every seed: who works there, and which agents run on which desks.
struct Organisation {
  static let name = "Northvale Synthetic Hospital"

  private static let localModels: VendorID = .named("northvale-it")
  private static let careful: VendorID = .named("meridian-models")
  private static let careless: VendorID = .named("quickdraft-labs")
  private static let sandboxed: DeviceID = .named("ws-clinic-01")
  private static let virtual: DeviceID = .named("vdi-ward-07")
  private static let plain: DeviceID = .named("ws-ward-12")
  private static let office: DeviceID = .named("ws-billing-03")
  private static let firstClinician: UserID = .named("dr-okonkwo")
  private static let secondClinician: UserID = .named("dr-lindqvist")
  private static let thirdClinician: UserID = .named("dr-haddad")

  let clinicians: [User]
  let users: [User]
  let vendors: [Vendor] = Self.allVendors
  let devices: [Device] = Self.allDevices
  let agents: [RegisteredAgent] = [Self.summariser, Self.drafter, Self.quickdraft]

  /// The first two patients may sign in.
  init(patients: [Patient]) {
    clinicians = [
      User(id: Self.firstClinician, displayName: "Dr. Adaeze Okonkwo", roles: [.clinician]),
      User(id: Self.secondClinician, displayName: "Dr. Viggo Lindqvist", roles: [.clinician]),
      User(id: Self.thirdClinician, displayName: "Dr. Samira Haddad", roles: [.clinician]),
    ]
    users =
      clinicians + [
        User(id: .named("privacy-officer"), displayName: "Beatriz Fontaine", roles: [.privacyOfficer]),
        User(id: .named("ciso"), displayName: "Rajan Thackeray", roles: [.securityOfficer]),
        User(id: .named("auditor"), displayName: "Colette Vandermeer", roles: [.auditor]),
        User(id: .named("admin"), displayName: "Piotr Ellsworth", roles: [.administrator]),
      ]
      + patients.prefix(2).enumerated().map { place, patient in
        User(
          id: .named("patient-\(place + 1)"), displayName: patient.name.full, roles: [.patient], patient: patient.id)
      }
  }

  private static let allVendors = [
    Vendor(
      id: localModels, name: "Northvale IT (on premises)", baa: .signed, noTraining: .attested, encrypts: true,
      securityReport: .current, rightToAudit: true, hasIncidentSLA: true),
    Vendor(
      id: careful, name: "Meridian Models", baa: .signed, noTraining: .attested, encrypts: true,
      securityReport: .current, rightToAudit: true, hasIncidentSLA: true),
    Vendor(
      id: careless, name: "Quickdraft Labs", baa: .none, noTraining: .none, encrypts: true, securityReport: .none,
      rightToAudit: false, hasIncidentSLA: false),
  ]

  private static let allDevices = [
    Device(id: sandboxed, name: "Clinic 1 desk", deviceClass: .clinical, posture: .healthy, isolation: .sandbox),
    Device(id: virtual, name: "Ward 7 virtual desktop", deviceClass: .clinical, posture: .healthy, isolation: .vdi),
    Device(id: plain, name: "Ward 12 desk", deviceClass: .clinical, posture: .healthy, isolation: .none),
    Device(id: office, name: "Billing 3 desk", deviceClass: .administrative, posture: .healthy, isolation: .none),
  ]

  private static let summariser = RegisteredAgent(
    agent: Agent(
      id: .named("chart-summariser"), name: "Chart Summariser", version: "2.4.1", vendor: localModels,
      stage: .production, status: .active, files: .scoped, clipboard: .brokered, network: .gatewayOnly,
      isPreviewRelease: false, approvedUntil: nil, models: ["local-extractive-1"]),
    device: sandboxed, clinician: firstClinician, expectation: .permit)

  private static let drafter = RegisteredAgent(
    agent: Agent(
      id: .named("meridian-scribe"), name: "Meridian Scribe", version: "5.0.3", vendor: careful, stage: .production,
      status: .active, files: .scoped, clipboard: .brokered, network: .gatewayOnly, isPreviewRelease: false,
      approvedUntil: nil, models: SimulatedModels.vendorNames),
    device: virtual, clinician: secondClinician, expectation: .condition)

  private static let quickdraft = RegisteredAgent(
    agent: Agent(
      id: .named("quickdraft-preview"), name: "Quickdraft Desktop", version: "0.9.0-preview.4", vendor: careless,
      stage: .proofOfConcept, status: .active, files: .full, clipboard: .full, network: .open,
      isPreviewRelease: true, approvedUntil: nil, models: SimulatedModels.vendorNames),
    device: plain, clinician: thirdClinician, expectation: .block)
}
