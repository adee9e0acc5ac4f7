import PHIDetection
import Testing

@Suite struct PseudonymMapTests {
  @Test func sameValueGetsTheSamePseudonym() {
    var random = SystemRandomNumberGenerator()
    var map = PseudonymMap()
    let first = map.pseudonym(for: "Maria  Garcia", kind: .name, using: &random)
    #expect(map.pseudonym(for: "MARIA garcia", kind: .name, using: &random) == first)
    #expect(map.pseudonym(for: "Maria Garcia", kind: .address, using: &random) != first)
    #expect(map.value(of: first.lowercased()) == "Maria  Garcia")
  }
}
