import Foundation
import SeededNumbers
import Testing

@testable import ModelWire

@Suite struct StrictJSONTests {
  private func scan(
    _ bytes: [UInt8], limits: WireLimits = .default, _ lone: JSONScanner.LoneSurrogates = .refused
  ) throws(WireError) -> JSONIndex {
    var scanner = JSONScanner(limits: limits, loneSurrogates: lone)
    var index = JSONIndex()
    try scanner.scan(bytes, in: 0..<bytes.count, into: &index)
    return index
  }

  @Test(arguments: [
    "", " ", "{", "}", "[", "]", "[1,]", "[,1]", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, "[1 2]", "1 2",
    "01", "-", "-01", "1.", ".5", "1e", "1e+", "+1", "0x10", "NaN", "Infinity", "tru", "True", "nul", "'a'", #""a"#,
    #""\x41""#, #""\u12""#, #""\u12G4""#, #""\""#, "\"a\nb\"", "\"a\u{0}b\"", "[1]]", "{}{}", "[}", #"{"a":1]"#,
    "\u{FEFF}{}", "//c\n1", "[1]//", #"{"a":1 "b":2}"#, #"{1:2}"#, "\"\t\"", "-a", "[-]", "2.e3", "fals", "{\"a\":\"",
  ])
  func whatIsNotJSONIsRefused(_ text: String) {
    #expect(throws: WireError.self) { try scan(Array(text.utf8)) }
  }

  @Test(arguments: [
    "0", "-0", "-0.0e-10", "1E5", "[]", "{}", " [ ] ", "\r\n\t{ }\n", "true", "false", "null", #""""#, #"{"":""}"#,
    #""\u0000\u001f\"\\\/\b\f\n\r\t""#, #""\ud83d\ude00""#, "\"\u{7F}é€😀\"", #"[[[]],{"a":[{"b":null}]}]"#,
  ])
  func whatIsJSONIsRead(_ text: String) throws {
    _ = try scan(Array(text.utf8))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
      [0xC3, 0x28],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8AreRefused(_ bad: [UInt8]) {
    #expect(throws: WireError.invalidUTF8) { try scan([0x22] + bad + [0x22]) }
  }

  @Test(arguments: [#""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\u0001""#, #""\ud83d\n""#])
  func halfASurrogatePairIsRefusedInRequestsAndKeptInAnswers(_ text: String) throws {
    #expect {
      try scan(Array(text.utf8))
    } throws: { error in
      if case WireError.loneSurrogate = error { true } else { false }
    }
    let bytes = Array(text.utf8)
    let index = try scan(bytes, .kept)
    var again: [UInt8] = [0x22]
    JSONText.appendEscaped(index.text(0, in: bytes), to: &again)
    again.append(0x22)
    #expect(String(decoding: again, as: UTF8.self) == text)
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"x":{"b":[],"c":0,"b":{}}}"#, #"[{"":1,"":1}]"#,
  ])
  func aKeyTwiceInOneObjectIsRefused(_ text: String) {
    #expect {
      try scan(Array(text.utf8))
    } throws: { error in
      if case WireError.duplicateKey = error { true } else { false }
    }
  }

  @Test func aKeyTwiceAmongManyIsRefusedAndManyKeysAreFine() throws {
    let keys = (0..<5000).map { #""k\#($0)":{"k0":1}"# }
    _ = try scan(Array("{\(keys.joined(separator: ","))}".utf8))
    #expect(throws: WireError.self) { try scan(Array("{\(keys.joined(separator: ",")),\"k77\":0}".utf8)) }
  }

  @Test func aHundredThousandLevelsAreRefusedWithoutACrash() {
    for open in ["[", #"{"a":"#] {
      let bytes = Array(String(repeating: open, count: 100_000).utf8)
      #expect(throws: WireError.tooDeep) { try scan(bytes) }
    }
    let body = #"{"model":"m","messages":[],"x":"# + String(repeating: "[", count: 100_000)
    #expect(throws: WireError.tooDeep) { try InferenceRequest(dialect: .openAIChat, body: Array(body.utf8)) }
  }

  @Test func theDepthLimitIsExact() throws {
    let limits = WireLimits(maxDepth: 5)
    _ = try scan(Array("[[[[[1]]]]]".utf8), limits: limits)
    #expect(throws: WireError.tooDeep) { try scan(Array("[[[[[[]]]]]]".utf8), limits: limits) }
  }

  @Test func tooManyValuesAreRefused() {
    let limits = WireLimits(maxTokens: 10)
    #expect(throws: WireError.tooLarge(what: "JSON values", limit: 10)) {
      try scan(Array("[1,2,3,4,5,6,7,8,9,10]".utf8), limits: limits)
    }
  }

  @Test(arguments: 0..<40) func everyTextSurvivesEscapingAndBack(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scalars = (0..<200).compactMap { _ -> Unicode.Scalar? in
      let bound: UInt32 = [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000].randomElement(using: &random) ?? 0x80
      return Unicode.Scalar(UInt32.random(in: 0..<bound, using: &random))
    }
    let text = String(String.UnicodeScalarView(scalars))
    var json: [UInt8] = []
    JSONText.appendQuoted(text, to: &json)
    let index = try scan(json)
    #expect(Array(text.utf8) == index.text(0, in: json), "seed \(seed)")
    let other = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed) as? String
    #expect(other.map { Array($0.utf8) } == Array(text.utf8), "seed \(seed)")
  }

  /// Random bytes made from valid JSON: what we accept, Foundation's parser accepts too.
  @Test(arguments: 0..<60) func whatIsAcceptedAnotherParserAcceptsToo(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let seeds = [#"{"a":[1,-2.5e3,"x\n\u00e9",true],"b":{"c":null}}"#, #"["é😀",{"k":"\ud83d\ude00"}]"#]
    for _ in 0..<50 {
      var bytes = Array((seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch UInt8.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        default: bytes.insert(Array(#"{}[]",:\0eu"#.utf8).randomElement(using: &random) ?? 0, at: at)
        }
      }
      if (try? scan(bytes)) != nil {
        let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        #expect(other != nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}
