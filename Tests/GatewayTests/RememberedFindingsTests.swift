import ClinicalModel
import ModelWire
import PHIDetection
import Sessions
import Synchronization
import Testing

@testable import Gateway

/// A conversation's past is sent again with every turn.
@Suite final class RememberedFindingsTests {
  private static let text = Array("Met with Cornelius Featherstonehaugh on 03/14/2024 about the plan.".utf8)
  private static let weightMax = 100
  private let memory = RememberedFindings(weightMax: weightMax)
  private let reads = Mutex(0)

  /// The findings of a detector, and how often it has read by then.
  private func ask(
    _ text: [UInt8] = text, session: String = "s-1", knowing patients: KnownPatients = .none
  ) throws -> (found: [Finding], reads: Int) {
    let session = try #require(SessionID(session))
    let found = memory.findings(in: text, by: .detector, for: session, knowing: patients) { text in
      reads.withLock { $0 += 1 }
      return Detector(knownPatients: patients).findings(in: text)
    }
    return (found, reads.withLock { $0 })
  }

  @Test func aTextThatIsSentAgainIsReadOnceAndFoundTwice() throws {
    let first = try ask()
    let second = try ask()
    #expect(!first.found.isEmpty)
    #expect(first.found == second.found)
    #expect(second.reads == 1)
  }

  @Test func anotherTextAndAnotherSessionAreRead() throws {
    _ = try ask()
    #expect(try ask(Self.text + [0x20]).reads == 2)
    #expect(try ask(session: "s-2").reads == 3)
  }

  @Test func theSearchForThePatientIsAnotherReading() throws {
    _ = try ask()
    let session = try #require(SessionID("s-1"))
    let found = memory.findings(in: Self.text, by: .focus, for: session, knowing: .none) { _ in [] }
    #expect(found.isEmpty)
  }

  @Test func everythingIsReadAnewWhenAPatientIsEntered() throws {
    let nobody = KnownPatients([])
    let before = try ask(knowing: nobody)
    #expect(before.found.allSatisfy { $0.subject == .unattributed })
    let patient = KnownPatient(
      key: PatientKey("p-9"), names: [.init(given: ["Cornelius"], family: "Featherstonehaugh")], mrn: "77120934")
    let after = try ask(knowing: nobody.adding([patient]))
    #expect(after.reads == 2)
    #expect(after.found.contains { $0.subject == .patient(PatientKey("p-9")) })
  }

  @Test func whatWasFoundForEarlierPatientsIsNotKept() throws {
    let (earlier, later) = (KnownPatients([]), KnownPatients([]))
    let session = try #require(SessionID("s-1"))
    // While one request reads, another one meets the patients as they are by now.
    _ = memory.findings(in: Self.text, by: .detector, for: session, knowing: earlier) { text in
      _ = memory.findings(in: [UInt8](repeating: 0x61, count: 100), by: .detector, for: session, knowing: later) { _ in
        []
      }
      return Detector().findings(in: text)
    }
    #expect(try ask(knowing: later).reads == 1)
  }

  @Test func whatIsNotAskedForIsForgottenAndWhatIsStays() throws {
    _ = try ask()
    let session = try #require(SessionID("s-1"))
    for number in 0..<3 * Self.weightMax {
      let other = Array("Another text, number \(number), in which there is nothing to be found.".utf8)
      _ = memory.findings(in: other, by: .detector, for: session, knowing: .none) { _ in [] }
      if number % (Self.weightMax / 4) == 0 { #expect(try ask().reads == 1) }
    }
    let first = Array("Another text, number 0, in which there is nothing to be found.".utf8)
    #expect(try ask(first).reads == 2)
  }

  @Test func manyRequestsAtOnceFindTheSame() async throws {
    let texts = (0..<40).map {
      Array("Seen by Dr. Featherstonehaugh on 0\($0 % 9 + 1)/14/2024, visit \($0) of many.".utf8)
    }
    let expected = texts.map { Detector().findings(in: $0) }
    let session = try #require(SessionID("s-1"))
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask { [memory] in
          texts.indices.allSatisfy { place in
            let place = (place + worker * 5) % texts.count
            return memory.findings(in: texts[place], by: .detector, for: session, knowing: .none) {
              Detector().findings(in: $0)
            } == expected[place]
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test(arguments: [Dialect.openAIChat, .anthropicMessages])
  func aPatientEnteredBetweenTwoTurnsIsSeenInTheSecond(dialect: Dialect) async throws {
    let (ward, _) = try await Ward.withSession()
    let text = "Please compare with Cornelius Featherstonehaugh, who had the same operation last spring."
    #expect(await ward.infer(text, dialect).status == 200)
    #expect(await ward.infer(text, dialect).status == 200)
    let other = Patient(
      id: try #require(PatientID("p9")), pseudonym: .random("pt"),
      name: HumanName(given: ["Cornelius"], family: "Featherstonehaugh"),
      birthDate: try #require(CivilDate(year: 1971, month: 1, day: 9)), sex: .male, mrn: "MRN-66310028")
    try await ward.patients.add(other)
    #expect(await ward.infer(text, dialect).code == "other_patient")
  }
}
