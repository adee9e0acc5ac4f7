import ClinicalModel
import Testing

@testable import SyntheticHospital

@Suite struct HospitalGeneratorTests {
  private let seeds: [UInt64] = [0, 1, 7, 2026, .max]

  @Test func sameSeedGivesTheSameHospital() {
    let (one, other) = (HospitalGenerator.generate(seed: 42), HospitalGenerator.generate(seed: 42))
    #expect(one.patients == other.patients)
    #expect(one.charts == other.charts)
    #expect(one.consents == other.consents)
    #expect(HospitalGenerator.generate(seed: 43).patients != one.patients)
  }

  @Test func identifiersAreUniqueAndInvented() {
    for seed in seeds {
      let patients = HospitalGenerator.generate(seed: seed).patients
      #expect(patients.count >= 12, "seed \(seed)")
      #expect(Set(patients.map(\.id)).count == patients.count, "seed \(seed)")
      #expect(Set(patients.map(\.pseudonym)).count == patients.count, "seed \(seed)")
      #expect(Set(patients.map(\.mrn)).count == patients.count, "seed \(seed)")
      #expect(Set(patients.map(\.name)).count == patients.count, "seed \(seed)")
      let phones = patients.flatMap(\.phones)
      #expect(Set(phones).count == phones.count, "seed \(seed)")
      #expect(phones.allSatisfy { $0.contains("555-01") }, "seed \(seed)")
      #expect(patients.flatMap(\.emails).allSatisfy { $0.hasSuffix("@example.org") }, "seed \(seed)")
      #expect(patients.allSatisfy { $0.mrn.utf8.count == 12 && $0.mrn.hasPrefix("MRN-") }, "seed \(seed)")
    }
  }

  @Test func awkwardNamesAreAlwaysThere() {
    for seed in seeds {
      let names = HospitalGenerator.generate(seed: seed).patients.map(\.name.full)
      #expect(names.contains { $0.contains("-") }, "seed \(seed)")
      #expect(names.contains { $0.hasPrefix("Rose ") } && names.contains { $0.hasPrefix("Hope ") }, "seed \(seed)")
      #expect(names.contains { !$0.utf8.allSatisfy { $0 < 0x80 } }, "seed \(seed)")
    }
  }

  @Test func everyChartIsCompleteAndMentionsOnlyItsOwnPatient() throws {
    for seed in seeds {
      let hospital = HospitalGenerator.generate(seed: seed)
      for patient in hospital.patients {
        let chart = try #require(hospital.charts[patient.id])
        #expect(Set(chart.notes.map(\.kind)) == Set(NoteKind.allCases), "seed \(seed)")
        #expect(!chart.problems.isEmpty && !chart.medications.isEmpty && !chart.labs.isEmpty, "seed \(seed)")
        #expect(!chart.vitalSigns.isEmpty && chart.visits.count >= 2, "seed \(seed)")
        #expect(chart.notes.map(\.writtenOn) == chart.notes.map(\.writtenOn).sorted(), "seed \(seed)")
        let text = chart.notes.map(\.text).joined()
        #expect(text.contains(patient.name.full) && text.contains(patient.mrn), "seed \(seed)")
        for other in hospital.patients where other.id != patient.id {
          let mentions = [other.mrn, other.name.full, other.phones[0], other.emails[0], other.otherIdentifiers[0]]
          #expect(!mentions.contains(where: text.contains), "seed \(seed)")
        }
      }
    }
  }

  @Test func staffAndAgentsReferToWhatExists() {
    let hospital = HospitalGenerator.generate(seed: 1)
    let users = Set(hospital.users.map(\.id))
    #expect(users.count == hospital.users.count)
    #expect(!users.contains { $0.rawValue.hasPrefix("unnamed") })
    #expect(hospital.clinicians.count == 3 && hospital.clinicians.allSatisfy { $0.id.rawValue.hasPrefix("dr-") })
    #expect(Set(hospital.users.flatMap(\.roles)) == Set(Role.allCases))
    for user in hospital.users { #expect(user.has(.patient) == (user.patient != nil)) }
    #expect(hospital.users.compactMap(\.patient).allSatisfy { hospital.patient($0) != nil })
    for registered in hospital.agents {
      #expect(users.contains(registered.clinician))
      #expect(hospital.devices.contains { $0.id == registered.device })
      #expect(hospital.vendors.contains { $0.id == registered.agent.vendor })
    }
    #expect(Set(hospital.agents.map(\.expectation)) == Set(ExpectedOutcome.allCases))
  }

  @Test func blockedAgentHasEveryReasonToBe() throws {
    let hospital = HospitalGenerator.generate(seed: 1)
    let blocked = try #require(hospital.agents.first { $0.expectation == .block })
    let vendor = try #require(hospital.vendors.first { $0.id == blocked.agent.vendor })
    let device = try #require(hospital.devices.first { $0.id == blocked.device })
    #expect(blocked.agent.files == .full && blocked.agent.isPreviewRelease)
    #expect(vendor.baa == .none && vendor.noTraining == .none)
    #expect(device.deviceClass == .clinical && device.isolation == .none)
  }

  @Test func oneExpectationPerConsentState() {
    let hospital = HospitalGenerator.generate(seed: 1)
    func statuses(_ patient: Patient) -> Set<ConsentStatus> {
      Set(hospital.consents.filter { $0.patient == patient.id }.map(\.status))
    }
    #expect(hospital.patients.dropLast(2).allSatisfy { statuses($0) == [.optedIn] })
    #expect(statuses(hospital.patients[hospital.patients.count - 2]) == [.optedOut])
    #expect(statuses(hospital.patients[hospital.patients.count - 1]) == [])
  }
}
