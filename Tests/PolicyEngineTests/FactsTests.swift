import SeededNumbers
import Testing

@testable import PolicyEngine

struct FactsTests {
  @Test func aFactThatNobodySuppliedIsUnknown() {
    for name in FactName.allCases { #expect(Facts()[name].word == "unknown") }
    #expect(Facts().agentFiles == .unknown)
    #expect(Facts().known.isEmpty)
  }

  @Test func theVocabularyFitsIntoTheSet() {
    #expect(FactSpace.standard.facts.count == FactName.allCases.count)
    #expect(FactSpace.standard.facts.reduce(0) { $0 + $1.values.count } <= ValueSet.capacity)
    #expect(MemoryLayout<Facts>.size == 16)
  }

  @Test func everyFactStartsWithUnknownAndStandsInItsPlace() {
    for (position, name) in FactName.allCases.enumerated() {
      #expect(FactSpace.standard.facts[position].values.first == "unknown")
      #expect(FactSpace.standard.facts[position].name == name.rawValue)
      #expect(name.index == position)
      #expect(!name.phrase.isEmpty && !name.meaning.isEmpty)
    }
  }

  @Test func typedAndNamedAccessAgree() throws {
    var facts = Facts()
    facts.vendorBAA = .signed
    facts.agentNetwork = .gatewayOnly
    facts.deviceIsolation = .vdi
    #expect(facts[.vendorBAA].word == "signed")
    #expect(facts[.agentNetwork].word == "gateway-only")
    facts[.deviceIsolation] = try #require(FactValue("sandbox", of: .deviceIsolation))
    #expect(facts.deviceIsolation == .sandbox)
    #expect(
      facts.known.map(\.description) == ["agent.network=gateway-only", "vendor.baa=signed", "device.isolation=sandbox"])
  }

  @Test func aValueOfAnotherFactReadsAsUnknown() throws {
    var facts = Facts()
    facts.vendorBAA = .signed
    facts[.vendorBAA] = try #require(FactValue("attested", of: .vendorNoTraining))
    #expect(facts.vendorBAA == .unknown)
  }

  @Test func dictionariesRoundTrip() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let facts = Facts.random(using: &random)
      #expect(try Facts(dictionary: facts.dictionary) == facts)
    }
  }

  @Test func aWrongWordInADictionaryIsRefusedWithTheNearestRightOne() {
    #expect {
      try Facts(dictionary: ["vendor.ba": "signed"])
    } throws: { ($0 as? PolicyError)?.suggestion == "vendor.baa" }
    #expect {
      try Facts(dictionary: ["vendor.baa": "sigend"])
    } throws: { ($0 as? PolicyError)?.suggestion == "signed" }
  }

  @Test func aWordThatIsNoValueReadsAsUnknown() {
    #expect(Fact.AgentFiles(named: "everything") == .unknown)
    #expect(Fact.AgentFiles(named: "full") == .full)
  }
}
