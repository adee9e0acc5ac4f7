import ModelWire
import PHIDetection
import SeededNumbers
import Testing

@testable import Gateway

/// What the watch sees of an answer does not depend on how its bytes were cut on the way.
@Suite struct AnswerWatchTests {
  private static let ada = KnownPatient(
    key: PatientKey("p1"), names: [.init(given: ["Adelaide"], family: "Quillfeather")], birthDate: nil,
    mrn: "MRN-84417203")
  private static let ben = KnownPatient(
    key: PatientKey("p2"), names: [.init(given: ["Barnaby"], family: "Thistlewood")], birthDate: nil,
    mrn: "MRN-99310027")
  private static let sentAddress: SentValues = {
    var values = SentValues()
    values.add(Array("someone@example.com".utf8), .email)
    return values
  }()
  private let detector = Detector(knownPatients: KnownPatients([ada, ben]))

  private func watch(keptBytes: Int = 1 << 16) -> AnswerWatch {
    AnswerWatch(detector: detector, session: PatientKey("p1"), keptBytes: keptBytes)
  }

  private func take(_ text: String, _ watch: AnswerWatch, _ channel: Int) {
    watch.take(back: Array(text.utf8), released: Array(text.utf8), channel: channel)
  }

  @Test func anotherPatientIsSeenHoweverTheNameIsCut() {
    let text = Array("She asked about Barnaby Thistlewood and his cough.".utf8)
    let nameEnd = 35
    for cut in 1..<text.count {
      let watch = watch()
      let channel = watch.openChannel()
      watch.take(back: [], released: Array(text[..<cut]), channel: channel)
      let first = watch.passes()
      watch.take(back: [], released: Array(text[cut...]), channel: channel)
      #expect(!watch.passes(), "cut at \(cut)")
      #expect(first || cut >= nameEnd - 1, "cut at \(cut)")
      // Once withheld, always withheld.
      take("Nothing more.", watch, channel)
      #expect(!watch.passes())
    }
  }

  /// Another patient is registered by the name that the session's patient bears as well.
  @Test func aNameOfOneWordThatIsAlsoTheSessionsPatientsPasses() {
    let known = KnownPatients([
      Self.ada, KnownPatient(key: PatientKey("p3"), names: [.init(given: ["Adelaide"], family: "")], mrn: ""),
    ])
    for (focus, passes) in [(PatientFocus(Self.ada), true), (nil, false), (PatientFocus(Self.ben), false)] {
      let watch = AnswerWatch(
        detector: Detector(knownPatients: known), session: PatientKey("p1"), focus: focus, keptBytes: 1 << 16)
      take("Mrs. Adelaide is stable.", watch, watch.openChannel())
      #expect(watch.passes() == passes)
    }
  }

  @Test func whatOneReadBroughtIsWithheldInAllItsChannels() {
    let watch = watch()
    let (one, other) = (watch.openChannel(), watch.openChannel())
    take("The chest is clear. ", watch, one)
    take("Take care. ", watch, other)
    #expect(watch.passes())
    take("More to come. ", watch, one)
    take("As for Barnaby Thistlewood, he is well.", watch, other)
    #expect(!watch.passes())
    #expect(watch.channels.map(\.got) == [Array("The chest is clear. ".utf8), Array("Take care. ".utf8)])
    #expect(watch.channels[1].back == Array("Take care. As for Barnaby Thistlewood, he is well.".utf8))
  }

  @Test func theSessionsOwnPatientPasses() {
    let watch = watch()
    take("Adelaide Quillfeather, MRN-84417203, is well.", watch, watch.openChannel())
    #expect(watch.passes())
    #expect(watch.inventedCounts(sent: SentValues()) == [:])
  }

  @Test(arguments: UInt64(1)...40) func whatIsInventedIsCountedAlikeHoweverItIsCut(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Array("Call (555) 010-9999 or write to someone@example.com, and a copy to other@example.org.".utf8)
    let whole = watch()
    whole.take(back: text, released: text, channel: whole.openChannel())
    #expect(whole.passes())
    let expected = whole.inventedCounts(sent: Self.sentAddress)
    #expect(expected == ["phone": 1, "email": 1])
    let cut = watch()
    let channel = cut.openChannel()
    var at = 0
    while at < text.count {
      let end = Int.random(in: at + 1...text.count, using: &random)
      cut.take(back: Array(text[at..<end]), released: Array(text[at..<end]), channel: channel)
      if Bool.random(using: &random) { #expect(cut.passes(), "seed \(seed)") }
      at = end
    }
    #expect(cut.passes(), "seed \(seed)")
    #expect(cut.inventedCounts(sent: Self.sentAddress) == expected, "seed \(seed)")
  }

  @Test func anEventThatRepeatsAChannelIsTheSameChannel() {
    let watch = watch()
    let deltas = watch.openChannel()
    for piece in ["Call (555) ", "010-", "9999."] {
      take(piece, watch, deltas)
      #expect(watch.passes())
    }
    take("Call (555) 010-9999.", watch, watch.openChannel())
    #expect(watch.passes())
    #expect(watch.channels.count == 1)
    #expect(watch.inventedCounts(sent: SentValues()) == ["phone": 1])
  }

  /// What goes beyond the kept bytes is looked at like the rest, and not counted.
  @Test func aTextLongerThanWhatIsKeptIsWatchedToItsEnd() {
    let watch = watch(keptBytes: 64)
    let channel = watch.openChannel()
    take(String(repeating: "The chest is clear. ", count: 20) + "Call (555) 010-9999.", watch, channel)
    #expect(watch.passes())
    #expect(watch.channels.map(\.got.count) == [64])
    #expect(watch.inventedCounts(sent: SentValues()) == [:])
    take(" Barnaby Thistlewood", watch, channel)
    #expect(!watch.passes())
  }
}
