import ClinicalModel
import SeededNumbers
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: ["", " ", "a b", "a/b", "é", "a\u{0}", "../x", String(repeating: "a", count: 65)])
  func refusesWhatCannotStandInAURL(text: String) {
    #expect(PatientID(text) == nil)
  }

  @Test(arguments: ["a", "pat_1", "A.b-c_9", String(repeating: "z", count: 64)])
  func keepsWhatItAccepts(text: String) throws {
    #expect(try #require(PatientID(text)).rawValue == text)
  }

  @Test func randomOnesAreValidAndDiffer() {
    var generator = SeededGenerator(seed: 1)
    let ids = (0..<1000).map { _ in SessionID.random("se", using: &generator) }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { SessionID($0.rawValue) == $0 && $0.rawValue.hasPrefix("se_") })
  }
}

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_795_235_442_038, "2026-11-21T04:30:42.038Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
  ])
  func writesRFC3339(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == text)
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test func readsWhatItWrites() {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<500 {
        let time = Timestamp(
          milliseconds: Int64.random(in: -62_000_000_000_000...253_402_300_799_999, using: &generator))
        #expect(Timestamp(rfc3339: time.description) == time, "seed \(seed): \(time.milliseconds)")
      }
    }
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T04:30:42", "2026-11-21T04:30:42+01:00", "2026-02-30T00:00:00Z",
    "2026-11-21T24:00:00Z", "2026-11-21T23:60:00Z", "2026-11-21T23:59:60Z", "2026-11-21T04:30:42.Z",
    "2026-11-21T04:30:42.0123456789Z", "2026-11-21t04:30:42Z", "２026-11-21T04:30:42Z",
  ])
  func refusesEverythingElse(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func fractionsAreCutToMilliseconds() {
    #expect(Timestamp(rfc3339: "1970-01-01T00:00:00.9Z")?.milliseconds == 900)
    #expect(Timestamp(rfc3339: "1970-01-01T00:00:00.123456789Z")?.milliseconds == 123)
  }
}

@Suite struct CivilDateTests {
  @Test func everyDayOfFourCenturiesCountsUpByOne() throws {
    var expected = CivilDate(daysSinceEpoch: -1)
    for day in 0..<146_097 as Range<Int64> {
      let date = CivilDate(daysSinceEpoch: day)
      #expect(date.daysSinceEpoch == day)
      #expect(date > expected)
      expected = date
    }
    #expect(CivilDate(daysSinceEpoch: 146_097) == CivilDate(year: 2370, month: 1, day: 1))
  }

  @Test(arguments: ["1900-02-29", "2100-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-4-3", "20260403", ""])
  func refusesDaysThatTheCalendarLacks(text: String) {
    #expect(CivilDate(iso8601: text) == nil)
  }

  @Test func leapDaysFollowTheGregorianRule() {
    #expect(CivilDate(iso8601: "2000-02-29") != nil)
    #expect(CivilDate(iso8601: "2024-02-29") != nil)
  }
}

@Suite struct SessionTests {
  private let session = Session(
    id: .random("se"), request: .random("sr"), key: .random("dk"), agent: .random("ag"), device: .random("dv"),
    clinician: .random("us"), patient: .random("pt"), purpose: .drafting, openedAt: Timestamp(milliseconds: 1000),
    expiresAt: Timestamp(milliseconds: 2000), state: .active)

  @Test func isActiveFromItsOpeningUntilBeforeItsEnd() {
    #expect(!session.isActive(at: Timestamp(milliseconds: 999)))
    #expect(session.isActive(at: Timestamp(milliseconds: 1000)))
    #expect(session.isActive(at: Timestamp(milliseconds: 1999)))
    #expect(!session.isActive(at: Timestamp(milliseconds: 2000)))
  }

  @Test func isNeverActiveInAnyOtherState() {
    let now = Timestamp(milliseconds: 1500)
    for state in [SessionState.ended(at: now), .expired(at: now), .revoked(at: now, reason: .byClinician)] {
      #expect(!session.with(state: state).isActive(at: now))
    }
  }
}

@Suite struct MaskingTests {
  @Test func aMaskedNameShowsInitialsOnly() {
    #expect(HumanName(given: ["Maria", "Elena"], family: "García").masked == "M… G…")
    #expect(HumanName(given: [], family: "Li").masked == "L…")
  }

  @Test func consentThatWasNeverGivenIsUnknown() throws {
    let consent = Consent.never(patient: try #require(PatientID("p")), purpose: .drafting)
    #expect(consent.status == .unknown)
    #expect(consent.reference == "drafting/unknown/0")
  }
}
