import Testing

@testable import Console

struct EdgeTests {
  @Test func formsAreDecodedAndTheFirstOfARepeatedNameCounts() {
    let pairs = FormText.pairs("a=1&b=x+y%21&a=2&c&%zz=1&d=%C3%A9".utf8)
    #expect(pairs == ["a": "1", "b": "x y!", "c": "", "%zz": "1", "d": "é"])
  }

  @Test func encodingForAQueryComesBackTheSame() {
    for text in ["", "a b&c=d", "é%/?#+", "\u{0}\n"] {
      #expect(FormText.pairs("k=\(FormText.encoded(text))".utf8)["k"] == text)
    }
  }

  @Test func jsonStringsAreEscaped() {
    let json = JSON.object([("a\"\\", .string("\u{1}\nö</script>")), ("n", 3), ("l", .array([.null, true]))])
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a\"\\":"\u0001\u000aö</script>","n":3,"l":[null,true]}"#)
  }

  @Test func unknownFieldsAreRefusedByName() {
    #expect(throws: ConsoleError.unknownField("otp", known: ["user"])) {
      _ = try BodyFields(["user": .text("x"), "otp": .integer(1)], known: ["user"])
    }
  }

  @Test func fieldsAreTypedAndBounded() throws {
    let fields = try BodyFields(
      [
        "blank": .text("  \n"), "long": .text(String(repeating: "x", count: 11)), "n": .integer(481), "t": .text(" a "),
      ],
      known: ["blank", "long", "n", "t"])
    #expect(throws: ConsoleError.self) { _ = try fields.text("blank", limit: 10) }
    #expect(throws: ConsoleError.self) { _ = try fields.text("long", limit: 10) }
    #expect(throws: ConsoleError.self) { _ = try fields.integer("n", in: 1...480) }
    #expect(try fields.text("t", limit: 10) == "a")
    #expect(try fields.integer("absent", in: 1...2) == nil)
  }

  @Test func base64IsThatOfTheStandard() {
    // RFC 4648 section 10.
    let vectors = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
    ]
    for (plain, encoded) in vectors { #expect(Base64Text.encode(Array(plain.utf8)) == encoded) }
  }

  /// A quote and a combining mark are one character; the browser still sees a quote.
  @Test func escapingGoesByScalarNotByCharacter() {
    let escaped = ScalarEscapedHTML().escapeText("\"\u{301} onfocus=x <\u{338}b> & ' \u{0}")
    #expect(!escaped.unicodeScalars.contains("\""))
    #expect(!escaped.unicodeScalars.contains("<"))
    #expect(!escaped.unicodeScalars.contains("'"))
    #expect(!escaped.unicodeScalars.contains("\u{0}"))
  }

  @Test func aLinkCannotSendSomeoneElsewhereAfterSigningIn() {
    for path in [
      "https://evil.example", "//evil.example", "/console//evil", "/other", "/console\\x", "/console/\n", "consolex",
      "/consolex",
    ] {
      #expect(SignInPages.safe(path) == "/console", "\(path)")
    }
    #expect(SignInPages.safe("/console/requests/sr_1?x=1") == "/console/requests/sr_1?x=1")
    #expect(SignInPages.safe(nil) == "/console")
  }
}
