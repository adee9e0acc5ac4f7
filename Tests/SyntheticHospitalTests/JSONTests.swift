import SeededNumbers
import Testing

@testable import SyntheticHospital

@Suite struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSONParser.parse(Array(text.utf8)) }
  private func print(_ value: JSON) -> String { String(decoding: value.bytes, as: UTF8.self) }

  @Test func membersKeepTheirOrder() throws {
    let text = #"{"zeta":[1,-2.5e3,true,false,null],"alpha":{"b":"x","a":{}},"":[]}"#
    #expect(print(try parse(text)) == text)
  }

  @Test func escapesBecomeTheCharactersTheyStandFor() throws {
    let value = try parse(#""\u00e9\ud83c\udf89\/\b\f\n\r\t\"\\\ud800""#)
    #expect(value.text == "é🎉/\u{8}\u{C}\n\r\t\"\\\u{FFFD}")
    #expect(try JSONParser.parse(value.bytes).text == value.text)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\"}", "nul", "\"a", "\"\\x\"", "\"\\u12\"", "1 2", "+1", "--1", "\"a\nb\"", "]",
  ])
  func malformedTextIsRefused(text: String) {
    #expect(throws: ModelRequestError.self) { try parse(text) }
  }

  @Test func invalidUTF8IsRefused() {
    #expect(throws: ModelRequestError.self) { try JSONParser.parse([0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test func deepNestingIsRefusedWithoutExhaustingTheStack() {
    #expect(throws: ModelRequestError.tooDeep) { try parse(String(repeating: "[", count: 1_000_000)) }
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let text = print(.object([(key: "v", value: value(depth: 0, using: &random))]))
      #expect(print(try parse(text)) == text, "seed \(seed)")
    }
  }

  @Test func noPrefixOfADocumentIsADocument() {
    let bytes = Array(#"{"a":["\u00e9\\",{"b":null}],"c":"é"}"#.utf8)
    for count in 0..<bytes.count {
      #expect(throws: ModelRequestError.self, "\(count) bytes") { try JSONParser.parse(Array(bytes.prefix(count))) }
    }
  }

  private func value(depth: Int, using random: inout SeededGenerator) -> JSON {
    switch random.int(in: 0...(depth > 4 ? 3 : 5)) {
    case 0: return .null
    case 1: return .bool(random.int(in: 0...1) == 0)
    case 2: return .int(random.int(in: -1000...1000))
    case 3: return .string(random.pick(["", "a\"b\\c", "é🎉", "\u{0}\u{1F}\n", "plain", "\u{2028}"]))
    case 4: return .array((0..<random.int(in: 0...3)).map { _ in value(depth: depth + 1, using: &random) })
    default:
      return .object(
        (0..<random.int(in: 0...3)).map { (key: "k\($0)", value: value(depth: depth + 1, using: &random)) })
    }
  }
}
