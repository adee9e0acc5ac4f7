import SeededNumbers
import PHIDetection
import Testing

@Suite struct PseudonymRestorerTests {
  let map: PseudonymMap
  let name: String
  let mrn: String
  let odd: String
  let shouted: String

  init() {
    var random = SeededGenerator(seed: 11)
    var map = PseudonymMap()
    name = map.pseudonym(for: "María García", kind: .name, using: &random)
    mrn = map.pseudonym(for: "MRN-00412345", kind: .mrn, using: &random)
    shouted = map.pseudonym(for: "MARÍA GARCÍA", kind: .name, using: &random)
    odd = map.pseudonym(for: "a\"b\\c\nd\u{1}", kind: .otherID, using: &random)
    self.map = map
  }

  private func restored(_ text: String, _ escaping: PseudonymRestorer.Escaping = .none) -> String {
    var restorer = PseudonymRestorer(map: map, escaping: escaping)
    return String(decoding: restorer.push(text.utf8) + restorer.finish(), as: UTF8.self)
  }

  @Test func valuesComeBackWhateverTheModelDidToTheCase() {
    #expect(restored("\(name)'s \(mrn.lowercased())") == "María García's MRN-00412345")
    #expect(restored("**\(name)**_\(mrn)_NA\(name)s") == "**María García**_MRN-00412345_NAMaría Garcías")
    #expect(restored("NAME-AAAABBBBCC \(name.dropLast())") == "NAME-AAAABBBBCC \(name.dropLast())")
  }

  @Test func valuesAreEscapedInsideJSON() {
    #expect(restored("{\"a\":\"\(odd)\"}", .json) == "{\"a\":\"a\\\"b\\\\c\\nd\\u0001\"}")
    #expect(restored("{\"a\":\"\(odd)\"}") == "{\"a\":\"a\"b\\c\nd\u{1}\"}")
  }

  @Test func anEscapeIsReadAsWhatItMeans() {
    #expect(restored("\\n\(name.dropFirst())", .json) == "\\n\(name.dropFirst())")
    #expect(restored("\\\\\(name)", .json) == "\\\\María García")
    #expect(restored("\\u004e\(name.dropFirst())", .json) == "María García")
    #expect(restored(name.replacing("-", with: "\\u002D"), .json) == "María García")
    #expect(restored("\\u00", .json) == "\\u00")
    #expect(restored("\\uZZ\(name)", .json) == "\\uZZMaría García")
  }

  @Test func onlyASuffixThatCouldBecomeAPseudonymIsHeldBack() {
    var restorer = PseudonymRestorer(map: map)
    #expect(restorer.push("Hello ".utf8) == Array("Hello ".utf8))
    #expect(restorer.push("x NAME".utf8) == Array("x ".utf8))
    #expect(restorer.push("S".utf8) == Array("NAME".utf8))
    #expect(restorer.push("é".utf8.prefix(1)) == Array("S".utf8) + "é".utf8.prefix(1))
    #expect(restorer.push("é".utf8.suffix(1)) == Array("é".utf8.suffix(1)))
    #expect(restorer.finish() == [])
    #expect(restorer.restoredCount == 0)
  }

  @Test func everyWayOfCuttingGivesTheWholeTextsResult() {
    for seed in UInt64(1)...60 {
      var random = SeededGenerator(seed: seed)
      let pieces = [
        name, mrn, odd, name.lowercased(), shouted, shouted.lowercased(), "0", "0A", "0Z", "A",
        String(name.dropLast(3)), "NAME-", "NA", "M", "é", "🙂", " ", "\\n",
        "\\u004E", "\\", "-",
        "'s", "\"", "ID-", "MRNAME-", "x",
      ]
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      for escaping in [PseudonymRestorer.Escaping.none, .json] {
        let bytes = Array(text.utf8)
        let whole = restored(text, escaping)
        for cut in 0...bytes.count {
          var restorer = PseudonymRestorer(map: map, escaping: escaping)
          let output = restorer.push(bytes[..<cut]) + restorer.push(bytes[cut...]) + restorer.finish()
          #expect(String(decoding: output, as: UTF8.self) == whole, "seed \(seed), cut \(cut): \(text)")
        }
        var restorer = PseudonymRestorer(map: map, escaping: escaping)
        let output = bytes.flatMap { restorer.push([$0]) } + restorer.finish()
        #expect(String(decoding: output, as: UTF8.self) == whole, "seed \(seed), byte by byte: \(text)")
      }
    }
  }

  @Test func roundTripGivesTheOriginalBack() {
    var random = SeededGenerator(seed: 21)
    var map = PseudonymMap()
    let text = "Dr. Smith saw José Núñez (MRN: 998877) at St. Mary’s Hospital on 04/12/2023; call 555-123-4567."
    let sent = map.pseudonymise(text, findings: Detector().findings(in: text), using: &random)
    #expect(!sent.text.contains("Smith") && !sent.text.contains("998877"))
    var restorer = PseudonymRestorer(map: map)
    #expect(String(decoding: restorer.push(sent.text.utf8) + restorer.finish(), as: UTF8.self) == text)
    #expect(restorer.restoredCount == sent.replacements.count)
  }

  @Test func everySpellingComesBackByteForByte() {
    for seed in UInt64(1)...40 {
      var random = SeededGenerator(seed: seed)
      var map = PseudonymMap()
      let spellings = [
        "Jean-Baptiste Thévenet", "JEAN-BAPTISTE THÉVENET", "Jean-Baptiste  Thévenet", "Jean-Baptiste\nThévenet",
        "Jean-Baptiste The\u{301}venet", "Jean-Baptiste.Thevenet@hospital.org", "jean-baptiste.thevenet@hospital.org",
      ]
      let between = [" in /w/", ".txt", "0A", "0a.", "01", "s", "-B7", "", "\\n", "NAME-"]
      var text = ""
      var findings: [Finding] = []
      for _ in 0..<12 {
        let value = spellings.randomElement(using: &random) ?? ""
        let start = text.utf8.count
        text += value
        findings.append(Finding(kind: .name, range: start..<text.utf8.count, confidence: 1, rule: "t"))
        text += between.randomElement(using: &random) ?? ""
      }
      let sent = map.pseudonymise(text, findings: findings, using: &random).text
      var restorer = PseudonymRestorer(map: map)
      let whole = restorer.push(sent.utf8) + restorer.finish()
      #expect(whole == Array(text.utf8), "seed \(seed): \(text.debugDescription) as \(sent)")
      let pieces = sent.utf8.flatMap { restorer.push([$0]) } + restorer.finish()
      #expect(pieces == Array(text.utf8), "seed \(seed), byte by byte")
    }
  }
}
